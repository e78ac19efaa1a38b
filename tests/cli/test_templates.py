from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docgen._data import shipped

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_templates_and_themes_are_listed_with_what_they_are(run):
    rows = [line.split("\t") for line in run("templates", "list").out.splitlines()]
    named = [row[:2] for row in rows]
    assert [row for row in (["template", "meeting-minutes"], ["template", "press-statement"], ["template", "circular"]) if row not in named] == []
    assert ["theme", "classic"] in [row[:2] for row in rows]
    assert all(row[2] for row in rows)


def test_show_prints_the_files_as_they_are(run):
    assert run("templates", "show", "heritage").out == (shipped("templates") / "themes" / "heritage.yaml").read_text(encoding="utf-8")
    shown = run("templates", "show", "press-statement").out
    for file in (shipped("templates") / "press-statement").rglob("*.yaml"):
        assert file.read_text(encoding="utf-8").strip() in shown


def test_a_copied_template_and_theme_render_as_the_shipped_ones_do(run, tmp_path):
    assert run("templates", "copy", "press-statement", tmp_path / "mine").code == 0
    assert run("templates", "copy", "noto", tmp_path / "mine.yaml").code == 0
    source = EXAMPLES / "statement.yaml"
    own = run("render", source, "-o", tmp_path / "own.docx", "--template", tmp_path / "mine", "--theme", tmp_path / "mine.yaml")
    assert (own.code, own.err) == (0, "")
    assert run("render", source, "-o", tmp_path / "shipped.docx", "--theme", "noto").code == 0
    assert (tmp_path / "own.docx").read_bytes() == (tmp_path / "shipped.docx").read_bytes()


def test_a_copy_writes_over_nothing(run, tmp_path):
    ran = run("templates", "copy", "press-statement", tmp_path)
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_copy_into_a_folder_that_is_not_there_is_exit_code_3(run, tmp_path):
    assert run("templates", "copy", "noto", tmp_path / "no" / "mine.yaml").code == 3


@pytest.mark.parametrize("words", [["show", "clasic"], ["copy", "clasic", "x"]])
def test_a_name_that_is_not_is_told_with_the_nearest(run, words):
    ran = run("templates", *words)
    assert ran.code == 2
    assert ran.errors == ["docgen: error: no template or theme 'clasic'; did you mean 'classic'?"]


def test_a_template_is_checked_in_every_string_also_where_no_document_goes(run, tmp_path):
    assert run("templates", "copy", "note-verbale", tmp_path / "mine").code == 0
    checked = run("templates", "check", tmp_path / "mine", "--strict")
    assert (checked.code, checked.err) == (0, "")
    path = tmp_path / "mine" / "template.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace('"**{{ label.enclosures }}**"', '"{% if false %}{{ closng }}{{ label.enclosure }}{{ issuer.nme }}{% endif %}"')
    path.write_text(changed, encoding="utf-8")
    found = run("templates", "check", tmp_path / "mine")
    assert found.code == 1
    line = changed[: changed.index("closng")].count("\n") + 1
    assert [error.partition(": error: ")[0].rpartition(":")[0] for error in found.errors] == [f"{path}:{line}"] * 3
    said = [error.partition("there is ")[2] for error in found.errors]
    assert said == [
        "nothing called 'closng' here – did you mean closing?",
        "nothing called 'enclosure' here – did you mean enclosures?",
        "nothing called 'nme' here – did you mean name?",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("schema.yaml", "type: blocks", "type: block", "'block' is not known here"),
        ("template.yaml", "kind: note-verbale", "kind: circular", "template.yaml is for circular, and schema.yaml for note-verbale"),
        ("starter.yaml", "addressee:", "adressee:", "unknown key 'adressee'"),
        ("labels.yaml", "en: Enclosures", "en: المرفقات", "is Arabic, and would stand on the English side"),
        ("template.yaml", "theme: classic", "theme: clasic", "no theme 'clasic'"),
    ],
)
def test_every_file_of_a_kind_is_checked(run, tmp_path, file, old, new, message):
    assert run("templates", "copy", "note-verbale", tmp_path / "mine").code == 0
    path = tmp_path / "mine" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = run("templates", "check", tmp_path / "mine")
    assert found.code == 1
    assert message in found.err
    assert str(path) in found.err


