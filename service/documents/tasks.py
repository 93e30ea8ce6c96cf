"""Work the sandbox knows how to do, by name: each a function from bytes to bytes, loaded before the first fork."""

from __future__ import annotations

#: name → "module:function"
TASKS: dict[str, str] = {
    "check": "service.documents.checks.check_task:run",
    "ocr": "service.documents.ocr.ocr_task:run",
    "read": "service.documents.read_task:run",
    "patterns": "service.documents.pattern_task:run",
    "probe": "service.documents.probe_task:run",
}
