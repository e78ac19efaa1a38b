"""The style sheet of a page, from the theme: its sizes, pitches, colours and measures; side by side on a desk, one under the other on a phone, and
as the paper has it in print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.document.contrast import Rgb, readable
from docgen.document.theme import ColourRole, Theme
from docgen.types import Lang
from docgen.writers.html.fonts import FAMILIES

_NARROW = "46rem"
"""Where two columns become one."""
_GENERIC = "serif"
_ON_TINT: tuple[ColourRole, ...] = ("ink", "muted", "accent")
"""Colours of words, which on the tint must be as dark as WCAG 2.2 asks (1.4.3)."""


def style_sheet(theme: Theme, marks: Mapping[str, str]) -> str:
    """CSS (Level 3 modules, grid and logical properties). `marks` are the markers of lists, each with its class."""
    return "".join((*_roots(theme), *_texts(theme), _parts(theme), *_markers(marks)))


def _markers(marks: Mapping[str, str]) -> Iterator[str]:
    """CSS Lists 3: a string is the marker."""
    for mark, name in marks.items():
        yield f'.{name}{{list-style-type:"{"".join(f"{chr(92)}{ord(letter):x} " for letter in mark)}\\a0 "}}\n'


def _px(points: float) -> str:
    """Points as CSS pixels (96 an inch)."""
    return f"{round(points * 4 / 3, 2):g}px"


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _roots(theme: Theme) -> Iterator[str]:
    colours = "".join(f"--{role}:{_hex(colour.rgb)};" for role, colour in theme.colours.items())
    yield f":root{{{colours}color-scheme:light}}\n"
    tint = theme.colours["tint"].rgb
    darker = "".join(f"--{role}:{_hex(readable(theme.colours[role].rgb, [tint]))};" for role in _ON_TINT)
    yield f".panel,thead th{{{darker}}}\n"
    for lang, family in FAMILIES.items():
        behind = theme.families.arabic if lang == "ar" else theme.families.latin
        yield f'[lang][dir]:lang({lang}){{font-family:"{family}","{behind}",{_GENERIC}}}\n'


def _texts(theme: Theme) -> Iterator[str]:
    for name, style in theme.styles.items():
        look = f"color:var(--{style.colour});"
        look += "font-weight:bold;" if style.bold else "font-weight:normal;"
        look += "font-style:italic;" if style.italic else ""
        look += f"text-align:{'start' if style.align == 'justify' else style.align};"
        look += f"margin:{_px(style.before)} 0 {_px(style.after)};"
        yield f".t-{name}{{{look}}}\n"
        sizes: tuple[tuple[Lang, float], ...] = (("ar", style.arabic), ("en", style.latin))
        for lang, size in sizes:
            yield f".t-{name}:lang({lang}){{font-size:{_px(size)};line-height:{round(style.leading / size, 3):g}}}\n"


def centred_head(theme: Theme) -> bool:
    """Whether the names of the letterhead stand in the middle, one under the other."""
    return theme.forms.letterhead == "centred"


def _parts(theme: Theme) -> str:
    page, measures = theme.page, theme.measures
    both, one = _px(page.width - 2 * page.margin_side), _px(page.measure)
    gap, block = _px(page.gutter), _px(measures.block_gap)
    centred = ".names{display:block;text-align:center}.names .t-issuer,.names .t-department{text-align:center}" if centred_head(theme) else ""
    return f"""*{{box-sizing:border-box}}
