"""The blocks of a template: parts of its file, each of which makes blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Union

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from docgen.close_matches import did_you_mean
from docgen.document import blocks as tree
from docgen.document.blocks import BiBlock
from docgen.document.inline import Both, Runs
from docgen.document.signing import TABLE_FROM
from docgen.document.theme import MM, TextStyleName
from docgen.model.blocks import BLOCKS as MODEL_BLOCKS
from docgen.model.blocks import tag
from docgen.model.validation_errors import validation_error, validation_errors
from docgen.templating.body import body
from docgen.templating.budget import TooManyBlocks, TooMuch, spend, spend_block
from docgen.templating.file_part import Flag, optional
from docgen.templating.items import BlockTemplate, Item, Millimetres, PartName, each, empty
from docgen.templating.scope import Scope
from docgen.templating.slots import TEXT_SCHEMA, OptionalText, SlotExpression, SlotText
from docgen.templating.table_template import TableTemplate
from docgen.types import ListStyle

if TYPE_CHECKING:
    Block = BlockTemplate


def made(blocks: tuple[BlockTemplate, ...], scope: Scope) -> Iterator[BiBlock]:
    """The blocks of a document that a list of a template makes."""
    for template, inner in each(blocks, scope):
        try:
            for block in template.make(inner):
                spend_block()
                yield block
        except TooManyBlocks as error:
            spot = template.for_.values.spot if template.for_ is not None else template.part if isinstance(template, PlacedPart) else None
            if spot is None or spot.is_shipped:
                raise
            raise spot.error(error.message, "place fewer blocks by loops and parts, or split the document") from None


class HeadingTemplate(BlockTemplate):
    """A heading."""

    heading: SlotText
    level: int = Field(1, strict=True, ge=0, le=3, description="0 (the title) to 3")
    number: OptionalText = None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        text = scope.slot(self.heading)
        if not empty(text):
            yield tree.Heading(text, self.level, scope.slot(self.number) if self.number else None)


class ParagraphTemplate(BlockTemplate):
    """A paragraph in one of the theme's styles."""

    paragraph: SlotText
    style: TextStyleName = "body"
    keep_with_next: Flag = False

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        for text in scope.parts(self.paragraph):
            if not empty(text):
                yield tree.Paragraph(text, self.style, self.keep_with_next)


class ListItem(Item):
    """An item of a list; a string is one by itself."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA
    item: SlotText

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return value if isinstance(value, dict) and {*value} != {"ar", "en"} else {"item": value}


class ListTemplate(BlockTemplate):
    """A list of short texts."""

    list_: tuple[ListItem, ...]
    style: ListStyle = "bullet"

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        items = tuple(slot for item, inner in each(self.list_, scope) if not empty(slot := inner.slot(item.item)))
        if items:
            yield tree.ListBlock(items, self.style)


class QuoteTemplate(BlockTemplate):
    """A quotation."""

    quote: SlotText
    attribution: OptionalText = None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        text = scope.slot(self.quote)
        if not empty(text):
            yield tree.Quote(text, scope.slot(self.attribution) if self.attribution else None)


class FieldItem(Item):
    """A label and its value."""

    label: SlotText
    value: SlotText


class FieldsTemplate(BlockTemplate):
    """A list of labels with their values."""

    fields_: tuple[FieldItem, ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        found = ((inner.slot(field.label), inner.slot(field.value)) for field, inner in each(self.fields_, scope))
        fields = tuple(tree.Field(label, value) for label, value in found if not empty(value))
        if fields:
            yield tree.Fields(fields)


SIGNATURE_HEADS = ("number_sign", "name", "role", "signing")


class SignatoryTemplate(Item):
    """One who signs. `party` stands over a signature, `date` under it, `seal` is the word in the place of a seal."""

    name: SlotText
    role: OptionalText = None
    party: OptionalText = None
    date: OptionalText = None
    seal: OptionalText = None


class SignaturesTemplate(BlockTemplate):
    """Room to sign in."""

    signatures: tuple[SignatoryTemplate, ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        row = []
        for one, inner in each(self.signatures, scope):
            name, *others = (inner.slot(text) for text in (one.name, one.role, one.party, one.date, one.seal))
            if not empty(name):
                row.append(tree.Signatory(name, *(None if empty(slot) else slot for slot in others)))
        label = scope.neutral["label"]
        for signatories in _by_party(row):
            yield tree.SignatureRow(signatories, tuple(scope.said(label.get(head)) for head in SIGNATURE_HEADS))


def _by_party(row: Sequence[tree.Signatory[Both[Runs]]]) -> Iterator[tuple[tree.Signatory[Both[Runs]], ...]]:
    """The rows that signatures stand in. In a table a party is the head of those below it: who signs for none begins a row of its own."""
    starts = (
        [index for index in range(1, len(row)) if row[index].party is None and row[index - 1].party is not None] if len(row) >= TABLE_FROM else []
    )
    for start, end in pairwise([0, *starts, len(row)]):
        if start < end:
            yield tuple(row[start:end])


class PictureTemplate(BlockTemplate):
    """A picture of the input, or one of the template's folder."""

    picture: SlotExpression
    alt: OptionalText = None
    caption: OptionalText = None
    width: Millimetres = optional("as wide as the text if not given")

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        path = scope.files.picture(self.picture, scope.neutral)
        if path is None:
            return
        alt = scope.slot(self.alt) if self.alt else None
        yield tree.Picture(path, alt, scope.slot(self.caption) if self.caption else None, self.width * MM if self.width else None)


