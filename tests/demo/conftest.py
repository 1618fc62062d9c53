"""What tests of the demonstration share: its input, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.build import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make demo` makes a report of."""
    folder = tmp_path_factory.mktemp("demo") / "input"
    build(folder)
    return folder
