"""A press's profile is read whole or refused in one line, however it is damaged."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import RenderError
from docgen.writers.pdf.profiles.icc_profile import read_press_profile
from docgen.writers.pdf.profiles.intents import FOLDER

WHOLE = (FOLDER / "FOGRA39L.icc").read_bytes()


def test_the_shipped_profile_says_what_it_is() -> None:
    profile = read_press_profile(FOLDER / "FOGRA39L.icc")
    assert profile.data == WHOLE
    assert profile.description == "Coated offset after FOGRA39L characterization data"


@given(
    st.lists(st.tuples(st.one_of(st.integers(0, 127), st.integers(0, 700), st.integers(0, len(WHOLE) - 1)), st.integers(0, 255)), max_size=20),
    st.one_of(st.none(), st.integers(0, len(WHOLE))),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_profile_is_read_or_refused(tmp_path: Path, changes: list[tuple[int, int]], end: int | None) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    path = tmp_path / "press.icc"
    path.write_bytes(data[:end])
    try:
        read_press_profile(path)
    except RenderError as error:
        (problem,) = error.problems
        assert problem.message.isprintable()
        assert problem.place.file == str(path)