class RuleTemplate(BlockTemplate):
    """A thin line. The word `rule` is one by itself."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "rule"}
    rule: Literal[True] | None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        yield tree.Rule()


class PageBreakTemplate(BlockTemplate):
    """What follows begins a new page. The word `page-break` is one by itself."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "page-break"}
    page_break: Literal[True] | None

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        yield tree.PageBreak()


class PanelTemplate(BlockTemplate):
    """Blocks on a tint."""

    panel: Literal["decision", "about"]
    blocks: tuple[Block, ...] = Field(examples=["[{paragraph: …}]"])

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        blocks = tuple(made(self.blocks, scope))
        if blocks:
            yield tree.Panel(blocks, self.panel)


class ContentsTemplate(BlockTemplate):
    """The headings that follow, with their pages, where a document is long; the blocks of `instead` where it is not."""

    contents: SlotText
    instead: tuple[Block, ...] = ()

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        yield tree.Contents(scope.slot(self.contents), tuple(made(self.instead, scope)))


class GroupTemplate(BlockTemplate):
    """Blocks under one `for` or `if`."""

    group: tuple[Block, ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        return made(self.group, scope)


class BodyTemplate(BlockTemplate):
    """The blocks that the author wrote, under a field of the model."""

    body: SlotExpression
    lead: OptionalText = None
    headings_from: int = Field(1, strict=True, ge=1, le=3, description="The level of the author's highest headings")
    numbered: SlotExpression | None = Field(None, description="An expression: whether its paragraphs are numbered")

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        values = self.body.value(scope.neutral) or ()
        if not isinstance(values, (tuple, list)) or not all(isinstance(value, tuple(MODEL_BLOCKS.values())) for value in values):
            raise self.body.spot.error("'body' needs a list of blocks, such as the field 'body' or 'discussion'")
        numbered = self.numbered is not None and bool(self.numbered.value(scope.neutral))
        yield from body(values, scope, self._lead(scope), self.headings_from, numbered=numbered)

    def _lead(self, scope: Scope) -> Both[str] | None:
        lead = scope.markdown(self.lead)
        return lead if (lead.ar or "").strip() or (lead.en or "").strip() else None


class PartTemplate(BlockTemplate):
    """The place of a part, by its name alone."""

    part: PartName

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        raise NotImplementedError  # a template that was read whole has a PlacedPart here


class PlacedPart(BlockTemplate):
    """The blocks of a part where they are placed. It stands in no file."""

    blocks: tuple[Block, ...]

    def make(self, scope: Scope) -> Iterator[BiBlock]:
        try:
            spend(_PLACED)
        except TooMuch as error:
            if self.part is None:
                raise
            raise self.part.error(error.message, "place fewer parts inside one another") from None
        yield from made(self.blocks, scope)


_PLACED = 64
"""Steps of the placing of a part: parts in parts may be placed very many times, and say nothing."""

NESTED: dict[type[BlockTemplate], str] = {PanelTemplate: "blocks", ContentsTemplate: "instead", GroupTemplate: "group", PlacedPart: "blocks"}
"""The fields that hold blocks."""

_TEMPLATES: dict[str, type[BlockTemplate]] = {
    "heading": HeadingTemplate, "paragraph": ParagraphTemplate, "list": ListTemplate, "quote": QuoteTemplate, "fields": FieldsTemplate,
    "table": TableTemplate, "signatures": SignaturesTemplate, "picture": PictureTemplate, "rule": RuleTemplate, "page-break": PageBreakTemplate,
    "panel": PanelTemplate, "contents": ContentsTemplate, "group": GroupTemplate, "body": BodyTemplate,
}  # fmt: skip
BLOCK_KINDS = tuple(_TEMPLATES)
"""Every block kind that a template may use, which is the key that its blocks have."""


def _of_one_kind(value: Any) -> Any:
    if value in ("rule", "page-break"):
        return {value: True}
    kinds = f"kinds are {', '.join(BLOCK_KINDS)}"
    if not isinstance(value, dict):
        raise validation_error("a block is a mapping such as 'paragraph: …'", kinds)
    found = [key for key in value if key in BLOCK_KINDS]
    if len(found) > 1:
        raise validation_error(f"this block is both {' and '.join(found)}", "begin a new list item for each block")
    unknown = next((key for key in value if key not in ("for", "if", "part")), None)
    if not found and unknown is None and "part" in value:
        return value
    if not found and unknown is None:
        raise validation_error("this block has no kind", kinds)
    if not found:
        wrong = validation_error(f"unknown block '{unknown}'", did_you_mean(str(unknown), BLOCK_KINDS), key=True)
        raise validation_errors([((str(unknown),), wrong, value)])
    return value


if not TYPE_CHECKING:
    Block = Annotated[
        Union[tuple(Annotated[template, Tag(tag(kind))] for kind, template in (*_TEMPLATES.items(), ("part", PartTemplate)))],  # noqa: UP007
        Discriminator(lambda value: tag(next((key for key in value if key in BLOCK_KINDS), "part"))),
        BeforeValidator(_of_one_kind),
    ]
