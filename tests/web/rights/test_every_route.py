"""Every route of the site has a row in the table, and does for everybody what its row says, in every state."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.web.rights.playing import LET_IN, METHODS, SIGN_IN, actors_of, all_routes, all_rows, expected, let_in_first
from tests.web.rights.table import ADMINISTRATORS, CONTRIBUTOR, EVERYBODY, ROLES, STAFF

pytestmark = pytest.mark.django_db
ROWS = all_rows()
KEPT = ("django_session", "rate_limits", "accounts_activity")
"""Tables that reading may write to: the session, the counts of requests, and the log of who read what."""


def _id(row) -> str:
    return f"{row.method} {row.route}"


def test_every_route_has_a_row_and_every_row_a_route():
    rows = {row.route for row in ROWS}

    assert sorted(all_routes() - rows) == []
    assert sorted(rows - all_routes()) == []


def test_rows_are_written_once_and_name_known_roles():
    twice = [key for key, times in Counter((row.route, row.method) for row in ROWS).items() if times > 1]
    unknown = {row.who for row in ROWS} - {EVERYBODY, STAFF, ADMINISTRATORS, CONTRIBUTOR}

    assert twice == []
    assert sorted(who for who in unknown if not set(who.split()) <= set(ROLES)) == []


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_route_lets_in_whom_its_row_names(cast, row):
    wrong = {}
    for actor in actors_of(row):
        wanted, found = expected(row, actor, cast.scene), cast.tries(row, actor)
        right = {LET_IN: found.status in row.answer and not found.to_sign_in, SIGN_IN: found.to_sign_in}
        if not right.get(wanted, found.status == wanted):
            wrong[actor] = (wanted, found.status, found.sent_to)

    assert wrong == {}


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_route_refuses_a_method_without_a_row(cast, row):
    listed = {other.method for other in ROWS if other.route == row.route}
    found = {
        (actor, method): cast.tries(row, actor, method).status
        for method in METHODS
        if method not in listed
        for actor in let_in_first(row, cast.scene)
    }

    assert {key: status for key, status in found.items() if status < 400} == {}


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "get"], ids=_id)
def test_reading_changes_nothing(cast, row):
    written = [sql for actor in actors_of(row) for sql in cast.tries(row, actor).written]

    assert [sql for sql in written if not any(table in sql for table in KEPT)] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "post"], ids=_id)
def test_change_needs_the_token_of_our_own_page(cast, row):
    found = {actor: cast.status_without_token(row, actor) for actor in let_in_first(row, cast.scene)}

    assert found == dict.fromkeys(found, 403)
