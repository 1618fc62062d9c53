"""`python -m tests.engine.frames.working FOLDER`: what a runner gives, as JSON."""

import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.frames import Runner


@dataclass(frozen=True)
class Square:
    """Work: the first process that takes `deadly` is killed, the part `wrong` cannot be read, `broken` is a defect."""

    folder: Path
    deadly: int = -1
    wrong: int = -1
    broken: int = -1

    def __call__(self, part: int) -> tuple[int, bool]:
        """The square, and whether another process than the caller's did it."""
        first = self.folder / "killed"
        if part == self.deadly and not first.exists():
            first.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if part == self.wrong:
            raise UnreadableInput("is no number", where=f"part {part}", action="Give one.")
        if part == self.broken:
            with (self.folder / "tries").open("a") as tries:
                tries.write("x")
            raise KeyError(part)
        return part * part, "udf_worker" in Path("/proc/self/cmdline").read_text()


@dataclass(frozen=True)
class Last:
    """Work whose first part waits for all others, as long as it may take them."""

    folder: Path
    parts: int

    def __call__(self, part: int) -> int:
        """How many of the others were done when the part was."""
        others = [self.folder / f"other-{other}" for other in range(1, self.parts)]
        if part:
            others[part - 1].touch()
            return 0
        until = time.monotonic() + 20
        while time.monotonic() < until and not all(other.exists() for other in others):
            time.sleep(0.02)
        return sum(other.exists() for other in others)


def main() -> None:
    """Map over parts of which one is deadly, one cannot be done, one finds a defect, and one takes longer than all."""
    folder = Path(sys.argv[1])
    runner = Runner("native", 2, folder)
    told: dict[str, object] = {"deadly": runner.map("deadly", Square(folder, deadly=3), range(6))}
    try:
        runner.map("wrong", Square(folder, wrong=2), range(4))
    except UnreadableInput as error:
        told["wrong"] = [str(error)]
    try:
        runner.map("broken", Square(folder, broken=1), range(3))
    except KeyError as error:
        told["broken"] = [repr(error), (folder / "tries").read_text(), "working.py" in error.__notes__[0]]
    told["long"] = runner.map("long", Last(folder, 5), range(5))
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    from tests.engine.frames import working

    working.main()
