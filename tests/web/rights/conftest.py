"""The scene, built once for each state; every request on it is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.web.rights.playing import Cast
from tests.web.rights.scene import build
from tests.web.rights.table import STATES


@pytest.fixture(scope="module", params=STATES)
def cast(request, django_db_setup, django_db_blocker) -> Iterator[Cast]:
    """Everybody, in one state of the consultation."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Cast(build(request.param))
        transaction.set_rollback(True)


@pytest.fixture
def _django_db_helper() -> None:
    """In the place of pytest-django's: the scene's transaction is the test's, so the mark only asks for a database."""
