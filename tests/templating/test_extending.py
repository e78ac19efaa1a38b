"""Templates that extend others: parts by name, order, words, page, look, letterheads; and what is wrong with one, at its place."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from processes import PEAK
from statements import STATEMENT

import docgen
from docgen.api import document
from docgen.document.inline import plain
from docgen.errors import TemplateError
from docgen.templating import build

HEAD = "docgen-template: 1\nextends: press-statement\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.parent


def said(folder: Path, lang: str = "en", **fields: object) -> list[str]:
    """The first text of each block that the template in a folder makes of a statement."""
    found = []
    for block in build(docgen.parse(STATEMENT | fields), template=folder).blocks:
        slots: list[str] = []
        block.map(lambda slot, kept=slots: kept.append(plain(slot.side(lang) or ())))
        found.append(next((text for text in slots if text), ""))
    return found


def wrong(folder: Path) -> list[tuple[int | None, int | None, str, str | None]]:
    with pytest.raises(TemplateError) as caught:
        build(docgen.parse(STATEMENT), template=folder)
    return [(p.place.line, p.place.column, p.message, p.hint) for p in caught.value.problems]


def test_a_template_that_says_nothing_of_its_own_is_the_one_below(tmp_path):
    folder = write(tmp_path / "template.yaml", HEAD)
    model = docgen.parse(STATEMENT)
    assert build(model, template=folder).blocks == build(model).blocks
    assert build(model, template=folder).theme == build(model).theme


def test_a_part_takes_the_place_of_its_namesake(tmp_path):
    folder = write(tmp_path / "template.yaml", HEAD + 'parts:\n  kicker: {paragraph: "NEWS"}\n  end-mark: []\n')
    assert said(folder) == ["Date", "NEWS", "Headline", "19 October 2021 – Text."]


def test_blocks_put_parts_into_another_order_and_leave_out_the_others(tmp_path):
    folder = write(
        tmp_path / "template.yaml",
        HEAD + "blocks:\n  - part: headline\n  - {part: end-mark, if: end_mark}\n  - rule\n  - part: body\n",
    )
    assert said(folder) == ["Headline", "– ENDS –", "", "19 October 2021 – Text."]
    assert said(folder, end_mark=False) == ["Headline", "", "19 October 2021 – Text."]


def test_a_part_may_stand_in_a_loop_and_twice(tmp_path):
    text = 'parts:\n  line: {paragraph: "{{ note }}."}\nblocks:\n  - {for: note in notes, part: line}\n  - {for: note in notes, part: line}\n'
    folder = write(tmp_path / "template.yaml", HEAD + text)
    assert said(folder, notes=[{"ar": "أ", "en": "A"}, {"ar": "ب", "en": "B"}]) == ["A.", "B.", "A.", "B."]


def test_a_part_inside_a_panel_or_a_group_is_overridden_where_it_stands(tmp_path):
    base = HEAD + 'blocks:\n  - panel: about\n    blocks:\n      - {part: one, paragraph: "1"}\n      - {part: two, paragraph: "2"}\n'
    write(tmp_path / "base" / "template.yaml", base)
    folder = write(tmp_path / "template.yaml", 'docgen-template: 1\nextends: base\nparts:\n  two: {paragraph: "II"}\n')
    (panel,) = build(docgen.parse(STATEMENT), template=folder).blocks
    assert [plain(block.text.en) for block in panel.blocks] == ["1", "II"]


def test_words_are_laid_over_language_by_language(tmp_path):
    write(tmp_path / "labels.yaml", "end-mark: {ar: '***'}\ndate: {en: Issued, ar: صدر}\n")
    folder = write(tmp_path / "template.yaml", HEAD + "labels:\n  date: {en: Day}\n")
    assert said(folder)[0] == "Day"
    assert said(folder, "ar")[0] == "صدر"
    assert (said(folder)[-1], said(folder, "ar")[-1]) == ("– ENDS –", "***")


def test_the_words_of_the_template_below_hold_where_nothing_else_is_said(tmp_path):
    write(tmp_path / "base" / "template.yaml", HEAD + "labels: {date: {en: Below, ar: تحت}}\n")
    folder = write(tmp_path / "template.yaml", "docgen-template: 1\nextends: base\nlabels: {date: {en: Above}}\n")
    assert (said(folder)[0], said(folder, "ar")[0]) == ("Above", "تحت")


def test_a_theme_beside_it_is_its_look(tmp_path):
    write(tmp_path / "theme.yaml", 'docgen-theme: 1\nextends: classic\ncolours: {accent: "#102030"}\n')
    folder = write(tmp_path / "template.yaml", HEAD)
    assert build(docgen.parse(STATEMENT), template=folder).theme.colours["accent"].rgb == (0x10 / 255, 0x20 / 255, 0x30 / 255)
    write(tmp_path / "template.yaml", HEAD + "theme: noto\n")
    assert build(docgen.parse(STATEMENT), template=folder).theme.name == "noto"


def test_page_and_document_are_laid_over_key_by_key(tmp_path):
    folder = write(tmp_path / "template.yaml", HEAD + 'furniture: {running-head: "Head"}\ndocument: {author: "Somebody"}\n')
    made = build(docgen.parse(STATEMENT), template=folder)
    assert plain(made.furniture.running_head.en) == "Head"
    assert plain(made.furniture.issuer.en) == "Committee"
    assert (made.meta.title.en, made.meta.author.en) == ("Headline", "Somebody")


def test_a_marking_is_not_lost_where_the_template_below_shows_it(tmp_path):
    folder = write(tmp_path / "template.yaml", HEAD + 'furniture: {running-head: "Head"}\n')
    made = build(docgen.parse(STATEMENT | {"marking": "restricted"}), template=folder)
    assert [plain(notice.en) for notice in made.furniture.notices] == ["Restricted"]


def test_pictures_and_letterheads_of_the_template_below_are_found_in_its_folder(tmp_path, capsys):
    write(tmp_path / "base" / "template.yaml", HEAD + "furniture: {emblem: \"'mark.svg'\"}\n")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#123"/></svg>'
    write(tmp_path / "base" / "mark.svg", svg)
    (tmp_path / "base" / "letterhead.docx").write_bytes(b"PK")
    folder = write(tmp_path / "template.yaml", "docgen-template: 1\nextends: ./base\n")
    made = build(docgen.parse(STATEMENT), template=folder)
    assert made.furniture.emblem == (tmp_path / "base" / "mark.svg").resolve()
    assert made.paper is not None
    assert made.paper.path == (tmp_path / "base" / "letterhead.docx").resolve()


def test_a_change_of_the_template_below_is_seen(tmp_path):
    write(tmp_path / "base" / "template.yaml", HEAD + 'parts: {kicker: {paragraph: "One"}}\n')
    folder = write(tmp_path / "template.yaml", "docgen-template: 1\nextends: base\n")
    assert said(folder)[1] == "One"
    write(tmp_path / "base" / "template.yaml", HEAD + 'parts: {kicker: {paragraph: "Another"}}\n')
    assert said(folder)[1] == "Another"
    write(tmp_path / "base" / "labels.yaml", "date: {en: Day, ar: يوم}\n")
    assert said(folder)[0] == "Day"


WRONG = {
    "extends: pres-statement\n": (2, 10, "no template 'pres-statement'", "press-statement"),
    "extends: ./nothing\n": (2, 10, "there is no template.yaml in ./nothing", None),
    "extends: ../elsewhere\n": (2, 10, "there is no template.yaml in ../elsewhere", None),
    "extends: .\n": (2, 10, "the template extends itself through '.'", "another folder"),
    "extends: press-statement\nkind: meeting-minutes\n": (3, 7, "this template is for meeting-minutes, and extends one for press-statement", "leave"),
    "extends: press-statement\nparts: {headlin: []}\n": (3, 9, "nothing places the part 'headlin'", "did you mean headline?"),
    "extends: press-statement\nparts: {Head line: []}\n": (3, 9, "'Head line' is no name of a part", "small letters"),
    "extends: press-statement\nblocks: [{part: headlin}]\n": (3, 17, "there is no part 'headlin'", "did you mean headline?"),
    "extends: press-statement\nblocks: [{part: headline, paragraf: x}]\n": (3, 27, "unknown block 'paragraf'", "did you mean paragraph?"),
    "extends: press-statement\nblocks: [{part: a, rule: true}, {part: a, rule: true}]\n": (3, 40, "two blocks are called 'a'", "once"),
    "extends: press-statement\nparts: {a: [{group: [{part: a}]}]}\nblocks: [{part: a}]\n": (3, 29, "the part 'a' holds itself", "beside"),
    "extends: press-statement\nparts: {a: [{part: b}], b: [{part: a}]}\nblocks: [{part: a}]\n": (3, 36, "the part 'a' holds itself", "beside"),
    "extends: press-statement\nparts: {kicker: [{paragraph: '{{ headlin }}'}]}\n": (3, 34, "there is nothing called 'headlin' here", "headline"),
    "extends: press-statement\nparts: {kicker: {paragraph: '{{ label.dat }}'}}\n": (3, 39, "there is nothing called 'dat' here", "date"),
    "extends: press-statement\ntheme: clasic\n": (3, 8, "no theme 'clasic'", "classic"),
    "extends: press-statement\nlabels: {mine: {ar: لي}}\n": (
        3,
        16,
        "docgen has no label 'mine', so its words are needed in both languages",
        "add 'en: …'",
    ),
    "extends: press-statement\ndocument: {titel: x}\n": (3, 12, "unknown key 'titel'", "did you mean 'title'?"),
    "extends: [a]\n": (2, 10, "this must be text, not a list", None),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path, text):
    folder = write(tmp_path / "template.yaml", "docgen-template: 1\n" + text)
    line, column, message, hint = WRONG[text]
    (found,) = wrong(folder)
    assert found[:3] == (line, column, message)
    assert hint is None or hint in (found[3] or "")


def test_two_templates_that_extend_each_other_are_an_error(tmp_path):
    write(tmp_path / "sub" / "template.yaml", "docgen-template: 1\nextends: ../\n")
    folder = write(tmp_path / "template.yaml", "docgen-template: 1\nextends: ./sub\n")
    assert wrong(folder) == [(2, 10, "the template extends itself through '../'", "name a shipped template, or another folder")]


def test_an_input_cannot_lead_a_template_out_of_its_folder(tmp_path):
    write(tmp_path / "outside" / "template.yaml", HEAD)
    write(tmp_path / "in" / "mine" / "template.yaml", "docgen-template: 1\nextends: ../../outside\n")
    path = tmp_path / "in" / "statement.yaml"
    write(path, "docgen: 1\nkind: press-statement\ntemplate: ./mine\ndate: 2026-05-11\nissuer: {name: X}\nheadline: X\nbody: [X]\n")
    model = docgen.load(path)
    with pytest.raises(TemplateError, match="lies outside the folder of the template"):
        document(model)
    assert document(docgen.load(path, allow_outside=True), allow_outside=True).blocks


HOSTILE = {
    "itself": {"template.yaml": "docgen-template: 1\nextends: ./\n"},
    "a circle": {"template.yaml": "docgen-template: 1\nextends: ./b\n", "b/template.yaml": "docgen-template: 1\nextends: ../\n"},
    "a missing part": {"template.yaml": HEAD + "blocks: [{part: nothing}]\n"},
    "a class": {"template.yaml": HEAD + "parts: {kicker: {paragraph: '{{ headline.__class__.__mro__ }}'}}\n"},
    "a file": {"template.yaml": HEAD + "parts: {kicker: {picture: \"'/etc/passwd'\"}}\n"},
    "a file of words": {"template.yaml": HEAD, "labels.yaml": "- /etc/passwd\n"},
    "a loop": {"template.yaml": HEAD + "parts: {kicker: {paragraph: '{% for a in range(10000000000) %}x{% endfor %}'}}\n"},
    "loops in loops": {
        "template.yaml": HEAD
        + "parts: {kicker: {paragraph: '"
        + "{% for a in languages %}" * 12
        + "{% set b = 'x' * 2 %}"
        + "{% endfor %}" * 12
        + "'}}\n"
    },
    "parts in parts": {
        "template.yaml": HEAD
        + "parts:\n"
        + "".join(f"  p{n}: [{{part: p{n + 1}}}, {{part: p{n + 1}}}]\n" for n in range(28))
        + "  p28: []\nblocks: [{part: p0}]\n"
    },
    "a deep chain": {
        "template.yaml": "docgen-template: 1\nextends: ./d\n",
        **{"d/" * n + "template.yaml": "docgen-template: 1\nextends: ./d\n" for n in range(1, 90)},
    },
}
PROGRAM = f"""
import sys
from docgen.cli import main
{PEAK}
code = main(["render", sys.argv[1], "--template", sys.argv[2], "-o", sys.argv[3]])
print(code, peak() // 1024)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_a_clear_error_in_little_time_and_memory(tmp_path, name):
    folder = tmp_path / "mine"
    for path, text in HOSTILE[name].items():
        write(folder / path, text)
    source = tmp_path / "statement.yaml"
    write(source, "docgen: 1\nkind: press-statement\ndate: 2026-05-11\nissuer: {name: X}\nheadline: X\nbody: [X]\n")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, source, folder, tmp_path / "out.pdf"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (20, 20)),
    )
    code, megabytes = map(int, done.stdout.split())
    assert code == 1
    assert megabytes < 200
    assert str(folder) in done.stderr
    assert "internal error" not in done.stderr
    assert not (tmp_path / "out.pdf").exists()
