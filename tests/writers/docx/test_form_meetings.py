"""What a Word form shows of entries about people, of words in the place of ids and days, and of what is open."""

from __future__ import annotations

from pathlib import Path

from forms import control, form, inline, paragraph, words
from ooxml import Docx, W, text_of

import docgen
from docgen.errors import Problem

INPUT = """\
docgen: 1
kind: meeting-minutes
territory: QA
date: 2026-05-11
body_name: {ar: اللجنة, en: Committee}
title: {ar: محضر, en: Minutes}
people:
  chair: {ar: الرئيس, en: Chair}
  member: {name: {ar: العضو, en: Member}, role: {ar: مقرر, en: Rapporteur}}
chair: chair
attendance: {present: [chair, {who: member, joined: "10:15", proxy: chair}]}
agenda:
  - title: {ar: بند, en: Item}
    actions:
      - {task: {ar: مهمة, en: Task}, owner: [chair, {ar: المشاريع, en: Projects}], due: {ar: الخريف, en: In the autumn}}
next_meeting: {date: to-be-fixed}
"""


def filled(folder: Path, body: list[str]) -> tuple[list[str], list[str]]:
    """The texts of the form's paragraphs, and what was told."""
    told: list[Problem] = []
    source = folder / "input.yaml"
    source.write_text(INPUT, "utf-8")
    docx = Docx(docgen.render_bytes(docgen.load(source), "docx", template=form(folder / "form.docx", body), warn=told.append))
    found = [text for node in docx.document.iter(f"{W}p") if (text := text_of(node).replace("\u00a0", " "))]
    return found, [problem.message for problem in told]


def test_an_entry_has_its_own_fields_and_those_of_the_person(tmp_path: Path) -> None:
    entry = inline("this.name.en") + control("docgen:if joined", words(" from ", "") + inline("joined"))
    found, told = filled(tmp_path, [paragraph(control("attendance.present", entry)), paragraph(words("{{attendance.present.1.role.en}}", ""))])
    assert found == ["ChairMember from 10:15", "Rapporteur"]
    assert told == []


def test_words_stand_where_an_id_or_a_day_may(tmp_path: Path) -> None:
    path = "agenda.0.actions.0"
    found, told = filled(tmp_path, [paragraph(words(f"{{{{{path}.owner.en}}}}: {{{{{path}.due.full.en}}}}, {{{{next_meeting.date.en}}}}", ""))])
    assert found == ["Chair, Projects: In the autumn, Date to be fixed"]
    assert told == []
