"""Pictures of pages and cards: of the size that is asked for, one a page, with what no reader may miss, the same every time."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

import docgen
from docgen import api
from docgen.cli.outputs import Taken
from docgen.document.arrange import arrange
from docgen.document.inline import Both
from docgen.errors import Problem, UsageError
from docgen.writers import renderer
from docgen.writers.contract import check_writer
from docgen.writers.options import RenderOptions
from docgen.writers.png.numbers import page_numbers
from docgen.writers.sample import flows

ROOT = Path(__file__).parents[3]
SIZES = {"wide": (1200, 630), "portrait": (1080, 1350), "square": (1080, 1080)}


@cache
def example(name: str) -> Any:
    return docgen.load(ROOT / "examples" / f"{name}.yaml", warn=lambda problem: None)


def statement(headline: dict[str, str], **more: Any) -> Any:
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": {"ar": "وزارة", "en": "Ministry"}}}
    return docgen.parse({**data, "headline": headline, "body": [{"ar": "نص", "en": "Text"}], **more}, warn=lambda problem: None)


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of what is not paper."""
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, (255, 255, 255))).getbbox()
    assert box is not None
    return box


def test_the_writer_of_pictures_keeps_the_contract() -> None:
    def write(flow: Any, options: RenderOptions) -> bytes:
        return renderer("png")(flow, replace(options, pages="1", ppi=40.0))

    check_writer(write, fonts=True, samples={layout: flow for layout, flow in flows().items() if layout in ("stacked", "ar")})


def test_a_page_is_as_large_as_its_pixels_an_inch_say_and_says_what_it_is() -> None:
    picture = opened(docgen.render_bytes(example("statement"), "png", ppi=72.0))
    assert (picture.size, picture.mode) == ((596, 842), "RGB")
    assert round(picture.info["dpi"][0]) == 72
    assert picture.info["Title"] == " | ".join(text for _, text in api.document(example("statement")).meta.title)
    assert picture.info["srgb"] == 0
    assert "time" not in {key.lower() for key in picture.info}


