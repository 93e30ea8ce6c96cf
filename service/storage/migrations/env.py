"""How Alembic reaches the database: the connection is handed in by `migrate`, or by the tests."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine
from sqlmodel.sql.sqltypes import AutoString

from service.storage.columns import UtcDateTime
from service.storage.tables import Row


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write plain SQLAlchemy types into migrations, so that they need nothing of ours."""
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True, render_item=_render, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


handed: Connection | Engine = context.config.attributes["connection"]
if isinstance(handed, Engine):
    with handed.connect() as opened:
        _run(opened)
        opened.commit()
else:
    _run(handed)
