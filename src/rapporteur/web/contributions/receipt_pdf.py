"""The copy of a submission as PDF, set by the typesetter that sets reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from rapporteur.engine.languages.direction import reads_right_to_left, right_to_left
from rapporteur.engine.report.fonts import FontSet, choose
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.typesetting import typesetter
from rapporteur.engine.schemes import geography
from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.contributions.letters import site_language
from rapporteur.web.contributions.moments import in_words
from rapporteur.web.contributions.queries import Receipt

_TEMPLATE: Final = Path(__file__).with_name("receipt.typ")
_DRAWN_BY_THE_PAGE: Final = "0123456789/"
_ONE_LINE: Final = 80
"""Characters that surely stand on one line."""
_NO_FONT: Final = gettext_noop(
    "Some letters cannot be printed here, since no font for them is installed; their Unicode numbers stand in their "
    "place. The web page of this receipt shows them all."
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label, and what stands under it."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries under a heading; "" where they need none."""

    title: str
    entries: tuple[_Entry, ...]


def receipt_pdf(receipt: Receipt) -> bytes:
    """The PDF, in the receipt's language. The same receipt and fonts give the same bytes."""
    with translation.override(site_language(receipt.language)):
        title = gettext("Receipt %(reference)s") % {"reference": receipt.reference}
        groups = tuple(_groups(receipt))
        notice = gettext(_NO_FONT)
    foot = f"{receipt.reference} · {receipt.body}" if receipt.body else receipt.reference
    texts = [title, foot, *_texts(groups)]
    fonts = choose([*texts, notice, _NO_FONT, "[U+]ABCDEF", _DRAWN_BY_THE_PAGE], receipt.language)
    lost = fonts.uncovered(texts)
    if fonts.uncovered([notice]):
        notice = _NO_FONT
    page = {
        "title": _drawn(title, lost),
        "foot": _drawn(foot, lost),
        "language": receipt.language,
        "direction": "rtl" if right_to_left(receipt.language) else "ltr",
        "fonts": _stack(fonts, receipt.language),
        "notice": notice if lost else "",
        "groups": [_plain(group, lost, receipt.language) for group in groups],
    }
    files = {"receipt.json": json.dumps(page, ensure_ascii=False).encode()}
    second = receipt.received_at.replace(microsecond=0)
    with typesetter(_TEMPLATE.read_text(encoding="utf-8"), files, fonts) as compiler:
        made = compiler.compile(format="pdf", timestamp=second, pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave back no file")
    return made


def _groups(receipt: Receipt) -> Iterator[_Group]:
    yield _Group("", tuple(_head(receipt)))
    yield _Group(gettext("About you"), tuple(_profile(receipt)))
    for section in receipt.sections:
        answers = (_Entry(label, _several(answer)) for label, answer in section.answers)
        yield _Group(section.title, tuple(answers))
    further = [_Entry(gettext("Further observations"), (receipt.further,))] if receipt.further else []
    documents = tuple(f"{file.name} ({file.digest[:12]})" for file in receipt.files)
    if documents:
        further.append(_Entry(gettext("Documents, with the start of their SHA-256"), documents))
    if further:
        yield _Group(gettext("Further observations and documents"), tuple(further))
    yield _Group(gettext("Publication and consent"), tuple(_consent(receipt)))


def _head(receipt: Receipt) -> Iterator[_Entry]:
    received = in_words(receipt.received_at, receipt.zone, receipt.language)
    yield _Entry(gettext("Review"), (receipt.review,))
    yield _Entry(gettext("Consultation"), (receipt.consultation,))
    late = (gettext("It arrived after the deadline and is marked as late."),) if receipt.late else ()
    yield _Entry(gettext("Received"), (received, *late))
    if receipt.number > 1:
        yield _Entry(gettext("Submission number"), (str(receipt.number),))


def _profile(receipt: Receipt) -> Iterator[_Entry]:
    labels = {
        "organisation_name": gettext("Organisation"),
        "person_name": gettext("Name"),
        "group": gettext("Stakeholder group"),
        "country": gettext("Country"),
        "region": gettext("Region"),
        "language": gettext("Language of the answers"),
    }
    for field, label in labels.items():
        if receipt.profile.get(field):
            yield _Entry(label, (_named(field, receipt.profile[field], receipt.language),))


def _consent(receipt: Receipt) -> Iterator[_Entry]:
    publication = {
        "named": gettext("To be published with the name"),
        "anonymous": gettext("To be published without the name"),
        "withheld": gettext("Not to be published"),
    }
    yield _Entry(gettext("Publication"), (publication.get(receipt.publication, receipt.publication),))
    if receipt.consent:
        yield _Entry(gettext("You agreed to this text"), (receipt.consent,))


def _named(field: str, value: str, language: str) -> str:
    match field:
        case "group":
            return group_name(value, language)
        case "country":
            code = geography.find_country(value)
            return geography.country_name(code, language) if code else value
        case "region":
            return geography.region_name(value, language)
        case "language":
            return str(Locale.parse(language).languages.get(value, value))
        case _:
            return value


def _several(answer: str | list[str]) -> tuple[str, ...]:
    return (answer,) if isinstance(answer, str) else tuple(answer)


def _texts(groups: Iterable[_Group]) -> Iterator[str]:
    for group in groups:
        yield group.title
        for entry in group.entries:
            yield entry.label
            yield from entry.values


def _plain(group: _Group, lost: Mapping[str, str], language: str) -> dict[str, Any]:
    entries = [
        {"label": _drawn(entry.label, lost), "values": [_directed(value, lost, language) for value in entry.values]}
        for entry in group.entries
    ]
    return {"title": _drawn(group.title, lost), "entries": entries}


def _directed(text: str, lost: Mapping[str, str], language: str) -> dict[str, str | bool]:
    rightwards = reads_right_to_left(text)
    if rightwards is None:
        rightwards = right_to_left(language)
    is_long = "\n" in text or len(text) > _ONE_LINE
    return {"text": _drawn(text, lost), "dir": "rtl" if rightwards else "ltr", "long": is_long}


def _drawn(text: str, lost: Mapping[str, str]) -> str:
    """The text with what no font can draw named by its number."""
    shown = printable(text)
    return "".join(f"[U+{ord(char):04X}]" if char in lost else char for char in shown) if lost else shown


def _stack(fonts: FontSet, language: str) -> list[Any]:
    """Families in the order in which the language asks for them; Latin letters keep their face among Chinese."""
    families: list[Any] = list(fonts.stack(language))
    latin = next((family for family in families if " CJK " not in family), None)
    if latin is not None and " CJK " in str(families[0]):
        families.insert(0, {"name": latin, "covers": "latin-in-cjk"})
    return families
