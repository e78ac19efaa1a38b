"""Thirty bilingual Word files of three makings: a planted fault is found at its paragraph, a clean file is passed in silence, comments stand at their
words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilingual_word import FAULTS, MAKINGS, PAIRS, Pairs, alternating, mixed, planted, two_columns
from lxml import etree
from ooxml import NS, Docx, W, converted, faults, text_of

import docgen
from docgen.bitext.word import read_word
from docgen.checks.bitexts import Found, check_bitext, reviewed
from docgen.errors import Problem
from docgen.wordfile.package import open_word

THIRTY = [(making, number) for making in MAKINGS for number in range(10)]
NAMES = [f"{making.__name__}-{number}" for making, number in THIRTY]


def problems(data: bytes) -> tuple[Problem, ...]:
    return docgen.check(data).problems


def with_comments(data: bytes) -> bytes:
    file = open_word(data, name="letter.docx", large=True)
    return reviewed(file, check_bitext(read_word(file)).problems)


def paragraph_of(problem: Problem, data: bytes) -> str:
    """The text of the paragraph that a problem is told at."""
    number = int((problem.place.path or "").split()[1])
    return text_of(list(Docx(data).document.iter(f"{W}p"))[number - 1])


@pytest.mark.parametrize(("making", "number"), THIRTY, ids=NAMES)
def test_a_clean_file_is_passed_in_silence(making, number: int) -> None:
    assert [str(problem) for problem in problems(making(PAIRS, number))] == []


@pytest.mark.parametrize(("making", "number"), THIRTY, ids=NAMES)
def test_a_planted_fault_is_found_at_its_paragraph(making, number: int) -> None:
    at, _, wrong, code = FAULTS[number]
    pairs = planted(FAULTS[number])
    data = making(pairs, number)
    (problem,) = problems(data)
    assert (problem.code, paragraph_of(problem, data)) == (code, pairs[at][1])
    assert isinstance(problem, Found)
    assert problem.part is not None
    assert meet(problem.part.text[problem.begin : problem.end], wrong)


def meet(words: str, wrong: str) -> bool:
    """Whether a finding's words are those of a planted fault: 10:30 a.m. for 10:30, 24 for 24 members."""
    return bool(words) and (words in wrong or wrong in words)


