"""Styles turned round where all of their paragraphs go right-to-left, so that the next paragraph typed does so too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.wordfile.cascade import Cascade, is_on
from docgen.wordfile.fixed import Fixed
from docgen.wordfile.judged import Judged
from docgen.wordfile.names import val, w
from docgen.wordfile.order import P_PR, properties, put
from docgen.wordfile.package import WordFile
from docgen.wordfile.text import way
from docgen.wordfile.turning import turn

_PLAIN = ("left", "start", "both", "center", "distribute", "lowKashida", "mediumKashida", "highKashida")
"""Alignments of a style that mean the same, or what is wished, in both directions."""


@dataclass(slots=True)
class _Use:
    """How the paragraphs of a style go."""

    rtl: list[Judged] = field(default_factory=list)
    other: list[Judged] = field(default_factory=list)


def turn_styles(file: WordFile, cascade: Cascade, stories: Mapping[str, Sequence[Judged]], done: Fixed) -> Cascade:
    """Turns every paragraph style that is in use only right-to-left, once or more by paragraphs that do not say so yet. Styles based on it that are
    in use otherwise say that they stay. Gives the cascade of the styles as they are then; the paragraphs wait to be mended."""
    uses: dict[str, _Use] = {}
    for found in stories.values():
        for one in found:
            identity = cascade.style_of(one.paragraph)
            if identity is not None:
                use = uses.setdefault(identity, _Use())
                if one.bidi if one.wanted is None else one.wanted:
                    use.rtl.append(one)
                elif way(one.text) != "none":
                    use.other.append(one)
    turned = [identity for identity, use in uses.items() if _to_turn(identity, use, cascade)]
    if not turned or cascade.part is None:
        return cascade
    for identity in uses.keys() - set(turned):
        if any(style.get(w("styleId")) in turned for style in cascade.chain(identity)) and not is_on(cascade.of_style(identity, "pPr", "bidi")):
            _put(cascade, identity, on=False)
    for identity in turned:
        _put(cascade, identity, on=True)
        done.styles.append(val(cascade.styles[identity], "name") or identity)
    done.parts.add(cascade.part)
    after = Cascade(file)
    for part, found in stories.items():
        changed = [_follow(one, cascade, after, done) for one in found]
        if any(changed):
            done.parts.add(part)
    return after


def _to_turn(identity: str, use: _Use, cascade: Cascade) -> bool:
    """Whether a style is to be turned: nobody uses it left-to-right, somebody would have to be turned, and its alignment bears it."""
    alignment = cascade.of_style(identity, "pPr", "jc")
    bears = alignment is None or alignment.get(w("val")) in _PLAIN
    return bears and bool(use.rtl) and not use.other and any(one.wanted and not one.bidi for one in use.rtl) and not any(one.doubt for one in use.rtl)


def _put(cascade: Cascade, identity: str, *, on: bool) -> None:
    style = cascade.styles[identity]
    own = style.find(w("pPr"))
    if own is None:
        own = style.makeelement(w("pPr"), {})
        before = next((child for child in style if child.tag in (w("rPr"), w("tblPr"), w("trPr"), w("tcPr"), w("tblStylePr"))), None)
        style.append(own) if before is None else before.addprevious(own)
    put(own, "bidi", P_PR, {} if on else {"val": "0"})


def _follow(one: Judged, before: Cascade, after: Cascade, done: Fixed) -> bool:
    """A paragraph whose style was turned: its own alignment and indents follow as if it had been turned itself. Numbers of pages, pictures and what
    else has no letters stay at their side. Gives whether it changed itself."""
    if is_on(after.of_paragraph(one.paragraph, "bidi")) == one.bidi:
        return False
    if one.wanted:
        turn(one.paragraph, before, rtl=True)
        own = one.paragraph.find(w("pPr"))
        own.remove(own.find(w("bidi")))
        done.paragraphs += 1
    elif one.text.strip() or any(one.paragraph.find(f".//{w(name)}") is not None for name in ("drawing", "pict", "object")):
        put(properties(one.paragraph, "pPr"), "bidi", P_PR, {"val": "0"})
        return True
    one.bidi = not one.bidi
    return bool(one.wanted)
