"""The table of routes: who may call each, in each state. A route without a row fails the tests.

A row says for one route: which roles may use it (all others of the review get 403, staff of another review 404,
people who are not signed in are asked to sign in), or that it is for everybody, and in which states of the
consultation it works. It is written by hand, so that a change of reviews.rules shows here as a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

ROLES: Final = ("owner", "officer", "analyst", "drafter", "organiser", "reader")
STATES: Final = ("draft", "open", "closed")
EVERYBODY: Final = "everybody"
STAFF: Final = "staff"
"""Anybody who is signed in."""
ADMINISTRATORS: Final = "administrators"
CONTRIBUTOR: Final = "contributor"
"""Whoever holds the contribution: its device, or one let in by a mailed link."""

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One route.

    route: its name with namespace. who: EVERYBODY, STAFF, ADMINISTRATORS, CONTRIBUTOR or role names apart by spaces.
    method: of the request that is tried. states: where it works; elsewhere `otherwise` is the status. arguments: for
    reverse(), from the scene (tests.web.rights.scene.Scene). data: what is posted. answer: statuses that count as
    let in. owned: organisers are let in to their own consultation only, so the scene's organiser is one of it.
    """

    route: str
    who: str
    method: str = "get"
    states: tuple[str, ...] = STATES
    otherwise: int = 404
    arguments: Callable[[Any], Arguments] = field(default=lambda scene: {})
    data: Callable[[Any], Arguments] = field(default=lambda scene: {})
    answer: tuple[int, ...] = (200, 302)
