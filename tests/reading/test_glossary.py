"""The glossary that an input names."""

from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.reading import load

HEAD = "docgen: 1\nkind: press-statement\nglossary: terms.yaml\ndate: 2021-10-19\nheadline: '{term}`jc`'\nissuer: {name: x}\nbody: [x]\n"
TERMS = "docgen: 1\nkind: glossary\nterms:\n  jc: {ar: اللجنة, en: Commission, avoid: {en: Committee}}\n"


def write(folder: Path, terms: str, text: str = HEAD) -> Path:
    (folder / "terms.yaml").write_text(terms, encoding="utf-8")
    (folder / "input.yaml").write_text(text, encoding="utf-8")
    return folder / "input.yaml"


def errors(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(path)
    return [str(problem).replace(f"{path.parent}/", "").split(" – ")[0] for problem in caught.value.problems]


def test_its_terms_come_with_the_model(tmp_path: Path) -> None:
    model = load(write(tmp_path, TERMS))
    assert {key: term.en for key, term in model.terms.items()} == {"jc": "Commission"}


def test_an_unknown_term_is_told_at_its_role(tmp_path: Path) -> None:
    assert errors(write(tmp_path, TERMS, HEAD.replace("`jc`", "`jcc`"))) == ["input.yaml:5:12: error: headline: the glossary has no term 'jcc'"]


def test_what_is_wrong_in_the_glossary_is_told_in_its_file(tmp_path: Path) -> None:
    assert errors(write(tmp_path, TERMS.replace("en: Commission", "eng: Commission"), HEAD.replace("2021-10-19", "x"))) == [
        "input.yaml:4:7: error: date: 'x' is not a date",
        "terms.yaml:4:20: error: terms.jc.eng: unknown key 'eng'",
    ]


def test_a_missing_glossary_is_told_once(tmp_path: Path) -> None:
    path = write(tmp_path, TERMS)
    (tmp_path / "terms.yaml").unlink()
    assert errors(path) == ["input.yaml:3:11: error: glossary: there is no file terms.yaml"]


def test_another_kind_of_file_is_no_glossary(tmp_path: Path) -> None:
    assert errors(write(tmp_path, TERMS.replace("kind: glossary", "kind: press-statement"))) == [
        "terms.yaml:2:7: error: kind: this is a press-statement, not a glossary"
    ]
