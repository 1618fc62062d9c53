"""A folder of all hostile files with good ones among them: the good ones are read, and the bounds hold."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rapporteur.engine.intake.documents import KINDS
from tests.hostile.all_cases import DOCUMENTS, GOOD, TABLES, place, write_all
from tests.hostile.case import Read
from tests.hostile.packages import WORDS

ROOT = Path(__file__).parents[2]
SECONDS = 2


def measure(folder: Path) -> Mapping[str, Any]:
    """What reading a folder took and gave (measuring.py)."""
    command = [sys.executable, "-m", "tests.hostile.measuring", str(folder), str(SECONDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=300)
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def test_the_rest_of_a_hostile_folder_is_read_and_the_bounds_hold(tmp_path: Path) -> None:
    write_all(tmp_path)
    found = measure(tmp_path)
    assert found["children_mb"] < 512
    assert found["longest"] < SECONDS + 10
    words = {name: found["texts"][name] for name in GOOD if name != "good/answer.docx"}
    assert words == dict.fromkeys(words, WORDS)
    assert found["texts"]["good/answer.docx"].startswith("Our answer\n\nFirst paragraph.")
    assert not set(found["rejected"]) & set(GOOD)

    taken_in, processed, rejected, ignored = found["balances"]["files"]
    assert taken_in == len(DOCUMENTS) + len(TABLES) + len(GOOD) == processed + rejected + ignored
    documents = {place(case) for case in DOCUMENTS if Path(case.name).suffix in KINDS}
    planned = {place(case) for case in DOCUMENTS if not isinstance(case.end, Read)} & documents
    assert set(found["rejected"]) & documents == planned
