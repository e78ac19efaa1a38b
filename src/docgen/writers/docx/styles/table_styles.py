"""Table styles: a table's rules, tints and margins, so that no cell needs any of its own (ECMA-376 Part 1, 17.7.6)."""

from __future__ import annotations

from docgen.document.tables.fitting import ABOVE, BELOW, PADDING
from docgen.document.theme import Colour, Theme
from docgen.writers.docx import names
from docgen.writers.docx.measure import eighths, twips

_LINE = 1.0
"""A paragraph without text stands over and under the table of a single row."""
_RULE = 0.5
"""The row's rule, which Word and LibreOffice add to its height."""


def _hex(colour: Colour) -> str:
    return "".join(f"{round(component * 255):02X}" for component in colour.rgb)


def rule_under(theme: Theme) -> str:
    """The border of a cell that stands for a row of a data table."""
    return f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_hex(theme.colours["hairline"])}"/>'


def rule_above_total(theme: Theme) -> str:
    """The strong border over a row of sums."""
    return f'<w:top w:val="single" w:sz="{eighths(1.2)}" w:space="0" w:color="{_hex(theme.colours["accent"])}"/>'


def head_tint(theme: Theme) -> str:
    """The shading of a head's cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(theme.colours["tint"])}"/>'


def table_styles(theme: Theme) -> dict[str, str]:
    """By id."""
    measures = theme.measures
    decision = _margins(measures.decision_above, measures.decision_side, measures.decision_below)
    notice = _margins(measures.notice_above, measures.notice_side, measures.notice_above + 1)
    hairline, accent, tint = (_hex(theme.colours[role]) for role in ("hairline", "accent", "tint"))
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{hairline}"'
    strong = f'w:val="single" w:sz="{eighths(1.2)}" w:space="0" w:color="{accent}"'
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    alert = f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(theme.colours["alert"])}"/>'
    grid = (
        f"<w:tblBorders><w:bottom {thin}/><w:insideH {thin}/></w:tblBorders>",
        _margins(ABOVE, PADDING, BELOW - _RULE),
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shaded}</w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders><w:top {strong}/></w:tcBorders></w:tcPr></w:tblStylePr>',
    )
    return {
        names.TABLE_GRID: _style(names.TABLE_GRID, "Docgen Table", *grid),
        names.TABLE_CELLS: _style(names.TABLE_CELLS, "Docgen Row", "", _margins(ABOVE - _LINE, PADDING, BELOW - _RULE)),
        names.TABLE_PLAIN: _style(names.TABLE_PLAIN, "Docgen Columns", "", _margins(0, 0)),
        names.TABLE_TINT: _style(names.TABLE_TINT, "Docgen Panel", "", _margins(0, measures.about_side), f"<w:tcPr>{shaded}</w:tcPr>"),
        names.TABLE_DECISION: _style(names.TABLE_DECISION, "Docgen Decision", "", decision, f"<w:tcPr>{shaded}</w:tcPr>"),
        names.TABLE_NOTICE: _style(names.TABLE_NOTICE, "Docgen Notice", "", notice, f"<w:tcPr>{alert}</w:tcPr>"),
        names.TABLE_LETTERHEAD: _style(
            names.TABLE_LETTERHEAD, "Docgen Letterhead", f"<w:tblBorders><w:bottom {strong}/></w:tblBorders>", _margins(0, 0, below=9)
        ),
        names.TABLE_RUNNING: _style(
            names.TABLE_RUNNING, "Docgen Running Head", f"<w:tblBorders><w:bottom {thin}/></w:tblBorders>", _margins(0, 0, below=2)
        ),
        names.TABLE_FOOTER: _style(names.TABLE_FOOTER, "Docgen Footer", f"<w:tblBorders><w:top {thin}/></w:tblBorders>", _margins(3, 0, below=0)),
    }


def _margins(above: float, side: float, below: float | None = None) -> str:
    under = above if below is None else below
    return (
        f'<w:tblCellMar><w:top w:w="{twips(above)}" w:type="dxa"/><w:left w:w="{twips(side)}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(under)}" w:type="dxa"/><w:right w:w="{twips(side)}" w:type="dxa"/></w:tblCellMar>'
    )


def _style(identity: str, name: str, borders: str, margins: str, rest: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="40"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}{margins}</w:tblPr>{rest}</w:style>'
    )
