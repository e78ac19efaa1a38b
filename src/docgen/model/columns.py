"""A table's columns: what they are headed, what their cells hold, how wide they are."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from docgen.model.amounts import Currency, Whole, to_decimal
from docgen.model.setting import current
from docgen.model.text import Bilingual
from docgen.model.validation_errors import validation_error, validation_errors
from docgen.source import written
from docgen.types import ColumnType

MEASURED = ("number", "money", "percent")
"""The types whose figures have decimals."""

_WIDTH = re.compile(r"\s*(?P<number>[\d.,٫]*\d)\s*(?P<unit>%|٪|mm|مم)?\s*")
_MOST = 600


class ColumnWidth(str):
    """`40%` or `35 mm`, as text; `value` is its number, `percent` tells the two apart."""

    __slots__ = ()

    @property
    def value(self) -> float:
        return float(self.removesuffix("%").removesuffix(" mm"))

    @property
    def percent(self) -> bool:
        return self.endswith("%")


def _read(value: Any) -> ColumnWidth:
    text = value if isinstance(value, str) else written(value)
    found = _WIDTH.fullmatch(text) if text is not None else None
    if found is None:
        raise validation_error("this is no width", "write a share of the table, such as 40%, or millimetres, such as 35")
    number = to_decimal(found["number"])
    percent = found["unit"] in ("%", "٪")
    most = 100 if percent else _MOST
    if not 0 < number <= most:
        raise validation_error(
            f"a width is more than 0 and at most {most}{'%' if percent else ' mm'}", "write a share of the table, such as 40%, or millimetres"
        )
    return ColumnWidth(f"{float(number):g}{'%' if percent else ' mm'}")


Width = Annotated[ColumnWidth, PlainValidator(_read), WithJsonSchema({"type": ["string", "number"], "examples": ["40%", 35]})]


class Column(Bilingual):
    """A column: its heading in both languages, and what its cells hold."""

    type: ColumnType = Field("text", description="What the cells hold: text, number, money, percent, date or year")
    currency: Currency | None = Field(None, description="Of a money column: the currency of cells that name none (ISO 4217)", examples=["QAR"])
    width: Width | None = Field(None, description="The width that is kept: percent of the table (40%) or millimetres; by content if not given")
    decimals: Whole | None = Field(None, ge=0, le=12, description="Decimals of every figure of the column; as many as its longest has if not given")

    def _check_sides(self) -> None:
        """A column needs no heading where its table shows none."""
        if not (current.get().headless and not (self.ar or "").strip() and not (self.en or "").strip()):
            super()._check_sides()

    @model_validator(mode="after")
    def _fitting(self) -> Column:
        if self.decimals is not None and self.type not in MEASURED:
            raise validation_errors(
                [(("decimals",), validation_error(f"a column of type {self.type} has no decimals", "take decimals out"), self.decimals)]
            )
        return self
