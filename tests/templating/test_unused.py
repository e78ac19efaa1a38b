"""What a template's own folder has and nothing uses is told: words that no string reads, a theme, an emblem."""

from __future__ import annotations

from pathlib import Path

import pytest
from statements import STATEMENT

import docgen
from docgen.cli.template_check import folder_problems
from docgen.templating import build

HEAD = "docgen-template: 1\nextends: press-statement\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10z"/></svg>'
THEME = "docgen-theme: 1\nextends: classic\n"


def told(folder: Path, template: str, /, *, model: dict[str, object] | None = None, **files: str) -> list[tuple[str, int | None, str, str | None]]:
    """What a document of a template warns of: file, line, message, hint."""
    for name, text in {"template_yaml": template, **files}.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    found: list[docgen.Problem] = []
    build(docgen.parse(STATEMENT | (model or {}), folder=folder), template=folder, warn=found.append)
    assert {problem.severity for problem in found} <= {"warning"}
    return [(Path(problem.place.file or "").name, problem.place.line, problem.message, problem.hint) for problem in found]


def test_a_misspelt_label_is_told_with_the_nearest(tmp_path: Path) -> None:
    label = 'labels: {end-mrk: {ar: "***", en: "***"}, end-mark: {ar: "*", en: "*"}}\n'
    message = "no string of the template reads the label 'end-mrk', and docgen has none of that name"
    assert told(tmp_path, HEAD + label) == [("template.yaml", 3, message, "did you mean end-mark?")]


def test_a_label_of_a_file_beside_it_is_told_there(tmp_path: Path) -> None:
    found = told(tmp_path, HEAD, labels_yaml="# words\nzebra: {ar: أ, en: A}\n")
    assert [one[:2] + one[3:] for one in found] == [("labels.yaml", 2, "read it in a string as {{ label.zebra }}, or take it out")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ label.our_word }}",
        "{{ label['our-word'] }}",
        "{{ label['our-' ~ lang] }}",
        "{{ label[lang ~ '-word'] }}",
        "{% set x = label %}{{ x.our_word }}",
        "{% if false %}{{ label.our_word }}{% endif %}",
    ],
)
def test_a_label_that_a_string_may_read_is_not_told(tmp_path: Path, paragraph: str) -> None:
    words = "labels: {our-word: {ar: أ, en: A}, our-ar: {ar: أ, en: A}, our-en: {ar: أ, en: A}, ar-word: {ar: أ, en: A}, en-word: {ar: أ, en: A}}\n"
    found = told(tmp_path, f'{HEAD}{words}parts: {{kicker: {{paragraph: "{paragraph}"}}}}\n')
    assert not [one for one in found if "'our-word'" in one[2]]


def test_words_of_docgen_and_of_a_template_below_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "template.yaml").write_text(HEAD + "labels: {mine: {ar: أ, en: A}}\n", encoding="utf-8")
    assert told(tmp_path, "docgen-template: 1\nextends: ./base\nlabels: {end_mark: {ar: '*', en: '*'}}\n") == []


def test_a_theme_beside_a_template_that_names_another_is_told(tmp_path: Path) -> None:
    message = "this theme lies in the template's folder and nothing names it: the template's look is 'noto'"
    hint = "write 'theme: theme.yaml' in template.yaml, or take the file away"
    assert told(tmp_path, HEAD + "theme: noto\n", theme_yaml=THEME) == [("theme.yaml", None, message, hint)]


@pytest.mark.parametrize("named", ["", "theme: theme\n", "theme: theme.yaml\n", "theme: ./theme.yaml\n", "theme: other\n"])
def test_a_theme_that_is_used_is_not_told(tmp_path: Path, named: str) -> None:
    assert told(tmp_path, HEAD + named, theme_yaml=THEME, other_yaml="docgen-theme: 1\nextends: theme\n") == []


def test_an_emblem_that_nothing_names_is_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, HEAD, emblem_svg=SVG)
    assert found[0] == "emblem.svg"
    assert found[3] == """write emblem: "'emblem.svg'" under furniture in template.yaml, or take the file away"""


@pytest.mark.parametrize("emblem", ["\"'emblem.svg'\"", "\"'emblem.' ~ 'svg'\"", "\"issuer.emblem or 'emblem.svg'\""])
def test_an_emblem_that_the_template_names_is_not_told(tmp_path: Path, emblem: str) -> None:
    assert told(tmp_path, f"{HEAD}furniture: {{emblem: {emblem}}}\n", emblem_svg=SVG) == []


def test_a_check_tells_every_picture_that_nothing_names(tmp_path: Path) -> None:
    for name in ("stamp-ar.svg", "stamp-en.svg", "old.svg"):
        (tmp_path / name).write_text(SVG, encoding="utf-8")
    text = f"""{HEAD}parts: {{kicker: {{picture: "'stamp-' ~ (languages | first) ~ '.svg'", alt: x}}}}\n"""
    (tmp_path / "template.yaml").write_text(text, encoding="utf-8")
    found = [problem.place.file for problem in folder_problems(tmp_path)]
    assert found == [str(tmp_path / "old.svg")]


def test_an_emblem_that_the_input_beside_it_names_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "emblem.svg").write_text(SVG, encoding="utf-8")
    assert told(tmp_path, HEAD, model={"issuer": {**STATEMENT["issuer"], "emblem": "emblem.svg"}}) == []
