"""Speakers as introductions tell them, and whether two introductions are of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.shapes import honorific
from rapporteur.engine.intake.meetings.titles import Titles
from rapporteur.engine.intake.meetings.words import Vocabulary, plain

LONGEST = 600
"""Code points after a name within which its verb must stand."""


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
    titles.read(inside)
    if not titles.bodies and not titles.titles:
        titles.add_body(inside)
    return rest[match.end() :]


def make_speaker(text: str, name: str, titles: Titles) -> Speaker:
    """A person. text: begins with the form of address, if there is one, which may tell an office."""
    title = titles.title or _office(text, titles.known.words)
    return Speaker(name, title, tuple(titles.bodies), tuple(titles.capacities))


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
