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


def test_the_page_about_numbers_shows_what_docgen_writes() -> None:
    from decimal import Decimal

    from docgen.calendars import format_time
    from docgen.locales.currencies import MAJOR
    from docgen.locales.numbers import format_money, format_number, format_percent
    from docgen.locales.words import amount_sentence, money_words, number_words, ordinal_words

    page = (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")
    arabic, english = convention("ar", "QA"), convention("en", "QA")
    rows = [
        (format_number(Decimal("1234567.89"), arabic), format_number(Decimal("1234567.89"), english)),
        (format_percent(Decimal("62.5"), arabic), format_percent(Decimal("62.5"), english)),
        (format_money(12500000, "QAR", arabic), format_money(12500000, "QAR", english)),
        (format_money(Decimal("12.5"), "QAR", arabic), format_money(Decimal("12.5"), "QAR", english)),
        (format_time("14:30", arabic), format_time("14:30", english)),
        (number_words(12500000, "ar"), number_words(12500000, "en")),
        (amount_sentence(12500000, "QAR", "ar"), amount_sentence(12500000, "QAR", "en")),
        (money_words(8, "SYP", "ar"), money_words(8, "SYP", "en")),
        (money_words(102, "QAR", "ar"), money_words(102, "QAR", "en")),
        (money_words(Decimal("3.5"), "QAR", "ar"), money_words(Decimal("3.5"), "QAR", "en")),
        (ordinal_words(21, "ar"), ordinal_words(21, "en")),
    ]
    for pair in rows:
        assert f"| {' | '.join(pair)} |".replace("\u00a0", " ") in page
    for amount in (3, 11, 100):
        assert format_money(amount, "QAR", arabic).replace("\u00a0", " ") in page
    assert f"the {len(MAJOR)} that" in page
