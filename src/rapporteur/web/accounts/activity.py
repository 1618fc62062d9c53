"""The activity log: writing a line, and what its verbs mean in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapporteur.web.accounts.models import Activity, User

VERBS: Final[Mapping[str, str | Promise]] = {
    "account.made": _("Account made"),
    "account.deactivated": _("Account deactivated"),
    "account.activated": _("Account opened again"),
    "account.link-sent": _("Link to sign in sent"),
    "account.link-used": _("Link to sign in used"),
    "account.signed-in": _("Signed in"),
    "account.sign-in-failed": _("Sign-in refused"),
    "account.password-changed": _("Password changed"),
    "account.second-factor-added": _("Second factor set up"),
    "account.second-factor-removed": _("Second factor removed"),
    "account.second-factor-forgotten": _("Second factor removed by an administrator"),
    "account.codes-renewed": _("Recovery codes made anew"),
    "review.made": _("Review made"),
    "review.changed": _("Review changed"),
    "review.published": _("Review put on the public face"),
    "review.unpublished": _("Review taken off the public face"),
    "role.given": _("Role given"),
    "role.changed": _("Role changed"),
    "role.taken": _("Role taken away"),
    "register.added": _("Added to the register"),
    "register.changed": _("Entry of the register changed"),
    "register.imported": _("Register imported"),
    "register.exported": _("Register exported"),
    "register.verified": _("Verification decided"),
    "register.merged": _("Entries of the register merged"),
    "consultation.made": _("Consultation made"),
    "consultation.changed": _("Consultation changed"),
    "consultation.copied": _("Consultation copied for another round"),
    "consultation.opened": _("Opening decided"),
    "consultation.extended": _("Deadline extended"),
    "consultation.organisers": _("Organisers changed"),
    "questionnaire.changed": _("Questionnaire changed"),
    "questionnaire.imported": _("Questionnaire imported"),
    "questionnaire.exported": _("Questionnaire exported"),
    "trial.cleared": _("Trial answers cleared"),
    "contribution.read": _("Contribution read"),
    "contribution.keyed": _("Contribution keyed in"),
    "contribution.matched": _("Contribution matched with the register"),
    "contributions.exported": _("Contributions exported"),
    "file.downloaded": _("File downloaded"),
    "analysis.requested": _("Analysis requested"),
    "analysis.finished": _("Analysis finished"),
    "analysis.failed": _("Analysis failed"),
    "analysis.downloaded": _("Report or snapshot downloaded"),
}


def record(
    verb: str,
    *,
    actor: User | None,
    target: str,
    now: datetime,
    review: int | None = None,
    **detail: Any,
) -> Activity:
    """Write a line. review: the id of the review it belongs to. detail: JSON-safe, nothing private in it."""
    if verb not in VERBS:
        raise ValueError(f"no verb of the activity log: {verb}")
    return Activity.objects.create(verb=verb, actor=actor, target=target[:200], at=now, review_id=review, detail=detail)
