from itertools import combinations

import pytest

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.records import UN_LANGUAGES, Copy, Run
from rapporteur.engine.report.grids import grids
from rapporteur.engine.report.page import Page
from rapporteur.engine.report.sections.reckoning import copies
from rapporteur.engine.report.wording import Wording
from tests.engine.findings.factories import contribution, run, text


def copied(found: list[Copy]) -> Run:
    """A run of the contributions that are copies; the first two came from one contributor."""
    names = sorted({name for pair in found for name in (pair.contribution, pair.of)})
    owners = [contribution(int(name), **({"contributor": "both"} if int(name) < 2 else {})) for name in names]
    return run(owners, texts=[text(owner, f"We of {owner.id} say so.") for owner in owners], copies=found)


def table(run: Run, language: str = "en") -> list[list[str]]:
    page = Page(Tally(run), Wording(Tally(run), language), {finding.id: finding for finding in find(bench_of(run))})
    copies(page)
    return [[cell.text if cell else "" for cell in row] for grid in grids(page.entries).values() for row in grid.rows]


def test_copies_has_a_row_for_each_group() -> None:
    pairs = [Copy("copies-01", f"{a:03}", f"{b:03}", 0.75) for a, b in combinations(range(3), 2)]
    crowd = [Copy("copies-02", "020", f"{number:03}", 1.0 if number < 30 else 0.5) for number in range(21, 41)]
    assert table(copied([*pairs, *crowd, Copy("copies-03", "050", "051", 0.6)])) == [
        ["copies-01", "000", "001; 002", "2", "75 per cent"],
        ["copies-02", "020", "021; 022; 023; …", "21", "50 per cent – 100 per cent"],
        ["copies-03", "050", "051", "2", "60 per cent"],
    ]


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_copies_has_one_row_for_all_groups_after_fifty(language: str) -> None:
    pairs = [Copy(f"copies-{number:02}", f"{2 * number:03}", f"{2 * number + 1:03}", 0.9) for number in range(1, 61)]
    found = table(copied(pairs), language)
    assert len(found) == 51
    assert "copies-51" in found[-1][0]
    assert "copies-60" in found[-1][0]
    assert found[-1][1:4] == ["…", "…", "20"]