def test_each_page_is_a_file_and_of_one_page_the_name_is_as_given(tmp_path: Path) -> None:
    assert docgen.render(example("minutes"), tmp_path / "minutes.png", ppi=40.0) == tmp_path / "minutes-1.png"
    docgen.render(example("minutes"), tmp_path / "last.png", ppi=40.0, pages="2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["last.png", "minutes-1.png", "minutes-2.png"]
    assert (tmp_path / "last.png").read_bytes() == (tmp_path / "minutes-2.png").read_bytes()


def test_an_open_file_takes_one_picture() -> None:
    stream = io.BytesIO()
    with pytest.raises(UsageError, match="one file holds one picture, and there are 2"):
        docgen.render(example("minutes"), stream, format="png", ppi=40.0)
    assert stream.getvalue() == b""
    docgen.render(example("minutes"), stream, format="png", ppi=40.0, pages="1")
    assert opened(stream.getvalue()).size == (331, 468)


@pytest.mark.parametrize(
    ("wanted", "numbers"), [(None, (1, 2, 3, 4)), ("2", (2,)), ("1-3", (1, 2, 3)), ("3-", (3, 4)), ("4,1-2", (1, 2, 4)), (" 2 , 2 ", (2,))]
)
def test_pages_are_chosen_by_their_numbers(wanted: str | None, numbers: tuple[int, ...]) -> None:
    assert page_numbers(wanted, 4) == numbers


@pytest.mark.parametrize("wanted", ["0", "5", "2-9", "3-2", "", "a", "-2", "1;2", "1-2-3", "٢-"])
def test_pages_that_there_are_not_are_an_error(wanted: str) -> None:
    with pytest.raises(UsageError, match="pages"):
        page_numbers(wanted, 4)


def test_what_is_wrong_with_the_numbers_of_pages_is_said() -> None:
    for wanted, said in (("0", "counted from 1"), ("3-2", "3-2 runs backwards – write 2-3"), ("2-9", "has 4 pages"), ("5-", "has 4 pages")):
        with pytest.raises(UsageError, match=said):
            page_numbers(wanted, 4)


@pytest.mark.parametrize("ppi", [0.0, 35.0, 601.0, float("nan"), float("inf")])
def test_pixels_an_inch_have_bounds(ppi: float) -> None:
    with pytest.raises(UsageError, match="36 to 600 pixels an inch"):
        docgen.render_bytes(example("statement"), "png", ppi=ppi)


@pytest.mark.parametrize("card", SIZES)
def test_a_card_has_its_size_and_its_words_stay_within_it(card: Any) -> None:
    picture = opened(docgen.render_bytes(example("statement"), "png", card=card))
    assert picture.size == SIZES[card]
    left, top, right, bottom = ink(picture)
    assert min(left, top) > 20
    assert right < picture.width - 20
    assert bottom < picture.height - 10
    assert right - left > picture.width * 0.7


def test_of_languages_in_sequence_each_has_a_card(tmp_path: Path) -> None:
    docgen.render(example("statement"), tmp_path / "card.png", card="square", layout="sequential")
    arabic = docgen.render_bytes(example("statement"), "png", card="square", layout="ar")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["card-1.png", "card-2.png"]
    assert opened(arabic).size == (1080, 1080)


def test_a_long_headline_is_set_smaller_and_one_that_does_not_fit_is_told() -> None:
    told: list[Problem] = []
    short = docgen.render_bytes(statement({"ar": "بيان قصير", "en": "Short"}), "png", card="wide", layout="ar", warn=told.append)
    longer = {"ar": "بيان طويل عن أعمال اللجنة " * 5, "en": "Long"}
    docgen.render_bytes(statement(longer), "png", card="wide", layout="ar", warn=told.append)
    assert told == []
    assert ink(opened(short))[3] < 630
    docgen.render_bytes(statement({"ar": "بيان طويل عن أعمال اللجنة " * 60, "en": "Long"}), "png", card="wide", layout="ar", warn=told.append)
    assert [problem.message for problem in told] == ["the headline is too long for a wide card, which shows its beginning only"]


@pytest.mark.parametrize("department", [None, {"ar": "إدارة الإعلام والاتصال " * 6, "en": "Department of Media and Communication " * 6}])
def test_a_card_with_room_for_the_headlines_alone_tells_what_else_it_leaves_out(department: dict[str, str] | None) -> None:
    issuer = {"name": {"ar": "اسم الجهة المعنية بالأمر", "en": "Name of the institution"}, **({"department": department} if department else {})}
    bars = {"marking": "confidential", "release": {"embargo": "2026-05-12T09:00+03:00"}}
    headline = {"ar": "عنوان البيان في سطر واحد واضح " * 3, "en": "The headline in one clear line " * 3}
    told: list[Problem] = []
    docgen.render_bytes(statement(headline, issuer=issuer, **bars), "png", card="wide", layout="stacked", warn=told.append)
    wanted = "a wide card has no room for more than the headline and one name: emblem, department and other names are left out"
    assert [problem.message for problem in told] == ([wanted] if department else [])


@pytest.mark.parametrize("more", [{"marking": "restricted"}, {"status": "draft"}, {"release": {"embargo": "2026-05-12T09:00+03:00"}}])
def test_a_card_shows_what_no_reader_may_miss(more: dict[str, Any]) -> None:
    headline = {"ar": "بيان", "en": "Statement"}
    plain = opened(docgen.render_bytes(statement(headline), "png", card="square"))
    marked = opened(docgen.render_bytes(statement(headline, **more), "png", card="square"))
    bar = dark(marked)
    assert bar > 0.04
    assert bar > 5 * dark(plain)


def dark(picture: Image.Image) -> float:
    """The share of the upper quarter that is neither light nor gray."""
    pixels = list(picture.crop((0, 0, picture.width, picture.height // 4)).resize((200, 50)).get_flattened_data())
    return sum(max(pixel) - min(pixel) > 60 for pixel in pixels) / len(pixels)  # type: ignore[misc,arg-type]


def test_a_card_says_its_date_in_both_calendars() -> None:
    dated = arrange(api.document(example("statement"))).meta.dated
    arabic, english = ("".join(run.text for run in runs) for _, runs in dated)
    assert "٢٠٢١م" in arabic
    assert "١٤٤٣هـ" in arabic
    assert "19 October 2021" in english
    assert "1443 AH" in english


def test_a_card_takes_neither_page_nor_pixels() -> None:
    for more in ({"page": (400.0, 600.0)}, {"ppi": 100.0}, {"pages": "1"}):
        with pytest.raises(UsageError, match="a card has a size of its own"):
            docgen.render_bytes(example("statement"), "png", card="wide", **more)  # type: ignore[arg-type]


def test_the_bar_of_an_embargo_lies_over_no_word_of_a_watermark() -> None:
    settings = {"marking": "confidential", "release": {"embargo": "2026-05-12T09:00+03:00"}}
    model = docgen.load(ROOT / "examples" / "statement.yaml", settings=settings, warn=lambda problem: None)
    plain, marked = (
        opened(docgen.render_bytes(model, "png", card="square", watermark=words, warn=lambda problem: None))
        for words in (None, Both("محظور النشر", "EMBARGOED"))
    )
    red = next(colour for y in range(plain.height) if (colour := plain.getpixel((plain.width // 2, y))) != plain.getpixel((0, 0)))
    rows = [y for y in range(plain.height) if plain.getpixel((plain.width // 2, y)) == red]
    bar = (0, rows[0], plain.width, rows[-1] + 1)
    assert len(rows) > plain.height // 10
    assert plain.crop(bar).tobytes() == marked.crop(bar).tobytes()
    assert plain.tobytes() != marked.tobytes()


def test_a_watermark_is_in_the_picture() -> None:
    plain = docgen.render_bytes(example("statement"), "png", ppi=40.0)
    assert docgen.render_bytes(example("statement"), "png", ppi=40.0, watermark=Both("مسودة", "DRAFT")) != plain


def test_without_the_package_that_paints_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(UsageError, match=r"pypdfium2.*pip install \"docgen-bilingual\[png\]\""):
        docgen.render_bytes(example("statement"), "png")


def test_pages_of_two_inputs_never_take_each_other_s_place() -> None:
    taken = Taken()
    taken.by("a.yaml", {Path("out/a-1.png"): b"", Path("out/a-2.png"): b""})
    with pytest.raises(UsageError, match=r"a\.yaml and a-1\.yaml would both be written to out/a-1\.png"):
        taken.by("a-1.yaml", {Path("out/a-1.png"): b""})


def test_the_pages_of_an_annex_that_follows_are_pictures_too(tmp_path: Path) -> None:
    (tmp_path / "annex.pdf").write_bytes(docgen.render_bytes(example("statement"), "pdf"))
    annex = {"title": {"ar": "ملحق", "en": "Annex"}, "file": "annex.pdf", "append": True}
    data = {"docgen": 1, "kind": "press-statement", "date": "2026-05-11", "issuer": {"name": {"ar": "وزارة", "en": "Ministry"}}}
    data |= {"headline": {"ar": "بيان", "en": "Statement"}, "body": [{"ar": "نص", "en": "Text"}], "annexes": [annex]}
    told: list[Problem] = []
    model = docgen.parse(data, folder=tmp_path, warn=told.append)
    docgen.render(model, tmp_path / "page.png", ppi=40.0, warn=told.append)
    assert len(list(tmp_path.glob("page-*.png"))) == 3
    assert [problem for problem in told if "PDF only" in problem.message] == []
