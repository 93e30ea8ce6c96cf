"""Where the samples lie: inside the installed package, else beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import service


def samples_folder() -> Path:
    """Return the folder of samples."""
    package = Path(service.__file__).parent
    shipped = package / "data" / "samples"
    return shipped if shipped.is_dir() else package.parent / "tests" / "samples"
