"""What changes consultations. Each action checks the state, acts, and writes the activity log, in one transaction."""

from __future__ import annotations

from rapporteur.web.consultations.actions.drafting import (
    correct_wording,
    edit_draft,
    export_xlsform,
    import_xlsform,
    save_draft,
)
from rapporteur.web.consultations.actions.making import change, copy_for_next_round, make, set_organisers
from rapporteur.web.consultations.actions.opening import (
    clear_trials,
    examine_extension,
    examine_opening,
    extend,
    open_consultation,
    take_back_opening,
)

__all__ = [
    "change",
    "clear_trials",
    "copy_for_next_round",
    "correct_wording",
    "edit_draft",
    "examine_extension",
    "examine_opening",
    "export_xlsform",
    "extend",
    "import_xlsform",
    "make",
    "open_consultation",
    "save_draft",
    "set_organisers",
    "take_back_opening",
]
