"""Reading contributions: the working copy, what was submitted, and what changed between submissions."""

from __future__ import annotations

from rapporteur.web.contributions.queries.copies import Receipt, ReceiptFile, ReceiptSection, receipt
from rapporteur.web.contributions.queries.past import Change, Edition, history
from rapporteur.web.contributions.queries.standing import late, may_edit, may_submit, may_withdraw
from rapporteur.web.contributions.queries.working import Part, Working, working

__all__ = [
    "Change",
    "Edition",
    "Part",
    "Receipt",
    "ReceiptFile",
    "ReceiptSection",
    "Working",
    "history",
    "late",
    "may_edit",
    "may_submit",
    "may_withdraw",
    "receipt",
    "working",
]
