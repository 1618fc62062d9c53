"""What changes contributions: each action checks the state and does it in one short transaction."""

from __future__ import annotations

from rapporteur.web.contributions.actions.answering import Conflict, Saved, begin, save
from rapporteur.web.contributions.actions.filing import (
    MOST_BYTES,
    MOST_FILES,
    add_file,
    remove_file,
)
from rapporteur.web.contributions.actions.returning import ask_for_links, mail_return_link, open_return_link
from rapporteur.web.contributions.actions.staff import correct, key_in, match
from rapporteur.web.contributions.actions.submitting import submit
from rapporteur.web.contributions.actions.withdrawing import withdraw
from rapporteur.web.contributions.refusals import FileRefused, NotOpen, NotReady, ReadOnly, Refused

__all__ = [
    "MOST_BYTES",
    "MOST_FILES",
    "Conflict",
    "FileRefused",
    "NotOpen",
    "NotReady",
    "ReadOnly",
    "Refused",
    "Saved",
    "add_file",
    "ask_for_links",
    "begin",
    "correct",
    "key_in",
    "mail_return_link",
    "match",
    "open_return_link",
    "remove_file",
    "save",
    "submit",
    "withdraw",
]
