"""The 187 contributions to NETmundial 2014, read with the review of docs/howto."""

from collections import Counter
from pathlib import Path

import pytest

from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import load_review
from rapporteur.engine.records import Intake

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "../shared/inputs/netmundial2014"


@pytest.fixture(scope="module")
def netmundial() -> Intake:
    if not SOURCE.is_dir():
        pytest.skip("The NETmundial contributions are not on this machine.")
    return read([SOURCE], load_review(ROOT / "docs/howto/netmundial.toml"))


def test_netmundial_is_whole(netmundial: Intake) -> None:
    assert (len(netmundial.contributions), len(netmundial.texts), netmundial.rejections) == (187, 374, ())
    assert Counter(text.kind for text in netmundial.texts) == {"form": 187, "attachment": 187}
    assert [(b.stage, b.taken_in, b.processed, b.ignored) for b in netmundial.balances] == [
        ("files", 376, 375, 1),
        ("tables", 1, 1, 0),
        ("rows", 187, 187, 0),
        ("documents", 374, 374, 0),
    ]


def test_netmundial_counts_organisations_and_persons(netmundial: Intake) -> None:
    organisations = {c.contributor for c in netmundial.contributions if c.organisation}
    persons = {c.contributor for c in netmundial.contributions if not c.organisation}
    assert (len(organisations), len(persons)) == (157, 2)
    assert sum(c.contributor == "isoc-tunisia" for c in netmundial.contributions) == 2
    pairs = next(notice.values for notice in netmundial.notices if notice.kind == "merge")
    assert "Brazilian Internet Steering Committee - CGI.br | CGI.br - Brazilian Internet Steering Committee" in pairs


def test_netmundial_groups_leave_other_unmapped(netmundial: Intake) -> None:
    assert Counter(c.group for c in netmundial.contributions) == {
        "civil-society": 59, "private-sector": 43, "government": 28, "academia": 21, "": 20, "technical-community": 16,
    }  # fmt: skip
    unmapped = {n.text.values["column"]: n.values for n in netmundial.notices if n.kind == "unmapped"}
    assert unmapped["sector"] == ("Other",)
