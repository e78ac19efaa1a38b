"""Minutes that are right, made by chance, and one slip in them of each kind that the checks of a meeting look for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

Data = dict[str, Any]
TEXT = {"ar": "نصّ", "en": "Text"}


@dataclass(frozen=True)
class Meeting:
    """Minutes as data, with what they were made of: `times` are those of the three items in minutes, `voters` who could vote on the first."""

    data: Data
    present: tuple[str, ...]
    members: int
    start: int
    end: int
    times: tuple[int, ...]
    voters: tuple[str, ...]
    represented: int
    total: int

    def decide(self, item: int = 0, **decision: Any) -> None:
        """Puts one decision in the place of those of an item, in which nobody was recused."""
        self.data["agenda"][item].pop("recused", None)
        self.data["agenda"][item]["decisions"] = [{"text": TEXT, **decision}]

    def only(self, item: int, **decision: Any) -> None:
        """The same, and the other items decide without votes; two members are enough."""
        for other in range(3):
            self.decide(other)
        self.decide(item, **decision)
        self.data["quorum"] = {"required": 2}

    def came(self, **when: Any) -> None:
        """Says when the last of those present came or went."""
        self.data["attendance"]["present"][-1] = {"who": self.present[-1], **when}

    def add(self, group: str) -> str:
        """One more person, in a group of the attendance."""
        self.data["people"]["another"] = {"name": TEXT}
        self.data["attendance"][group] = [*self.data["attendance"][group], "another"]
        return "another"


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def meeting(chance: Random, *, shares: bool, moves: bool, sides: bool) -> Meeting:
    """Minutes of three items. `moves`: two members come late or leave early; `sides`: it has two delegations."""
    members = chance.randint(6, 12)
    ids = [f"m{number}" for number in range(members)]
    count = chance.randint(5, members)
    present, rest = ids[:count], ids[count:]
    start = chance.choice([9, 10, 17, 22]) * 60
    end = start + chance.choice([90, 150, 240])
    times = sorted(chance.sample(range(start + 5, end - 5, 5), 3))
    entries: list[Any] = list(present)
    late, gone = {}, {}
    for who in chance.sample(present[2:], 2) if moves else ():
        if chance.random() < 0.5:
            late[who] = chance.choice(times) - 3
            entries[present.index(who)] = {"who": who, "joined": clock(late[who])}
        else:
            gone[who] = chance.choice(times) - 2
            entries[present.index(who)] = {"who": who, "left": clock(gone[who])}
    represented = chance.randint(50_000, 900_000)
    total = represented + chance.randint(1, 300_000)
    data: Data = {
        "docgen": 1, "kind": "meeting-minutes", "territory": chance.choice(["QA", "EG", "MA"]), "date": "2026-05-11", "body_name": TEXT,
        "title": TEXT, "start": clock(start), "end": clock(end), "people": {who: {"name": TEXT} for who in [*ids, "guest", "observer"]},
        "chair": "m0", "secretary": "m1", "signatures": ["m0", "m1"], "agenda": [],
        "attendance": {"present": entries, "apologies": rest[::2], "absent": rest[1::2], "invited": ["guest"], "observers": ["observer"]},
    }  # fmt: skip
    if shares:
        percent = max(1, represented * 100 // total - chance.randint(0, 20))
        data["quorum"] = {"unit": "shares", "total": total, "represented": represented, "required": f"{percent}%"}
    else:
        data["quorum"] = {"required": chance.randint(2, count - 2)}
    if sides:
        half = count // 2
        data["delegations"] = [{"name": TEXT, "head": side[0], "members": side[1:]} for side in (present[:half], present[half:])]
    firsts: tuple[str, ...] = ()
    for index, time in enumerate(times):
        there = [who for who in present if late.get(who, 0) <= time and gone.get(who, end) > time]
        item: Data = {"title": TEXT, "time": clock(time)}
        if not moves and chance.random() < 0.3:
            item["recused"] = [chance.choice(there[2:])]
        voters = [who for who in there if who not in item.get("recused", ())]
        item["decisions"] = [{"text": TEXT, **_vote(chance, voters, represented if shares else 0)}]
        data["agenda"].append(item)
        firsts = tuple(there) if index == 0 else firsts
    return Meeting(data, tuple(present), members, start, end, tuple(times), firsts, represented, total)


def _vote(chance: Random, voters: list[str], represented: int) -> Data:
    against = chance.randint(0, (len(voters) - 1) // 2)
    in_shares = {"for": represented - represented // 3, "against": represented // 5, "abstain": represented // 3 - represented // 5, "unit": "shares"}
    by_name = {"for": voters[against:], "against": voters[:against]}
    dissent = {"dissent": [{"by": voters[0], "text": TEXT}]} if against else {}
    return chance.choice([
        {},
        {"vote": "unanimous"},
        {"vote": in_shares if represented else {"for": len(voters) - against, "against": against}},
        {"vote": by_name, **dissent},
    ])  # fmt: skip


def _quorum(**quorum: Any) -> Callable[[Meeting], None]:
    return lambda found: found.data.update(quorum=quorum)


def _recused(found: Meeting) -> None:
    found.decide(vote={"for": list(found.present)})
    found.data["agenda"][0]["recused"] = [found.present[2]]


def _recused_above(found: Meeting) -> None:
    inner = {"title": TEXT, "decisions": [{"text": TEXT, "vote": {"for": list(found.present)}}]}
    found.data["agenda"][0].update(recused=[found.present[2]], decisions=[], items=[inner])


def _left(found: Meeting, vote: Any) -> None:
    found.only(2, vote=vote)
    found.came(left=clock(found.times[1] - 1))


def _late(found: Meeting) -> None:
    found.only(0, vote={"for": list(found.present)})
    found.came(joined=clock(found.times[2] - 1))


def _lost_quorum(found: Meeting, *, timed: bool) -> None:
    found.only(0)
    found.data["quorum"] = {"required": len(found.present)}
    found.came(left=clock(found.times[1] - 1))
    for item in () if timed else found.data["agenda"]:
        del item["time"]


def _came(found: Meeting, **when: int) -> None:
    found.only(0)
    found.came(**{key: clock(minutes) for key, minutes in when.items()})


def _action(**action: Any) -> Callable[[Meeting], None]:
    return lambda found: found.data["agenda"][0].update(actions=[{"task": TEXT, "owner": "m0", **action}])


def _shares(found: Meeting, for_: int, against: int = 0) -> None:
    found.decide(vote={"for": for_, "against": against, "unit": "shares"})


def _twice(found: Meeting) -> None:
    for item in (0, 1):
        found.decide(item, number="7/2026")


MEMBERS: dict[str, tuple[str, Callable[[Meeting], Any]]] = {
    "more votes than members": ("DG401", lambda found: found.decide(vote={"for": len(found.present), "against": 2})),
    "too few present": ("DG402", lambda found: _quorum(required=len(found.present) + 1)(found)),
    "too few of all": ("DG402", lambda found: _quorum(required="90%", total=2 * len(found.present))(found)),
    "nobody's id": ("DG403", lambda found: found.data["agenda"][0].update(presenter="m99")),
    "the proxy of nobody": ("DG403", lambda found: found.came(proxy="m99")),
    "in two groups": ("DG404", lambda found: found.data["attendance"].update(absent=[found.present[1]])),
    "votes twice": ("DG404", lambda found: found.decide(vote={"for": list(found.present[:-1]), "against": [found.present[0]]})),
    "one did not vote": ("DG405", lambda found: found.decide(vote={"for": len(found.present) - 1})),
    "no owner": ("DG406", _action(owner=[])),
    "an absent presenter": ("DG407", lambda found: found.data["agenda"][1].update(presenter=found.add("absent"))),
    "an absent chair": ("DG407", lambda found: found.data.update(chair=found.add("apologies"))),
    "a guest dissents": ("DG407", lambda found: found.decide(dissent=[{"by": "guest", "text": TEXT}])),
    "a number twice": ("DG408", _twice),
    "a number of the series twice": ("DG408", lambda found: found.decide(1, number="1/2026")),
    "voted down": ("DG410", lambda found: found.decide(vote={"for": list(found.voters[:1]), "against": list(found.voters[1:])})),
    "rejected by most for it": (
        "DG422",
        lambda found: found.decide(status="rejected", vote={"for": list(found.voters[1:]), "against": list(found.voters[:1])}),
    ),
    "signed by one who was away": ("DG407", lambda found: found.data.update(signatures=["m0", {"who": found.add("apologies")}])),
    "signed by one who was absent": ("DG407", lambda found: found.data.update(signatures=[found.add("absent")])),
    "in both chairs": ("DG404", lambda found: found.data.update(co_chair=found.data["chair"])),
    "more needed than there are": ("DG411", lambda found: _quorum(required=found.members + 1, total=found.members)(found)),
    "more present than there are": ("DG411", lambda found: _quorum(required=1, total=len(found.present) - 1)(found)),
    "the recused voted": ("DG414", _recused),
    "the recused of the item above voted": ("DG414", _recused_above),
    "dissent from all": ("DG415", lambda found: found.decide(vote="unanimous", dissent=[{"by": "m0", "text": TEXT}])),
    "dissent of one for it": ("DG415", lambda found: found.decide(vote={"for": list(found.voters)}, dissent=[{"by": "m0", "text": TEXT}])),
    "voted after leaving": ("DG416", lambda found: _left(found, {"for": list(found.present)})),
    "counted after leaving": ("DG416", lambda found: _left(found, {"for": len(found.present)})),
    "voted before joining": ("DG416", _late),
    "no quorum at a decision": ("DG416", lambda found: _lost_quorum(found, timed=True)),
    "no quorum for a time": ("DG421", lambda found: _lost_quorum(found, timed=False)),
    "joined before the beginning": ("DG417", lambda found: _came(found, joined=found.start - 30)),
    "left after the end": ("DG417", lambda found: _came(found, left=found.end + 20)),
    "left before joining": ("DG417", lambda found: _came(found, joined=found.times[2], left=found.times[1])),
    "an item after the end": ("DG417", lambda found: (found.only(2), found.data["agenda"][2].update(time=clock(found.end + 15)))),
    "an item's number twice": ("DG418", lambda found: found.data["agenda"][0].update(number="3")),
    "an action of no decision": ("DG419", _action(decision="9/2026")),
    "done by half": ("DG420", _action(status="done", progress=50)),
}
SHARES: dict[str, tuple[str, Callable[[Meeting], Any]]] = {
    "more votes than shares": ("DG401", lambda found: _shares(found, found.represented, 7)),
    "too few shares": (
        "DG402",
        lambda found: _quorum(unit="shares", total=2 * found.represented, represented=found.represented, required="51%")(found),
    ),
    "shares that did not vote": ("DG405", lambda found: _shares(found, found.represented - 7)),
    "shares voted it down": ("DG410", lambda found: _shares(found, found.represented // 3, found.represented - found.represented // 3)),
    "more shares than there are": (
        "DG411",
        lambda found: _quorum(unit="shares", total=found.represented - 1, represented=found.represented, required=1)(found),
    ),
    "more shares needed than there are": (
        "DG411",
        lambda found: _quorum(unit="shares", total=found.total, represented=found.represented, required=found.total + 1)(found),
    ),
}
SHARES["a handful of shares"] = ("DG423", lambda found: _quorum(unit="shares", total=found.total, represented=found.represented, required=50)(found))
SIDES: dict[str, tuple[str, Callable[[Meeting], Any]]] = {
    "a delegate who is nowhere": (
        "DG412",
        lambda found: (found.data["people"].update(another={"name": TEXT}), found.data["delegations"][1]["members"].append("another")),
    ),
    "in both delegations": ("DG404", lambda found: found.data["delegations"][1]["members"].append("m0")),
}
