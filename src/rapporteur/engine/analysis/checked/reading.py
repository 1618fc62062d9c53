"""checked.jsonl: what people decided on a drawn sample, line by line. A bad line is rejected with its reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.tables.decoding import decode
from rapporteur.engine.intake.tables.records import reject_row
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Check, Rejection, Run
from rapporteur.engine.schemes.loader import builtin, load_scheme

STAGE = "checked"
FILE = "checked.jsonl"
CHECKABLE = ("themes", "action-lines", "areas", "sdgs", "categories")
"""Schemes coded by machine that a report counts; phrases and closed answers are exact."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read: decisions sorted, rejected lines, how the lines add up, and the SHA-256 of the file."""

    checks: tuple[Check, ...]
    rejections: tuple[Rejection, ...]
    balance: Balance
    sha256: str


def codes_of(run: Run) -> Mapping[str, Mapping[str, str]]:
    """The codes of this run that people may check, by scheme: code -> what it is called in the sample."""
    found: dict[str, dict[str, str]] = {}
    for scheme in sorted({*CHECKABLE, *run.settings.get("errors", {})}):
        if scheme in builtin():
            found[scheme] = {code.code: code.name() for code in load_scheme(scheme).codes}
        else:
            found[scheme] = {row.code: "" for row in run.codes if row.scheme == scheme}
    found["themes"] = {theme.code: theme.label for theme in run.themes}
    return found


def read_checks(data: bytes, run: Run) -> Checked:
    """Read the lines of a checked sample against the run that it was drawn from.

    data: JSON Lines, each {"contribution", "scheme", "code", "holds": true | false} with "question" and "label"
    where wanted; "holds": null is not decided yet and is passed over, as is a line said twice. Raises UnreadableInput
    where the bytes are no text. In = processed + rejected + ignored, whatever the lines hold.
    """
    text, _ = decode(data)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    reader = _Reader(run)
    rejections = []
    for number, line in lines:
        try:
            reader.take(line)
        except UnreadableInput as error:
            rejections.append(replace(reject_row(FILE, "", number, error.what, error.action), stage=STAGE))
    checks = tuple(sorted(reader.checks(), key=_key))
    ignored = len(lines) - len(checks) - len(rejections)
    balance = Balance(STAGE, len(lines), len(checks), len(rejections), ignored)
    return Checked(checks, tuple(rejections), balance, hashlib.sha256(data).hexdigest())


def _key(check: Check) -> tuple[str, str, str, str]:
    return check.scheme, check.code, check.question, check.contribution


class _Reader:
    """Takes line after line and knows what was decided so far."""

    def __init__(self, run: Run) -> None:
        self._codes = codes_of(run)
        self._roles = {item.id: item.role for item in run.contributions}
        self._questions = {question.key for question in run.questions}
        self._decided: dict[tuple[str, str, str, str], Check] = {}

    def checks(self) -> Iterator[Check]:
        """What was decided, each once."""
        yield from self._decided.values()

    def take(self, line: str) -> None:
        """Take one line in. Raises UnreadableInput where it cannot be, and says why."""
        values = _object(line)
        holds = values.get("holds")
        if holds is not None and not isinstance(holds, bool):
            raise _bad(Message("“holds” is neither true nor false."))
        contribution, scheme, code = (_text(values, name) for name in ("contribution", "scheme", "code"))
        question = _text(values, "question") if values.get("question") else ""
        self._known(contribution, scheme, code, question)
        label = values.get("label")
        if scheme == "themes" and isinstance(label, str) and label and label != self._codes[scheme][code]:
            raise _other_run(Message("The theme of this code has another name in this run."))
        if holds is not None:
            self._decide(Check(contribution, scheme, code, holds, question))

    def _known(self, contribution: str, scheme: str, code: str, question: str) -> None:
        if contribution not in self._roles:
            raise _other_run(Message("No contribution of this run has this id."))
        if self._roles[contribution] != "stakeholder":
            raise _left_out(
                Message("The contribution comes from the organisers or the secretariat: it is not counted.")
            )
        if scheme == "phrases" or scheme.startswith("question:"):
            raise _left_out(Message("Phrases and closed answers are counted exactly: there is nothing to check."))
        if code not in self._codes.get(scheme, {}):
            raise _other_run(Message("This run has no such scheme or code."))
        if question and question not in self._questions:
            raise _other_run(Message("This run has no such question."))

    def _decide(self, check: Check) -> None:
        before = self._decided.setdefault(_key(check), check)
        if before.holds != check.holds:
            raise _bad(Message("An earlier line decides the same otherwise."))


def _object(line: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise _bad(Message("The line is not a JSON object."))
    return value


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value:
        raise _bad(Message("“{field}” is missing or is not a text.", field=name))
    return value


def _bad(reason: Message) -> UnreadableInput:
    return UnreadableInput(reason, action=Message("Correct the line and run again."))


def _other_run(reason: Message) -> UnreadableInput:
    return UnreadableInput(reason, action=Message("Draw the sample from a run of the same input, and keep its ids."))


def _left_out(reason: Message) -> UnreadableInput:
    return UnreadableInput(reason, action=Message("Leave the line out."))
