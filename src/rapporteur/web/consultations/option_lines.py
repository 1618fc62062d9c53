"""Options of a question as lines of text, one box a language: "key | label", or a label alone whose key is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.languages import LANGUAGE_NAMES
from rapporteur.web.consultations.questionnaire import KEY, Option
from rapporteur.web.consultations.refusals import Refused

_BETWEEN: Final = " | "


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    key: str
    label: str


def written_options(options: Sequence[Option], language: str) -> str:
    """The box of a language: every option, those without a label there too, so that order and keys are seen."""
    return "\n".join(f"{option.key}{_BETWEEN}{option.label.get(language, '')}".rstrip() for option in options)


def read_options(boxes: Mapping[str, str], languages: Sequence[str], known: Sequence[Option]) -> tuple[Option, ...]:
    """The options that the boxes name. The first of the languages whose box is filled says which there are, in order.

    Lines of the other boxes belong to options by key, those of options that are gone go too; without keys they belong
    by their place, if there are as many. known: the options before, which keep their keys and what an XLSForm says of
    them. Raises Refused.
    """
    order = [code for code in (*languages, *boxes) if boxes.get(code, "").strip()]
    if not order:
        return ()
    lead = order[0]
    options = _led_by(_lines(boxes[lead]), lead, known)
    gone = {option.key for option in known} - {option.key for option in options}
    for code in dict.fromkeys(order[1:]):
        lines = [line for line in _lines(boxes[code]) if line.key not in gone]
        options = _with_language(options, lines, code)
    return options


def made_key(label: str, taken: Collection[str], stem: str) -> str:
    """A key from a label in Latin letters, else from the stem and a number; never one that is taken."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:36].rstrip("_")
    if made and not made[0].isalpha():
        made = f"{stem}_{made}"[:36]
    if made and made not in taken:
        return made
    start = made or stem
    return next(name for number in range(1, len(taken) + 2) if (name := f"{start}_{number}") not in taken)


def _lines(box: str) -> list[_Line]:
    found = []
    for number, line in enumerate(box.splitlines(), 1):
        key, bar, label = line.partition("|")
        if not line.strip():
            continue
        if bar and KEY.fullmatch(key.strip()):
            found.append(_Line(number, key.strip(), label.strip()))
        elif KEY.fullmatch(line.strip()) and "_" in line:
            found.append(_Line(number, line.strip(), ""))
        else:
            found.append(_Line(number, "", line.strip()))
    return found


def _led_by(lines: Sequence[_Line], language: str, known: Sequence[Option]) -> tuple[Option, ...]:
    """Options in the order of the leading box. A label that was there keeps its key."""
    by_key = {option.key: option for option in known}
    by_label = {option.label.get(language): option.key for option in known}
    taken = {line.key for line in lines if line.key}
    options: list[Option] = []
    for line in lines:
        key = line.key or by_label.get(line.label, "")
        if key in {option.key for option in options}:
            raise Refused(Message("Line {line}: the key {key} is there twice.", line=line.number, key=key))
        if not key:
            key = made_key(line.label, taken | set(by_key), "option")
        taken.add(key)
        extra = by_key[key].extra if key in by_key else {}
        options.append(Option(key, {language: line.label} if line.label else {}, extra))
    return tuple(options)


def _with_language(options: tuple[Option, ...], lines: Sequence[_Line], language: str) -> tuple[Option, ...]:
    keys = [option.key for option in options]
    unknown = next((line for line in lines if line.key and line.key not in keys), None)
    if unknown:
        raise Refused(
            Message(
                "{language}, line {line}: there is no option with the key {key}.",
                language=LANGUAGE_NAMES.get(language, language),
                line=unknown.number,
                key=unknown.key,
            )
        )
    keyed = all(line.key for line in lines)
    if not keyed and len(lines) != len(options):
        raise Refused(
            Message(
                "{language}: options {options}, lines {lines}. Write one line for each option in the "
                "same order, or put the key and a bar in front.",
                language=LANGUAGE_NAMES.get(language, language),
                options=len(options),
                lines=len(lines),
            )
        )
    labels = {line.key or key: line.label for line, key in zip(lines, keys, strict=False)} if not keyed else {
        line.key: line.label for line in lines
    }  # fmt: skip
    return tuple(
        replace(option, label={**option.label, language: labels[option.key]}) if labels.get(option.key) else option
        for option in options
    )
