"""`--fix` mends what is safe, and leaves every other character of the file as it is."""

from pathlib import Path

import pytest

from docgen.checks import check, fixed
from docgen.checks.catalogue import codes

HEAD = "docgen: 1  # the version\nkind: press-statement\n\ndate: 2021-10-19\nissuer: {name: x}   # who\nheadline: x\nbody:\n"


def mend(folder: Path, body: str, newline: str = "\n", mark: bytes = b"") -> tuple[str, list[str]]:
    """The body after fixing, and the codes of what is still found in the file."""
    path = folder / "input.yaml"
    path.write_bytes(mark + (HEAD + body).replace("\n", newline).encode())
    report = check(path)
    assert report.loaded is not None
    assert report.loaded.marked.source is not None
    data = fixed(report.loaded.marked.source, report.problems).data
    assert data.startswith(mark)
    path.write_bytes(data)
    text = data.decode("utf-8-sig")
    head = HEAD.replace("\n", newline)
    assert text.startswith(head)
    return text.removeprefix(head), [problem.code or "" for problem in check(path).problems]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {ar: عُقد ﺍﻻﺟﺘﻤﺎﻉ, en: It was held}", "- {ar: عُقد الاجتماع, en: It was held}"),
        ("- {ar: 'عُقد \u200fالاجتماع', en: It was held}", "- {ar: 'عُقد الاجتماع', en: It was held}"),
        ('- {ar: "عُقد, ثم", en: "It, then"}', '- {ar: "عُقد، ثم", en: "It, then"}'),
        ("- ar: هل عُقد? نعم; عُقد.\n  en: Was it held? Yes.", "- ar: هل عُقد؟ نعم؛ عُقد.\n  en: Was it held? Yes."),
        ("- {ar: فی باکو, en: In Baku}", "- {ar: في باكو, en: In Baku}"),
        ("- ar: نعم\n  en: First، then.", "- ar: نعم\n  en: First, then."),
        ("- {ar: عام 2021, en: in ٢٠٢١}", "- {ar: عام 2021, en: in 2021}"),
        ("- {ar: عام ۲۰۲۴, en: in 2024}", "- {ar: عام ٢٠٢٤, en: in 2024}"),
        ("- ar: 'واحد  اثنان ، ثلاثة'\n  en: one two , three", "- ar: 'واحد اثنان، ثلاثة'\n  en: one two, three"),
        ("- {ar: محمـــد, en: Mohammed}", "- {ar: محمد, en: Mohammed}"),
        ("- {ar: الاجت\u200bماع, en: x}", "- {ar: الاجتماع, en: x}"),
        (
            "- ar: >-   # folded\n    واحد, اثنان\n    ثلاثة, أربعة\n  en: one, two",
            "- ar: >-   # folded\n    واحد، اثنان\n    ثلاثة، أربعة\n  en: one, two",
        ),
        ("- ar: |\n    واحد, اثنان\n  en: one, two", "- ar: |\n    واحد، اثنان\n  en: one, two"),
        ('- {ar: "عُقد\\u200f الاجتماع", en: x}', '- {ar: "عُقد الاجتماع", en: x}'),
        ("- ar: 'قال: ''نعم'', ثم'\n  en: 'He said: ''yes'''", "- ar: 'قال: ''نعم''، ثم'\n  en: 'He said: ''yes'''"),
        (
            "- ar: '**واحد**, [اثنان](https://x.example/a,b)'\n  en: '**One**, [two](https://x.example/a,b)'",
            "- ar: '**واحد**، [اثنان](https://x.example/a,b)'\n  en: '**One**, [two](https://x.example/a,b)'",
        ),
    ],
)
def test_a_slip_is_mended_and_nothing_else(tmp_path: Path, before: str, after: str) -> None:
    text, left = mend(tmp_path, before + "\n# the end\n")
    assert text == after + "\n# the end\n"
    assert left == []


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    text, left = mend(tmp_path, "- ar: واحد, اثنان\n  en: one, two\n", newline="\r\n", mark=b"\xef\xbb\xbf")
    assert text == "- ar: واحد، اثنان\r\n  en: one, two\r\n"
    assert left == []


def test_an_edit_that_would_change_the_structure_is_left(tmp_path: Path) -> None:
    # A Latin comma would end the plain text inside the braces.
    text, left = mend(tmp_path, "- {ar: نعم, en: First، then}\n- {ar: فی, en: in}\n")
    assert text == "- {ar: نعم, en: First، then}\n- {ar: في, en: in}\n"
    assert left == ["DG306"]


def test_what_is_switched_off_is_not_mended(tmp_path: Path) -> None:
    body = "- ar: واحد, اثنان   # docgen: ignore DG303\n  en: one, two\n"
    text, left = mend(tmp_path, body)
    assert (text, left) == (body, [])


def test_a_mended_file_needs_no_more_mending(tmp_path: Path) -> None:
    mend(tmp_path, "- {ar: عُقد  ﺍﻻﺟﺘﻤﺎﻉ فی باکو, en: x}\n")
    path = tmp_path / "input.yaml"
    report = check(path)
    assert report.loaded is not None
    assert report.loaded.marked.source is not None
    assert fixed(report.loaded.marked.source, report.problems).data == path.read_bytes()


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "corpus" / "faulty").glob("*.yaml")), ids=lambda path: path.stem)
def test_fixing_the_corpus_leaves_only_what_cannot_be_fixed(path: Path, tmp_path: Path) -> None:
    report = check(path)
    if report.loaded is None or report.loaded.marked.source is None:
        assert all(not finding.edits for finding in report.problems)
        return
    result = fixed(report.loaded.marked.source, report.problems)
    assert result.left == ()
    for name in ("terms.yaml", "dot.png"):
        (tmp_path / name).write_bytes((path.parent / name).read_bytes())
    copy = tmp_path / "input.yaml"
    copy.write_bytes(result.data)
    left = [problem.code or "" for problem in check(copy).problems]
    assert left == [problem.code for problem in report.problems if not codes()[problem.code or ""].fixable]
