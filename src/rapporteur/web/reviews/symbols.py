"""Symbols of United Nations documents, checked by their grammar: A/RES/70/125, E/CN.16/2024/2, S/PV.9381.

A symbol is made of parts between strokes: who issued it (an organ, then bodies under it), what it is (a series, left
out for plain documents), the session or year, the number, and what was changed since. Documents of the World Summit
on the Information Society have symbols of their own: WSIS-03/GENEVA/DOC/4-E.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.engine.messages import Message

ORGANS: Final = frozenset(
    (
        "A", "S", "E", "T", "ST", "TD", "DP", "UNEP", "HSP", "ID", "CEB", "ECE", "LC", "CRC", "CEDAW", "CCPR", "CAT",
        "CMW", "CRPD", "CERD", "CED", "HRI", "CCW", "NPT", "FCCC", "CBD", "ICCD", "LOS",
    )
)  # fmt: skip
"""What symbols begin with."""

_SERIES: Final = "RES|DEC|PRST|NGO|PET|INF|SR|PV|CRP|WP|MIN|L|R|Res|Dec"
_BODY: Final = re.compile(r"(?:AC|CN|C|CONF|GC|SC|Sub|WG|COM|EX|EA|OC)\.(?:\d+|[IVX]+)|PC|[A-Z]{2,}|B")
_ADOPTED: Final = re.compile(r"RES|DEC|PRST|NGO|PET|INF")
_COUNTED: Final = re.compile(rf"(?:{_SERIES})\.\d+")
_SESSION: Final = re.compile(r"(?:\d{1,3}|(?:19|20)\d\d)(?:\([IVXLS-]+\))?|(?:S|ES|EX|SS)(?:-(?:\d+|[IVX]+)|\(\d+\))")
_NUMBER: Final = re.compile(r"\d+(?:\s?[A-Z](?:-[A-Z])?)?(?:\s?\((?:[IVXLS-]+|(?:19|20)\d\d)\))?")
_CHANGE: Final = re.compile(r"(?:Add|Amend|Corr|Rev)\.\d+|Summary")
_WSIS: Final = re.compile(
    r"(?P<body>WSIS-\d\d(?:/[A-Z]+)?)/(?P<series>[A-Z]+)/(?P<number>\d+)(?P<change>\(Rev\.\d+\))?(?:-[ACEFRS])?"
)
_JOINT: Final = re.compile(r"\s*[–—−-]\s*(?=[A-Z]+/)")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart. series: "" for a plain document; session: "" where the number stands alone.

    text: as it is written. also: the other symbol of a document that carries two.
    """

    text: str
    body: str
    series: str
    session: str
    number: str
    changes: tuple[str, ...] = ()
    also: str = ""

    @property
    def is_adopted(self) -> bool:
        """Whether it names what a body adopted: a resolution or a decision."""
        return self.series.upper() in ("RES", "DEC")


class NotASymbol(ValueError):
    """A text that is no symbol. reason: what is wrong with it. suggestion: what was probably meant, or ""."""

    def __init__(self, reason: Message, suggestion: str = "") -> None:
        self.reason = reason
        self.suggestion = suggestion
        super().__init__(reason)


def parse(text: str) -> Symbol:
    """Take a symbol apart. Raises NotASymbol with what is wrong and, where it can be told, what was meant."""
    written = " ".join(text.split())
    try:
        return _parse(written)
    except NotASymbol as fault:
        meant = next(_meant(written), "")
        if not meant:
            raise
        raise _did_you_mean(fault.reason, meant) from None


def parse_mandate(text: str) -> Symbol:
    """The symbol of what can give a mandate. Raises NotASymbol also for a plain document of an organ that adopts."""
    symbol = parse(text)
    if symbol.series or not symbol.session or symbol.body not in ("A", "E", "A/HRC", "E/ESCAP"):
        return symbol
    resolution = f"{symbol.body}/RES/{symbol.session}/{symbol.number}"
    reason = Message("{symbol} is a document, not a resolution or decision.", symbol=symbol.text)
    raise _did_you_mean(reason, resolution)


