"""What a submission holds: everything that was given, as it counts, and nothing private.

{"profile": fields as they are kept, without e-mail address and consent,
 "answers": values by question, those that were shown, and "further",
 "hidden": values of questions that a condition or the group hides: given once, not counted,
 "attachments": [{"id", "question", "name", "digest", "size", "kind"}],
 "consent": {"digest", "language"}}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from rapporteur.web.consultations.questionnaire import Question, Questionnaire, Value, is_empty, to_stored, visible
from rapporteur.web.contributions.models import Attachment, Contribution
from rapporteur.web.contributions.profile import FURTHER, consent_digest, consent_of, kept

SOURCE: Final = "source"
"""In place of a question: the paper or e-mail that staff keyed in."""
_PRIVATE: Final = frozenset({"email", "consent"})
"""Fields of the profile that no submission repeats."""


def content_of(
    contribution: Contribution,
    questionnaire: Questionnaire,
    values: Mapping[str, Value],
    attachments: Iterable[Attachment],
) -> dict[str, Any]:
    """What a contribution says now. values: by question, with FURTHER."""
    shown = {question.key for question in visible(questionnaire, contribution.group, values)}
    given = {key: to_stored(value) for key, value in sorted(values.items()) if not is_empty(value)}
    asked = {question.key for question in questionnaire.questions}
    return {
        "profile": {field: value for field, value in kept(contribution).items() if field not in _PRIVATE},
        "answers": {key: value for key, value in given.items() if key in shown or key == FURTHER},
        "hidden": {key: value for key, value in given.items() if key in asked - shown},
        "attachments": [_described(one) for one in attachments if one.question in shown | {"", SOURCE}],
        "consent": _consent(contribution, questionnaire),
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content, written in the one way there is."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def with_files(question: Question, attachments: Iterable[Attachment]) -> list[str]:
    """The answer to a question that asks for files: what is attached to it."""
    return [str(one.pk) for one in attachments if one.question == question.key]


def _described(attachment: Attachment) -> dict[str, Any]:
    return {
        "id": attachment.pk,
        "question": attachment.question,
        "name": attachment.name,
        "digest": attachment.file_id,
        "size": attachment.file.size,
        "kind": attachment.file.kind,
    }


def _consent(contribution: Contribution, questionnaire: Questionnaire) -> dict[str, str]:
    """Which text was agreed to, and in which language it was read."""
    texts = consent_of(questionnaire)
    agreed = contribution.consent_digest
    language = next((code for code, text in texts.items() if consent_digest(text) == agreed), "") if agreed else ""
    return {"digest": agreed, "language": language}
