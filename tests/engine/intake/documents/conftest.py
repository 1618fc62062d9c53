"""One reader for all tests that need no limits of their own: its child starts once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapporteur.engine.intake.documents import DocumentReader


@pytest.fixture(scope="session")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as one:
        yield one
