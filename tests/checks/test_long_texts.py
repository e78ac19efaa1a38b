"""Long texts are checked in a time that goes with their length, and the limits of the call hold."""

import time
from pathlib import Path

import pytest

from docgen.bounded import bounded
from docgen.checks import check
from docgen.checks.matching.agreement import agree
from docgen.checks.matching.candidates import Candidates
from docgen.checks.slots import Subject
from docgen.errors import InputError
from docgen.limits import Limits
from docgen.reading import open_input

_HEAD = """docgen: 1
kind: press-statement
territory: QA
issuer: {name: {ar: المكتب الإعلامي, en: Media Office}}
date: 2026-10-18
headline: {ar: عنوان البيان, en: The headline}
body:
"""


def _input(path: Path, ar: str, en: str) -> Path:
    file = path / "long.yaml"
    file.write_text(f'{_HEAD}- ar: "{ar}"\n  en: "{en}"\n', encoding="utf-8")
    return file


LONG = {
    "spaces between two words": ("كلمة" + " " * 10_000 + "كلمة", "word" + " " * 10_000 + "word"),
    "spaces before a comma": ("كلمة" + " " * 10_000 + "،", "word" + " " * 10_000 + ","),
    "brackets": ("(" * 20_000, ")" * 20_000),
    "other numbers": (" ".join(map(str, range(3_000))), " ".join(map(str, range(10_000, 13_000)))),
    "other references": (" ".join(f"EMB/2021/{at}" for at in range(2_000)), " ".join(f"EMB/2022/{at}" for at in range(2_000))),
    "references of other letters": (" ".join(f"EMB/2021/{at}" for at in range(2_000)), " ".join(f"EMC/2021/{at}" for at in range(2_000))),
    "negative figures": ("بلغ −6 ", "−5 " * 4_000),
    "signs without letters": (";" * 20_000, "؛" * 20_000),
}


@pytest.mark.parametrize(("ar", "en"), LONG.values(), ids=list(LONG))
def test_a_long_text_is_checked_in_little_time_of_the_processor(tmp_path: Path, ar: str, en: str) -> None:
    begun = time.process_time()
    found = check(_input(tmp_path, ar, en), build=False)
    assert found.problems
    assert time.process_time() - begun < 20


def test_the_limit_of_seconds_holds_while_findings_are_looked_for(tmp_path: Path) -> None:
    file = _input(tmp_path, *LONG["other references"])
    loaded = open_input(file)
    from docgen.checks.run import check_loaded

    with pytest.raises(InputError, match="this took longer than"), bounded(Limits(seconds=0.000_001), str(file)):
        check_loaded(loaded, str(file), build=False)


def test_candidates_leave_out_no_fact_that_means_the_same(tmp_path: Path) -> None:
    said = (
        "1,250 people, 12%, USD 5 million, 2026, 1447 AH, 18 October 2026, 5 May, October 2026, the 1980s, the 80s, 10:30, at 5 p.m., 7, "
        "12, 1980, +974 4412 3456, 97444123456, EMB/2021/153, press@example.org, https://example.org/a, 5 million, -5, 14/9/1447 AH"
    )
    arabic = (
        "1250 شخصا، 12٪، 5 ملايين دولار، عام 2026، عام 1447هـ، 18 أكتوبر 2026، 5 مايو، أكتوبر 2026، ثمانينيات القرن، الساعة 10:30، الساعة 5 مساء، "
        "7، 12، 1980، +974 4412 3456، 44123456، EMB/2021/153، press@example.org، 5 ملايين، 14/9/1447هـ"
    )
    (slot,) = (
        slot for slot in Subject(open_input(_input(tmp_path, arabic, said))).slots if slot.path == ("body", 0, "text") or "7" in str(slot.value)
    )
    assert slot.ar is not None
    assert slot.en is not None
    for one, other in ((slot.ar, slot.en), (slot.en, slot.ar), (slot.en, slot.en)):
        candidates = Candidates(other.facts)
        for fact in one.facts:
            meant = {(found.kind, str(found.value)) for found in candidates.of(fact) if agree(fact, found)}
            assert meant == {(found.kind, str(found.value)) for found in other.facts if agree(fact, found)}