html{{background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}}
body{{margin:0;color:var(--ink)}}
main{{margin:0 auto;padding:{_px(page.margin_top)} 1.25rem {_px(page.margin_bottom)};max-width:calc({both} + 2.5rem)}}
main.one{{max-width:calc({one} + 2.5rem)}}
h1,h2,h3,h4,p,figure,dl,dd,ul,ol,blockquote{{margin:0;padding:0}}
h1,h2,h3,h4,th{{font-weight:inherit}}
a{{color:inherit;text-underline-offset:.15em}}
a:focus-visible{{outline:2px solid var(--accent);outline-offset:2px}}
.nb{{white-space:nowrap}}
.r-label,.r-muted{{color:var(--muted)}}
.r-accent{{color:var(--accent)}}
.notice{{background:var(--alert);padding:calc({_px(measures.notice_above)} + .3rem) {_px(measures.notice_side)};margin-bottom:{block}}}
.notice p{{margin:0}}
.notice .t-notice{{line-height:1.45}}
header{{border-bottom:1.5px solid var(--accent);padding-bottom:{block};margin-bottom:{block}}}
.names,.pair{{direction:ltr;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:{gap};align-items:start}}
.names>:only-child{{grid-column:1/-1}}
.issuers{{display:flex;flex-wrap:wrap;gap:{gap};justify-content:space-between}}
.names>:lang(en),.pair>.en{{grid-column:1;grid-row:1}}
.names>:lang(ar),.pair>.ar{{grid-column:2;grid-row:1}}
main.one .names>*,main.one .pair>*{{grid-column:1/-1;grid-row:auto}}
.emblem{{display:block;height:{_px(measures.emblem_height)};max-width:{_px(2 * measures.emblem_height)};margin:0 auto {_px(measures.emblem_gap)}}}
dl.fields{{display:grid;grid-template-columns:fit-content({_px(measures.label_width)}) minmax(0,1fr);column-gap:{_px(measures.label_gap)}}}
dl.fields>div{{display:contents}}
dl.fields,figure,table,.panel{{margin:{block} 0}}
ul,ol{{padding-inline-start:{_px(max(measures.list_indent, 18))}}}
div.verse p{{display:grid;grid-template-columns:1fr 1fr;column-gap:2em;margin:0}}
blockquote{{border-inline-start:2px solid var(--accent);padding-inline-start:{_px(measures.quote_indent)}}}
figure.quote figcaption{{padding-inline-start:{_px(measures.quote_indent)}}}
figure img{{display:block;max-width:100%;height:auto}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%}}
caption{{text-align:start}}
th,td{{padding:.2em .5em;vertical-align:top;text-align:start;border-bottom:1px solid var(--hairline)}}
thead th{{background:var(--tint)}}
tfoot td,tfoot th,tr.subtotal>*{{border-top:1.5px solid var(--ink)}}
.at-end{{text-align:end}}.at-left{{text-align:left}}.at-right{{text-align:right}}.at-center{{text-align:center}}
.figure{{width:1%;white-space:nowrap;font-variant-numeric:tabular-nums}}
.panel{{background:var(--tint);padding:{_px(measures.decision_above)} {_px(measures.decision_side)} {_px(measures.decision_below)}}}
.panel.about{{padding:{_px(measures.about_above)} {_px(measures.about_side)} {_px(measures.about_below)}}}
.signatures{{display:flex;flex-wrap:wrap;gap:{gap};margin:{_px(2 * measures.block_gap)} 0}}
.signatory{{flex:1 1 12em;text-align:center}}
.signatory .room{{height:3.2em;border-bottom:1px solid var(--ink);margin-bottom:.3em}}
hr{{border:0;border-top:1px solid var(--hairline);margin:{block} 0}}
.follows{{margin-top:calc(-1*{_px(2)})}}
{centred}
section+section{{border-top:1.5px solid var(--accent);margin-top:2.5rem;padding-top:1.5rem}}
@media (max-width:{_NARROW}){{.names,.pair{{display:block}}.pair>*+*{{margin-top:.35rem}}.names>*+*{{margin-top:.6rem}}}}
@media print{{@page{{size:{_px(page.width)} {_px(page.height)};margin:{_px(page.margin_top)} {_px(page.margin_side)} {_px(page.margin_bottom)}}}
main,main.one{{padding:0;max-width:none}}.panel,.signatory,figure,tr{{break-inside:avoid}}h1,h2,h3,h4{{break-after:avoid}}.break{{break-before:page}}
section+section{{break-before:page;border:0;margin:0;padding:0}}*{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
"""
