"""Table styles: a table's rules, tints and margins, so that no cell needs any of its own (ECMA-376 Part 1, 17.7.6)."""

from __future__ import annotations

from docgen.document.fields import GRID_GUTTER, GRID_ROW
from docgen.document.forms import EDGE, HEAD_RULE, THICK, TOP_RULE
from docgen.document.tables.fitting import ABOVE, BELOW, PADDING
from docgen.document.theme import ColourRole, Theme
from docgen.writers.docx import names
from docgen.writers.docx.measure import eighths, twips

_LINE = 1.0
"""A paragraph without text stands over and under the table of a single row."""
_RULE = 0.5
"""The row's rule, which Word and LibreOffice add to its height."""


def colour_of(theme: Theme, role: ColourRole) -> str:
    """A colour of the theme as Word writes it, in sRGB."""
    return "".join(f"{round(component * 255):02X}" for component in theme.colours[role].rgb)


def thin(theme: Theme) -> str:
    """The attributes of a hairline."""
    return f'w:val="single" w:sz="4" w:space="0" w:color="{colour_of(theme, "hairline")}"'


def rule_under(theme: Theme) -> str:
    """The border of a cell that stands for a row of a data table."""
    return f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{colour_of(theme, "hairline")}"/>'


def rule_above_total(theme: Theme) -> str:
    """The strong border over a row of sums."""
    return f'<w:top w:val="single" w:sz="{eighths(1.2)}" w:space="0" w:color="{colour_of(theme, "accent")}"/>'


def shaded(theme: Theme, role: ColourRole) -> str:
    """The shading of a cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour_of(theme, role)}"/>'


def head_ground(theme: Theme) -> str:
    """The shading of a head's cell; empty where heads have none."""
    return {"tint": shaded(theme, "tint"), "solid": shaded(theme, "accent"), "line": ""}[theme.forms.table_head]


def head_rule(theme: Theme) -> str:
    """The border under the last row of a head that has no ground."""
    return f'<w:bottom w:val="single" w:sz="{eighths(HEAD_RULE)}" w:space="0" w:color="{colour_of(theme, "accent")}"/>'


def _border(edge: str, theme: Theme, role: ColourRole, points: float) -> str:
    return f'<w:{edge} w:val="single" w:sz="{eighths(points)}" w:space="0" w:color="{colour_of(theme, role)}"/>'


def tile_rule(theme: Theme) -> str:
    """The border over a key figure's tile."""
    rule = _border("top", theme, "accent", TOP_RULE) if theme.forms.figures == "tiles" else f"<w:top {thin(theme)}/>"
    return f"<w:tcBorders>{rule}</w:tcBorders>"


def border_under(theme: Theme, role: ColourRole, points: float) -> str:
    """A cell with a border under it and none else."""
    return f"<w:tcBorders>{_border('bottom', theme, role, points)}</w:tcBorders>"


def decision_edge(theme: Theme, *, right: bool) -> str:
    """The border at the start of a decision."""
    return f"<w:tcBorders>{_border('right' if right else 'left', theme, 'accent', EDGE)}</w:tcBorders>"


def about_side(theme: Theme) -> float:
    """From the side edges of the panel about the issuer to its text, in points."""
    return 0.0 if theme.forms.about == "ruled" else theme.measures.about_side


def table_styles(theme: Theme) -> dict[str, str]:
    """By id."""
    measures = theme.measures
    decision = _margins(measures.decision_above, measures.decision_side, measures.decision_below)
    notice = _margins(measures.notice_above, measures.notice_side, measures.notice_above + 1)
    accent, hair = colour_of(theme, "accent"), thin(theme)
    strong = f'w:val="single" w:sz="{eighths(1.2)}" w:space="0" w:color="{accent}"'
    forms = theme.forms
    alert = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour_of(theme, "alert")}"/>'
    rules = {"hairlines": f"<w:bottom {hair}/><w:insideH {hair}/>", "zebra": f"<w:bottom {hair}/>", "open": ""}[forms.table_rows]
    first = head_ground(theme) or f"<w:tcBorders>{head_rule(theme)}</w:tcBorders>"
    panel = f"<w:tcPr>{shaded(theme, 'tint')}</w:tcPr>"
    about = "" if forms.about == "tint" else f"<w:tblBorders>{_border('top', theme, 'accent', TOP_RULE)}</w:tblBorders>"
    letterhead = {
        "strong": (f"<w:tblBorders><w:bottom {strong}/></w:tblBorders>", _margins(0, 0, below=9)),
        "double": ("", _margins(0, 0)),
        "above": (f"<w:tblBorders>{_border('top', theme, 'accent', THICK)}</w:tblBorders>", _margins(0, 0)),
        "none": ("", _margins(0, 0, below=9)),
    }[forms.letterhead_rule]
    ruled = forms.page_rules == "hairline"
    grid = (
        f"<w:tblBorders>{rules}</w:tblBorders>" if rules else "",
        _margins(ABOVE, PADDING, BELOW - _RULE),
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{first}</w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders><w:top {strong}/></w:tcBorders></w:tcPr></w:tblStylePr>',
    )
    return {
        names.TABLE_GRID: _style(names.TABLE_GRID, "Docgen Table", *grid),
        names.TABLE_CELLS: _style(names.TABLE_CELLS, "Docgen Row", "", _margins(ABOVE - _LINE, PADDING, BELOW - _RULE)),
        names.TABLE_PLAIN: _style(names.TABLE_PLAIN, "Docgen Columns", "", _margins(0, 0)),
        names.TABLE_TINT: _style(names.TABLE_TINT, "Docgen Panel", about, _margins(0, about_side(theme)), "" if forms.about == "ruled" else panel),
        names.TABLE_DECISION: _style(names.TABLE_DECISION, "Docgen Decision", "", decision, panel),
        names.TABLE_NOTICE: _style(names.TABLE_NOTICE, "Docgen Notice", "", notice, f"<w:tcPr>{alert}</w:tcPr>"),
        names.TABLE_LETTERHEAD: _style(names.TABLE_LETTERHEAD, "Docgen Letterhead", *letterhead),
        names.TABLE_RUNNING: _style(
            names.TABLE_RUNNING, "Docgen Running Head", f"<w:tblBorders><w:bottom {hair}/></w:tblBorders>" * ruled, _margins(0, 0, below=2)
        ),
        names.TABLE_FOOTER: _style(
            names.TABLE_FOOTER, "Docgen Footer", f"<w:tblBorders><w:top {hair}/></w:tblBorders>" * ruled, _margins(3, 0, below=0)
        ),
    } | _of_forms(theme)


def _of_forms(theme: Theme) -> dict[str, str]:
    """Those that only some forms need, by id."""
    made: dict[str, str] = {}
    if theme.forms.fields == "grid":
        ground = f"<w:tcPr>{shaded(theme, 'tint')}</w:tcPr>"
        made[names.TABLE_FACTS] = _style(
            names.TABLE_FACTS, "Docgen Facts", f"<w:tblBorders><w:top {thin(theme)}/></w:tblBorders>", _margins(GRID_ROW, GRID_GUTTER / 4), ground
        )
    if theme.forms.letterhead == "band":
        made[names.TABLE_BAND] = _style(names.TABLE_BAND, "Docgen Band", "", _margins(0, 0), f"<w:tcPr>{shaded(theme, 'accent')}</w:tcPr>")
    return made


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