def _did_you_mean(reason: Message, meant: str) -> NotASymbol:
    return NotASymbol(Message("{problem} Did you mean {symbol}?", problem=reason, symbol=meant), meant)


def _parse(text: str) -> Symbol:
    if not text:
        raise NotASymbol(Message("Enter the symbol of the document, as in A/RES/70/125."))
    if len(text) > _LONGEST:
        raise NotASymbol(Message("A symbol has at most {limit} characters.", limit=_LONGEST))
    wsis = _WSIS.fullmatch(text)
    if wsis:
        changes = (wsis["change"].strip("()"),) if wsis["change"] else ()
        return Symbol(text, wsis["body"], wsis["series"], "", wsis["number"], changes)
    first, *more = _JOINT.split(text, maxsplit=1)
    symbol = _single(text, first)
    return replace(symbol, also=_single(more[0], more[0]).text) if more else symbol


def _single(text: str, written: str) -> Symbol:
    parts = written.rstrip("*").split("/")
    organ = parts.pop(0)
    if organ not in ORGANS:
        raise NotASymbol(
            Message("{part} is not what a symbol begins with. Begin with the organ, as A in A/RES/70/125.", part=organ)
        )
    changes = _take_changes(parts)
    body = [organ]
    while parts and _BODY.fullmatch(parts[0]) and not _ADOPTED.fullmatch(parts[0]):
        body.append(parts.pop(0))
    if "" in parts:
        raise NotASymbol(Message("Something is missing before, after or between the strokes."))
    series, session, number = _rest(parts)
    if organ in ("A", "E") and series in ("RES", "DEC") and not session and "(" not in number:
        raise NotASymbol(Message("The session or the number is missing: both stand at the end, as in A/RES/70/125."))
    return Symbol(text, "/".join(body), series, session, number, changes)


def _take_changes(parts: list[str]) -> tuple[str, ...]:
    kept = len(parts)
    while kept and _CHANGE.fullmatch(parts[kept - 1]):
        kept -= 1
    changes = tuple(parts[kept:])
    del parts[kept:]
    return changes


def _rest(parts: list[str]) -> tuple[str, str, str]:
    """Series, session and number of what follows the bodies. Two shapes: RES/70/125 and 70/PV.110 or 70/125."""
    series = parts.pop(0) if parts and _ADOPTED.fullmatch(parts[0]) else ""
    session = parts.pop(0) if len(parts) > 1 and _SESSION.fullmatch(parts[0]) else ""
    if not parts:
        raise NotASymbol(Message("The number is missing at the end, as 125 in A/RES/70/125."))
    last = parts.pop(0)
    if parts:
        raise NotASymbol(Message("{part} does not fit where it stands.", part=last))
    if not series and _COUNTED.fullmatch(last):
        series, _, last = last.partition(".")
    elif not _NUMBER.fullmatch(last):
        raise NotASymbol(Message("{part} is not a number of a document, as 125 in A/RES/70/125.", part=last))
    return series, session, last


_NAMED: Final = re.compile(r"(?:GA\s+)?(?:resolution|res\.?|résolution|resolución)?\s*(\d{2,3}/\d+)", re.IGNORECASE)


def _meant(text: str) -> Iterator[str]:
    """Symbols that somebody may have had in mind, each of them one."""
    tidy = re.sub(r"\s*[/\\∕⁄]\s*", "/", text.replace("，", ",")).rstrip(".,;")
    named = _NAMED.fullmatch(tidy)
    tries = [
        tidy,
        tidy.upper(),
        re.sub(r"(ADD|AMEND|CORR|REV|SUB)(?=\.)", lambda found: found[1].capitalize(), tidy.upper()),
        re.sub(r"[\s_-]+", "/", tidy.upper()),
        re.sub(r"(?<=[A-Z])/(?=\d+$)", ".", tidy.upper()),
        f"A/RES/{named[1]}" if named else "",
    ]
    for attempt in dict.fromkeys(tries):
        try:
            yield _parse(attempt).text
        except NotASymbol:
            continue
