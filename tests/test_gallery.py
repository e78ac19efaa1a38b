"""The script that makes the gallery: a picture for each kind, theme and layout that is asked for, and a page that shows them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PIL import Image

SCRIPT = Path(__file__).parents[1] / "scripts" / "make_gallery.py"


def test_the_gallery_has_a_small_picture_of_what_is_asked_for_and_a_page_that_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("make_gallery", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    gallery = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gallery)
    assert gallery.main([str(tmp_path), "--kinds", "press-statement", "--themes", "report", "--layouts", "ar,facing"]) == 0
    pictures = sorted(file.name for file in tmp_path.glob("*.png"))
    assert pictures == ["press-statement-report-ar.png", "press-statement-report-facing.png"]
    for name in pictures:
        with Image.open(tmp_path / name) as picture:
            assert picture.mode == "P"
        assert (tmp_path / name).stat().st_size < 40_000
        assert f"]({name})" in (tmp_path / "index.md").read_text(encoding="utf-8")
    assert "bytes in" in capsys.readouterr().out
