"""The objects of a PDF as the typesetter writes it: a plain cross-reference table, no object streams (ISO 32000-1, 7).

Only what is needed to read text back is understood; a file that another program wrote anew is not.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rapporteur.engine.errors import RapporteurError

_TOKEN: Final = re.compile(
    rb"%[^\r\n]*|<<|>>|\((?:[^()\\]++|\\.)*+\)|[\[\]{}(]|<[0-9A-Fa-f\s]*>"
    rb"|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_BRACKET: Final = re.compile(rb"\\.|[()]", re.DOTALL)
"""What tells where a string ends: brackets within it need no escape where they are balanced, however deep."""
_ENTRY: Final = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CONTINUED: Final = (b"\n", b"\r", b"\r\n")
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"} | dict.fromkeys(_CONTINUED, b"")
_NUMBER: Final = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_LONGEST_CHAIN: Final = 64
_COMMENT: Final = ord("%")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: /Span."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an object by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that is no value: an operator of a content stream, null, true, false, obj ..."""

    word: bytes


class File:
    """A PDF, its objects read when they are asked for. Raises RapporteurError where it is not one of ours."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places: dict[int, int] = {}
        self._found: dict[int, Any] = {}
        self.trailer: dict[str, Any] = {}
        start = content.rfind(b"startxref")
        place = _whole(content[start + 9 : start + 40].split()[:1])
        for _ in range(_LONGEST_CHAIN):
            trailer = self._table(place)
            self.trailer = trailer | self.trailer
            if "Prev" not in trailer:
                return
            place = int(trailer["Prev"])
        raise _foreign()

    def _table(self, place: int) -> dict[str, Any]:
        """Read one cross-reference table; the newest entry for an object stands. Its trailer is returned."""
        end = self._content.find(b"trailer", place)
        if not self._content.startswith(b"xref", place) or end < 0:
            raise _foreign()
        number = 0
        for line in re.split(rb"[\r\n]+", self._content[place + 4 : end]):
            if entry := _ENTRY.match(line):
                if entry[3] == b"n":
                    self._places.setdefault(number, int(entry[1]))
                number += 1
            elif heading := line.split():
                number = _whole(heading[:1])
        trailer = next(values(self._content, end + 7), None)
        if not isinstance(trailer, dict):
            raise _foreign()
        return trailer

    def get(self, value: Any) -> Any:
        """What a reference leads to; any other value is itself. None where there is nothing."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, Reference):
                return value
            value = self._object(value.number)
        raise _foreign()

    def _object(self, number: int) -> Any:
        if number not in self._found:
            place = self._places.get(number)
            found = None
            if place is not None:
                reading = values(self._content, self._content.index(b"obj", place) + 3)
                found = next(reading, None)
            self._found[number] = found
        return self._found[number]

    def stream(self, reference: Any) -> bytes:
        """The bytes of a stream, decompressed. Empty where there is none."""
        info = self.get(reference)
        if not isinstance(reference, Reference) or not isinstance(info, dict):
            return b""
        start = self._content.index(b"stream", self._places[reference.number]) + 6
        start += 2 if self._content.startswith(b"\r\n", start) else 1
        raw = self._content[start : start + int(self.get(info.get("Length", 0)))]
        filters = self.get(info.get("Filter", []))
        for name in filters if isinstance(filters, list) else [filters]:
            if name != Name("FlateDecode"):
                raise _foreign()
            raw = zlib.decompress(raw)
        return raw


def _whole(words: list[bytes]) -> int:
    if not words or not words[0].isdigit():
        raise _foreign()
    return int(words[0])


def _foreign() -> RapporteurError:
    return RapporteurError(
        "this PDF is not as Rapporteur wrote it, so its text cannot be compared",
        where="report.pdf",
        action="Run the report again.",
    )


def values(content: bytes, place: int = 0) -> Iterator[Any]:
    """The values and operators of a stretch of PDF syntax: numbers, bytes, names, lists, dicts, references.

    Raises RapporteurError where brackets do not close.
    """
    open_: list[list[Any]] = []
    plain: dict[bytes, Any] = {}
    for token in _tokens(content, place):
        value = plain.get(token)
        if value is None:
            if token in (b"<<", b"["):
                open_.append([])
                continue
            if token[0] == _COMMENT:
                continue
            if token in (b">>", b"]"):
                value = _closed(open_, token)
            elif token == b"R" and open_ and len(open_[-1]) > 1:
                open_[-1].pop()
                value = Reference(int(open_[-1].pop()))
            else:
                value = plain[token] = _value(token)
        if open_:
            open_[-1].append(value)
        else:
            yield value


def _tokens(content: bytes, place: int) -> Iterator[bytes]:
    """The tokens from a place on; a string with brackets in it is begun by a match and ends where they are balanced."""
    while place < len(content):
        start, place = place, len(content)
        for match in _TOKEN.finditer(content, start):
            if match[0] == b"(":
                place = _end_of_string(content, match.start())
                yield content[match.start() : place]
                break
            yield match[0]


def _end_of_string(content: bytes, start: int) -> int:
    depth = 0
    for match in _BRACKET.finditer(content, start):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    raise _foreign()


def _closed(open_: list[list[Any]], token: bytes) -> Any:
    """The list or dict that a bracket closes."""
    if not open_:
        raise _foreign()
    return _dict(open_.pop()) if token == b">>" else open_.pop()


def _dict(items: list[Any]) -> dict[str, Any]:
    if len(items) % 2 or not all(isinstance(key, Name) for key in items[::2]):
        raise _foreign()
    return {key.text: value for key, value in zip(items[::2], items[1::2], strict=True)}


def _value(token: bytes) -> Any:
    if token.startswith(b"/"):
        return Name(token[1:].decode("latin-1"))
    if token.startswith(b"("):
        return _ESCAPE.sub(_unescaped, token[1:-1]) if b"\\" in token else token[1:-1]
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if _NUMBER.fullmatch(token):
        return float(token) if b"." in token else int(token)
    return Operator(token)


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1][:1].isdigit():
        return bytes([int(match[1], 8) & 255])
    return _ESCAPED.get(match[1], match[1])


def text_of(value: Any) -> str:
    """A text string: UTF-16 where it says so, else one byte a character (ISO 32000-1, 7.9.2.2)."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("latin-1")
