"""Lists in pages, as a query asks for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from service.kit.paging import DEFAULT_SIZE, LARGEST_SIZE, PageAsked

_Cursor = Annotated[
    str | None, Query(max_length=512, examples=["WyJzdWJtaXNzaW9ucyIsICJzdWJfMSJd"], description="`next_cursor` of the page before.")
]
_Size = Annotated[int, Query(ge=1, le=LARGEST_SIZE, examples=[50], description="How many at most.")]


def _asked(cursor: _Cursor = None, size: _Size = DEFAULT_SIZE) -> PageAsked:
    return PageAsked(cursor, size)


Asked = Annotated[PageAsked, Depends(_asked)]
