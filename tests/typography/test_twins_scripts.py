"""Script runs in Python and compiled: the same of any text."""

from __future__ import annotations

from pathlib import Path

from class_texts import class_texts
from compiled_twins import both
from hypothesis import example, given
from hypothesis import strategies as st

_TEXTS = st.one_of(class_texts("script"), st.text(st.sampled_from("aZبج ١1،.\u0651\u0640()[]«»“”„‘’‚‹›﴾﴿\u0301"), max_size=60))


@given(text=_TEXTS)
@example(text="(«a” ب) ب “a» (ب")
@example(text="ب (a [ب] a) ﴾a﴿" + "(" * 70 + "a" + ")" * 70)
@example(text="")
def test_every_text_has_the_same_script_runs(text: str) -> None:
    python, compiled = both("docgen.typography.unicode.scripts.script_runs")
    assert compiled(text) == python(text)


def test_every_line_of_the_examples_has_the_same_script_runs() -> None:
    python, compiled = both("docgen.typography.unicode.scripts.script_runs")
    files = sorted((Path(__file__).parents[2] / "examples").glob("**/*.yaml"))
    assert files
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            assert compiled(line) == python(line)
