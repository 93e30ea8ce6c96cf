"""Triggers that refuse to change or remove what was written down, for both engines.

A later migration that rebuilds one of these tables (batch mode on SQLite) has to put its triggers back.
"""

from __future__ import annotations

from sqlalchemy import Connection, text


def forbid_changes(connection: Connection, table: str) -> None:
    """Make a table append-only."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
            )
        return
    connection.execute(
        text(
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        )
    )
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
        )
    )


def allow_changes(connection: Connection, table: str) -> None:
    """Take the triggers away, before the table itself goes."""
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
        return
    connection.execute(text(f"DROP TRIGGER {table}_no_change ON {table}"))
    connection.execute(text(f"DROP FUNCTION {table}_append_only()"))
