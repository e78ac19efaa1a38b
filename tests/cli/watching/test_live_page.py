"""The live page of `docgen watch --open`: what it shows, to whom, and that it keeps up."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from web_validators import accessibility_violations, markup_errors

from docgen.cli.jobs.asked import Asked, DocumentFlags, FileFlags
from docgen.cli.jobs.configured import ConfigFlags
from docgen.cli.pdfoptions import PdfFlags
from docgen.cli.watching.live import Live
from docgen.cli.watching.page import page
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


def test_it_shows_the_pages_and_what_is_found_with_line_and_column(address: str, language: str) -> None:
    status, _, data = got(address)
    text = data.decode()
    assert status == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text
    [picture] = re.findall(r'<img src="([^"]+)"', text)
    assert got(address, picture)[2].startswith(b"\x89PNG")
    assert re.search(r"<code>DG1\d\d</code> <bdi class=\"place\" dir=\"ltr\">بيان &lt;1&gt;\.yaml:\d+:\d+</bdi>", text)
    assert "بيان <1>.yaml" in unescape(text)


def test_it_takes_nothing_from_elsewhere_and_lets_nobody_take_it(address: str) -> None:
    for name in ("", "page.css", "page.js"):
        status, headers, data = got(address, name)
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert not re.search(rb"https?://|@import|style=|onclick", data)


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


def test_each_save_is_told_and_what_is_wrong_leaves_the_last_good_pages(live: Live, address: str, language: str) -> None:
    pictures = [one.name for one in live.view.pages]

    def saves() -> Iterator[None]:
        live.source.write_text(TEXT.replace("headline:", "haedline:"), encoding="utf-8")
        live.show()
        yield

    try:
        first, second = events(address, 2, saves())
        assert int(second) == int(first) + 1
        assert [one.name for one in live.view.pages] == pictures
        text = got(address)[2].decode()
        assert 'class="bad">' + ("لم يُخرج" if language == "ar" else "Not rendered") in text
        assert f"{live.source.name}:7:1" in unescape(text)
    finally:
        live.source.write_text(TEXT, encoding="utf-8")
        live.show()
    assert live.view.good


def test_validators_and_people_who_do_not_see_it_find_no_fault(live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_LANG", "ar")
    folder = Path(page.__code__.co_filename).parent
    (tmp_path / "page.css").write_bytes((folder / "page.css").read_bytes())
    for one in live.view.pages:
        (tmp_path / one.name).write_bytes(one.data)
    file = tmp_path / "page.html"
    text = page(live.source.name, replace(live.view, good=False))
    file.write_text(text.replace('<script src="page.js" defer></script>\n', ""), encoding="utf-8")
    assert accessibility_violations(file, tmp_path, width=1280) == []
    file.write_text(text, encoding="utf-8")
    assert markup_errors([file], tmp_path) == []
