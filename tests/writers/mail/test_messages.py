"""Messages: whole, the same every time, read alike by two parsers, and right to left in whatever shows them."""

from __future__ import annotations

import base64
import datetime
import io
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mail_reading import by_postal_mime, by_python, drawn, part
from PIL import Image

import docgen
from docgen.document.inline import Both
from docgen.errors import FontError, Problem, UsageError
from docgen.writers import renderer
from docgen.writers.contract import check_writer
from docgen.writers.mail.envelope import Parts, envelope
from docgen.writers.sample import flows

ROOT = Path(__file__).parents[3]
EXAMPLES = ("statement", "minutes")
ARABIC = re.compile(r"[\u0621-\u064a]")
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


@cache
def message(name: str, **options: Any) -> bytes:
    model = docgen.load(ROOT / "examples" / f"{name}.yaml", warn=lambda problem: None)
    return docgen.render_bytes(model, "eml", warn=lambda problem: None, **options)


def statement(**more: Any) -> Any:
    headline = {"ar": "بيان", "en": "Statement"}
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": {"ar": "وزارة", "en": "Ministry"}}}
    return docgen.parse({**data, "headline": headline, "body": [{"ar": "نص", "en": "Text"}], **more}, warn=lambda problem: None)


def made(model: Any, **options: Any) -> bytes:
    return docgen.render_bytes(model, "eml", warn=lambda problem: None, **options)


