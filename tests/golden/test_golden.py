"""The golden pictures: what was looked at by eye (docs/golden.md) must go on looking so. `scripts/make_golden.py` draws them anew, on purpose.

Tolerance: both pictures are blurred by a pixel, so that another release of pdfium may place an edge a fraction of a pixel aside; then at most
0.05 % of the pixels of a line may differ by more than a quarter of the range, and no line may move.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from golden.items import FAMILIES, ITEMS, RESOLUTION, pdf, picture
from PIL import Image, ImageChops, ImageFilter
from proofs import need_module

HERE = Path(__file__).parent
STRONG = 64
SHARE = 0.0005
LINE = round(24 * RESOLUTION / 72)


def strongly_different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than `STRONG` of 255 once both are blurred by a pixel, in the line where most do."""
    blurred = [image.filter(ImageFilter.GaussianBlur(1)) for image in (one, other)]
    difference = ImageChops.difference(*blurred)
    worst = 0.0
    for top in range(0, difference.height, LINE):
        strip = difference.crop((0, top, difference.width, min(top + LINE, difference.height)))
        worst = max(worst, sum(strip.histogram()[STRONG:]) / (difference.width * LINE))
    return worst


@pytest.mark.parametrize("name", FAMILIES)
def test_the_items_look_as_they_did_when_they_were_looked_at(name: str) -> None:
    need_module("pypdfium2")
    told: list[str] = []
    drawn = picture(pdf(ITEMS, FAMILIES[name], told))
    golden = Image.open(HERE / f"{name}.png").convert("L")
    assert drawn.size == golden.size, "an item takes more or fewer lines than before"
    share = strongly_different(drawn, golden)
    if share > SHARE:
        drawn.save(HERE / f"{name}.now.png")
    assert share <= SHARE, f"{share:.3%} of the pixels differ; compare {name}.png with {name}.now.png"
    assert sum("no font has the character" in said for said in told) == sum(len(item.missing) for item in ITEMS)


def test_a_lost_mark_would_be_seen() -> None:
    need_module("pypdfium2")
    lost = tuple(replace(item, text=item.text.replace("نُورٌ", "نُور")) if isinstance(item.text, str) else item for item in ITEMS)
    assert lost != ITEMS
    whole, without = (picture(pdf(items, "Amiri", [])) for items in (ITEMS, lost))
    assert strongly_different(whole, without) > SHARE
