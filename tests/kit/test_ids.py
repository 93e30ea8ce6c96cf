"""Identifiers sort by when they were made and never repeat."""

from __future__ import annotations

import re
import threading

from service.kit.ids import new_id


def test_identifiers_of_one_process_sort_in_the_order_of_making() -> None:
    made = [new_id("sub") for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert all(re.fullmatch(r"sub_[0-9a-hjkmnp-tv-z]{26}", each) for each in made)


def test_threads_never_get_the_same_one() -> None:
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.extend(new_id("sub") for _ in range(2000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8000