def comments(data: bytes) -> dict[str, tuple[str, str]]:
    """What each comment says, and the words between its marks, by its id."""
    found = Docx(data)
    said = {one.get(f"{W}id"): text_of(one) for one in found.xml("word/comments.xml").iter(f"{W}comment")}
    words = dict.fromkeys(said, "")
    signs = []
    open_ones: set[str] = set()
    for element in found.document.iter():
        if element.tag == f"{W}commentRangeStart":
            open_ones.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_ones.remove(element.get(f"{W}id"))
        elif element.tag == f"{W}commentReference":
            signs.append(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for one in open_ones:
                words[one] += element.text or ""
    assert not open_ones
    assert sorted(signs) == sorted(said)
    return {one: (said[one], words[one]) for one in said}


def without_comments(data: bytes) -> list[tuple[str, ...]]:
    """Every character of a document with the properties of its run and its paragraph, and all other elements: what is left when marks of comments are
    taken out and runs of equal looks put together."""
    root = Docx(data).document
    for run in list(root.iter(f"{W}r")):
        if run.find("w:commentReference", NS) is not None:
            run.getparent().remove(run)
    etree.strip_elements(root, f"{W}commentRangeStart", f"{W}commentRangeEnd", with_tail=False)
    found: list[tuple[str, ...]] = []
    for element in root.iter():
        if element.tag == f"{W}t":
            looks = element.getparent().find("w:rPr", NS)
            said = b"" if looks is None else etree.tostring(looks, method="c14n")
            found += [(character, said.decode()) for character in element.text or ""]
        elif element.tag != f"{W}r" and not any(above.tag == f"{W}rPr" for above in element.iterancestors()) and element.tag != f"{W}rPr":
            found.append((str(element.tag), str(sorted(element.attrib.items()))))
    return found


def changed_parts(before: bytes, after: bytes) -> set[str]:
    first, second = Docx(before).parts, Docx(after).parts
    assert set(first) <= set(second)
    return {name for name in second if first.get(name) != second[name]}


@pytest.mark.parametrize(("making", "number"), THIRTY[::3], ids=NAMES[::3])
def test_comments_stand_at_the_words_and_nothing_else_changes(making, number: int) -> None:
    before = making(planted(FAULTS[number]), number)
    after = with_comments(before)
    ((said, words),) = comments(after).values()
    assert said.startswith(f"{FAULTS[number][3]}: ")
    assert meet(words, FAULTS[number][2])
    assert without_comments(after) == without_comments(before)
    assert changed_parts(before, after) == {
        *("word/document.xml", "word/comments.xml", "word/people.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"),
    }
    assert with_comments(before) == after


def test_a_file_without_findings_keeps_all_its_parts() -> None:
    before = two_columns(PAIRS, 3)
    assert changed_parts(before, with_comments(before)) == set()


def test_comments_that_are_there_stay_and_new_ones_count_on() -> None:
    once = with_comments(alternating(planted(FAULTS[0]), 0))
    twice = with_comments(once)
    found = comments(twice)
    assert list(found) == ["0", "1"]
    assert found["0"] == found["1"] == comments(once)["0"]
    assert changed_parts(once, twice) == {"word/document.xml", "word/comments.xml"}


def test_several_faults_in_torn_runs_each_have_their_comment() -> None:
    pairs = [*PAIRS]
    for at, right, wrong, _ in FAULTS:
        pairs[at] = (pairs[at][0], pairs[at][1].replace(right, wrong))
    before = two_columns(pairs, 2)
    after = with_comments(before)
    told = list(comments(after).values())
    assert sorted(said[:5] for said, _ in told) == sorted(code for *_, code in FAULTS)
    assert all(any(meet(words, wrong) for _, _, wrong, _ in FAULTS) for _, words in told)
    assert without_comments(after) == without_comments(before)


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Pairs, bytes, bytes]]:
    """Files with faults and their comments, and one without, and the same as LibreOffice reads and writes them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    made = [(planted(fault), with_comments(MAKINGS[number % 3](planted(fault), number))) for number, fault in enumerate(FAULTS)]
    made.append((PAIRS, mixed(PAIRS, 1)))
    paths = []
    for number, (_, data) in enumerate(made):
        paths.append(folder / f"made-{number}.docx")
        paths[-1].write_bytes(data)
    out = tmp_path_factory.mktemp("rewritten")
    written = converted(paths, out, to="docx:MS Word 2007 XML")
    return [(pairs, data, path.read_bytes()) for (pairs, data), path in zip(made, written, strict=True)]


def test_faults_in_files_that_libreoffice_wrote_are_found(by_libreoffice: list[tuple[Pairs, bytes, bytes]]) -> None:
    for (at, _, _, code), (pairs, _, data) in zip(FAULTS, by_libreoffice, strict=False):
        (problem,) = problems(data)
        assert (problem.code, paragraph_of(problem, data)) == (code, pairs[at][1])
    assert problems(by_libreoffice[-1][2]) == ()


def test_libreoffice_reads_the_comments_at_their_words(by_libreoffice: list[tuple[Pairs, bytes, bytes]]) -> None:
    for _, made, written in by_libreoffice[:-1]:
        (before,), (after,) = comments(made).values(), comments(written).values()
        assert after == before
        (comment,) = Docx(written).xml("word/comments.xml").iter(f"{W}comment")
        assert (comment.get(f"{W}author"), comment.get(f"{W}initials")) == ("docgen", "dg")
    for _, _, written in by_libreoffice[:3]:  # and its own file takes another
        assert [said for said, _ in comments(with_comments(written)).values()] == [comments(written)["0"][0]] * 2


def test_a_file_with_a_comment_pleases_the_validator(by_libreoffice: list[tuple[Pairs, bytes, bytes]], tmp_path: Path) -> None:
    path = tmp_path / "mixed.docx"
    path.write_bytes(by_libreoffice[2][1])
    assert faults(path) == []
