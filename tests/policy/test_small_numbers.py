"""No small number of a table is told, and none follows from what is."""

from __future__ import annotations

from itertools import product

import pytest

from service.policy.small_numbers import Told, possible, safe_counts

BELOW = 5
TABLES = [dict(zip("abc", counts, strict=True)) for counts in product(range(8), repeat=3)]


@pytest.mark.parametrize("below", [3, 5, 10])
def test_no_small_count_is_told_or_follows_from_the_others(below: int) -> None:
    for counts in TABLES:
        cells = safe_counts(counts, below=below)
        for name, cell in cells.items():
            if 0 < counts[name] < below:
                assert cell.told is not Told.AS_IS, counts
                assert len(possible(cells, name, below)) > 1, counts


def test_what_a_reader_can_hold_possible_holds_the_truth() -> None:
    for counts in TABLES:
        cells = safe_counts(counts, below=BELOW)
        assert all(count in possible(cells, name, BELOW) for name, count in counts.items()), counts


def test_a_table_without_small_counts_is_told_as_it_is() -> None:
    assert {cell.told for cell in safe_counts({"a": 7, "b": 0, "c": 40}, below=BELOW).values()} == {Told.AS_IS}


def test_a_second_count_is_held_back_when_the_first_would_follow_from_the_sum() -> None:
    cells = safe_counts({"a": 30, "b": 12, "c": 2}, below=BELOW)
    assert {name: cell.told for name, cell in cells.items()} == {"a": Told.AS_IS, "b": Told.NOT_SHOWN, "c": Told.FEWER}


def test_where_counts_have_no_known_sum_only_small_ones_are_held_back() -> None:
    cells = safe_counts({"a": 30, "b": 12, "c": 2}, below=BELOW, sum_known=False)
    assert [cell.told for cell in cells.values()] == [Told.AS_IS, Told.AS_IS, Told.FEWER]
