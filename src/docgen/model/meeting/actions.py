"""Tasks that somebody took on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from docgen.calendars import DualDate
from docgen.model.amounts import Whole
from docgen.model.part import Part
from docgen.model.people import Person, PersonId, several
from docgen.model.text import Bilingual, Line
from docgen.model.when import DateOrText

ActionStatus = Literal["open", "in-progress", "done", "late", "postponed", "cancelled"]

_Owner = Annotated[
    Annotated[PersonId, Tag("<id>")] | Annotated[Bilingual, Tag("<text>")],
    Discriminator(lambda value: "<text>" if isinstance(value, (dict, Bilingual)) else "<id>"),
]
Owners = Annotated[tuple[_Owner, ...], BeforeValidator(several, json_schema_input_type=str | Bilingual | list[str | Bilingual])]
"""Who does something: ids, and words for who has none."""


class Action(Part):
    """A task that somebody took on."""

    task: Bilingual = Field(description="What is to be done", examples=["{ar: …, en: …}"])
    owner: Owners = Field((), description="Who does it: an id from people, {ar: …, en: …} for one who is not among them, or a list of these")
    due: DateOrText | None = Field(None, description="By when: a date, or words such as {ar: الربع الأول 2027, en: Q1 2027}")
    status: ActionStatus | None = Field(None, description="open, in-progress, done, late, postponed or cancelled")
    progress: Whole | None = Field(None, ge=0, le=100, description="How much of it is done, in percent")
    decision: Line | None = Field(None, description="The number of the decision that it carries out")
    note: Bilingual | None = Field(None, description="Anything more")

    @property
    def owners(self) -> tuple[Any, ...]:
        """Who does it: ids, and persons made of words."""
        return tuple(Person.model_construct(name=owner) if isinstance(owner, Bilingual) else owner for owner in self.owner)

    @property
    def due_date(self) -> DualDate | None:
        """The day by which it is to be done, where one was named."""
        return self.due if isinstance(self.due, DualDate) else None

    @property
    def due_text(self) -> Bilingual | None:
        """By when it is to be done, where that was said in words."""
        return self.due if isinstance(self.due, Bilingual) else None

    @property
    def tracked(self) -> bool:
        """Whether it is said how it stands."""
        return self.status is not None or self.progress is not None
