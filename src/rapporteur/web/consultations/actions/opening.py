"""When people can answer: deciding it, taking it back while nobody has, and moving the deadline."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import PROTECT

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.actions.acting import locked, write_down
from rapporteur.web.consultations.models import Consultation, Extension
from rapporteur.web.consultations.queries import faults_of, latest_version, opening_warnings, questionnaire_of
from rapporteur.web.consultations.questionnaire import Words
from rapporteur.web.consultations.refusals import Refused, Unconfirmed
from rapporteur.web.consultations.states import State, state_of


def examine_opening(
    *, consultation: Consultation, opens_at: datetime, closes_at: datetime, now: datetime
) -> tuple[Message, ...]:
    """What is to be known before opening with these dates. Raises Refused for what forbids it. Changes nothing."""
    _check_dates(consultation, opens_at, closes_at, now)
    faults = faults_of(consultation, questionnaire_of(latest_version(consultation)))
    if faults:
        raise Refused(Message("The questionnaire is not ready. Mend what is listed first."), faults=faults)
    return opening_warnings(consultation, opens_at, closes_at)


@transaction.atomic
def open_consultation(
    *,
    consultation: Consultation,
    opens_at: datetime | None,
    closes_at: datetime,
    confirmed: bool,
    by: User,
    now: datetime,
) -> Consultation:
    """Freeze the questionnaire and fix both dates; trial answers go. opens_at None: at once.

    confirmed: whoever opens has read the warnings that queries.opening_warnings gives for these dates.
    """
    consultation = locked(consultation)
    opens_at = opens_at or now
    warnings = examine_opening(consultation=consultation, opens_at=opens_at, closes_at=closes_at, now=now)
    if warnings and not confirmed:
        raise Unconfirmed(*warnings)
    version = latest_version(consultation)
    if version.frozen_at is None:
        version.frozen_at, version.frozen_by = now, by
        version.save(update_fields=["frozen_at", "frozen_by"])
    consultation.opens_at, consultation.closes_at = opens_at, closes_at
    consultation.save(update_fields=["opens_at", "closes_at"])
    _clear(consultation, by, now)
    dates = {"opens_at": opens_at.isoformat(), "closes_at": closes_at.isoformat()}
    write_down("consultation.opened", consultation, by, now, version=version.number, digest=version.digest, **dates)
    return consultation


@transaction.atomic
def take_back_opening(*, consultation: Consultation, by: User, now: datetime) -> Consultation:
    """A draft again, while it has not opened. The frozen version is kept; editing makes another."""
    consultation = locked(consultation)
    if state_of(consultation, now) is not State.SCHEDULED:
        raise Refused(Message("Only an opening that lies ahead can be taken back."))
    consultation.opens_at = consultation.closes_at = None
    consultation.save(update_fields=["opens_at", "closes_at"])
    write_down("consultation.changed", consultation, by, now, fields=["opens_at", "closes_at"])
    return consultation


@transaction.atomic
def clear_trials(*, consultation: Consultation, by: User, now: datetime) -> int:
    """Delete what was answered to try the questionnaire out. How many there were."""
    return _clear(locked(consultation), by, now)


def examine_extension(
    *, consultation: Consultation, new: datetime, reason: Words, now: datetime
) -> tuple[datetime, dict[str, str]]:
    """The deadline as it stands and the reason as it will be kept. Raises Refused. Changes nothing."""
    old = consultation.closes_at
    if old is None:
        raise Refused(Message("The consultation has no deadline yet. Decide its opening first."))
    if new <= old:
        raise Refused(Message("The new deadline must be later than the one that stands."))
    if new <= now:
        raise Refused(Message("The new deadline must lie in the future."))
    given = {code: text.strip() for code, text in reason.items() if text.strip()}
    if not given:
        raise Refused(Message("Give the reason in at least one language: it is shown to the public."))
    return old, given


@transaction.atomic
def extend(*, consultation: Consultation, new: datetime, reason: Words, by: User, now: datetime) -> Extension:
    """Move the deadline to a later time: an act on the record, with a reason that the public reads."""
    consultation = locked(consultation)
    old, given = examine_extension(consultation=consultation, new=new, reason=reason, now=now)
    extension = Extension.objects.create(consultation=consultation, old=old, new=new, reason=given, by=by, at=now)
    consultation.closes_at = new
    consultation.save(update_fields=["closes_at"])
    write_down("consultation.extended", consultation, by, now, old=old.isoformat(), new=new.isoformat(), reason=given)
    return extension


def _check_dates(consultation: Consultation, opens_at: datetime, closes_at: datetime, now: datetime) -> None:
    if state_of(consultation, now) is not State.DRAFT:
        raise Refused(Message("The opening was decided already. A deadline is moved by an extension."))
    if opens_at < now:
        raise Refused(Message("The opening lies in the past. Choose a later time, or open at once."))
    if closes_at <= opens_at:
        raise Refused(Message("The deadline must be later than the opening."))


def _clear(consultation: Consultation, by: User, now: datetime) -> int:
    """Rows of later apps that hold a trial fast go before it; they are reached through their relation only."""
    trials = consultation.contributions.filter(trial=True)
    count = trials.count()
    for relation in trials.model._meta.related_objects:
        if relation.on_delete is PROTECT:
            relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": trials}).delete()
    trials.delete()
    if count:
        write_down("trial.cleared", consultation, by, now, count=count)
    return count
