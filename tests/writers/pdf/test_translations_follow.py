"""Where one language stands under the other, what belongs together keeps close."""

from __future__ import annotations

from dataclasses import replace

from docgen.document.blocks import Column as TableColumn
from docgen.document.blocks import Heading, Paragraph, Table
from docgen.document.document import Side
from docgen.document.inline import Inline
from docgen.document.tables.placing import fit_alone
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.measuring import setter_of
from docgen.writers.pdf.layout_context import LayoutContext

WORD = (Inline("Word"),)


def test_a_heading_and_a_kicker_under_their_twins_want_no_space_above_themselves(stage: LayoutContext) -> None:
    for block in (Heading(WORD), Paragraph(WORD, "kicker")):
        assert box_of(Side("en", block), stage).before > 0
        assert box_of(Side("en", block, follows_translation=True), stage).before == 0


def test_a_table_keeps_its_air_under_its_twin(stage: LayoutContext) -> None:
    bare = Table((TableColumn(WORD),), ((WORD,),))
    table = replace(bare, fit=fit_alone(bare, "en", 300, setter_of(stage.voices, stage.look.theme)))
    assert box_of(Side("en", table, follows_translation=True), stage).before == box_of(Side("en", table), stage).before > 0
