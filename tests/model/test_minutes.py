"""Minutes: people by id, votes, quorum, the numbers of decisions."""

from typing import Any

import pytest

from docgen.errors import InputError
from docgen.model import MeetingMinutes, Person

BOTH = {"ar": "س", "en": "s"}


def minutes(**changes: Any) -> MeetingMinutes:
    fields: dict[str, Any] = {
        "body_name": BOTH,
        "title": BOTH,
        "date": "2026-05-11",
        "number": 3,
        "people": {"chair": BOTH, "secretary": {"name": BOTH}, "museums": {"name": BOTH}, "finance": {"name": BOTH}},
        "chair": "chair",
        "attendance": {"present": ["chair", "secretary", "museums"], "apologies": ["finance"]},
        "agenda": [{"title": BOTH}],
    }
    return MeetingMinutes(**{**fields, **changes})


def wrong(**changes: Any) -> list[tuple[str | None, str, str | None]]:
    with pytest.raises(InputError) as error:
        minutes(**changes)
    return [(problem.place.path, problem.message, problem.hint) for problem in error.value.problems]


def item(**fields: Any) -> list[dict[str, Any]]:
    return [{"title": BOTH, **fields}]


def test_decisions_are_numbered_over_all_items() -> None:
    agenda = [{"title": BOTH, "decisions": [BOTH, {"text": BOTH, "number": "X"}]}, {"title": BOTH, "decisions": [BOTH], "recommendations": [BOTH]}]
    made = minutes(agenda=agenda)
    assert [decision.number for one in made.agenda for decision in one.decisions] == ["3/1/2026", "X", "3/3/2026"]
    assert made.agenda[1].recommendations[0].number == "3/1/2026"


def test_a_body_may_have_its_own_series() -> None:
    made = minutes(agenda=item(decisions=[BOTH, BOTH]), series={"pattern": "{n}/{year}", "first": 7})
    assert [decision.number for decision in made.agenda[0].decisions] == ["7/2026", "8/2026"]
    assert minutes(agenda=item(decisions=[BOTH]), number=None).agenda[0].decisions[0].number == "1/2026"
    assert minutes(agenda=item(decisions=[BOTH]), series={"pattern": "{hijri_year}-{n}"}).agenda[0].decisions[0].number == "1447-1"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{n}/{yaer}", "{yaer} is not known in a pattern"),
        ("{year}", "the pattern has no {n}"),
        ("{n", "a brace is not closed"),
        ("{n.real}", "{n.real} is not"),
        ("{n:>9}", "{n!} is not"),
    ],
)
def test_a_wrong_pattern_is_told(pattern: str, message: str) -> None:
    ((path, said, _),) = wrong(series={"pattern": pattern})
    assert path == "series.pattern"
    assert said.startswith(message)


def test_the_same_decision_given_twice_is_not_changed_by_being_numbered() -> None:
    from docgen.model import Decision

    decision = Decision(text=BOTH)
    assert minutes(agenda=item(decisions=[decision, decision])).agenda[0].decisions[1].number == "3/2/2026"
    assert decision.number is None


def test_every_reference_to_a_person_is_checked() -> None:
    agenda = item(presenter="musuems", decisions=[BOTH], actions=[{"task": BOTH, "owner": ["finance", "nobody"]}])
    assert wrong(agenda=agenda, chair="chairs", signatures=["chair", "x"]) == [
        ("chair", "no person has the id 'chairs'", "did you mean 'chair'?"),
        ("agenda[0].presenter", "no person has the id 'musuems'", "did you mean 'museums'?"),
        ("agenda[0].actions[0].owner[1]", "no person has the id 'nobody'", "people has chair, secretary, museums, finance"),
        ("signatures[1]", "no person has the id 'x'", "people has chair, secretary, museums, finance"),
    ]


def test_one_owner_or_several() -> None:
    made = minutes(agenda=item(actions=[{"task": BOTH, "owner": "finance"}, {"task": BOTH, "owner": ["finance", "chair"]}, {"task": BOTH}]))
    assert [action.owner for _, action in made.all_actions()] == [("finance",), ("finance", "chair"), ()]


def test_a_speaker_may_be_an_id() -> None:
    made = minutes(
        agenda=item(discussion=[{"quote": BOTH, "speaker": "chair"}, {"quote": BOTH, "speaker": {"name": BOTH}}, {"quote": BOTH, "speaker": "Guest"}])
    )
    first, second, third = made.agenda[0].discussion
    assert first.speaker == second.speaker == Person(name=BOTH)
    assert third.speaker == Person(name="Guest")
    assert wrong(agenda=item(discussion=[{"quote": BOTH, "speaker": "chiar"}]))[0][2] == "did you mean 'chair'?"


def test_votes_fit_those_present() -> None:
    vote = minutes(agenda=item(decisions=[{"text": BOTH, "vote": {"for": 2, "against": 0, "abstain": 1}}])).agenda[0].decisions[0].vote
    assert vote is not None
    assert (vote.for_, vote.cast) == (2, 3)
    assert wrong(agenda=item(decisions=[{"text": BOTH, "vote": {"for": 3, "against": 1}}])) == [
        ("agenda[0].decisions[0].vote", "the votes add up to 4, but 3 are present", "correct the votes, or attendance.present")
    ]


@pytest.mark.parametrize("value", [-1, 2.5, True, "two", None])
def test_a_vote_is_a_whole_number(value: object) -> None:
    ((path, _, _),) = wrong(agenda=item(decisions=[{"text": BOTH, "vote": {"for": value}}]))
    assert path == "agenda[0].decisions[0].vote.for"


def test_a_quorum_must_be_met_or_waived() -> None:
    assert minutes(quorum={"required": 3}).quorum
    assert minutes(quorum={"required": 4, "allow_inquorate": True}).quorum
    assert wrong(quorum={"required": 4}) == [
        ("quorum.required", "4 members are required, but 3 are present", "correct the number, or set allow_inquorate: true")
    ]


def test_a_person_is_listed_once() -> None:
    assert wrong(attendance={"present": ["chair"], "absent": ["finance", "chair"]}) == [
        ("attendance.absent[1]", "'chair' is listed twice", "the id stands under present already")
    ]


def test_a_person_signs_once_but_for_two_sides() -> None:
    assert wrong(signatures=["chair", {"who": "chair", "seal": True}]) == [
        ("signatures[1]", "'chair' signs twice", "signatures[0] is theirs already; who signs for two sides needs a 'for' at each")
    ]
    assert wrong(signatures=[{"who": "chair", "for": BOTH}, "finance", {"who": "chair", "for": BOTH}])[0][0] == "signatures[2]"
    other = {"ar": "عن الجانب الآخر", "en": "For the other side"}
    assert len(minutes(signatures=[{"who": "chair", "for": BOTH}, {"who": "chair", "for": other}]).signing) == 2


def test_short_forms() -> None:
    made = minutes(annexes=["Annex A", {"ar": "ملحق", "en": "Annex"}], agenda=item(recommendations=[BOTH, {"text": BOTH, "to": BOTH}]))
    assert [annex.title.en for annex in made.annexes] == ["Annex A", "Annex"]
    assert made.agenda[0].recommendations[1].to is not None


def test_what_is_counted() -> None:
    made = minutes()
    assert made.present == 3
    assert made.person("chair").name.en == "s"
    assert [group for group, _ in made.attendance.groups()] == ["present", "apologies", "absent", "invited", "observers"]
    assert made.attendance.said_empty == ()
    assert minutes(attendance={"present": ["chair"], "absent": [], "invited": []}).attendance.said_empty == ("absent", "invited")
