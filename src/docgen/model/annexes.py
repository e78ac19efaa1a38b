"""Papers that belong to a document: named, written out behind it, or attached to its PDF."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, model_validator

from docgen.model.blocks import Block
from docgen.model.part import TEXT_SCHEMA, Part
from docgen.model.paths import AnyFile
from docgen.model.text import Bilingual, Line, is_text
from docgen.model.validation_errors import validation_error, validation_errors


class Annex(Part):
    """A paper that belongs to the document. A bilingual text is the short form."""

    short_form: ClassVar[dict[str, Any] | None] = TEXT_SCHEMA

    title: Bilingual = Field(description="Its title", examples=["{ar: …, en: …}"])
    reference: Line | None = Field(None, description="Its reference number")
    file: AnyFile | None = Field(None, description="The path of the paper, relative to the input")
    attach: bool = Field(False, description="true attaches the file to the PDF")
    append: bool = Field(False, description="true has the pages of the PDF file follow the document, behind a sheet that names it")
    body: tuple[Block, ...] = Field((), description="The paper itself: a list of blocks, which follow the document on a page of their own")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"title": value} if is_text(value) else value

    @model_validator(mode="after")
    def _one_way(self) -> Annex:
        if self.attach and self.file is None:
            raise validation_errors([(("attach",), validation_error("there is no file to attach", "add 'file: …'"), self.attach)])
        if self.append and (self.file is None or self.file.suffix.lower() != ".pdf"):
            wrong = validation_error("only the pages of a PDF file can follow the document", "add 'file: paper.pdf', or write 'attach: true'")
            raise validation_errors([(("append",), wrong, self.append)])
        if self.append and self.attach:
            raise validation_errors([(("append",), validation_error("the file is both appended and attached", "take one of them out"), self.append)])
        if self.body and self.file is not None:
            wrong = validation_error("the annex is both a file and a body", "make two annexes of it")
            raise validation_errors([(("body",), wrong, None)])
        return self
