"""What a visible signature shows."""

from __future__ import annotations

import datetime

import pymupdf

from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.signing.appearance import appearance


def test_every_line_lies_inside_the_field(stage: LayoutContext) -> None:
    data = appearance("Press Office", datetime.datetime(2021, 10, 19, 9, 30, tzinfo=datetime.UTC), stage)
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        page = pdf[0]
        words = page.get_text("words")
        assert {"Digitally", "Office", "2021-10-19", "09:30"} <= {word[4] for word in words}
        baselines = [span["origin"][1] for block in page.get_text("dict")["blocks"] for line in block["lines"] for span in line["spans"]]
        assert max(baselines) <= page.rect.height - 3
        assert min(word[0] for word in words) >= 0
        assert max(word[2] for word in words) <= page.rect.width
