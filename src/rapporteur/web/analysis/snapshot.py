"""The folder that the main job reads: what came in, frozen, as the command line would be given it.

One JSON Lines table a consultation, the papers, and a review.toml. In it are the last submissions that were
neither withdrawn nor trials. No e-mail address is in it. What is withheld or anonymous is in it and marked: the
engine counts the one without its words, and takes what would tell the name from the other, before it writes anything.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, Final

from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.analysis.toml import Value, heading, written
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, from_data
from rapporteur.web.contributions import files
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.reviews.models import Review

_SOURCE: Final = "en"
_SEPARATOR: Final = "\n"
_FURTHER: Final = "further"
_LANGUAGES: Final = ("ar", "zh", "en", "fr", "ru", "es")
_USER_LETTERS: Final = (("X", string.ascii_uppercase), ("Q", "MNOPQRSTUVWXYZ"))
_USER_CODES: Final = tuple(f"{first}{second}" for first, seconds in _USER_LETTERS for second in seconds)
_COLUMNS: Final = {
    "id": "reference",
    "organisation": "organisation",
    "contributor": "person",
    "group": "group",
    "country": "country",
    "region": "region",
    "language": "language",
    "publication": "publication",
    "received": "received",
    "channel": "channel",
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was frozen. digest: of all its files; contributions: how many are in it."""

    digest: str
    contributions: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as a column of the table. question "": the standing one for further observations."""

    column: str
    text: Mapping[str, str]
    kind: str
    options: tuple[Mapping[str, str], ...] = ()
    question: Question | None = None
    row: str = ""


def freeze(review: Review, consultations: Sequence[Consultation], into: Path) -> Snapshot:
    """Write the snapshot into a new folder, whole or not at all."""
    partial = into.with_name(f".{into.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(into, ignore_errors=True)
    partial.mkdir(parents=True)
    asked: dict[Consultation, list[_Asked]] = {}
    regions: dict[str, set[str]] = {}
    count = 0
    for consultation in consultations:
        questionnaire = _questionnaire(consultation)
        asked[consultation] = list(_questions(consultation, questionnaire))
        rows = [_row(submission, asked[consultation], partial) for submission in _submissions(consultation)]
        count += len(rows)
        for row in rows:
            regions.setdefault(row["country"], set()).add(row["region"])
        lines = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
        (partial / f"{consultation.slug}.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    (partial / "review.toml").write_text(_settings(review, asked, regions), encoding="utf-8", newline="\n")
    digest = _digest(partial)
    partial.rename(into)
    return Snapshot(digest, count)


def _questionnaire(consultation: Consultation) -> Questionnaire:
    """The last version that people were asked: its keys hold for all."""
    version: Version = consultation.versions.filter(frozen_at__isnull=False).latest("number")
    return from_data(version.definition)


def _submissions(consultation: Consultation) -> Iterator[Submission]:
    """The last submission of each contribution that counts, by reference."""
    counted = Contribution.objects.filter(
        consultation=consultation, state=Contribution.State.SUBMITTED, trial=False
    ).order_by("reference")
    for contribution in counted.select_related("organisation", "person").prefetch_related("submissions"):
        last = max(contribution.submissions.all(), key=lambda submission: submission.number)
        last.contribution = contribution
        yield last


def _questions(consultation: Consultation, questionnaire: Questionnaire) -> Iterator[_Asked]:
    for section in questionnaire.sections:
        for question in section.questions:
            column = f"{consultation.slug} {question.key}"
            options = tuple(option.label for option in question.options)
            if question.kind == "matrix":
                for row in question.rows:
                    text = _joined(question.label, row.label)
                    yield _Asked(f"{column} {row.key}", text, "scale", options, question, row.key)
            elif question.kind not in ("note", "file"):
                yield _Asked(column, question.label, question.kind, options, question)
    yield _Asked(f"{consultation.slug} {_FURTHER}", _FURTHER_WORDS, "text")


_FURTHER_WORDS: Final = {
    "ar": "ملاحظات أخرى",
    "zh": "其他意见",
    "en": "Further observations",
    "fr": "Autres observations",
    "ru": "Дополнительные замечания",
    "es": "Otras observaciones",
}


def _joined(question: Mapping[str, str], row: Mapping[str, str]) -> dict[str, str]:
    """A row of a matrix as a question of its own: "How far? – Access"."""
    return {code: f"{text} – {row[code]}" for code, text in question.items() if code in row}


def _words(texts: Mapping[str, str]) -> str:
    """A text in the source language, else in the first of the UN's order that there is."""
    return next((texts[code] for code in (_SOURCE, *_LANGUAGES) if texts.get(code)), "")


def _row(submission: Submission, asked: Sequence[_Asked], into: Path) -> dict[str, Any]:
    contribution = submission.contribution
    profile, answers = submission.content["profile"], submission.content["answers"]
    organisation, person = _names(contribution, profile)
    received = contribution.received_at
    row: dict[str, Any] = {
        "reference": contribution.reference,
        "organisation": organisation,
        "person": person,
        "group": group_name(profile["group"]),
        "country": profile["country"],
        "region": profile["region"],
        "language": profile["language"] or contribution.language,
        "publication": profile["publication"],
        "received": received.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if received else "",
        "channel": contribution.channel,
        "papers": list(_papers(contribution, submission.content["attachments"], into)),
    }
    return row | {one.column: cell for one in asked if (cell := _cell(one, answers))}


