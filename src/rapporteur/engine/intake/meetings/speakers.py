"""Speakers as introductions tell them, and whether two introductions are of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapporteur.engine.intake.meetings.bodies import Bodies, is_international
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.shapes import honorific
from rapporteur.engine.intake.meetings.titles import Titles
from rapporteur.engine.intake.meetings.words import Vocabulary, plain
from rapporteur.engine.schemes.groups import find_group

LONGEST = 600
"""Code points after a name within which its verb must stand."""

_SHORTEST_LABEL = 2
_LABELLED = re.compile(r"(?P<before>.*\S)\s*[(（](?P<label>[^()（）]{2,60})[)）][\s*_]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A speaker introduced at the start of a paragraph or sentence.

    strong: a form of address, a bold name or a delegate's formula; weak ones count only at the start of a paragraph.
    inverted: the verb stands before ("remarks were delivered by ..."). spoken: a verb or colon follows.
    """

    speaker: Speaker
    strong: bool
    inverted: bool
    spoken: bool


def read_brackets(rest: str, titles: Titles) -> str:
    """Read "(Body)" or "(Director, Body)" right after a name; gives what follows it."""
    match = re.match(r"\s*[(（]([^()（）]{2,160}(?:\([^()]*\)[^()]*)?)[)）]", rest)
    if match is None:
        return rest
    inside = match[1].strip()
    if inside.casefold() in ("online", "virtual", "remote", "via zoom", "en ligne", "en línea", "онлайн"):
        return rest[match.end() :]
    inside, titles.label = _without_label(inside, titles.known)
    titles.read(inside)
    if inside and not titles.bodies and not titles.titles:
        titles.add_body(inside)
    return rest[match.end() :]


def labelled(text: str, known: Bodies) -> tuple[str, str]:
    """(words before, label) of words that end in a stakeholder group in brackets; all of them and "" of others."""
    match = _LABELLED.fullmatch(text)
    if match is None or not _is_label(match["label"].strip(), known):
        return text, ""
    return match["before"], match["label"].strip()


def _without_label(inside: str, known: Bodies) -> tuple[str, str]:
    """What brackets hold beside the stakeholder group that stands there alone or last, and that group."""
    before, _, last = inside.rpartition(",")
    return (before.strip(), last.strip()) if _is_label(last.strip(), known) else (inside, "")


def _is_label(text: str, known: Bodies) -> bool:
    """Whether words are a stakeholder group as such: no known body, function or acronym of two letters."""
    told = len(text) > _SHORTEST_LABEL and find_group(text) is not None
    return told and not is_international(text) and not known.words.has("functions", text)


def make_speaker(text: str, name: str, titles: Titles) -> Speaker:
    """A person. text: begins with the form of address, if there is one, which may tell an office."""
    title = titles.title or _office(text, titles.known.words)
    return Speaker(name, title, tuple(titles.bodies), tuple(titles.capacities), label=titles.label)


def _office(text: str, words: Vocabulary) -> str:
    """The office that a form of address tells ("Ambassador Reed"), "" if it tells none."""
    honoured = honorific(words).match(plain(text))
    if honoured is None:
        return ""
    office = words.pattern("offices").search(plain(text[: honoured.end()]))
    return text[office.start() : office.end()] if office else ""


def continued(before: Speaker, now: Speaker) -> bool:
    """Whether a later introduction is of the same person: one name holds the other's last word and adds none."""
    one, other = before.name.casefold().split(), now.name.casefold().split()
    if before.name == now.name:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and set(short) <= set(long) and before.person and now.person


def with_details(known: Speaker, again: Speaker) -> Speaker:
    """A speaker introduced before, with what only the first introduction told."""
    if again.affiliations or again.title:
        return replace(again, name=known.name, affiliations=again.affiliations or known.affiliations)
    return known