class Words(HTMLParser):
    """The words of a page, and the block that each stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img", "br"):
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag == "title" for tag, _ in self.open):
            self.texts.append((data, next(given for tag, given in reversed(self.open) if tag not in ("span", "strong", "em", "a", "sup"))))


def texts(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Words()
    reader.feed(html)
    assert reader.open == []
    return reader.texts


def test_the_writer_of_messages_keeps_the_contract() -> None:
    samples = {layout: flow for layout, flow in flows().items() if layout in ("side-by-side", "stacked")}  # its PDF is tried in all of them
    read = lambda data: "".join(text for text, _ in texts(part(by_python(data), "html")))  # noqa: E731
    check_writer(renderer("eml"), read=read, fonts=True, samples=samples)


@pytest.mark.parametrize("name", EXAMPLES)
def test_lines_end_as_mail_has_them_and_none_is_too_long(name: str) -> None:
    lines = message(name).split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78  # RFC 5322, 2.1.1


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_has_text_then_html_and_the_pdf_attached(name: str) -> None:
    read = by_python(message(name))
    assert [one.get_content_type() for one in read.walk()] == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf")
    ]
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == f"{name}.pdf"
    model = docgen.load(ROOT / "examples" / f"{name}.yaml", warn=lambda problem: None)
    assert attached.get_content() == docgen.render_bytes(model, "pdf")


def test_its_plain_text_is_the_text_file() -> None:
    model = docgen.load(ROOT / "examples" / "statement.yaml")
    assert part(by_python(message("statement")), "plain").replace("\r\n", "\n") == docgen.render_bytes(model, "txt").decode()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_block_says_its_direction_and_side_by_attribute_and_by_style(name: str) -> None:
    for text, block in texts(part(by_python(message(name)), "html")):
        if ARABIC.search(text):
            assert block["dir"] == "rtl", text
            assert re.search(r"direction:rtl;text-align:(right|center|left);", block["style"] or ""), text
        assert block["dir"], text


def test_right_to_left_stays_where_style_sheets_and_the_body_s_attributes_are_dropped(tmp_path: Path) -> None:
    seen = drawn(part(by_python(message("minutes")), "html"), tmp_path)
    assert len(seen) > 100
    for text, way, side in seen:
        if ARABIC.search(text):
            assert way == "rtl", text
            assert side in ("right", "center", "left"), text
    starting = [side for text, way, side in seen if way == "rtl"]
    assert starting.count("right") > 0.8 * len(starting)


def test_it_needs_no_style_sheet_no_script_and_nothing_from_elsewhere() -> None:
    html = part(by_python(message("statement")), "html")
    assert not re.search(r"<style|<script|<link|url\(|\son\w+=|class=", html)
    assert {address.partition(":")[0] for address in re.findall(r'(?:src|href)="(.*?)"', html)} <= {"https", "mailto", "cid"}


def test_no_address_is_invented_and_answers_go_to_the_contact() -> None:
    read = by_python(message("statement"))
    assert (read["From"], read["To"], str(read["Reply-To"]), read["X-Unsent"]) == (None, None, "press@embassy.example", "1")
    assert by_python(message("minutes"))["Reply-To"] is None


def test_the_date_is_the_document_s_or_the_builder_s(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(by_python(message("statement"))["Date"]) == "Tue, 19 Oct 2021 12:00:00 -0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert str(by_python(made(statement()))["Date"]) == "Tue, 14 Nov 2023 22:13:20 +0000"


def test_it_is_the_same_every_time_and_another_document_has_another_id() -> None:
    assert made(statement()) == made(statement())
    assert len({str(by_python(data)["Message-ID"]) for data in (made(statement()), message("statement"), message("minutes"))}) == 3


def test_the_subject_is_the_title_in_both_languages_and_says_first_what_no_reader_may_miss() -> None:
    plain = str(by_python(made(statement()))["Subject"]).translate(UNSEEN)
    assert plain == "بيان | Statement"
    marked = str(by_python(made(statement(marking={"ar": "محدود التداول", "en": "Restricted"})))["Subject"])
    assert marked.translate(UNSEEN) == "[محدود التداول] بيان | [Restricted] Statement"
    assert marked.count("\u2066") == 1
    assert str(by_python(made(statement(), layout="en"))["Subject"]) == "Statement"


TITLES = st.text(st.sampled_from('abc ابت١٢3,;:"<>()@=?_/ éالله😀-'), min_size=1, max_size=120)


@settings(max_examples=2, deadline=None, phases=(Phase.generate,))  # each example starts Node
@given(st.lists(st.tuples(TITLES, TITLES, TITLES), min_size=20, max_size=20))
def test_two_parsers_read_any_subject_text_and_file_name_alike(tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, str]]) -> None:
    folder = tmp_path_factory.mktemp("mail")
    paths = [folder / f"{index}.eml" for index in range(len(said))]
    day = datetime.datetime(2026, 5, 11, 12)
    for path, (subject, text, name) in zip(paths, said, strict=True):
        subject = f"ع {' '.join(subject.split())}".strip()
        path.write_bytes(envelope(Parts(subject, day, ("ar",), None, f"{text}\n", f"<p>{text}</p>\n", (), b"%PDF", f"ب{name.replace('/', '')}.pdf")))
    for path, there, (subject, text, name) in zip(paths, by_postal_mime(paths), said, strict=True):
        here = by_python(path.read_bytes())
        assert there["subject"] == str(here["Subject"]) == f"ع {' '.join(subject.split())}".strip()
        assert there["text"].rstrip("\r\n") == part(here, "plain").rstrip("\r\n") == text
        (attached,) = here.iter_attachments()
        assert there["attachments"][0]["filename"] == attached.get_filename() == f"ب{name.replace('/', '')}.pdf"


def test_another_parser_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "بيان صحفي رقم ٣١.yaml"
    path.write_bytes((ROOT / "examples" / "statement.yaml").read_bytes())
    emblem = with_emblem(tmp_path)
    files = {"arabic": made(docgen.load(path)), "emblem": made(emblem), "minutes": message("minutes")}
    for name, data in files.items():
        (tmp_path / f"{name}.eml").write_bytes(data)
    for read, data in zip(by_postal_mime([tmp_path / f"{name}.eml" for name in files]), files.values(), strict=True):
        here = by_python(data)
        assert read["subject"] == str(here["Subject"])
        assert read["messageId"] == str(here["Message-ID"])
        assert (read["from"], read["to"]) == (None, None)
        assert read["text"].replace("\r\n", "\n").strip() == part(here, "plain").replace("\r\n", "\n").strip()
        parts = [one for one in here.walk() if one.get_content_disposition()]
        assert [one["filename"] for one in read["attachments"]] == [one.get_filename() for one in parts]
        assert [base64.b64decode(one["content"]) for one in read["attachments"]] == [one.get_content() for one in parts]
    attached = next(iter(by_python(files["arabic"]).iter_attachments()))
    assert attached.get_filename() == "بيان صحفي رقم ٣١.pdf"
    assert b"filename*" in files["arabic"]


def with_emblem(folder: Path) -> Any:
    Image.new("RGBA", (40, 40), (20, 20, 20, 60)).save(folder / "map.png")
    (folder / "emblem.svg").write_bytes((ROOT / "examples" / "emblem-palm.svg").read_bytes())
    text = """docgen: 1
