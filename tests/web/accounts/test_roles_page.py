"""The page on roles says what the rules say."""

from __future__ import annotations

from pathlib import Path

from rapporteur.web.consultations.states import State
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Role
from rapporteur.web.reviews.rules import RIGHTS

PAGE = Path(__file__).parents[3] / "docs/reference/roles-and-states.md"


def _tables() -> list[list[list[str]]]:
    """The tables of the page, as rows of cells, headings first."""
    tables: list[list[list[str]]] = [[]]
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            tables[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    return [[table[0], *table[2:]] for table in tables if table]


def test_page_on_roles_agrees_with_the_rules():
    table = next(table for table in _tables() if table[0][2:] == [role.value for role in Role])

    written = {
        row[0].strip("`"): {role for role, cell in zip(Role, row[2:], strict=True) if cell == "yes"}
        for row in table[1:]
    }

    assert {cell for row in table[1:] for cell in row[2:]} <= {"yes", ""}
    assert written == RIGHTS


def test_page_on_states_names_them_all():
    states = {table[0][0]: [row[0] for row in table[1:]] for table in _tables() if table[0][0] != "right"}
    of_contribution = next(table for table in _tables() if table[0] == ["state", "what it means"])
    of_consultation = next(table for table in _tables() if table[0][:2] == ["state", "when"])

    assert [row[0] for row in of_consultation[1:]] == list(State)
    assert [row[0] for row in of_contribution[1:]] == Contribution.State.values
    assert states["publication"] == Contribution.Publication.values
