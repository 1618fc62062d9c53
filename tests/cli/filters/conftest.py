"""What tests of the filters share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.filters.running import Filters


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Filters:
    """Runs a filter on rows."""
    return Filters(tmp_path, capsys)
