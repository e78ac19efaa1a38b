"""How a table shares its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document.tables.columns import Room, share


def room(least: float, natural: float, head: float = 0.0, typical: float | None = None) -> Room:
    """A column whose rows need `least` and `natural`, and its head `head`."""
    return Room(least, max(natural, head), natural, natural if typical is None else typical, head)


def test_what_is_left_over_goes_to_the_weighted_columns() -> None:
    assert share(300, [room(40, 80), room(30, 30), room(50, 50)], [1, 0, 0]) == [220, 30, 50]
    assert share(300, [room(40, 50), room(30, 30), room(50, 80)], [1, 0, 1]) == [120, 30, 150]


def test_columns_without_weight_share_what_is_left_over_alike() -> None:
    assert share(100, [room(10, 10), room(20, 20)], [0, 0]) == [45, 55]


def test_unweighted_columns_keep_their_lines_whole_as_long_as_the_others_can_give() -> None:
    widths = share(200, [room(40, 200), room(60, 60), room(60, 100)], [1, 0, 1])
    assert sum(widths) == pytest.approx(200)
    assert widths[1] == pytest.approx(60)
    assert widths[0] >= 40
    assert widths[2] >= 60


def test_a_narrow_column_keeps_its_lines_whole_beside_a_wide_one() -> None:
    assert share(250, [room(60, 500), room(25, 50)], [3, 1]) == pytest.approx([200, 50])


def test_no_column_grows_past_what_it_needs_while_another_lacks() -> None:
    widths = share(250, [room(20, 60), room(20, 400)], [1, 1])
    assert sum(widths) == pytest.approx(250)
    assert widths[0] <= 60.01


def test_the_longest_texts_have_the_most_room() -> None:
    widths = share(300, [room(30, 800), room(30, 160), room(30, 400)], [1, 1, 3])
    assert widths[0] == pytest.approx(2 * widths[2], rel=0.01)
    assert widths[1] < widths[2] < widths[0]


def test_heads_break_before_the_words_of_rows_do() -> None:
    """Labels keep their lines whole; the heads of figures, which are long, come to two lines, all of them."""
    widths = share(260, [room(30, 80), *[room(40, 42, head=90)] * 4], [1, 0, 0, 0, 0])
    assert widths[0] == pytest.approx(80, abs=0.5)
    assert widths[1:] == pytest.approx([45] * 4, abs=0.5)


def test_one_long_cell_does_not_take_the_room_of_many() -> None:
    widths = share(300, [room(30, 900, typical=250), room(30, 300, typical=280)], [1, 1])
    assert abs(widths[0] - widths[1]) < 30


rooms = st.builds(
    lambda least, more, head, part: Room(least, max(least + more, head), least + more, least + more * part, head),
    st.floats(5, 100),
    st.floats(0, 600),
    st.floats(0, 300),
    st.floats(0, 1),
)


@given(st.lists(st.tuples(rooms, st.sampled_from((0.0, 1.0, 2.5))), min_size=1, max_size=9), st.floats(0, 2))
def test_the_whole_width_is_taken_and_no_column_is_narrower_than_its_longest_piece(columns: list[tuple[Room, float]], spare: float) -> None:
    needed = [room for room, _ in columns]
    available = sum(room.least for room in needed) * (1 + spare)
    widths = share(available, needed, [weight for _, weight in columns])
    assert sum(widths) == pytest.approx(available, abs=0.1)
    assert all(width >= room.least - 0.01 for width, room in zip(widths, needed, strict=True))


def test_heads_and_rows_share_so_that_the_table_is_lowest() -> None:
    """One long head over a narrow column of figures takes some of the labels' room, where they do not come to more lines by that."""
    columns = [room(30, 150), room(20, 24, head=120)]
    rows = [[(0, [20.0]), (1, [120.0])], *([[(0, [150.0]), (1, [24.0])]] * 2)]
    widths = share(150, columns, [1, 0], rows)
    assert widths[1] > share(150, columns, [1, 0])[1] + 5
    assert sum(widths) == pytest.approx(150)


def test_no_more_columns_give_way_than_need_to() -> None:
    """Where a point is lacking, one head breaks, and not all of them."""
    widths = share(419, [room(79, 186), *[room(46, 46, head=48)] * 3, room(24, 42, head=90)], [1, 0, 0, 0, 0])
    assert widths[0] == pytest.approx(186)
    assert widths[1:4] == pytest.approx([48] * 3)
    assert widths[4] == pytest.approx(89)
