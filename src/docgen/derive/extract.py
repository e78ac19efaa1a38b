"""One decision of a meeting, to be certified."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from docgen.close_matches import did_you_mean
from docgen.derive.paper import Data, Paper, Text, given, head, issuer, joined, meeting_title, named, owner_name, people, sides, text
from docgen.errors import Place, Problem, UsageError
from docgen.locales.labels import labels
from docgen.model.meeting.agenda import AgendaItem, Decision
from docgen.model.meeting.votes import Vote
from docgen.model.minutes import MeetingMinutes
from docgen.types import Lang


def extract(model: MeetingMinutes, number: str, date: Any = None) -> Paper:
    """The decision with this number, its vote, and chair and secretary to sign (`decision-extract`), of the day `date`.

    Raises UsageError for a number that no adopted decision has, with the nearest, or that several have.
    """
    item, decision = _found(model, number)
    notes: list[str] = []
    if date is None:
        notes.append("date, the day of the extract, is that of the meeting; write its own, or give --date")
    if model.secretary is None:
        notes.append("the minutes name no secretary; the chair alone signs")
    if decision.dissent:
        notes.append("the dissent that was written down at the decision has no place in an extract; it stays with the minutes")
    signing = tuple(dict.fromkeys(id for id in (model.chair, model.co_chair, model.secretary) if id))
    data = given(model)
    meeting: Data = {"title": meeting_title(model, notes), "date": data["dates"]["from"] if "dates" in data else data["date"]}
    meeting |= {"reference": model.reference} if model.reference else {}
    meeting |= {"place": sides(model.place)} if model.place else {}
    said: Data = {"number": decision.number, "text": [sides(decision.text)]}
    said |= {"vote": vote_words(model, decision.vote)} if decision.vote else {}
    made = head(
        model,
        "decision-extract",
        date=date or (data["dates"]["to"] if "dates" in data else data["date"]),
        issuer=issuer(model),
        body_name=sides(model.body_name),
        meeting=meeting,
        item=sides(item.title),
        decision=said,
        addressed=[*_addressed(model, decision)],
        people=people(model, signing),
        signatures=list(signing),
    )
    return Paper(made, tuple(notes))


def _plain(number: str) -> str:
    """A number as it is compared: in Latin digits, without spaces."""
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in unicodedata.normalize("NFC", number) if not char.isspace())


def _found(model: MeetingMinutes, number: str) -> tuple[AgendaItem, Decision]:
    decisions = [(entry.item, decision) for entry in model.outline for decision in entry.item.decisions]
    found = [pair for pair in decisions if pair[1].number is not None and _plain(pair[1].number) == _plain(number)]
    place = Place(model.origin)
    if len(found) > 1:
        raise UsageError(Problem(f"{len(found)} decisions have the number {number}", place, "number them apart in the minutes"))
    if not found:
        known = [decision.number for _, decision in decisions if decision.number is not None]
        hint = did_you_mean(_plain(number), known) if known else "only decisions that were adopted have numbers"
        raise UsageError(Problem(f"no decision has the number {number}", place, hint))
    if found[0][1].status != "adopted":
        raise UsageError(Problem(f"decision {number} was not adopted: it is {found[0][1].status}", place, "an extract is of an adopted decision"))
    return found[0]


def _addressed(model: MeetingMinutes, decision: Decision) -> Iterator[Text]:
    """Who carries it out: the owners of the actions that name its number."""
    seen = set()
    for action in (action for entry in model.outline for action in entry.item.actions):
        if action.decision is None or _plain(action.decision) != _plain(decision.number or ""):
            continue
        for owner in action.owner:
            words = text(model, lambda lang, owner=owner: owner_name(model, owner, lang))  # type: ignore[misc]
            if tuple(words.items()) not in seen:
                seen.add(tuple(words.items()))
                yield words


def vote_words(model: MeetingMinutes, vote: Vote) -> Text:
    """A vote in words: unanimously, or the figures, with names where the minutes have them, and percentages of shares."""
    return text(model, lambda lang: _vote(model, vote, lang))


def _vote(model: MeetingMinutes, vote: Vote, lang: Lang) -> str:
    counts, names, label = vote.counts, vote.named, labels()
    members = vote.unit == "members"
    whole = vote.unanimous or (members and counts.for_ and counts.for_ == model.present and not counts.against and not counts.abstain)
    said = [label["unanimous"][lang]] if whole else []
    if whole and (members or vote.for_ is None):
        return said[0]
    for key, count, voters, share in zip(("for", "against", "abstain"), counts, names, vote.percentages, strict=True):
        if not count and key != "for":
            continue
        counted = "votes" if members else "shares"
        words = f"{label[f'{counted}-{key}'][lang]}: {{number}}`{count}`"
        if voters:
            words += f" ({joined((named(model.people[id], lang) for id in voters), lang)})"
        said.append(words if members else f"{words} ({{percent}}`{share:.{vote.decimals}f}`)")
    return ("؛ " if lang == "ar" else "; ").join(said)
