"""The server as it is run: whom it answers, how much it takes, how long it waits."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import ConnectionClosedError

from pantau.intake.limits import FILE_BYTES
from tests.helpers.apart import run_apart
from tests.helpers.browser import ROOT, open_page, serving, watched_page
from tests.helpers.visitor import Visitor

UPLOADER = "[data-testid=stFileUploader]"
MEGABYTE = 1024 * 1024


@pytest.fixture
def connection(app_url: str) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection(urlsplit(app_url).netloc, timeout=60)
    yield opened
    opened.close()


@pytest.mark.parametrize("path", ["/", "/peta", "/healthz", "/_stcore/health", "/_stcore/stream"])
def test_another_name_is_not_answered(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers={"Host": "jahat.example"})
    answer = connection.getresponse()
    assert answer.status == 421
    assert "server.allowedHosts" in answer.read().decode()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]:8501"])
def test_the_machine_itself_is(connection: http.client.HTTPConnection, host: str) -> None:
    connection.request("GET", "/healthz", headers={"Host": host})
    assert connection.getresponse().status == 200


def test_nothing_is_told_of_who_is_here(connection: http.client.HTTPConnection) -> None:
    for path, status in (("/_stcore/metrics", 404), ("/_stcore/script-health-check", 404)):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (status, b"")
    connection.request("GET", "/_stcore/host-config")
    assert b'"allowedOrigins":[]' in connection.getresponse().read()


def test_a_head_that_does_not_come_ends(app_url: str) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(app_url).port), timeout=60) as half:
        half.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")
        assert half.recv(1024) == b""


def test_a_message_that_is_too_large_ends_its_session_and_no_other(app_url: str) -> None:
    async def say_much() -> int:
        async with Visitor(app_url) as other, Visitor(app_url) as visitor:
            with pytest.raises(ConnectionClosedError) as closed:
                await visitor.open("cek_angka", kata="x" * 3 * MEGABYTE)
            assert (await other.open("metodologi"))[0]
            assert closed.value.rcvd is not None
            return closed.value.rcvd.code

    assert run_apart(say_much) == 1009, "message too big"


@pytest.mark.browser
def test_a_file_is_cut_off_while_it_arrives(app_url: str, browser: Browser) -> None:
    """Sent past the browser, without a length, by one who has a session and its token."""
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/data")
        with page.expect_request(lambda request: "/upload_file/" in request.url) as sent:
            _choose(page)
        headers = sent.value.all_headers()
        kept = {name: headers[name] for name in ("cookie", "x-xsrftoken")}
        address = urlsplit(sent.value.url)
        assert _upload(address.netloc, address.path, MEGABYTE, kept) == (204, MEGABYTE)
        status, came = _upload(address.netloc, address.path, 8 * FILE_BYTES, kept)
        assert status == 413
        assert came < 2 * FILE_BYTES, "it was read to its end"


def _upload(host: str, path: str, size: int, headers: dict[str, str]) -> tuple[int, int]:
    """Status of the answer to a file of so many bytes, and how many were sent until it came."""
    sent = 0

    def form() -> Iterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
        while sent < size:
            yield b"x" * MEGABYTE
            sent += MEGABYTE
        yield b"\r\n--x--\r\n"

    connection = http.client.HTTPConnection(host, timeout=60)
    headers |= {"Content-Type": "multipart/form-data; boundary=x"}
    with suppress(ConnectionError):  # closed while we were sending
        connection.request("PUT", path, body=form(), headers=headers, encode_chunked=True)
    return _status(connection), sent


def _status(connection: http.client.HTTPConnection) -> int:
    """Of an answer that came before all was sent, too: http.client would not look for one."""
    assert connection.sock is not None
    return int(connection.sock.recv(1024).split()[1])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "words"),
    [("data", "Bersama berkas lain yang Anda unggah"), ("data?bahasa=en", "With the other files that you")],
)
def test_the_page_says_in_words_that_it_is_too_much(
    app_url: str, browser: Browser, address: str, words: str
) -> None:
    with watched_page(browser, tolerate="413") as page:
        open_page(page, f"{app_url}/{address}")
        page.route("**/_stcore/upload_file/**", lambda route: route.fulfill(status=413, body="x"))
        _choose(page)
        expect(page.locator(UPLOADER)).to_contain_text(words)
        expect(page.locator(UPLOADER)).not_to_contain_text("AxiosError")


def _choose(page: Page) -> None:
    page.locator(f"{UPLOADER} input[type=file]").set_input_files(
        {"name": "kecil.csv", "mimeType": "text/csv", "buffer": b"a;b\n"}
    )


@pytest.mark.browser
def test_an_installation_answers_to_the_names_it_lists_and_to_its_own(
    full_root: Path, tmp_path: Path, browser: Browser
) -> None:
    named = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "dasbor.example.id *.cabang.example.id"}
    with serving(ROOT / "server.py", full_root, log=tmp_path / "server.log", **named) as (address, _):
        asked = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        for host, status in (
            ("dasbor.example.id", 200),
            ("a.cabang.example.id:8501", 200),
            ("cabang.example.id", 421),
        ):
            asked.request("GET", "/", headers={"Host": host})
            answer = asked.getresponse()
            answer.read()
            assert answer.status == status, host
        with watched_page(browser) as page:
            open_page(page, f"{address}/metodologi")  # Streamlit's own check would refuse its WebSocket
            expect(page.locator("h1").first).to_be_visible()


def test_a_setting_that_is_no_site_stops_the_server_in_words(full_root: Path, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    with (
        pytest.raises(RuntimeError, match="PANTAU_BINGKAI: bukan-situs bukan alamat situs"),
        serving(ROOT / "server.py", full_root, log=log, PANTAU_BINGKAI="bukan-situs"),
    ):
        pass