def test_a_choice_compared_with_a_word_that_it_has_not_is_an_error(run, tmp_path):
    assert run("templates", "copy", "note-verbale", tmp_path / "mine").code == 0
    path = tmp_path / "mine" / "template.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - part: date\n", "  - rule: true\n    if: gender == 'masculin'\n  - part: date\n"), encoding="utf-8")
    found = run("templates", "check", tmp_path / "mine")
    assert found.code == 1
    assert "this is never 'masculin' – did you mean masculine?" in found.err


def test_a_kind_without_a_starter_is_told_that_nothing_was_made_of_it(run, tmp_path):
    assert run("templates", "copy", "note-verbale", tmp_path / "mine").code == 0
    (tmp_path / "mine" / "starter.yaml").unlink()
    for name in ("schema.yaml", "template.yaml"):
        path = tmp_path / "mine" / name
        path.write_text(path.read_text(encoding="utf-8").replace("kind: note-verbale", "kind: our-note"), encoding="utf-8")
    found = run("templates", "check", tmp_path / "mine")
    assert found.code == 0
    assert "warning: there is no starter.yaml, and the kind 'our-note' has no other: no document was made of the template" in found.err
    assert run("templates", "check", tmp_path / "mine", "--strict").code == 1


def test_a_theme_is_checked_and_what_is_not_there_is_told(run, tmp_path):
    assert run("templates", "check", shipped("templates") / "themes" / "classic.yaml").code == 0
    (tmp_path / "pale.yaml").write_text('docgen-theme: 1\nextends: classic\ncolours: {ink: "#bbbbbb"}\n', encoding="utf-8")
    pale = run("templates", "check", tmp_path / "pale.yaml")
    assert pale.code == 0
    assert "contrast" in pale.err
    assert run("templates", "check", tmp_path / "pale.yaml", "--strict").code == 1
    assert run("templates", "check", tmp_path / "none").code == 2


@pytest.mark.parametrize("name", ["circular", "noto"])
def test_a_preview_is_a_picture_of_the_first_page(run, tmp_path, name):
    made = run("templates", "preview", name, "-o", tmp_path / "page.png", "--resolution", 50)
    assert (made.code, made.err) == (0, "")
    data = (tmp_path / "page.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == pytest.approx(595 * 50 / 72, abs=2)


def test_a_preview_of_a_folder_of_your_own_and_what_cannot_be_shown(run, tmp_path):
    assert run("templates", "copy", "official-letter", tmp_path / "mine").code == 0
    assert run("templates", "preview", tmp_path / "mine", "-o", tmp_path / "a.png", "--resolution", 40, "--layout", "ar").code == 0
    assert run("templates", "preview", tmp_path / "mine", "-o", tmp_path / "b.png", "--page", 9).errors == [
        "docgen: error: --page 9: the document has 1 page"
    ]
    assert run("templates", "preview", "circlar", "-o", tmp_path / "b.png").code == 2
    assert run("templates", "preview", "circular", "-o", tmp_path / "b.jpg").code == 2
    assert run("templates", "preview", "noto", "--theme", "plex", "-o", tmp_path / "b.png").code == 2
    assert not (tmp_path / "b.png").exists()


def test_a_preview_without_the_rasteriser_says_what_to_install(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    made = run("templates", "preview", "circular", "-o", tmp_path / "page.png")
    assert made.code == 2
    assert made.errors == [
        'docgen: error: pictures of pages need the package pypdfium2, which is not installed – pip install "docgen-bilingual[png]"'
    ]
