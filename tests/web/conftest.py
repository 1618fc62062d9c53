"""What tests of the site share: a way to sign in as staff who showed a second factor, and a flush that can flush."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db.backends.sqlite3.base import DatabaseOperations  # type: ignore[attr-defined]
from django.test import Client
from django.utils import translation

from rapporteur.web.accounts.models import User

SignedIn = Callable[[User], Client]


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser of a member of the staff, second factor included."""

    def sign_in(user: User) -> Client:
        Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}})
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture(scope="session", autouse=True)
def _flush_passes_append_only_tables() -> Iterator[None]:
    """Between transactional tests Django empties all tables. On SQLite that is DELETE, which the triggers refuse:
    they are taken off for the flush and put back in the same transaction. PostgreSQL truncates, which they let pass."""
    flush = DatabaseOperations.sql_flush

    def with_triggers_off(self: DatabaseOperations, *args: Any, **given: Any) -> list[str]:
        statements = flush(self, *args, **given)
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        off = [f"DROP TRIGGER {self.quote_name(name)}" for name, _sql in triggers]
        return [*off, *statements, *(sql for _name, sql in triggers)] if statements else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", with_triggers_off)
        yield


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page in another language leaves that language on; every test begins and ends in English."""
    with translation.override("en"):
        yield
