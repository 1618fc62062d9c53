"""Numbers and dates as people type them, in the digits and with the signs of six languages."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Final

from rapporteur.engine.messages import Message

_SIGNS: Final = str.maketrans({"٫": ".", "٬": ",", "،": ",", "，": ",", "．": ".", "−": "-", "–": "-"})
_BLANKS: Final = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(?!\d))")
_PLAIN: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_UNCLEAR: Final = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_THOUSANDS: Final = (
    (re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}"), ",", "."),
    (re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?:\.\d{3}){2,}"), ".", ","),
)
_LONGEST: Final = 30


class Unclear(ValueError):
    """What was typed cannot be read. problem: what to tell the person."""

    def __init__(self, problem: Message) -> None:
        self.problem = problem
        super().__init__(problem)


def read_number(text: str) -> str:
    """The number that was typed, in canonical form: 1234.5. Raises Unclear.

    A point is the sign of decimals, and so is a comma, unless they set thousands apart. "1,234" is
    1234 for some and 1.234 for others, so it is asked about instead of guessed.
    """
    written = _BLANKS.sub("", _western(text).translate(_SIGNS).strip())
    if len(written) > _LONGEST:
        raise Unclear(Message("The number has more than {limit} digits.", limit=_LONGEST))
    if _UNCLEAR.fullmatch(written):
        whole, parts = written.replace(",", ""), written.replace(",", ".")
        problem = Message("The number can be read in two ways: write {whole} or {parts}.", whole=whole, parts=parts)
        raise Unclear(problem)
    if _PLAIN.fullmatch(written):
        return canonical_number(Decimal(written.replace(",", ".")))
    for pattern, thousands, decimals in _THOUSANDS:
        if pattern.fullmatch(written):
            return canonical_number(Decimal(written.replace(thousands, "").replace(decimals, ".")))
    raise Unclear(Message("Write a number, such as 1234 or 0.5."))


def canonical_number(number: Decimal) -> str:
    """A finite number with no sign or zero too many, and no exponent."""
    return f"{number.normalize():f}" if number else "0"


def read_date(text: str) -> str:
    """The date that was typed as year-month-day, in ISO 8601. Raises Unclear."""
    parts = _western(text).strip().split("-")
    return date_of(*parts) if len(parts) == 3 else _no_date()


def date_of(year: str, month: str, day: str) -> str:
    """The date made of three numbers, in ISO 8601. Raises Unclear."""
    numbers = [_western(part).strip() for part in (year, month, day)]
    if not all(re.fullmatch(r"\d{1,4}", number) for number in numbers) or len(numbers[0]) != 4:
        return _no_date()
    try:
        return datetime.date(*map(int, numbers)).isoformat()
    except ValueError as error:
        raise Unclear(Message("There is no such day in the calendar.")) from error


def _no_date() -> str:
    raise Unclear(Message("Write the day, the month and the year in numbers, the year with four digits."))


def _western(text: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)
