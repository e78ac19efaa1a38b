"""What the shipped template of minutes writes of votes, attendance, sides, actions and days, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest

import docgen
from docgen.document.arrange import arrange
from docgen.document.dump import dump
from docgen.templating import build

BOTH = {"ar": "نص", "en": "Text"}
BASE: dict[str, Any] = {
    "docgen": 1,
    "kind": "meeting-minutes",
    "territory": "AE",
    "date": "2026-05-11",
    "body_name": {"ar": "اللجنة", "en": "Committee"},
    "title": {"ar": "محضر", "en": "Minutes"},
    "people": {
        "a": {"ar": "الرئيس", "en": "Chair"},
        "b": {"name": {"ar": "النائب", "en": "Deputy"}, "role": {"ar": "عضو", "en": "Member"}},
        "c": {"ar": "الخبير", "en": "Expert"},
    },
    "chair": "a",
    "attendance": {"present": ["a", "b", "c"]},
    "agenda": [{"title": BOTH}],
}


def said(**changes: Any) -> str:
    """The flow of minutes as plain text: what runs are like left out, spaces made plain."""
    data = {key: value for key, value in {**BASE, **changes}.items() if value is not None}
    return re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", dump(arrange(build(docgen.parse(data))))).replace("\u00a0", " ").replace("↵", " ")


def decided(**fields: Any) -> Any:
    return [{"title": BOTH, "decisions": [{"text": BOTH, **fields}]}]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"vote": "unanimous"}, ("Unanimously", "بالإجماع")),
        ({"vote": {"for": ["a", "b", "c"]}}, ("Unanimously", "بالإجماع")),
        ({"vote": {"for": ["a", "b"], "against": ["c"]}}, ("For: 2 (Chair and Deputy)", "Against: 1 (Expert)", "الموافقون: 2 (الرئيس والنائب)")),
        ({"vote": {"for": 2, "abstain": 1}}, ("For: 2 · Abstentions: 1", "الموافقون: 2 · الممتنعون: 1")),
        (
            {"vote": {"for": 2000, "against": 1000, "unit": "shares"}},
            ("Shares for: 2,000 (66.67%) Shares against: 1,000 (33.33%)", "الأسهم الموافقة: 2,000 (66.67%)"),
        ),
        ({"vote": {"unanimous": True, "for": 5000, "unit": "shares"}}, ("Unanimously Shares for: 5,000 (100%)",)),
        ({"status": "deferred"}, ("Draft decision – Deferred", "مشروع قرار – مؤجل")),
        ({"status": "rejected", "number": "7"}, ("Decision No. 7 – Rejected", "مرفوض")),
        (
            {"dissent": [{"by": "c", "text": {"ar": "تحفظ.", "en": "A reservation."}}]},
            ("Dissent (Expert): A reservation.", "رأي مخالف (الخبير): تحفظ."),
        ),
    ],
)
def test_a_decision_says_how_it_was_taken(fields: dict[str, Any], wanted: tuple[str, ...]) -> None:
    text = said(agenda=decided(**fields))
    assert [words for words in wanted if words not in text] == []


def test_a_decision_that_was_not_adopted_has_no_number() -> None:
    assert "Decision No." not in said(agenda=decided(status="withdrawn"))


@pytest.mark.parametrize(
    ("quorum", "wanted"),
    [
        ({"required": 2}, ("Quorate: 3 present, 2 required", "مكتمل (الحاضرون: 3، المطلوب: 2)")),
        ({"required": "50%", "total": 5}, ("Quorate: 3 of 5 present, 50% required", "الحاضرون: 3 من 5، المطلوب: 50%")),
        (
            {"unit": "shares", "total": 1000, "represented": 775, "required": "25%"},
            ("Quorate: 775 of 1,000 shares represented (77.5%), 25% required", "الأسهم الممثَّلة: 775 من 1,000، أي 77.5%؛ المطلوب: 25%"),
        ),
        ({"unit": "shares", "total": 1000, "represented": 100, "required": 250, "allow_inquorate": True}, ("Not quorate: 100 of 1,000", "غير مكتمل")),
    ],
)
def test_a_quorum_is_written_in_what_it_counts(quorum: dict[str, Any], wanted: tuple[str, ...]) -> None:
    text = said(quorum=quorum)
    assert [words for words in wanted if words not in text] == []


def test_comings_and_goings_stand_under_the_name() -> None:
    present = ["a", {"who": "b", "joined": "10:15", "left": "11:30", "by": "video"}, {"who": "c", "proxy": "a"}]
    text = said(attendance={"present": present}, quorum={"required": 3})
    for words in (
        "from 10:15, until 11:30, by video",
        "by proxy: Chair",
        "من الساعة 10:15، حتى الساعة 11:30، عبر الاتصال المرئي",
        "بالوكالة: الرئيس",
    ):
        assert words in text
    assert "3 present or represented" in text
    assert "الحاضرون أصالةً ووكالةً: 3" in text


def test_two_sides_face_each_other_and_the_others_stand_below() -> None:
    sides = [{"name": {"ar": "الجانب الأول", "en": "First side"}, "head": "a"}, {"name": {"ar": "الجانب الثاني", "en": "Second side"}, "head": "b"}]
    text = said(delegations=sides)
    assert "Also present" in text
    assert "حضر أيضًا" in text
    assert text.index("First side") < text.index("Second side") < text.index("Expert")


def test_nobody_of_three_sides_is_lost() -> None:
    sides = [{"name": {"ar": f"جانب {one}", "en": f"Side {one}"}, "head": one} for one in ("a", "b", "c")]
    text = said(delegations=sides)
    assert all(words in text for words in ("Side a", "Side b", "Side c", "Expert", "Head of delegation"))
    assert "Also present" not in text


@pytest.mark.parametrize("others", [1, 2])
def test_a_member_is_not_called_the_head_of_a_delegation_whose_head_is_absent(others: int) -> None:
    people = {**BASE["people"], "h": {"ar": "رئيس غائب", "en": "Absent one"}, "m": {"ar": "عضو حاضر", "en": "Present one"}}
    sides = [{"name": BOTH, "head": "h", "members": ["m"]}, *({"name": BOTH, "head": head} for head in ("b", "c")[:others])]
    attendance = {"present": ["a", "b", "c", "m"], "absent": ["h"]}
    text = said(people=people, delegations=sides, attendance=attendance, signatures=[])
    assert "Present one" in text
    assert text.count("Head of delegation") == others - 1  # b has a role of its own, c has none


def test_a_meeting_of_several_days_says_from_when_to_when() -> None:
    text = said(date=None, dates={"from": "2026-06-23", "to": "2026-06-24"}, start="09:30", end="16:00", calendar="gregorian")
    assert "From Tuesday, 23 June 2026, at 09:30" in text
    assert "to Wednesday, 24 June 2026, at 16:00" in text
    assert "إلى الأربعاء 24 يونيو 2026م، الساعة 16:00" in text
    assert "09:30 – 16:00" not in text


def test_what_sort_of_meeting_it_was_and_how_it_opened() -> None:
    text = said(meeting={"type": "extraordinary", "mode": "remote"}, opening={"ar": "افتُتح الاجتماع.", "en": "The meeting opened."})
    assert "Extraordinary · Remote" in text
    assert "غير عادي · عن بُعد" in text
    assert text.index("The meeting opened.") < text.index("Attendance")


def test_items_in_items_are_listed_and_headed_by_their_numbers() -> None:
    agenda = [
        {"title": BOTH, "number": "3", "items": [{"title": {"ar": "فرع", "en": "Branch"}, "recused": "b", "taken_after": "3", "time": "10:40"}]}
    ]
    text = said(agenda=agenda)
    assert text.count("Branch") == 2
    assert "3.1" in text
    assert "at 10:40 · Taken after item 3 · Recused: Deputy" in text
    assert "نُظر بعد البند 3" in text


def test_actions_may_have_words_for_owners_and_days() -> None:
    action = {
        "task": BOTH,
        "owner": ["b", {"ar": "إدارة المشاريع", "en": "Projects"}],
        "due": {"ar": "الربع الأول", "en": "First quarter"},
        "progress": 40,
        "decision": "1/2026",
    }
    agenda = [{"title": BOTH, "decisions": [BOTH], "actions": [action, {**action, "status": "in-progress"}]}]
    text = said(agenda=agenda, action_log=[{"task": BOTH, "owner": "c", "due": "2026-03-31", "status": "done"}])
    for words in (
        "Deputy and Projects",
        "First quarter",
        "Progress: 40%",
        "In progress · 40%",
        "Decision No. 1/2026",
        "Actions from earlier meetings",
    ):
        assert words in text
    assert "النائب وإدارة المشاريع" in text


def test_the_next_meeting_may_be_open_or_in_words() -> None:
    assert "Date to be fixed, Text" in said(next_meeting={"date": "to-be-fixed", "place": BOTH})
    assert "In the autumn" in said(next_meeting={"date": {"ar": "في الخريف", "en": "In the autumn"}})


def test_an_approval_has_its_words_and_room_to_sign() -> None:
    text = said(approval={"by": ["a", "b"], "date": "2026-05-20"})
    assert "These minutes are approved." in text
    assert "اعتُمد هذا المحضر." in text
    assert "Date: 20 May 2026" in text
