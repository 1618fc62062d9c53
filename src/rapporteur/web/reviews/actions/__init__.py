"""What is done to reviews. Every action is on the activity log, in the transaction that does it."""

from __future__ import annotations

from rapporteur.web.reviews.actions.parts import Part, add_part, change_part, move_part, remove_part
from rapporteur.web.reviews.actions.roles import change_role, give_role, take_role
from rapporteur.web.reviews.actions.settings import Details, change_review, make_review, publish, unpublish

__all__ = [
    "Details",
    "Part",
    "add_part",
    "change_part",
    "change_review",
    "change_role",
    "give_role",
    "make_review",
    "move_part",
    "publish",
    "remove_part",
    "take_role",
    "unpublish",
]
