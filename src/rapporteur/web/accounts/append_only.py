"""Tables whose rows nobody changes: refused by the model, and by a trigger of the database."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()
"""


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to change."""
        if self.pk is not None:
            raise PermissionDenied(f"{self._meta.label} is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise PermissionDenied(f"{self._meta.label} is append-only")


def guard(*tables: str) -> RunPython:
    """A step of a migration that makes the database refuse UPDATE and DELETE on these tables."""

    def put(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        template = _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE
        for table in tables:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(template.format(table=table, verb=verb))

    def take_away(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        on = " ON {table}" if editor.connection.vendor == "postgresql" else ""
        for table in tables:
            for verb in ("UPDATE", "DELETE"):
                editor.execute(f"DROP TRIGGER {table}_no_{verb}{on.format(table=table)}")

    return RunPython(put, take_away)
