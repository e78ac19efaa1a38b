"""Strangers' pictures: what cannot be shown is refused before anything is drawn, and what is not drawn is told."""

from __future__ import annotations

import pytest
from odd_pictures import BROKEN, BROKEN_SHAPES, SHAPE, UNDRAWN, header, png, saved, svg
from PIL import Image

from docgen.limits import Limits, within
from docgen.pictures import NotAPicture, Vector, open_picture


def refused(data: bytes) -> str:
    with pytest.raises(NotAPicture) as error:
        open_picture(data)
    return error.value.message


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_for_what_it_is(name: str) -> None:
    data, said = BROKEN[name]
    assert said in refused(data)


@pytest.mark.parametrize("name", BROKEN_SHAPES)
def test_a_drawing_that_no_picture_should_be_is_refused(name: str) -> None:
    body, said = BROKEN_SHAPES[name]
    assert said in refused(svg(body))


@pytest.mark.parametrize("name", UNDRAWN)
def test_what_is_not_drawn_of_a_drawing_is_noted(name: str) -> None:
    body, said = UNDRAWN[name]
    found = open_picture(svg(body))
    assert said in "; ".join(found.notes)


def test_a_drawing_of_plain_shapes_has_no_notes() -> None:
    assert open_picture(svg()).notes == ()


def test_limits_that_hold_are_those_of_the_call() -> None:
    large, many = png(header(6_000, 5_000, 1, 0)), svg(SHAPE * 2_500)
    assert open_picture(large).width == 4_500
    assert isinstance(open_picture(many), Vector)
    with within(Limits.untrusted()):
        assert "25,000,000 are the most" in refused(large)
        assert "more than 2,000 shapes" in refused(many)


def test_a_picture_of_hundreds_of_scans_is_refused_where_it_is_large() -> None:
    data = saved(Image.new("L", (4_000, 4_000)), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    assert "scans, too many" in refused(data[:-2] + scan * 60 + data[-2:])


@pytest.mark.parametrize("seed", range(40))
def test_any_changed_byte_leaves_a_picture_or_one_clear_refusal(seed: int) -> None:
    import random

    chance = random.Random(seed)
    good = [saved(Image.radial_gradient("L").resize((40, 30)).convert(mode), kind) for mode, kind in (("RGB", "PNG"), ("P", "PNG"), ("RGB", "JPEG"))]
    good += [svg(f'<g transform="scale(2)">{SHAPE}<path d="M1 2C3 4 5 6 7 8z" stroke="#123" stroke-dasharray="4,2"/></g>')]
    for data in good:
        for _ in range(10):
            changed = bytearray(data)
            for _ in range(chance.randrange(1, 4)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            try:
                found = open_picture(bytes(changed[: chance.choice((len(changed), chance.randrange(len(changed)))) or 1]))
            except NotAPicture:
                continue
            assert found.width > 0
            assert found.height > 0
