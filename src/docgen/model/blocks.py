"""The blocks of a body or a discussion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from docgen.locales.words_ar import ADVERBIAL_LIMIT
from docgen.model.amounts import Whole
from docgen.model.part import Part
from docgen.model.paths import PictureFile
from docgen.model.people import Speaker
from docgen.model.table import Table
from docgen.model.text import Bilingual, LongText
from docgen.model.validation_errors import Loc, name_of, validation_error, validation_errors
from docgen.types import ListStyle


class Paragraph(LongText):
    """A paragraph: its text in both languages. Empty lines part it into several."""

    kind: ClassVar[str] = "paragraph"


class Heading(Part):
    """A heading inside the body; `level` 1 is the highest."""

    kind: ClassVar[str] = "heading"
    heading: Bilingual = Field(description="The heading's text")
    level: Whole = Field(1, ge=1, le=3, description="1 to 3; 1 is the highest")


_DEEPEST = 3
_UNDER: dict[ListStyle, ListStyle] = {"bullet": "bullet", "decimal": "abjad", "abjad": "decimal", "roman": "decimal", "ordinal-words": "decimal"}
"""The markers of a list in a list, where none are asked for."""


class ListItem(Bilingual):
    """An item of a list: a text, with a list of its own where it has `items`."""

    items: tuple[ListItem, ...] = Field((), description="A list under this item")
    style: ListStyle | None = Field(None, description="The markers of that list; by those of this one if not given")

    @model_validator(mode="after")
    def _styled(self) -> ListItem:
        if self.style is not None and not self.items:
            raise validation_errors(
                [(("style",), validation_error("there is no list under this item to have markers", "add 'items: […]'"), self.style)]
            )
        return self


class BulletList(Part):
    """A list."""

    kind: ClassVar[str] = "list"
    items: tuple[ListItem, ...] = Field(
        alias="list", min_length=1, description="The items, each a text in both languages; {ar, en, items: […]} has a list under it"
    )
    style: ListStyle = Field("bullet", description="bullet, decimal (1 2 3), abjad (أ ب ج / a b c), roman (I II III) or ordinal-words (أولًا / First)")

    def flat(self) -> Iterator[tuple[ListItem, int, ListStyle]]:
        """Every item in the order of reading, how deep it stands, and what markers its list has."""
        return _flat(self.items, 0, self.style)

    @model_validator(mode="after")
    def _counted(self) -> BulletList:
        wrong = list(_uncounted(self.items, ("list",), 0, self.style))
        if wrong:
            raise validation_errors(wrong)
        return self


def _flat(items: tuple[ListItem, ...], depth: int, style: ListStyle) -> Iterator[tuple[ListItem, int, ListStyle]]:
    for item in items:
        yield item, depth, style
        yield from _flat(item.items, depth + 1, item.style or _UNDER[style])


def _uncounted(items: tuple[ListItem, ...], path: Loc, depth: int, style: ListStyle) -> Iterator[tuple[Loc, Any, Any]]:
    if depth >= _DEEPEST and items:
        yield path, validation_error(f"lists stand in lists at most {_DEEPEST} deep", "write a paragraph, or a list of its own"), None
        return
    if style == "ordinal-words" and len(items) >= ADVERBIAL_LIMIT:
        most = ADVERBIAL_LIMIT - 1
        yield path, validation_error(f"{len(items)} items are too many to be counted in words", f"words go up to {most}; write style: decimal"), None
    for index, item in enumerate(items):
        yield from _uncounted(item.items, (*path, index, "items"), depth + 1, item.style or _UNDER[style])


class Question(Part):
    """A question of the press and its answer."""

    kind: ClassVar[str] = "question"
    question: LongText = Field(description="What was asked")
    answer: LongText = Field(description="What was answered", examples=["{ar: …, en: …}"])
    from_: Bilingual | None = Field(None, alias="from", description="Who asked: a newspaper, an agency")


class Note(Part):
    """A note: a paragraph in smaller type."""

    kind: ClassVar[str] = "note"
    note: LongText = Field(description="The note")


class Quote(Part):
    """A quotation; its quotation marks are put in by the template."""

    kind: ClassVar[str] = "quote"
    quote: LongText = Field(description="What was said, without quotation marks")
    speaker: Speaker | None = Field(None, description="Who said it: a person; in minutes also an id from people")


def _halves(value: Any) -> Any:
    if isinstance(value, (list, tuple)) and len(value) == 2:
        return value
    said = f"{len(value)} parts" if isinstance(value, (list, tuple)) else name_of(value)
    raise validation_error(f"a line of verse has two halves, and this is {said}", "write [first half, second half], each a text")


Halves = Annotated[tuple[Bilingual, Bilingual], BeforeValidator(_halves, json_schema_input_type=tuple[Bilingual, Bilingual])]
"""The two hemistichs of a line."""


class Verse(Part):
    """Verse in lines of two halves."""

    kind: ClassVar[str] = "verse"
    verse: tuple[Halves, ...] = Field(min_length=1, description="The lines, each of two halves: [first, second], texts in both languages")


class KeyFigure(Part):
    """A figure that matters, and what it is."""

    value: Bilingual = Field(description="The figure", examples=["'{percent}`7.2`'"])
    label: Bilingual = Field(description="What it is, in a few words", examples=["{ar: …, en: …}"])


class Figures(Part):
    """Key figures in a row, large, each over a few words."""

    kind: ClassVar[str] = "figures"
    figures: tuple[KeyFigure, ...] = Field(min_length=1, max_length=12, description="The figures: a list of {value, label}, twelve at most")


class TableBlock(Part):
    """A table among the blocks."""

    kind: ClassVar[str] = "table"
    table: Table = Field(description="The table")


class Picture(Part):
    """A picture."""

    kind: ClassVar[str] = "picture"
    picture: PictureFile = Field(description="The path of a PNG, JPEG or SVG file, relative to the input")
    alt: Bilingual | None = Field(None, description="What the picture shows, for those who cannot see it")
    caption: Bilingual | None = Field(None, description="Stands under the picture")
    width: float | None = Field(None, gt=0, le=600, description="The width in millimetres; as wide as the text if not given")


class PageBreak(Part):
    """What follows begins a new page. Written `page-break`."""

    short_form: ClassVar[dict[str, Any] | None] = {"const": "page-break"}

    kind: ClassVar[str] = "page-break"
    on: Literal[True] = Field(alias="page-break", description="Always true")

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if value == "page-break" or (isinstance(value, dict) and value.get("page-break", 0) is None):
            return {"page-break": True}
        if isinstance(value, str):
            raise validation_error("this would be printed as words", "write page-break for a new page, or the text in both languages")
        return value


BLOCKS: dict[str, type[Part]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "list": BulletList,
    "quote": Quote,
    "table": TableBlock,
    "picture": Picture,
    "page-break": PageBreak,
    "question": Question,
    "note": Note,
    "verse": Verse,
    "figures": Figures,
}
"""The blocks by their names. All but the paragraph are known by a key of that name."""

KEYS = tuple(name for name in BLOCKS if name != "paragraph")
"""The keys by which a block is known."""


def tag(name: str) -> str:
    """A union's tag; it shows up in pydantic's paths, and no key looks like it."""
    return f"<{name}>"


def _block_tag(value: Any) -> str:
    if isinstance(value, dict):
        return tag(next((key for key in KEYS if key in value), "paragraph"))
    if isinstance(value, Part):
        return tag(next((name for name, block in BLOCKS.items() if type(value) is block), "paragraph"))
    return tag("page-break" if isinstance(value, str) and re.sub(r"[\W_]", "", value).casefold() == "pagebreak" else "paragraph")


Block: TypeAlias = Annotated[
    Annotated[Paragraph, Tag("<paragraph>")]
    | Annotated[Heading, Tag("<heading>")]
    | Annotated[BulletList, Tag("<list>")]
    | Annotated[Quote, Tag("<quote>")]
    | Annotated[TableBlock, Tag("<table>")]
    | Annotated[Picture, Tag("<picture>")]
    | Annotated[PageBreak, Tag("<page-break>")]
    | Annotated[Question, Tag("<question>")]
    | Annotated[Note, Tag("<note>")]
    | Annotated[Verse, Tag("<verse>")]
    | Annotated[Figures, Tag("<figures>")],
    Discriminator(_block_tag),
]
"""One block of a body: a paragraph, or a mapping with the key `heading`,
`list`, `quote`, `table`, `picture`, `page-break`, `question`, `note`, `verse` or `figures`."""
