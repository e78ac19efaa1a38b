"""Where the two Umm al-Qura tables differ on a day of the document, the check says both readings."""

from pathlib import Path

from docgen.checks import check

CORPUS = Path(__file__).parent / "corpus"


def test_the_note_gives_both_days() -> None:
    (problem,) = check(CORPUS / "faulty" / "tables-differ.yaml").problems
    assert (problem.code, problem.severity, problem.place.path) == ("DG205", "note", "date")
    assert "1 Rajab 1344 AH is 15 January 1926 (published) or 16 January 1926 (kacst)" in problem.message


def test_a_day_on_which_they_agree_has_no_note() -> None:
    assert check(CORPUS / "clean" / "certain-hijri.yaml").problems == ()
