"""What is private shows nowhere but where the list below says: not on other pages, in exports, headers, logs or mail.

Every row of the table is tried by everybody, as in test_every_route; where it names a contribution, with each
contribution of the scene. Canaries are strings that stand in private fields only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

import pytest

from tests.web.rights import scene as private
from tests.web.rights.playing import ACTORS, HOLDER, Record, actors_of, all_rows
from tests.web.rights.scene import Scene
from tests.web.rights.table import Row

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Permit:
    """On these routes (patterns apart by spaces) these actors may see these strings."""

    routes: str
    actors: tuple[str, ...]
    strings: tuple[str, ...]


_SEE_ADDRESSES = ("owner", "officer")
_READ = ("owner", "officer", "analyst", "drafter", "organiser")
_GIVEN = (private.NAMED_ADDRESS, private.ANONYMOUS_ADDRESS, private.WITHHELD_ADDRESS)
_READING = "desk:contributions desk:contribution desk:contribution_match desk:contribution_correct"
PERMITS = (
    Permit("respond:*", (HOLDER,), (private.DRAFT_ADDRESS, private.DRAFT_WORDS)),
    Permit("respond:return", ACTORS, (private.RETURN_SECRET,)),
    Permit(_READING, _SEE_ADDRESSES, (*_GIVEN, *private.ANONYMOUS_NAMES)),
    Permit(_READING, _READ, private.WITHHELD),
    Permit(
        "desk:register desk:register_export desk:entry desk:entry_change",
        _SEE_ADDRESSES,
        (private.REGISTER_ADDRESS,),
    ),
)
OWNERS = {
    private.DRAFT_WORDS: private.DRAFT_ADDRESS,
    private.RETURN_SECRET: private.DRAFT_ADDRESS,
    private.ANONYMOUS_NAME: private.ANONYMOUS_ADDRESS,
    private.ANONYMOUS_ORGANISATION: private.ANONYMOUS_ADDRESS,
    private.WITHHELD_NAME: private.WITHHELD_ADDRESS,
    private.WITHHELD_ORGANISATION: private.WITHHELD_ADDRESS,
    private.WITHHELD_WORDS: private.WITHHELD_ADDRESS,
}
"""To whose address a letter may go that holds the string; an address may only be written to itself."""
ROWS = all_rows()


def _variants(row: Row, scene: Scene) -> Iterator[Row]:
    """The row, and where it names the named contribution, the same row with each other one."""
    yield row
    arguments = dict(row.arguments(scene))
    for name, value in arguments.items():
        if value == scene.named.reference:
            for other in (scene.anonymous, scene.withheld, scene.draft):
                changed = {**arguments, name: other.reference}
                yield replace(row, arguments=partial(_same, changed))


def _same(arguments: dict[str, Any], _scene: Scene) -> dict[str, Any]:
    return arguments


def _permitted(row: Row, actor: str) -> set[str]:
    return {
        string
        for permit in PERMITS
        if actor in permit.actors and any(fnmatchcase(row.route, pattern) for pattern in permit.routes.split())
        for string in permit.strings
    }


def _leaks(row: Row, actor: str, record: Record) -> set[tuple[str, str]]:
    seen = _permitted(row, actor)
    return {
        (place, string)
        for place, string in record.leaks
        if not (place == "body" and string in seen) and place != f"mail to {OWNERS.get(string, string)}"
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.route}")
def test_private_strings_show_only_where_the_list_says(cast, row):
    found = {
        (actor, str(one.arguments(cast.scene))): _leaks(one, actor, cast.tries(one, actor))
        for one in _variants(row, cast.scene)
        for actor in actors_of(row)
    }

    assert {key: leaks for key, leaks in found.items() if leaks} == {}
