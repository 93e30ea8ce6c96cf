"""The API's description as the file in openapi/ keeps it."""

from __future__ import annotations

import json
from pathlib import Path

from service.app.factory import create_app
from service.app.settings import Settings


def snapshot() -> str:
    """Return the description as JSON text; nothing is opened or loaded for it."""
    return json.dumps(create_app(Settings(Path("nowhere"))).openapi(), indent=1, ensure_ascii=False) + "\n"
