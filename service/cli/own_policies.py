"""Where an authority's own policies lie, for commands that need no home folder."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "DISCLOSURE_POLICIES"


def own_policies() -> Path | None:
    """Return the folder that the environment names, or None."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None
