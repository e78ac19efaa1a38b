"""What a `template.yaml` may hold: the whole of a template, or what is different from the one that it extends."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from docgen.calendars.times import Clock
from docgen.model.json_schema import json_schema
from docgen.model.text import Line
from docgen.model.validation_errors import validation_error, validation_errors
from docgen.templating.block_templates import Block
from docgen.templating.file_part import FilePart, optional, version_of
from docgen.templating.folder.labels import OwnLabels
from docgen.templating.items import PART_NAME
from docgen.templating.lengths import length_such_as
from docgen.templating.locale_context import Mentions
from docgen.templating.markdown_str import Labels
from docgen.templating.slots import OptionalText, SlotExpression, SlotText
from docgen.types import Length


class TemplateSettings(FilePart):
    """How values are written where the input does not say."""

    clock: Clock = "auto"
    mentions: Mentions = "all"


class GivenDocument(FilePart):
    """What the file says of itself."""

    title: SlotText = optional()
    author: OptionalText = None
    subject: OptionalText = None
    keywords: OptionalText = None
    date: OptionalText = None


class DocumentTemplate(GivenDocument):
    """What the file says of itself."""

    title: SlotText = Field(examples=["'{{ headline }}'"])


class GivenPage(FilePart):
    """What stands outside the text of a page."""

    issuer: SlotText = optional()
    department: OptionalText = None
    emblem: SlotExpression | None = None
    emblem_alt: OptionalText = None
    issuers: SlotExpression | None = None
    running_head: SlotText = optional()
    reference: OptionalText = None
    page_label: SlotText = optional()
    marking: OptionalText = None
    embargo: OptionalText = None


class PageTemplate(GivenPage):
    """What stands outside the text of a page."""

    issuer: SlotText = Field(examples=["'{{ issuer.name }}'"])
    running_head: SlotText = Field(examples=["'{{ headline }}'"])
    page_label: SlotText = Field(examples=["'{{ label.page_of }}'"])


MarginLength = Annotated[Length, length_such_as("40 mm")] | None


class LetterheadMargins(FilePart):
    """What a `letterhead.pdf` leaves free, in points."""

    margin_top: MarginLength = None
    margin_bottom: MarginLength = None
    margin_side: MarginLength = None
    first_margin_top: MarginLength = None

    @model_validator(mode="after")
    def _first_is_larger(self) -> LetterheadMargins:
        if self.first_margin_top is not None and self.margin_top is not None and self.first_margin_top < self.margin_top:
            message = "the first page's margin is smaller than that of the others"
            wrong = validation_error(message, "give the smaller one as margin-top")
            raise validation_errors([(("first-margin-top",), wrong, self.first_margin_top)])
        return self


def _one_or_more(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) or value is None else (value,)


def _part_names(value: Any) -> Any:
    if isinstance(value, dict):
        wrong = [name for name in value if not re.fullmatch(PART_NAME, str(name))]
        if wrong:
            hint = "small letters, digits and -, beginning with a letter"
            raise validation_errors(((name,), validation_error(f"'{name}' is no name of a part", hint, key=True), value[name]) for name in wrong)
    return value


PartBlocks = Annotated[tuple[Block, ...], BeforeValidator(_one_or_more)]
"""One block, or a list of them."""
OwnParts = Annotated[dict[str, PartBlocks], BeforeValidator(_part_names)]


class GivenTemplate(FilePart):
    """A template, its strings compiled, or what it says in the place of the one that it `extends`."""

    docgen_template: Annotated[int, version_of("template")] = Field(examples=["1"])
    extends: Line | None = Field(None, description="The template that it is laid over: a shipped one by its name, or a folder")
    kind: Line = optional("The kind of document that it is for")
    theme: Line = optional("Its look, unless the input names another; theme.yaml of its folder, or classic, if not given")
    settings: TemplateSettings | None = None
    labels: OwnLabels = Field(default_factory=lambda: Labels({}), description="Words of its own by name, or in the place of docgen's")
    document: GivenDocument | None = None
    furniture: GivenPage | None = None
    letterhead: LetterheadMargins | None = None
    parts: OwnParts = Field(default_factory=dict, description="Blocks by name: in the place of those of the template that it extends, or of its own")
    blocks: tuple[Block, ...] | None = None


class WholeTemplate(GivenTemplate):
    """A template that extends none."""

    kind: Line = Field(examples=["press-statement"])
    document: DocumentTemplate = Field(examples=["{title: '{{ headline }}'}"])
    furniture: PageTemplate = Field(examples=["{issuer: …, running-head: …, page-label: …}"])
    blocks: tuple[Block, ...] = Field(examples=["[{body: body}]"])


def template_schema() -> dict[str, Any]:
    """The JSON Schema of a `template.yaml`: one that extends none is whole."""
    needed = {
        "document": {"required": ["title"]},
        "furniture": {"required": ["issuer", "running-head", "page-label"]},
    }
    whole = {"required": ["kind", "document", "furniture", "blocks"], "properties": needed}
    return json_schema(GivenTemplate, "template") | {"if": {"not": {"required": ["extends"]}}, "then": whole}
