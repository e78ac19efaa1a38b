"""The pages about dates say what docgen does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from docgen.calendars import format_date, parse
from docgen.locales.conventions import convention

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_the_table_of_territories_is_what_docgen_writes_now() -> None:
    table = script("make_territory_table")
    assert table.TARGET.read_text(encoding="utf-8") == table.page()
    assert len(table.TERRITORIES) == 22


def test_the_forms_in_the_guide_are_those_that_come_out() -> None:
    for style in ("long", "full", "iso"):
        for lang in ("ar", "en"):
            written = format_date(parse("2021-10-18"), convention(lang, "QA"), "both", style).replace("\u00a0", " ")  # type: ignore[arg-type]
            assert f"| {written} |" in GUIDE


def test_every_date_in_the_guides_table_of_inputs_reads_as_it_says() -> None:
    section = GUIDE.split("## In the input")[1].split("Digits may be")[0]
    rows = [row for row in section.splitlines() if row.startswith("| `")]
    texts = [text for row in rows for text in row.split("|")[1].split("`")[1::2] if "…" not in text and not text.startswith("{")]
    assert len(texts) >= 15
    for text in texts:
        assert parse(text) == parse("2021-10-18"), text


def test_the_python_in_the_guide_runs() -> None:
    code = GUIDE.split("```python")[1].split("```")[0]
    exec(compile(code, "docs/dates.md", "exec"), {})
