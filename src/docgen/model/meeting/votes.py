"""Votes: in members, by names, in shares, or none against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, model_validator

from docgen.model.amounts import Whole
from docgen.model.part import Part
from docgen.model.people import PersonId
from docgen.model.setting import current
from docgen.model.text import LongText
from docgen.model.validation_errors import Loc, validation_error, validation_errors

UNANIMOUS = "unanimous"

Votes = Annotated[
    Annotated[Whole, Field(ge=0), Tag("<count>")] | Annotated[tuple[PersonId, ...], Tag("<names>")],
    Discriminator(lambda value: "<names>" if isinstance(value, (list, tuple)) else "<count>"),
]
"""How many voted so, or who did."""


class Counts(NamedTuple):
    """Figures of a vote. For, against and abstaining."""

    for_: Any
    against: Any
    abstain: Any


class Vote(Part):
    """A vote. The three together may not be more than those present, or than the shares represented. The word unanimous is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": UNANIMOUS}

    for_: Votes | None = Field(None, alias="for", description="Votes for: how many, or a list of ids; needed unless unanimous", examples=["3"])
    against: Votes = Field(0, description="Votes against: how many, or a list of ids")
    abstain: Votes = Field(0, description="Abstentions: how many, or a list of ids")
    unit: Literal["members", "shares"] = Field("members", description="What is counted: members, or shares")
    unanimous: bool = Field(False, description="true where nobody was against it and nobody abstained; the figures may then be left out")

    @model_validator(mode="before")
    @classmethod
    def _in_a_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value.strip().casefold() == UNANIMOUS:
                return {"unanimous": True}
            raise validation_error(f"'{value}' is no vote", "write unanimous, or {for: 3, against: 1, abstain: 0}")
        return value

    @property
    def counts(self) -> Counts:
        """How many voted for it, against it, and abstained."""
        return Counts(*(len(votes) if isinstance(votes, tuple) else votes or 0 for votes in self._all))

    @property
    def named(self) -> Counts:
        """Who did, as far as names are given."""
        return Counts(*(votes if isinstance(votes, tuple) else () for votes in self._all))

    @property
    def percentages(self) -> Counts:
        """The shares of the votes cast in percent, with two decimals, rounded so that they add up to 100 (largest remainder)."""
        return Counts(*_hundredths(self.counts))

    @property
    def decimals(self) -> int:
        """How many decimals the percentages have: none where all are whole."""
        return 0 if all(percent == percent.to_integral_value() for percent in self.percentages) else 2

    @property
    def cast(self) -> int:
        """All votes together."""
        return sum(self.counts)

    @property
    def _all(self) -> tuple[Any, Any, Any]:
        return self.for_, self.against, self.abstain

    @model_validator(mode="after")
    def _fits(self) -> Vote:
        wrong = [*self._misfits()]
        if wrong:
            raise validation_errors(wrong)
        setting = current.get()
        if self.unit == "shares":
            if setting.represented is not None and self.cast > setting.represented:
                message = f"the votes add up to {self.cast:,} shares, but {setting.represented:,} are represented"
                raise validation_error(message, "correct the votes, or quorum.represented", code="DG401")
        elif setting.present is not None and self.cast > setting.present:
            hint = "correct the votes, or attendance.present" + ("; votes in shares have unit: shares" if setting.represented is not None else "")
            raise validation_error(f"the votes add up to {self.cast}, but {setting.present} are present", hint, code="DG401")
        return self

    def _misfits(self) -> Iterator[tuple[Loc, Any, Any]]:
        if self.for_ is None and not self.unanimous:
            yield ("for",), validation_error("'for' is missing", "add 'for: 3', or write vote: unanimous"), None
        seen: dict[str, str] = {}
        for key, votes in zip(("for", "against", "abstain"), self._all, strict=True):
            if self.unanimous and key != "for" and votes:
                yield (key,), validation_error("a vote with these is not unanimous", "take unanimous out"), votes
            if isinstance(votes, tuple) and votes and self.unit == "shares":
                yield (key,), validation_error("a vote in shares is counted, and not by names", "write how many shares"), votes
            for index, person in enumerate(votes if isinstance(votes, tuple) else ()):
                if person in seen:
                    message = f"'{person}' votes twice"
                    yield (key, index), validation_error(message, f"the id stands under {seen[person]} already", code="DG404"), person
                seen.setdefault(person, key)


def _hundredths(counts: Counts) -> Iterator[Decimal]:
    """Each count in percent of all, in steps of a hundredth that add up to a hundred; nothing where there are none."""
    total = sum(counts)
    if not total:
        yield from (Decimal(0) for _ in counts)
        return
    steps = [divmod(count * 10_000, total) for count in counts]
    missing = 10_000 - sum(whole for whole, _ in steps)
    largest = sorted(range(len(steps)), key=lambda index: (-steps[index][1], index))[:missing]
    for index, (whole, _) in enumerate(steps):
        yield Decimal(whole + (index in largest)) / 100


class Dissent(Part):
    """What a member who did not agree had written down."""

    by: PersonId = Field(description="The id of the member", examples=["member"])
    text: LongText = Field(description="What the member had written down", examples=["{ar: …, en: …}"])
