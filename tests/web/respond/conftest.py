"""The count of requests from one address is another one in each test."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def uncounted(db):
    """Nobody has asked for anything yet."""
    cache.clear()
