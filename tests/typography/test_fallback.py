"""Characters that a face lacks: a look-alike of its own, else the next family, else a box."""

from __future__ import annotations

from typeset import lines, span, style

PLEX = ("IBM Plex Sans Arabic", "IBM Plex Sans Arabic")


def test_a_mark_of_transliteration_takes_the_face_s_own_quotation_mark_and_keeps_its_text() -> None:
    [line] = lines(span("Shaʻban", lang="en", look=style(PLEX)), base="ltr")
    [word] = line.words
    assert word.shaped.setting.face.family == PLEX[0]
    assert "".join(unit.text for unit in word.shaped.units) == "Shaʻban"
    assert all(gid for unit in word.shaped.units for gid, _, _ in unit.parts)


def test_a_script_that_the_family_lacks_is_set_by_another_at_the_latin_size() -> None:
    [line] = lines(span("كلمة язык", look=style(PLEX, 10, 0.8)))
    faces = {word.shaped.text: word.shaped.setting for word in line.words if word.shaped.text.strip()}
    assert faces["язык"].face.family == "Noto Serif"
    assert faces["язык"].size == 8


def test_what_no_family_has_is_one_box_and_is_named() -> None:
    from typeset import paragraph

    from docgen.typography.paragraph.missing import problems

    [problem] = problems(paragraph(span("قبل 𓀀 بعد 𓀀")))
    assert "U+13000" in problem.message
    assert problem.severity == "warning"
