"""Who takes a compressed copy gets it, whole; everybody else gets the file as it is."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from starlette.datastructures import Headers
from starlette.types import Message

from pantau.web.copies import Copies, files_below
from pantau.web.precompressed import Precompressed, is_known
from tests.helpers.asgi import answers, body, greet, status

SCRIPT = b"const angka = 1;\n" * 100


@pytest.fixture
def app(tmp_path: Path) -> Precompressed:
    """Around an app that greets whoever is not answered."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_bytes(SCRIPT)
    copies = Copies(files_below(tmp_path / "js", "/js"), tmp_path / "kept")
    copies.make()
    return Precompressed(greet, copies)


def headers(sent: list[Message]) -> Headers:
    return Headers(raw=sent[0]["headers"])


def test_brotli_for_who_takes_it(app: Precompressed) -> None:
    sent = answers(app, [("accept-encoding", "gzip, br")], path="/js/a.js")
    assert brotli.decompress(body(sent)) == SCRIPT
    told = headers(sent)
    assert told["content-encoding"] == "br"
    assert told["vary"] == "Accept-Encoding"
    assert told["cache-control"] == "public, max-age=31536000, immutable"
    assert "javascript" in told["content-type"]
    assert int(told["content-length"]) == len(body(sent))


def test_gzip_for_who_takes_no_brotli(app: Precompressed) -> None:
    sent = answers(app, [("accept-encoding", "gzip, br;q=0")], path="/js/a.js")
    assert gzip.decompress(body(sent)) == SCRIPT


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0, gzip;q=0"])
def test_the_file_as_it_is_for_who_takes_neither(app: Precompressed, accepted: str) -> None:
    sent = answers(app, [("accept-encoding", accepted)], path="/js/a.js")
    assert body(sent) == b"halo"
    assert headers(sent)["vary"] == "Accept-Encoding"


def test_a_part_of_a_file_is_of_the_file(app: Precompressed) -> None:
    sent = answers(app, [("accept-encoding", "br"), ("range", "bytes=0-9")], path="/js/a.js")
    assert body(sent) == b"halo"
    assert "vary" not in headers(sent)


@pytest.mark.parametrize(
    ("path", "method"), [("/js/b.js", "GET"), ("/js/../js/a.js", "GET"), ("/js/a.js", "POST")]
)
def test_all_else_goes_on(app: Precompressed, path: str, method: str) -> None:
    assert body(answers(app, [("accept-encoding", "br")], path=path, method=method)) == b"halo"


def test_what_a_browser_has_is_not_sent_again(app: Precompressed) -> None:
    tag = headers(answers(app, [("accept-encoding", "br")], path="/js/a.js"))["etag"]
    again = answers(app, [("accept-encoding", "br"), ("if-none-match", tag)], path="/js/a.js")
    assert (status(again), body(again)) == (304, b"")
    assert headers(again)["etag"] == tag
    other = answers(app, [("accept-encoding", "gzip"), ("if-none-match", tag)], path="/js/a.js")
    assert status(other) == 200  # of another coding, so another answer


def test_a_copy_whose_file_is_gone_is_answered_as_it_is(app: Precompressed, tmp_path: Path) -> None:
    for kept in (tmp_path / "kept").iterdir():
        kept.unlink()
    assert body(answers(app, [("accept-encoding", "br")], path="/js/a.js")) == b"halo"


def test_web_sockets_go_on(app: Precompressed) -> None:
    assert answers(app, kind="websocket", path="/js/a.js") == [{"type": "websocket.accept"}]


@pytest.mark.parametrize(
    ("named", "known"),
    [(['"a"'], True), (['W/"a"'], True), (['"b", "a"'], True), (["*"], True), (['"b"'], False), ([], False)],
)
def test_tags(named: list[str], known: bool) -> None:
    assert is_known('"a"', named) is known