kind: press-statement
date: 2026-05-11
issuer: {name: {ar: وزارة, en: Ministry}, emblem: emblem.svg, emblem_alt: {ar: نخلة, en: A palm}}
headline: {ar: بيان, en: Statement}
body:
  - {ar: نص, en: Text}
  - picture: map.png
    alt: {ar: خريطة, en: A map}
"""
    (folder / "input.yaml").write_text(text, encoding="utf-8")
    return docgen.load(folder / "input.yaml")


def test_pictures_are_parts_of_the_message_that_the_page_names_and_opaque(tmp_path: Path) -> None:
    read = by_python(made(with_emblem(tmp_path)))
    named = re.findall(r'src="cid:(.*?)"', part(read, "html"))
    shown = {str(one["Content-ID"]).strip("<>"): one for one in read.walk() if one["Content-ID"]}
    assert set(named) == set(shown)
    assert len(shown) == 2
    for one in shown.values():
        assert one.get_content_disposition() == "inline"
        assert Image.open(io.BytesIO(one.get_content())).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_kind_and_size_are_shown_on_any_ground(mode: str, tmp_path: Path) -> None:
    with_emblem(tmp_path)
    Image.new("RGB", (1600, 20), (200, 30, 30)).convert("L" if mode == "I;16" else mode).convert(mode).save(tmp_path / "map.png")
    read = by_python(made(docgen.load(tmp_path / "input.yaml")))
    pictures = [Image.open(io.BytesIO(one.get_content())) for one in read.walk() if one["Content-ID"]]
    assert len(pictures) == 2
    assert all(picture.width <= 1280 and "A" not in picture.getbands() for picture in pictures)


def test_figures_dates_and_names_are_those_of_the_other_formats() -> None:
    for name in EXAMPLES:
        read = by_python(message(name))
        said = " ".join(text for text, _ in texts(part(read, "html")))
        plain = part(read, "plain").translate({**UNSEEN, **dict.fromkeys(map(ord, "•|—"))})
        assert set(re.findall(r"\w{2,}", plain)) <= set(re.findall(r"\w{2,}", said))


def test_a_watermark_stands_in_the_text_and_the_page_and_behind_the_pdf() -> None:
    read = by_python(made(statement(), watermark=Both("مسودة", "DRAFT")))
    assert part(read, "plain").translate(UNSEEN).split()[:2] == ["مسودة", "DRAFT"]
    assert {"مسودة", "DRAFT"} <= {text for text, _ in texts(part(read, "html"))}
    (attached,) = read.iter_attachments()
    assert attached.get_content() == docgen.render_bytes(statement(), "pdf", watermark=Both("مسودة", "DRAFT"))


def test_the_attached_pdf_carries_nothing_of_its_input_unless_it_is_asked_to() -> None:
    for source, carried in ((None, 0), ("full", 1)):
        model = docgen.load(ROOT / "examples" / "statement.yaml")
        data = made(model) if source is None else made(model, source=source)
        (attached,) = by_python(data).iter_attachments()
        document = pypdfium2.PdfDocument(attached.get_content())
        assert document.count_attachments() == carried
        document.close()


def test_an_address_that_a_header_cannot_hold_is_left_out_and_told() -> None:
    told: list[Problem] = []
    contacts = [{"name": {"ar": "مكتب", "en": "Office"}, "email": "مكتب@embassy.example"}]
    data = docgen.render_bytes(statement(contacts=contacts), "eml", warn=told.append)
    assert by_python(data)["Reply-To"] is None
    assert any("no address of plain letters" in str(problem) for problem in told)


def test_a_page_s_own_family_is_for_the_pdf_and_one_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(FontError, match="No Such"):
        made(statement(), family="No Such")


def test_what_a_message_has_not_is_refused() -> None:
    for name, value in (("embed_fonts", "none"), ("channel", "x"), ("ppi", 100.0), ("card", "wide")):
        with pytest.raises(UsageError, match="an e-mail"):
            made(statement(), **{name: value})
