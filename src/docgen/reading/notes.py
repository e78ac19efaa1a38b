"""What does not stop a document, but its author should know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docgen.calendars import DualDate
from docgen.errors import Problem
from docgen.model.root import Model
from docgen.model.table import Table
from docgen.model.text import NAMES, Bilingual
from docgen.model.validation_errors import listed
from docgen.model.walk import Path
from docgen.reading.lines import lines_run_on, paragraph_counts
from docgen.source import Marked


def notes(model: Model, values: Iterable[tuple[Path, Any]], marked: Marked) -> Iterator[Problem]:
    """Texts missing in one language (where that is allowed), paragraphs and lines that do not come out as written, and announced Hijri dates that are
    a day off the table. `values` are all of the model's, its texts whole."""
    untranslated = model.allow_untranslated and len(model.languages) > 1
    for path, value in values:
        if isinstance(value, Bilingual) and ((value.ar and "\n" in value.ar) or (value.en and "\n" in value.en)):
            yield from paragraph_counts(path, value, marked)
            yield from lines_run_on(path, value, marked)
        if untranslated and isinstance(value, Bilingual) and value:
            for lang in model.languages:
                if not (value.side(lang) or "").strip():
                    yield Problem(f"the {NAMES[lang]} text is missing", marked.place((*path, lang)), code="DG110", severity="warning")
        elif isinstance(value, Table):
            yield from _of_file(path, value, marked)
        elif isinstance(value, DualDate) and value.announced and (off := _days_off(value)):
            computed = DualDate.from_gregorian(value.gregorian, value.table)
            year, month, day = computed.hijri
            message = f"the Hijri date given is one day {'after' if off > 0 else 'before'} the Umm al-Qura table's ({year:04}-{month:02}-{day:02} AH)"
            yield Problem(message, marked.place(path), "it is kept as announced", "DG204", "note")


def _of_file(path: Path, table: Table, marked: Marked) -> Iterator[Problem]:
    """What a file of rows has and its table has not."""
    if table.left_out:
        message = f"columns of the file that the table does not name are left out: {listed(table.left_out)}"
        hint = "give the table a column of the same heading for each that is to be shown"
        yield Problem(message, marked.place((*path, "rows_from")), hint, severity="note")
    if table.hidden:
        message = f"rows are hidden in the sheet, and left out: {table.hidden}"
        yield Problem(message, marked.place((*path, "rows_from")), "show them in the sheet (clear its filter) to have them too", severity="note")
    yield from table.doubts


def _days_off(date: DualDate) -> int:
    from docgen.calendars.dual import days_off

    return days_off(date.gregorian, date.hijri, date.table)
