"""`docgen text`: how a string is set, in words, as JSON, as a picture."""

from __future__ import annotations

import json

import pytest
from PIL import Image


def test_it_tells_levels_items_breaks_lines_and_glyphs(run) -> None:
    ran = run("text", "قال John: لا")
    assert ran.code == 0
    assert "base level 1, 12 code points, 1 line" in ran.out
    assert "levels  0–4:1 4–8:2 8–12:1" in ran.out
    assert "Amiri-Regular.ttf" in ran.out
    assert "'لا' (0644 0627)" in ran.out
    assert ran.err == ""


def test_json_has_every_stage_and_offsets_that_fit_the_text(run) -> None:
    text = "مشروع (Digital Archive 2.0) الجديد"
    told = json.loads(run("text", text, "--json", "--width", "200").out)
    assert (told["text"], told["level"]) == (text, 1)
    assert [told["items"][0]["start"], told["items"][-1]["end"]] == [0, len(text)]
    assert len(told["lines"]) == 2
    for line in told["lines"]:
        assert line["width"] <= 200
        for run_ in line["runs"]:
            assert all(line["start"] <= glyph["cluster"] < line["end"] for glyph in run_["glyphs"])
            if run_["glyphs"]:
                assert text[min(glyph["cluster"] for glyph in run_["glyphs"])] == run_["text"][0]


def test_escapes_are_understood(run) -> None:
    told = json.loads(run("text", r"co\u00adop\u{1F600}\u200f", "--json").out)
    assert told["text"] == "co\u00adop\U0001f600\u200f"


@pytest.mark.parametrize("text", ["", " ", r"\ud800", r"\u{110000}", r"\u0000", r"a\u2028\u2028b", r"\u202e\u2066"])
def test_any_string_is_told(run, text: str) -> None:
    assert run("text", text).code == 0


def test_a_character_that_no_font_has_is_named_on_standard_error(run) -> None:
    ran = run("text", "وصل 🎉")
    assert ran.code == 0
    assert "U+1F389" in ran.err
    assert "PARTY POPPER" in ran.err


def test_the_picture_has_ink_at_the_start_edge_and_none_at_the_other(run, tmp_path) -> None:
    for text, base in (("لا إله", "rtl"), ("Yes", "ltr")):
        target = tmp_path / f"{base}.png"
        assert run("text", text, "--png", target, "--width", "400", "--size", "24").code == 0
        image = Image.open(target).convert("L")
        box = image.point(lambda ink: 255 - ink).getbbox()
        assert box is not None
        left, right = box[0], image.width - box[2]
        assert (right < left) == (base == "rtl")
        assert max(left, right) > image.width / 2


def test_a_family_that_there_is_not_is_an_error_with_those_that_there_are(run) -> None:
    ran = run("text", "نص", "--font", "Amiry")
    assert ran.code == 1
    assert "Amiri" in ran.err
    assert "Traceback" not in ran.err
