"""What stays on the page of what follows it: the last decision or two paragraphs with signatures, contacts and notes (17.3.1.14 `w:keepNext`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.writers.docx import names
from docgen.writers.docx.body.paragraphs import GAP_KEPT

_TOKEN = re.compile(r"<w:tbl>|</w:tbl>|<w:tr>|<w:p>")
_PARAGRAPH = re.compile(r'<w:p><w:pPr>(<w:pStyle [^>]*/>)?(?:<w:keepNext(?: w:val="0")?/>)?')
_OPENING = re.compile(r"<w:tbl>(?:(?!<w:tr>).)*", re.DOTALL)
SHORT = '<w:tr><w:trPr><w:cantSplit w:val="on"/></w:trPr>'
"""How a row begins that stays on one page since it is short. LibreOffice makes one piece of a table that has no other rows, and keeps no such piece
with what follows: so rows that stay with it may part."""
_PANEL = re.compile(rf'<w:tbl><w:tblPr><w:tblStyle w:val="{names.TABLE_TINT}"/>.*?</w:tbl>', re.DOTALL)
"""The panel about the issuer: LibreOffice keeps no table with what follows whose rows may not part."""
_WHOLE = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_DECISION = 3
"""What a decision counts for."""
_LONG = 400
"""Characters of a paragraph, or of a row's, that count for two: what ends a document need not bring a page of long ones."""
_TAG = re.compile("<[^>]*>")
_SHORT = 8
"""So many rows of a table can be kept together."""


def keep_with_next(xml: str) -> str:
    """Paragraphs and rows that all stay with what follows."""
    made = _PARAGRAPH.sub(lambda found: f"<w:p><w:pPr>{found[1] or ''}<w:keepNext/>", xml).replace(SHORT, "<w:tr>")
    return _PANEL.sub(lambda found: found[0].replace(_WHOLE, "<w:tr>"), made) if names.TABLE_TINT in made else made


def end_held(blocks: Sequence[str], count: int) -> list[str]:
    """As `tail_held` of all these blocks together, none of them a part of a table. Only as many of the last ones are looked at as that needs."""
    size = 1
    while size < len(blocks):
        made = _tail_held("".join(blocks[-size:]), count)
        if made is not None:
            return [*blocks[:-size], made]
        size *= 2
    return [tail_held("".join(blocks), count)]


def tail_held(xml: str, count: int) -> str:
    """Blocks of which the last `count` with words in them, rows of tables or paragraphs, stay with what follows; long ones count for two, and a
    decision is enough."""
    made = _tail_held(xml, count)
    return keep_with_next(xml) if made is None else made


def _tail_held(xml: str, count: int) -> str | None:
    """The same; `None` where there are fewer."""
    found = 0
    end = len(xml)
    for start, row in _from_end(xml):
        unit = xml[start:end]
        if "<w:t>" in unit or "<w:t " in unit:
            found += _DECISION if names.TABLE_DECISION in unit else 2 if len(_TAG.sub("", unit)) >= _LONG else 1
        if found >= count:
            return _parted(xml, start, _table_of(xml, start)) if row else xml[:start] + keep_with_next(xml[start:])
        end = start
    return None


def _from_end(xml: str) -> Iterator[tuple[int, bool]]:
    """The same from the last to the first, and whether it is a row: an ending is near the end of what may be long."""
    depth = 0
    for token, start in _backwards(xml, len(xml), ("<w:tbl>", "</w:tbl>", "<w:tr>", "<w:p>")):
        match token:
            case "</w:tbl>":
                depth += 1
            case "<w:tbl>":
                depth -= 1
            case "<w:tr>" if depth == 1:
                yield start, True
            case "<w:p>" if depth == 0:
                yield start, False


def _table_of(xml: str, row: int) -> int:
    """Where the outermost table begins that has a row."""
    depth = 1
    for token, start in _backwards(xml, row, ("<w:tbl>", "</w:tbl>")):
        depth += 1 if token == "</w:tbl>" else -1
        if not depth:
            return start
    raise ValueError("a row stands in no table")


def _backwards(xml: str, end: int, tokens: Sequence[str]) -> Iterator[tuple[str, int]]:
    """These tokens with their places, from the last one before `end` to the first."""
    found = {token: xml.rfind(token, 0, end) for token in tokens}
    while True:
        token = max(found, key=found.__getitem__)
        start = found[token]
        if start < 0:
            return
        yield token, start
        found[token] = xml.rfind(token, 0, start)


def _units(xml: str) -> Iterator[tuple[int, int | None]]:
    """Where paragraphs and rows begin that stand in no cell, and where the row's table does."""
    depth = table = 0
    for token in _TOKEN.finditer(xml):
        match token[0]:
            case "<w:tbl>":
                table = table if depth else token.start()
                depth += 1
            case "</w:tbl>":
                depth -= 1
            case "<w:tr>" if depth == 1:
                yield token.start(), table
            case "<w:p>" if depth == 0:
                yield token.start(), None


def _parted(xml: str, start: int, table: int) -> str:
    """The tail of a table. LibreOffice keeps only whole tables with what follows: so pairs that stand side by side begin a table of their own there,
    and of a short table with a head all rows are held."""
    opening = _OPENING.match(xml, table)
    if opening is not None and names.TABLE_TINT in opening[0]:
        end = xml.index("</w:tbl>", start)
        xml = xml[:start] + xml[start:end].replace(_WHOLE, "<w:tr>") + xml[end:]
    rows = xml[table:start]
    if opening is None or table + len(opening[0]) == start:
        return xml[:table] + keep_with_next(xml[table:])
    if "<w:tblHeader/>" in rows:
        short = sum(1 for _, own in _units(xml[table:]) if own == 0) <= _SHORT
        return xml[:table] + keep_with_next(xml[table:]) if short else xml[:start] + keep_with_next(xml[start:])
    if names.TABLE_PLAIN in opening[0]:
        return f"{xml[:start]}</w:tbl>{GAP_KEPT}{opening[0]}{keep_with_next(xml[start:])}"
    return xml[:start] + keep_with_next(xml[start:])
