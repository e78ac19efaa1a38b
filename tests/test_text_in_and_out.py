"""Models from texts and open files, and back: `loads`, `load`, `dumps`, `dump`, `render` into an open file."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen

ROOT = Path(__file__).parents[1]
INPUTS = sorted([*ROOT.glob("examples/*.yaml"), *(ROOT / "tests/checks/corpus/clean").glob("*.yaml")])
STATEMENT = """docgen: 1
kind: press-statement
date: 2026-05-11
issuer: {name: {ar: وزارة الثقافة, en: Ministry of Culture}}
headline: {ar: بيان, en: Statement}
body:
  - {ar: نصّ, en: A text}
"""


def silent(problem: docgen.Problem) -> None:
    pass


def is_document(path: Path) -> bool:
    return "kind: glossary" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in INPUTS if is_document(path)], ids=lambda path: path.stem)
def test_what_is_written_is_read_as_it_was(path: Path) -> None:
    model = docgen.load(path, warn=silent)
    again = docgen.loads(docgen.dumps(model), folder=path.parent, warn=silent)
    assert again == model
    assert again.model_fields_set == model.model_fields_set
    assert docgen.dumps(again) == docgen.dumps(model)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="{}\ufffe\uffff"), min_size=1, max_size=40).filter(
    lambda text: text.strip() != ""
)
SIDES = st.builds(lambda ar, en: {"ar": ar, "en": en}, TEXTS, TEXTS)
DAYS = st.dates(datetime.date(1930, 1, 1), datetime.date(2070, 1, 1)).map(str)
BLOCKS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    SIDES,
    st.builds(lambda text, level: {"heading": text, "level": level}, SIDES, st.integers(1, 3)),
    st.builds(
        lambda items, style: {"list": items, "style": style}, st.lists(SIDES, min_size=1, max_size=3), st.sampled_from(["bullet", "decimal", "abjad"])
    ),
    st.builds(lambda text, name: {"quote": text, "speaker": {"name": name}}, SIDES, SIDES),
    st.just({"page-break": True}),
)
STATEMENTS = st.fixed_dictionaries(
    {"docgen": st.just(1), "kind": st.just("press-statement"), "date": DAYS, "headline": SIDES, "body": st.lists(BLOCKS, min_size=1, max_size=4)},
    optional={
        "issuer": st.builds(lambda name: {"name": name}, SIDES),
        "digits": st.sampled_from(["auto", "latn", "arab"]),
        "calendar": st.sampled_from(["gregorian", "hijri", "both"]),
        "languages": st.sampled_from([["ar", "en"], ["en", "ar"]]),
        "place": SIDES,
        "extra": st.dictionaries(st.from_regex("[a-z]{1,6}", fullmatch=True), st.one_of(SIDES, DAYS, st.booleans()), max_size=2),
    },
)


@settings(max_examples=200, deadline=None)
@given(STATEMENTS)
def test_whatever_model_is_written_is_read_as_it_was(data: dict[str, Any]) -> None:
    try:
        model = docgen.parse(data, warn=silent)
    except docgen.InputError:
        return
    text = docgen.dumps(model)
    assert docgen.loads(text, warn=silent) == model
    assert docgen.loads(text.encode(), warn=silent) == model
    assert docgen.load(io.StringIO(text), warn=silent) == model
    assert docgen.load(io.BytesIO(text.encode()), warn=silent) == model


def test_a_text_is_what_its_file_is(tmp_path: Path) -> None:
    path = tmp_path / "statement.yaml"
    path.write_text(STATEMENT, encoding="utf-8")
    model = docgen.load(path)
    assert docgen.loads(STATEMENT) == docgen.loads(STATEMENT.encode()) == model
    with path.open(encoding="utf-8") as text, path.open("rb") as data:
        assert docgen.load(text) == docgen.load(data) == model


def test_paths_start_where_the_open_file_lies_or_where_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "emblem.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>', "utf-8")
    text = STATEMENT.replace("issuer: {", "issuer: {emblem: emblem.svg, ")
    (tmp_path / "statement.yaml").write_text(text, encoding="utf-8")
    with (tmp_path / "statement.yaml").open(encoding="utf-8") as file:
        model = docgen.load(file, warn=silent)
    assert model == docgen.loads(text, folder=tmp_path, warn=silent)
    assert "emblem: emblem.svg" in docgen.dumps(model)
    assert f"emblem: {tmp_path / 'emblem.svg'}" in docgen.dumps(model, folder=tmp_path / "elsewhere").replace('"', "")
    with pytest.raises(docgen.InputError, match="statement"):
        docgen.loads(text, "statement.yaml", folder=tmp_path.parent, warn=silent)


def test_a_dump_goes_to_a_path_and_to_open_files(tmp_path: Path) -> None:
    model = docgen.loads(STATEMENT)
    docgen.dump(model, tmp_path / "new.yaml")
    text, data = io.StringIO(), io.BytesIO()
    docgen.dump(model, text)
    docgen.dump(model, data)
    written = (tmp_path / "new.yaml").read_bytes()
    assert text.getvalue().encode() == data.getvalue() == written
    assert docgen.load(tmp_path / "new.yaml") == model
    with pytest.raises(docgen.UsageError, match="target"):
        docgen.dump(model, 3)  # type: ignore[arg-type]


def test_errors_in_a_text_have_line_and_column() -> None:
    with pytest.raises(docgen.InputError) as error:
        docgen.loads(STATEMENT.replace("headline:", "headlin:"), "sent.yaml")
    assert (error.value.problems[0].place.file, error.value.problems[0].place.line) == ("sent.yaml", 5)
    with pytest.raises(docgen.UsageError, match="text="):
        docgen.loads(Path("statement.yaml"))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_document_goes_into_an_open_file(format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    model = docgen.loads(STATEMENT)
    stream = io.BytesIO()
    docgen.render(model, stream, format=format)
    assert stream.getvalue() == docgen.render_bytes(model, format)
    with (tmp_path / f"named.{format}").open("wb") as file:
        docgen.render(model, file)
    assert (tmp_path / f"named.{format}").read_bytes() == stream.getvalue()
    with (tmp_path / f"raw.{format}").open("wb", buffering=0) as raw:
        docgen.render(model, raw)
    assert (tmp_path / f"raw.{format}").read_bytes() == stream.getvalue()


def test_open_files_that_cannot_take_a_document_are_said(tmp_path: Path) -> None:
    model = docgen.loads(STATEMENT)
    with pytest.raises(docgen.UsageError, match="text"):
        docgen.render(model, io.StringIO(), format="pdf")  # type: ignore[arg-type]
    with pytest.raises(docgen.UsageError, match="no suffix"):
        docgen.render(model, io.BytesIO())
    (tmp_path / "old.pdf").write_bytes(b"old")
    with (tmp_path / "old.pdf").open("rb") as file, pytest.raises(docgen.OutputError):
        docgen.render(model, file)


class FullDisk(io.RawIOBase):
    """An open file that takes nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return 0


def test_nothing_is_lost_without_a_word_where_an_open_file_takes_no_more() -> None:
    with pytest.raises(docgen.OutputError, match="no more"):
        docgen.render(docgen.loads(STATEMENT), FullDisk(), format="pdf")  # type: ignore[arg-type]
