"""`source: clean`: the input as the layout shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import ARABIC, ENGLISH, HIDDEN, minutes, statement, written

import docgen
from docgen import api
from docgen.clean.cleaning import cleaned
from docgen.clean.writing import yaml
from docgen.document.document import LAYOUTS, Layout
from docgen.source import compose, from_text

EXAMPLES = Path(__file__).parents[2] / "examples"


def clean(model: docgen.Model, layout: Layout, **look: Any) -> str:
    tree = api.document(model, **look)
    return cleaned(tree, layout).decode()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", [statement, minutes], ids=lambda make: make.__name__)
def test_it_makes_the_same_file_and_says_no_more(make: Callable[[], dict[str, Any]], layout: Layout, tmp_path: Path) -> None:
    path = written(make(), tmp_path)
    model = docgen.load(path)
    text = clean(model, layout)
    assert "#" not in text
    assert "glossary" not in text
    assert HIDDEN not in text
    assert str(tmp_path) not in text
    assert (ENGLISH in text) == (layout != "ar")
    assert (ARABIC in text) == (layout != "en")
    beside = path.with_name("clean.yaml")
    beside.write_text(text, encoding="utf-8")
    again = docgen.load(beside)
    assert docgen.render_bytes(again, "pdf") == docgen.render_bytes(model, "pdf", layout=layout)
    assert docgen.render_bytes(again, "docx") == docgen.render_bytes(model, "docx", layout=layout)
    assert clean(again, layout) == text


@pytest.mark.parametrize("name", ["statement", "minutes"])
def test_the_examples_come_back_too(name: str, tmp_path: Path) -> None:
    model = docgen.load(EXAMPLES / f"{name}.yaml")
    for layout in LAYOUTS:
        (tmp_path / "clean.yaml").write_text(clean(model, layout), encoding="utf-8")
        assert docgen.render_bytes(docgen.load(tmp_path / "clean.yaml"), "pdf") == docgen.render_bytes(model, "pdf", layout=layout)


def test_the_look_that_the_call_asked_for_is_in_it(tmp_path: Path) -> None:
    model = docgen.load(written(statement(), tmp_path))
    look = {"theme": "noto", "digits": "latn", "calendar": "hijri"}
    text = clean(model, "stacked", **look)
    for line in ("theme: noto", "digits: latn", "calendar: hijri", "layout: stacked"):
        assert f"{line}\n" in text
    beside = model.input_folder / "clean.yaml"
    beside.write_text(text, encoding="utf-8")
    assert docgen.render_bytes(docgen.load(beside), "pdf") == docgen.render_bytes(model, "pdf", layout="stacked", **look)


def test_a_page_that_the_call_asked_for_is_no_obstacle(tmp_path: Path) -> None:
    model = docgen.load(written(statement(), tmp_path))
    assert clean(model, "stacked", page=(420.0, 595.0)) == clean(model, "stacked")


def test_a_document_without_a_model_has_no_input_to_write(tmp_path: Path) -> None:
    tree = replace(api.document(docgen.load(written(statement(), tmp_path))), input=None)
    with pytest.raises(docgen.DocgenError, match="made of no model"):
        cleaned(tree, "stacked")


def test_a_folder_of_the_machine_is_not_told_of(tmp_path: Path) -> None:
    path = written(statement(), tmp_path)
    (path.parent / "mine").mkdir()
    (path.parent / "mine" / "template.yaml").write_bytes((EXAMPLES.parent / "templates/press-statement/template.yaml").read_bytes())
    look = tmp_path / "elsewhere.yaml"
    look.write_bytes((EXAMPLES.parent / "templates/themes/noto.yaml").read_bytes())
    text = clean(docgen.load(path), "ar", template=path.parent / "mine", theme=look)
    assert "template: ./mine\n" in text.replace('"', "")
    assert "theme: ./elsewhere.yaml\n" in text.replace('"', "")
    assert "picture: picture.png\n" in text


def test_a_text_that_must_be_given_but_is_not_shown_says_nothing(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_text(
        "docgen-template: 1\nkind: press-statement\ntheme: classic\ndocument: {title: '{{ headline }}'}\n"
        "furniture: {issuer: '{{ label.press_statement }}', running-head: '{{ headline }}', page-label: '{{ label.page_of }}'}\n"
        "blocks:\n  - heading: '{{ headline }}'\n    level: 0\n",
        encoding="utf-8",
    )
    data = {
        "docgen": 1,
        "kind": "press-statement",
        "date": "2026-05-11",
        "issuer": {"name": HIDDEN, "department": HIDDEN},
        "headline": {"ar": "عنوان", "en": "A headline"},
        "body": [HIDDEN, {"quote": HIDDEN, "speaker": HIDDEN}],
        "contacts": [{"name": HIDDEN, "phone": "+974 4400 1234"}],
    }
    text = clean(docgen.parse(data), "side-by-side", template=template)
    assert HIDDEN not in text
    assert "4400" not in text
    assert "A headline" in text
    assert docgen.parse(compose(from_text(text.replace(f'"./{tmp_path.name}"', "press-statement"))).data).headline.en == "A headline"


def test_a_note_that_the_arabic_prevails_stays_in_a_file_in_english_alone(tmp_path: Path) -> None:
    model = docgen.load(written({**statement(), "prevailing_note": True}, tmp_path))
    beside = model.input_folder / "clean.yaml"
    beside.write_text(clean(model, "en"), encoding="utf-8")
    again = docgen.load(beside, warn=lambda problem: None)
    assert again.languages == ("ar", "en")
    assert docgen.render_bytes(again, "pdf") == docgen.render_bytes(model, "pdf", layout="en")


def test_a_model_of_python_is_written_as_one_of_a_file() -> None:
    model = docgen.parse({key: value for key, value in minutes().items() if key != "glossary"} | {"annexes": [], "agenda": [{"title": "بند"}]})
    text = clean(model, "ar")
    assert docgen.parse(compose(from_text(text)).data).title.ar == model.title.ar


@pytest.mark.parametrize("source", ["clean", "full"])
def test_what_is_attached_comes_back(source: Any, tmp_path: Path) -> None:
    path = written(statement(), tmp_path)
    told: list[docgen.Problem] = []
    data = docgen.render_bytes(docgen.load(path), "pdf", layout="ar", source=source, warn=told.append)
    (tmp_path / "out.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (name,) = pdf.attachments
        found = pdf.attachments[name].get_file().read_bytes()
    assert [problem.severity for problem in told] == ["note"]
    assert f"{len(found):,} bytes" in told[0].message
    if source == "full":
        assert (name, found) == (path.name, path.read_bytes())
    else:
        assert (name, found.decode()) == ("source.yaml", clean(docgen.load(path), "ar"))


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.decimals(-(10**9), 10**9, places=3), st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)))
)
values = st.recursive(
    scalars, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)), max_leaves=12
)


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=8), values, min_size=1, max_size=4))
def test_whatever_is_written_is_read_as_it_was(data: dict[str, Any]) -> None:
    assert compose(from_text(yaml(_printable(data)))).data == _as_read(_printable(data))


_UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0), 0xFFFE, 0xFFFF))


def _printable(value: Any) -> Any:
    """Control characters cannot stand in an input, so no model has them."""
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in value.items()}
    return list(map(_printable, value)) if isinstance(value, list) else value.translate(_UNPRINTABLE) if isinstance(value, str) else value


def _as_read(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in value.items()}
    return list(map(_as_read, value)) if isinstance(value, list) else float(value) if isinstance(value, Decimal) else value
