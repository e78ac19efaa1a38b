"""How a table shares its width."""

import pytest

from docgen.document.tables.columns import share


def test_what_is_left_over_goes_to_the_weighted_columns() -> None:
    assert share(300, [40, 30, 50], [80, 30, 50], [1, 0, 0]) == [220, 30, 50]
    assert share(300, [40, 30, 50], [50, 30, 80], [1, 0, 1]) == [120, 30, 150]


def test_columns_without_weight_share_what_is_left_over_alike() -> None:
    assert share(100, [10, 20], [10, 20], [0, 0]) == [45, 55]


def test_unweighted_columns_keep_their_lines_whole_as_long_as_the_others_can_give() -> None:
    widths = share(200, [40, 60, 60], [200, 60, 100], [1, 0, 1])
    assert sum(widths) == pytest.approx(200)
    assert widths[1] == 60
    assert widths[0] >= 40
    assert widths[2] >= 60


def test_a_narrow_column_keeps_its_lines_whole_beside_a_wide_one() -> None:
    assert share(250, [60, 25], [500, 50], [3, 1]) == pytest.approx([200, 50])


def test_no_column_grows_past_what_it_needs_while_another_lacks() -> None:
    widths = share(250, [20, 20], [60, 400], [1, 1])
    assert sum(widths) == pytest.approx(250)
    assert widths[0] <= 60
