"""The zip of a written package: the same bytes every time, no author, no dates, nothing between members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(members: Mapping[str, str], *, stored: Collection[str] = ()) -> bytes:
    """Return a zip of the members in their order; `stored` ones are not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()
