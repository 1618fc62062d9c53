"""`python -m bench.hostile [MUTANTS]`: hostile files with full limits, and seeded mutants of good and hostile ones.

First all cases of tests/hostile in one folder, as the suite has them but with the limits of a real run. Then mutants:
files with bits turned, bytes cut out, put in twice or taken from another file. Each must be read or refused with a
sentence; the child must stay under 512 MB, and no file may take longer than the limit of 20 seconds and a margin.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import KINDS, DocumentReader
from tests.hostile.all_cases import DOCUMENTS, GOOD, write_all
from tests.hostile.case import Read

ROOT = Path(__file__).parents[1]
MUTANTS = 2_000
SECONDS = 20
MARGIN = 10
MEMORY_MB = 512
_LARGEST = 2_000_000
"""Bytes of a file that is worth mutating: larger ones are bombs, and only slow."""


def folder() -> list[str]:
    """Read all cases in one folder, print what it took, and give what is wrong."""
    with tempfile.TemporaryDirectory() as name:
        write_all(Path(name))
        command = [sys.executable, "-m", "tests.hostile.measuring", name, str(SECONDS)]
        found = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    files = found["balances"]["files"]
    print(f"folder: {files[0]} files, child {found['children_mb']:.0f} MB, longest {found['longest']:.1f} s")
    problems = [f"{good} was not read" for good in GOOD if good not in found["texts"]]
    return problems + _beyond(found["children_mb"], found["longest"])


def mutants(count: int) -> list[str]:
    """Read seeded mutants, print what became of them, and give what is wrong."""
    light = [case for case in DOCUMENTS if isinstance(case.end, Read) and Path(case.name).suffix in KINDS]
    made = [*((name, make()) for name, make in GOOD.items()), *((case.name, case.make()) for case in light)]
    seeds = [(name, content) for name, content in made if len(content) <= _LARGEST]
    outcomes: Counter[str] = Counter()
    longest = 0.0
    with DocumentReader() as reader:
        for number in range(count):
            chance = random.Random(number)
            name, content = chance.choice(seeds)
            changed = mutant(content, chance.choice(seeds)[1], chance)
            begun = time.monotonic()
            try:
                reader.read_bytes(changed, name=name)
                outcomes["read"] += 1
            except UnreadableInput as error:
                outcomes[error.what.template] += 1
            longest = max(longest, time.monotonic() - begun)
    for outcome, times in outcomes.most_common():
        print(f"{times:6} {outcome}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    print(f"mutants: {count}, child {memory:.0f} MB, longest {longest:.1f} s")
    return _beyond(memory, longest)


def mutant(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file changed in one to eight places."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        start, length = chance.randrange(len(changed) + 1), chance.randint(1, 200)
        piece = bytes(changed[start : start + length])
        match chance.randrange(5):
            case 0 if start < len(changed):
                changed[start] ^= 1 << chance.randrange(8)
            case 1:
                del changed[start : start + length]
            case 2:
                changed[start:start] = piece * chance.randint(1, 50)
            case 3:
                from_there = chance.randrange(len(other) + 1)
                changed[start : start + length] = other[from_there : from_there + length]
            case _:
                changed[start : start + 4] = chance.randbytes(4)
    return bytes(changed)


def _beyond(memory: float, seconds: float) -> list[str]:
    problems = [f"the child had {memory:.0f} MB"] if memory >= MEMORY_MB else []
    return problems + ([f"a file took {seconds:.0f} s"] if seconds > SECONDS + MARGIN else [])


def main() -> int:
    """Print what was found; 1 if anything is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MUTANTS
    problems = [*folder(), *mutants(count)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
