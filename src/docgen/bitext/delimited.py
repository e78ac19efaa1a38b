"""The pairs of a CSV file's rows."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.bitext.passages import Bitext, Measure, Part, language
from docgen.bitext.sheets import Row, pair_cells
from docgen.sheets.delimited import by_size, decoded, read_records


def read_csv(data: bytes, name: str) -> Bitext:
    """The pairs of a CSV file's rows. Raises InputError for bytes that are no text, and for a quotation mark that is not closed."""
    into = Bitext(name)
    text = decoded(data, name, into.notes.append)
    measure = Measure(name)
    rows: list[Row] = [
        {column: Part(measure.take(cell.text), cell.place, (cell.start,)) for column, cell in enumerate(record) if cell.text.strip()}
        for record in read_records(text, name, _fits)
    ]
    pair_cells([row for row in rows if row], into)
    return into


def _fits(tried: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Rows with cells in both languages before all."""
    return sum({"ar", "en"} <= {language(cell) for cell in record} for record in tried), *by_size(tried)