def _names(contribution: Contribution, profile: Mapping[str, Any]) -> tuple[str, str]:
    """Organisation and person: as the register has them where a match was made, so that one contributor is one.

    Who wants to stay anonymous keeps the name they typed: it is the one that the engine strikes from their words.
    """
    typed = profile["organisation_name"] if profile["as_organisation"] == "yes" else ""
    if profile["publication"] == Contribution.Publication.ANONYMOUS:
        return typed, profile["person_name"]
    organisation, person = contribution.organisation, contribution.person
    return (
        organisation.name if organisation and typed else typed,
        person.name if person and not typed else profile["person_name"],
    )


def _cell(asked: _Asked, answers: Mapping[str, Any]) -> str:
    """An answer as the table holds it: words as they are, options by their label in the source language."""
    if asked.question is None:
        return str(answers.get(_FURTHER, ""))
    value = answers.get(asked.question.key)
    if asked.row:
        value = value.get(asked.row) if isinstance(value, dict) else None
    if value in (None, "", [], {}):
        return ""
    labels = {option.key: _words(option.label) for option in asked.question.options}
    if asked.kind == "multiple":
        return _SEPARATOR.join(labels.get(key, key) for key in value)
    return labels.get(str(value), str(value))


def _papers(contribution: Contribution, attachments: Iterable[Mapping[str, Any]], into: Path) -> Iterator[str]:
    """Copies of the files that were attached; the paper that staff keyed in is a source and no attachment."""
    for number, attachment in enumerate(attachments, start=1):
        if attachment.get("question") == "source":
            continue
        suffix = Path(attachment["name"]).suffix.lower()
        path = into / "papers" / f"{contribution.reference}-{number}{suffix}"
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(files.path_of(attachment["digest"]), path)
        yield path.relative_to(into).as_posix()


def _settings(review: Review, asked: Mapping[Consultation, Sequence[_Asked]], regions: Mapping[str, set[str]]) -> str:
    """The review.toml that says what the columns are. regions: those that contributors of a country named."""
    tables: list[tuple[str, Mapping[str, Value]]] = [
        ("", {"title": _words(review.title), "body": review.body, "fictional": review.fictional})
    ]
    for consultation, questions in asked.items():
        table = {"file": f"{consultation.slug}.jsonl", "round": f"round-{consultation.round}", **_COLUMNS}
        tables.append((heading("table", many=True), {**table, "documents": ["papers"]}))
        tables.append((heading("table", "questions"), {one.column: _question(one) for one in questions}))
    columns = {(c.pk, one.question.key, one.row): one.column for c, q in asked.items() for one in q if one.question}
    tables.append((heading("links"), dict(_links(asked, columns))))
    tables.append((heading("rounds"), {f"round-{c.round}": _words(c.title) for c in asked}))
    tables.append((heading("countries"), dict(_own_countries(review, regions))))
    for code in _LANGUAGES:
        tables.append((heading("translations", code), _translations(review, asked, code)))
    return written([(line, values) for line, values in tables if values])


def _question(asked: _Asked) -> Value:
    question = asked.question
    described: dict[str, Value] = {"text": _words(asked.text)}
    if asked.kind != "text":
        described["kind"] = "single" if asked.kind in ("number", "date") else asked.kind
    else:
        described["kind"] = "open"
    if asked.options:
        described["options"] = [_words(option) for option in asked.options]
    if asked.kind == "multiple":
        described["separator"] = _SEPARATOR
    if question is not None and question.groups:
        described["groups"] = list(question.groups)
    if question is not None and question.asks:
        described["asks"] = list(question.asks)
    return described


def _links(
    asked: Mapping[Consultation, Sequence[_Asked]], columns: Mapping[tuple[int, str, str], str]
) -> Iterator[tuple[str, str]]:
    """Questions that ask again what the consultation before asked."""
    for consultation, questions in asked.items():
        for one in questions:
            if one.question is None or not one.question.links_to or consultation.follows_id is None:
                continue
            former = columns.get((consultation.follows_id, one.question.links_to, one.row))
            if former:
                yield one.column, former


def _own_countries(review: Review, regions: Mapping[str, set[str]]) -> Iterator[tuple[str, Value]]:
    """The review's own countries, where its list is not the world's, under codes that ISO 3166 leaves to users."""
    for name, code in zip(review.countries, _USER_CODES, strict=False):
        known = regions.get(name, set()) - {""}
        yield name, {"code": code, "region": known.pop()} if len(known) == 1 else code


def _translations(review: Review, asked: Mapping[Consultation, Sequence[_Asked]], code: str) -> dict[str, Value]:
    """The review's own words in a language, by their text in the source language."""
    texts: list[Mapping[str, str]] = [review.title]
    for consultation, questions in asked.items():
        texts.append(consultation.title)
        texts += [text for one in questions for text in (one.text, *one.options)]
    return {_words(text): text[code] for text in texts if text.get(code) and text[code] != _words(text)}


def _digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
