"""A page is what is HTML, wherever it stands; where none of ours is, something leads back."""

from __future__ import annotations

import gzip

import brotli
import pytest
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.web.pages import Pages
from pantau.web.policy import policy_of
from tests.helpers.asgi import answers, body, status

HTML = b"<html><head><script>a()</script></head></html>"
CHANGED = HTML.replace(b"a()", b"b()")


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Its page for any address, compressed at some; files elsewhere."""
    assert scope["method"] == "GET"
    if scope["path"].endswith(".csv"):
        answer: Response = PlainTextResponse("a,b")
    elif scope["path"] == "/zipped":
        answer = HTMLResponse(gzip.compress(HTML), headers={"content-encoding": "gzip"})
    else:
        answer = HTMLResponse(HTML)
    await answer(scope, receive, send)


def app(inner: ASGIApp = streamlit) -> Pages:
    return Pages(inner, {"", "peta", "v1.2", "zipped"}, lambda html, _: html.replace(b"a()", b"b()"))


def headers(sent: list[Message]) -> Headers:
    return Headers(raw=sent[0]["headers"])


@pytest.mark.parametrize("path", ["/", "/peta", "/v1.2", "/zipped"])
def test_our_page_stands_at_our_addresses(path: str) -> None:
    sent = answers(app(), path=path)
    assert (status(sent), body(sent)) == (200, CHANGED)
    assert headers(sent)["content-security-policy"] == policy_of(CHANGED)
    assert headers(sent)["content-length"] == str(len(CHANGED))
    assert "content-encoding" not in headers(sent)


@pytest.mark.parametrize(("coding", "open_"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_is_compressed(coding: str, open_: object) -> None:
    sent = answers(app(), [("accept-encoding", coding)], path="/peta")
    assert headers(sent)["content-encoding"] == coding
    assert headers(sent)["vary"] == "Accept-Encoding"
    assert open_(body(sent)) == CHANGED  # type: ignore[operator]


def test_a_page_that_is_known_is_not_sent_again() -> None:
    tag = headers(answers(app(), path="/peta"))["etag"]
    again = answers(app(), [("if-none-match", tag)], path="/peta")
    assert (status(again), body(again)) == (304, b"")


@pytest.mark.parametrize("path", ["/dampak", "/peta.php", "/a/b/c", "/static/js/old.1a2b3c4d.js", "/Peta"])
def test_an_unknown_address_is_not_found_and_leads_back(path: str) -> None:
    sent = answers(app(), path=path)
    assert status(sent) == 404
    text = body(sent).decode()
    assert text.startswith("<!DOCTYPE html>")
    assert f'href="{"../" * (path.count("/") - 1) or "./"}"' in text
    assert "Tidak ada halaman di alamat ini" in text
    assert "There is no page at this address" in text
    assert path not in text
    assert headers(sent)["content-security-policy"] == policy_of(body(sent))


def test_the_head_alone_is_that_of_the_page() -> None:
    whole, head = answers(app(), path="/peta"), answers(app(), path="/peta", method="HEAD")
    assert headers(head) == headers(whole)


@pytest.mark.parametrize("path", ["/data.csv", "/peta.csv"])
def test_what_is_no_page_goes_on(path: str) -> None:
    sent = answers(app(), path=path)
    assert (status(sent), body(sent)) == (200, b"a,b")


def test_a_file_that_is_html_is_no_page() -> None:
    assert body(answers(app(), path="/media/1a2b.html")) == HTML


def test_a_refusal_goes_on() -> None:
    refusal = HTMLResponse("no", status_code=400)
    assert status(answers(app(refusal), path="/peta")) == 400
