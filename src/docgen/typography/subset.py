"""hb-subset: only the glyphs that are drawn, and which number each has after."""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from docgen.typography.fonts import FontFace

_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_BIDI_CLOSURE
_DROPPED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "gasp", "kern", "DSIG", "STAT", "meta", "BASE", "JSTF")


def subset(face: FontFace, gids: Iterable[int]) -> tuple[dict[str, bytes], dict[int, int]]:
    """The tables of a face cut down to these glyphs and their components, and a map from old glyph numbers to new ones."""
    wanted = hb.SubsetInput()
    wanted.flags = _FLAGS
    wanted.glyph_set.update(gids)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face.face, wanted)
    small = plan.execute()
    tables = {tag: bytes(small.reference_table(tag).data) for tag in small.table_tags}
    return tables, dict(plan.old_to_new_glyph_mapping.items())
