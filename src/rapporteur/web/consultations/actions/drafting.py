"""Working on the questionnaire: in the browser, by XLSForm, and on its words after opening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.actions.acting import locked, write_down
from rapporteur.web.consultations.editing import structure
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.consultations.queries import (
    draft_of,
    faults_of,
    latest_version,
    questionnaire_of,
    version_to_answer,
)
from rapporteur.web.consultations.questionnaire import (
    Fault,
    Imported,
    Questionnaire,
    default_consent,
    digest,
    from_data,
    read,
    to_data,
    write,
)
from rapporteur.web.consultations.refusals import Changed, Refused
from rapporteur.web.consultations.states import State, state_of

Change = Callable[[Questionnaire], Questionnaire]


@transaction.atomic
def edit_draft(*, consultation: Consultation, change: Change, by: User, now: datetime) -> Version:
    """One change of the questionnaire as it now stands: consultations.editing has them."""
    consultation = locked(consultation)
    changed = change(questionnaire_of(latest_version(consultation)))
    return _keep(consultation, changed, "questionnaire.changed", by, now)


@transaction.atomic
def save_draft(
    *, consultation: Consultation, definition: Mapping[str, Any], seen: str, by: User, now: datetime
) -> Version:
    """A whole questionnaire in place of the one with the digest `seen`. Raises Faults where it is malformed."""
    consultation = locked(consultation)
    _check_seen(consultation, seen)
    return _keep(consultation, from_data(definition), "questionnaire.changed", by, now)


@transaction.atomic
def import_xlsform(
    *, consultation: Consultation, content: bytes, name: str, seen: str, by: User, now: datetime
) -> Imported:
    """The questionnaire of a workbook in place of the one with the digest `seen`. Raises Faults."""
    imported = read(content, name)
    consultation = locked(consultation)
    _check_seen(consultation, seen)
    questionnaire = imported.questionnaire
    if not questionnaire.consent:
        texts = default_consent()
        questionnaire = replace(questionnaire, consent={code: texts[code] for code in questionnaire.languages})
    _keep(consultation, questionnaire, "questionnaire.imported", by, now, file=name[:200])
    return replace(imported, questionnaire=questionnaire)


@transaction.atomic
def export_xlsform(*, consultation: Consultation, version: Version, by: User, now: datetime) -> bytes:
    """A version as a workbook. On the record, as all that leaves the site is."""
    content = write(questionnaire_of(version))
    write_down("questionnaire.exported", consultation, by, now, version=version.number, digest=version.digest)
    return content


@transaction.atomic
def correct_wording(*, consultation: Consultation, reason: str, by: User, now: datetime) -> Version:
    """The draft, in which only words differ, becomes the version that is answered. The former one is kept."""
    consultation = locked(consultation)
    draft, answered = draft_of(consultation), version_to_answer(consultation)
    if draft is None or answered is None or state_of(consultation, now) is State.DRAFT:
        raise Refused(Message("There is no correction that could be put in force."))
    if not reason.strip():
        raise Refused(Message("Say what was corrected and why: it goes on the record."))
    corrected = questionnaire_of(draft)
    _check_only_words_differ(corrected, questionnaire_of(answered))
    faults = faults_of(consultation, corrected)
    if faults:
        raise Refused(Message("Mend what is listed first."), faults=faults)
    draft.frozen_at, draft.frozen_by = now, by
    draft.save(update_fields=["frozen_at", "frozen_by"])
    consultation.languages = list(corrected.languages)
    consultation.save(update_fields=["languages"])
    detail = {
        "version": draft.number,
        "former": answered.number,
        "digest": draft.digest,
        "reason": reason.strip()[:1000],
    }
    write_down("questionnaire.changed", consultation, by, now, correction=True, **detail)
    return draft


def _keep(
    consultation: Consultation, questionnaire: Questionnaire, verb: str, by: User, now: datetime, **detail: Any
) -> Version:
    """Into the draft; a new one where the last version is frozen. What changes nothing is not on the record."""
    questionnaire = from_data(to_data(questionnaire))
    latest = latest_version(consultation)
    if state_of(consultation, now) is not State.DRAFT:
        answered = version_to_answer(consultation)
        _check_only_words_differ(questionnaire, questionnaire_of(answered or latest))
    else:
        consultation.languages = list(questionnaire.languages)
        consultation.save(update_fields=["languages"])
    if latest.digest == digest(questionnaire):
        return latest
    draft = latest if latest.frozen_at is None else Version(consultation=consultation, number=latest.number + 1)
    draft.definition, draft.digest, draft.changed_at = to_data(questionnaire), digest(questionnaire), now
    draft.save()
    write_down(verb, consultation, by, now, version=draft.number, digest=draft.digest, **detail)
    return draft


def _check_seen(consultation: Consultation, seen: str) -> None:
    latest = latest_version(consultation)
    if latest.digest != seen:
        raise Changed(questionnaire_of(latest))


def _check_only_words_differ(corrected: Questionnaire, answered: Questionnaire) -> None:
    if structure(corrected) != structure(answered):
        raise Refused(
            Message(
                "People answer this questionnaire already, so only its words can be corrected. Keys, kinds, options, "
                "limits, conditions and groups must stay as they are. For other questions, make another round."
            ),
            faults=tuple(_differences(corrected, answered)),
        )
    lost = [code for code in answered.languages if code not in corrected.languages]
    if lost:
        raise Refused(Message("A language in which people may be answering cannot be taken away."))


def _differences(corrected: Questionnaire, answered: Questionnaire) -> list[Fault]:
    """Which questions are not as they were, as far as keys tell."""
    now, before = _bare_questions(corrected), _bare_questions(answered)
    return [
        Fault(key, Message("{key} is not as it was.", key=key))
        for key in dict.fromkeys([*before, *now])
        if now.get(key) != before.get(key)
    ]


def _bare_questions(questionnaire: Questionnaire) -> dict[str, Any]:
    sections = structure(questionnaire).get("sections", [])
    return {question["key"]: question for section in sections for question in section.get("questions", [])}
