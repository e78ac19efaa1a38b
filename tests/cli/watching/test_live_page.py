"""The live page of `docgen watch --open`: what it shows, to whom, and that it keeps up."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser import Browser
from web_validators import markup_errors

from docgen.cli.jobs.asked import Asked, DocumentFlags, FileFlags
from docgen.cli.jobs.configured import ConfigFlags
from docgen.cli.pdfoptions import PdfFlags
from docgen.cli.watching.live import Live
from docgen.cli.watching.page import FILES, page
from docgen.cli.watching.server import serve

TEXT = """\
docgen: 1
kind: press-statement
languages: [ar, en]
date: 2021-10-19
issuer:
  name: {ar: الوزارة, en: The Ministry}
headline: {ar: عنوان البيان, en: The headline}
body:
  - ar: حضر 12 عضوًا.
    en: 13 members & <guests> attended.
"""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    source = tmp_path_factory.mktemp("live") / "بيان <1>.yaml"
    source.write_text(TEXT, encoding="utf-8")
    made = Live(source, Asked(None, None, DocumentFlags(), PdfFlags(), FileFlags(ppi=40), ConfigFlags(no_config=True)))
    made.show()
    return made


@pytest.fixture(scope="module")
def address(live: Live) -> str:
    return serve(live)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DOCGEN_LANG", request.param)
    found: str = request.param
    return found


def got(address: str, name: str = "", host: str | None = None, path: str | None = None) -> tuple[int, http.client.HTTPMessage, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=30)
    try:
        connection.request("GET", path or parts.path + name, headers={"Host": host or parts.netloc})
        answer = connection.getresponse()
        return answer.status, answer.msg, answer.read()
    finally:
        connection.close()


def events(address: str, count: int, between: Iterator[None]) -> list[str]:
    """The first messages of the stream; before each but the first `between` has a turn."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=60)
    try:
        connection.request("GET", f"{parts.path}events", headers={"Host": parts.netloc})
        answer = connection.getresponse()
        assert answer.getheader("Content-Type", "").startswith("text/event-stream")
        found: list[str] = []
        while len(found) < count:
            line = answer.readline().decode().strip()
            if line.startswith("data:"):
                found.append(line.removeprefix("data:").strip())
                next(between, None)
        return found
    finally:
        connection.close()


def view(address: str) -> dict[str, Any]:
    status, _, data = got(address, "view.json")
    assert status == 200
    found: dict[str, Any] = json.loads(data)
    return found


def test_it_tells_the_pages_and_what_is_found_with_line_and_column_in_the_language_of_the_run(address: str, language: str) -> None:
    found = view(address)
    assert (found["lang"], found["name"], found["good"]) == (language, "بيان <1>.yaml", True)
    [page] = found["pages"]
    assert got(address, page["src"])[2].startswith(b"\x89PNG")
    finding = found["findings"][0]
    assert re.fullmatch(r"DG1\d\d", finding["code"])
    assert (finding["file"].rpartition("/")[2], bool(finding["line"]), bool(finding["column"])) == (found["name"], True, True)
    assert bool(re.search("[\u0621-\u064a]{3}", finding["message"])) is (language == "ar")


def test_it_takes_nothing_from_elsewhere_and_lets_nobody_take_it(address: str) -> None:
    for name in ("", *FILES):
        status, headers, data = got(address, name)
        assert status == 200, name
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        if not name.endswith((".ttf", ".svg")):
            assert not re.search(rb"https?://(?!www.w3.org/2000/svg)|@import|style=|onclick=", data)


@pytest.mark.parametrize("path", ["/", "/x/", "/events", "//", "/../../etc/passwd", "/%00/"])
def test_without_its_secret_there_is_nothing(address: str, path: str) -> None:
    status, _, data = got(address, path=path)
    assert (status, data) == (403, b"")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost", "127.0.0.1"])
def test_in_the_name_of_another_host_there_is_nothing(address: str, host: str) -> None:
    status, _, data = got(address, host=host)
    assert (status, data) == (403, b"")


@pytest.mark.parametrize("name", ["../page.py", "page.py", "server.py", "..%2fserver.py", "0.png"])
def test_it_gives_no_other_file(address: str, name: str) -> None:
    assert got(address, name)[0] == 404


def test_each_save_is_told_and_what_is_wrong_leaves_the_last_good_pages(live: Live, address: str) -> None:
    pictures = [one.name for one in live.view.pages]

    def saves() -> Iterator[None]:
        live.source.write_text(TEXT.replace("headline:", "haedline:"), encoding="utf-8")
        live.show()
        yield

    try:
        first, second = events(address, 2, saves())
        assert int(second) == int(first) + 1
        found = view(address)
        assert ([one["hash"] for one in found["pages"]], found["good"]) == (pictures, False)
        assert (7, 1) in [(one["line"], one["column"]) for one in found["findings"]]
    finally:
        live.source.write_text(TEXT, encoding="utf-8")
        live.show()
    assert live.view.good


def test_a_browser_shows_it_keeps_up_with_saves_and_hinders_nobody(live: Live, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_LANG", "ar")
    browser = Browser(tmp_path / "browser", "en")
    try:
        browser.go(address)
        before = browser.until("document.querySelector('#pages img')?.dataset.hash")
        assert browser.run("[document.documentElement.lang, document.documentElement.dir, document.querySelector('#name').textContent]") == [
            "ar",
            "rtl",
            live.source.name,
        ]
        assert browser.run("document.querySelector('#state').textContent") == "أُخرج المستند"
        live.source.write_text(TEXT.replace("13 members", "14 members"), encoding="utf-8")
        live.show()
        browser.until(f"document.querySelector('#pages img').dataset.hash !== '{before}' && document.querySelectorAll('#pages img').length === 1")
        live.source.write_text(TEXT.replace("headline:", "haedline:"), encoding="utf-8")
        live.show()
        browser.until("document.querySelector('#state.bad') && document.querySelector('#findings li.error')")
        assert browser.run("document.querySelectorAll('#pages img').length") == 1
        for width in (1280, 390):
            browser.resize(width, 844)
            assert browser.violations() == []
        assert browser.errors == []
    finally:
        browser.close()
        live.source.write_text(TEXT, encoding="utf-8")
        live.show()


def test_its_markup_is_right(tmp_path: Path) -> None:
    file = tmp_path / "live.html"
    file.write_bytes(page())
    assert markup_errors([file], tmp_path) == []
