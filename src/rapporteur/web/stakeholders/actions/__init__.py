"""What is done to a register. Every action is on the activity log, in the transaction that does it."""

from __future__ import annotations

from rapporteur.web.stakeholders.actions.affiliations import Found, find_or_add
from rapporteur.web.stakeholders.actions.entries import (
    OrganisationDetails,
    PersonDetails,
    add_organisation,
    add_person,
    change_organisation,
    change_person,
    decide_verification,
)
from rapporteur.web.stakeholders.actions.imports import commit_import, drop_import, prepare_import
from rapporteur.web.stakeholders.actions.links import (
    add_alias,
    add_representative,
    affiliate,
    remove_alias,
    represent,
    stop_representing,
)
from rapporteur.web.stakeholders.actions.merging import merge

__all__ = [
    "Found",
    "OrganisationDetails",
    "PersonDetails",
    "add_alias",
    "add_organisation",
    "add_person",
    "add_representative",
    "affiliate",
    "change_organisation",
    "change_person",
    "commit_import",
    "decide_verification",
    "drop_import",
    "find_or_add",
    "merge",
    "prepare_import",
    "remove_alias",
    "represent",
    "stop_representing",
]
