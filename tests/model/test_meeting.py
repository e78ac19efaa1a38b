"""Minutes of joint meetings and general assemblies: days, sides, proxies, shares, trees of items, words in the place of ids and dates."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import InputError
from docgen.model import MeetingMinutes, Vote
from docgen.model.text import Bilingual

BOTH = {"ar": "س", "en": "s"}


def minutes(**changes: Any) -> MeetingMinutes:
    fields: dict[str, Any] = {
        "body_name": BOTH,
        "title": BOTH,
        "date": "2026-05-11",
        "people": {"a": BOTH, "b": BOTH, "c": BOTH, "d": BOTH},
        "chair": "a",
        "attendance": {"present": ["a", "b", "c"], "apologies": ["d"]},
        "agenda": [{"title": BOTH}],
    }
    made = {**fields, **changes}
    return MeetingMinutes(**{key: value for key, value in made.items() if value is not None})


def decided(**fields: Any) -> Any:
    return [{"title": BOTH, "decisions": [{"text": BOTH, **fields}]}]


def vote_of(model: MeetingMinutes) -> Vote:
    vote = model.agenda[0].decisions[0].vote
    assert vote is not None
    return vote


def test_the_date_of_a_meeting_of_several_days_is_its_first() -> None:
    made = minutes(date=None, dates={"from": "2026-06-23", "to": "2026-06-24"})
    assert (made.date.gregorian, made.last_day.gregorian, made.several_days) == (datetime.date(2026, 6, 23), datetime.date(2026, 6, 24), True)
    assert not minutes(date=None, dates={"from": "2026-06-23", "to": "2026-06-23"}).several_days
    assert not minutes().several_days


def test_a_model_that_is_written_out_is_read_again() -> None:
    made = minutes(
        date=None,
        dates={"from": "2026-06-23", "to": "2026-06-24"},
        attendance={"present": ["a", {"who": "b", "joined": "10:15"}, {"who": "c", "proxy": "a"}]},
        quorum={"unit": "shares", "total": 100, "represented": 60, "required": "33.5%"},
        agenda=decided(vote={"for": ["a", "b"], "against": ["c"]}, dissent=[{"by": "c", "text": BOTH}]),
        action_log=[{"task": BOTH, "owner": ["a", BOTH], "due": BOTH}],
        next_meeting={"date": "to-be-fixed"},
        approval={"by": "a", "date": True},
    )
    assert MeetingMinutes(**made.model_dump(by_alias=True, exclude_none=True, exclude_unset=True)) == made


def test_who_is_represented_by_proxy_counts_as_present() -> None:
    made = minutes(attendance={"present": ["a", {"who": "b", "proxy": "a"}]}, quorum={"required": 2})
    assert (made.present, made.attendance.in_person) == (2, ("a",))
    assert [entry.who for entry in made.attendance.entries["present"]] == ["a", "b"]
    assert dict(made.attendance.groups())["present"] == ("a", "b")


@pytest.mark.parametrize(("required", "needed"), [(250, 250), ("25%", 250), ("٢٥٪", 250), ("33.33 %", 334), ("100%", 1000), ("0.01%", 1)])
def test_a_quorum_may_be_a_share_of_the_total_and_is_rounded_up(required: object, needed: int) -> None:
    quorum = minutes(quorum={"unit": "shares", "total": 1000, "represented": 1000, "required": required}).quorum
    assert quorum is not None
    assert quorum.needed == needed


def test_what_is_short_of_a_quorum_is_not_rounded_up_to_it() -> None:
    short = {"unit": "shares", "total": 100_000, "represented": 49_999, "required": "50%", "allow_inquorate": True}
    quorum = minutes(quorum=short).quorum
    assert quorum is not None
    assert (quorum.needed, quorum.represented_percent) == (50_000, Decimal("49.99"))
    with pytest.raises(InputError, match="50,000 shares are required, but 49,999 are represented"):
        minutes(quorum={**short, "allow_inquorate": False})


def test_a_quorum_of_members_may_be_a_share_of_their_number() -> None:
    quorum = minutes(quorum={"total": 5, "required": "50%"}).quorum
    assert quorum is not None
    assert quorum.needed == 3


def test_votes_are_numbers_names_or_one_word() -> None:
    assert vote_of(minutes(agenda=decided(vote="unanimous"))).unanimous
    named = vote_of(minutes(agenda=decided(vote={"for": ["a", "b"], "against": ["c"]})))
    assert (named.counts, named.cast, named.named.for_) == ((2, 1, 0), 3, ("a", "b"))
    assert vote_of(minutes(agenda=decided(vote={"for": ["a"], "abstain": 2}))).counts == (1, 0, 2)
    shares = vote_of(minutes(agenda=decided(vote={"for": 2, "against": 1, "unit": "shares"})))
    assert shares.percentages == (Decimal("66.67"), Decimal("33.33"), 0)


def test_votes_in_shares_are_not_measured_by_heads() -> None:
    quorum = {"unit": "shares", "total": 100, "represented": 60, "required": "25%"}
    assert vote_of(minutes(quorum=quorum, agenda=decided(vote={"for": 50, "against": 10, "unit": "shares"}))).cast == 60
    with pytest.raises(InputError, match="the votes add up to 61 shares, but 60 are represented"):
        minutes(quorum=quorum, agenda=decided(vote={"for": 51, "against": 10, "unit": "shares"}))


def test_shares_are_compared_in_digits_of_any_set() -> None:
    quorum = {"unit": "shares", "total": "١٠٠", "represented": "٦٠", "required": "٢٥٪"}
    with pytest.raises(InputError, match="the votes add up to 61 shares, but 60 are represented"):
        minutes(quorum=quorum, agenda=decided(vote={"for": "٦١", "unit": "shares"}))


@given(st.tuples(*(st.integers(0, 10**12) for _ in range(3))))
def test_percentages_add_up_to_a_hundred_and_are_off_by_less_than_a_hundredth(counts: tuple[int, int, int]) -> None:
    vote = Vote(**dict(zip(("for", "against", "abstain"), counts, strict=True)), unit="shares")
    if not sum(counts):
        assert vote.percentages == (0, 0, 0)
        return
    assert sum(vote.percentages) == 100
    assert all(abs(said - Decimal(count) * 100 / sum(counts)) < Decimal("0.01") for said, count in zip(vote.percentages, counts, strict=True))


def test_only_what_was_adopted_takes_a_number_of_the_series() -> None:
    decisions = [BOTH, {"text": BOTH, "status": "deferred"}, {"text": BOTH, "status": "rejected", "number": "X"}, {"text": BOTH, "status": "adopted"}]
    made = minutes(agenda=[{"title": BOTH, "decisions": decisions}])
    assert [decision.number for decision in made.agenda[0].decisions] == ["1/2026", None, "X", "2/2026"]


def test_items_in_items_are_numbered_by_their_place_or_as_they_say() -> None:
    inner = [{"title": BOTH, "decisions": [BOTH]}, {"title": BOTH, "items": [{"title": BOTH, "decisions": [BOTH]}]}]
    made = minutes(
        agenda=[{"title": BOTH, "items": inner}, {"title": BOTH, "number": "5", "items": [{"title": BOTH}]}, {"title": BOTH, "decisions": [BOTH]}]
    )
    assert [(entry.number, entry.level) for entry in made.outline] == [("1", 1), ("1.1", 2), ("1.2", 2), ("1.2.1", 3), ("5", 1), ("5.1", 2), ("3", 1)]
    assert [decision.number for entry in made.outline for decision in entry.item.decisions] == ["1/2026", "2/2026", "3/2026"]
    assert not made.plainly_numbered
    assert minutes().plainly_numbered


def test_actions_of_all_levels_are_gathered() -> None:
    inner = {"title": BOTH, "actions": [{"task": BOTH}]}
    made = minutes(agenda=[{"title": BOTH}, {"title": BOTH, "actions": [{"task": BOTH}], "items": [inner]}])
    assert len(made.actions) == 2
    assert [place for place, _ in made.all_actions()] == [2, 2]


def test_an_owner_may_be_an_id_or_words() -> None:
    action = minutes(action_log=[{"task": BOTH, "owner": ["a", {"ar": "إدارة", "en": "Office"}], "due": {"ar": "قريبًا", "en": "soon"}}]).action_log[0]
    first, second = action.owners
    assert (first, second.name.en) == ("a", "Office")
    assert (action.due_date, action.due_text) == (None, Bilingual(ar="قريبًا", en="soon"))
    dated = minutes(action_log=[{"task": BOTH, "owner": "a", "due": {"gregorian": "2026-05-11"}}]).action_log[0]
    assert dated.due_date is not None
    assert dated.owner == ("a",)


def test_the_next_meeting_may_be_a_day_words_or_open() -> None:
    for given_, day, words in (("2026-07-13", True, False), ({"ar": "يوليو", "en": "July"}, False, True), ("to-be-fixed", False, False)):
        meeting = minutes(next_meeting={"date": given_}).next_meeting
        assert meeting is not None
        assert (meeting.day is not None, meeting.words is not None) == (day, words)


SIDES = [{"name": {"ar": "أ", "en": "A"}, "head": "a", "members": ["d", "b"]}, {"name": {"ar": "ب", "en": "B"}, "head": "c"}]


def test_delegations_face_each_other_with_those_who_were_present() -> None:
    made = minutes(delegations=SIDES)
    assert [[entry.who for entry in people] for _, people in made.seated] == [["a", "b"], ["c"]]
    assert [tuple(entry and entry.who for entry in row) for row in made.facing] == [("a", "c"), ("b", None)]
    assert made.unsided == ()
    assert [entry.who for entry in minutes(delegations=SIDES, attendance={"present": ["a", "b", "c", "d"]}).unsided] == []


def test_the_heads_of_delegations_sign_for_their_sides_where_nobody_else_is_named() -> None:
    assert [(one.who, one.for_ and one.for_.en) for one in minutes(delegations=SIDES).signing] == [("a", "A"), ("c", "B")]
    assert minutes(delegations=SIDES, signatures=[]).signing == ()
    assert [(one.who, one.for_) for one in minutes(signatures=["a"]).signing] == [("a", None)]
    other = {"ar": "عن الأمانة", "en": "For the secretariat"}
    given_ = minutes(delegations=SIDES, signatures=["b", {"who": "c", "for": other}]).signing
    assert [one.for_ and one.for_.en for one in given_] == ["A", "For the secretariat"]
