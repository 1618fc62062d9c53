"""Dates, times and durations as documents of the six UN languages write them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from rapporteur.engine.intake.meetings.words import LANGUAGES, Vocabulary, plain, vocabulary

_DAY = r"(?<![\d.:/])(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|-?го|-?е)?"
_RANGE = r"(?:\s*(?:-|–|—|to|and|au|al|y|et|и|по|الي)\s*{0})?"
_HALF = r"\s*(?P<x{0}>a\.?\s?m\b\.?|p\.?\s?m\b\.?)?"
_CLOCK = r"(?P<h{0}>\d{{1,2}})(?:\s?(?P<s{0}>heures?\b|[:.h时点])\s?(?P<m{0}>\d{{2}})?)?" + _HALF
_BETWEEN = r"\s*(?:h(?:ours|rs)?\b)?\s*(?:-|–|—|−|to\b|until\b|till\b|a\b|до\b|الي|至|到|and\b|et\b|y\b|و)\s*"
_TIMES = re.compile(r"(?<![\d.:/-])" + _CLOCK.format(1) + _BETWEEN + _CLOCK.format(2) + r"(?![\d/]|[.:]\d|-\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date found in a text. iso: the date or range; weekday: 0 (Monday) to 6 where told; start, end: its place."""

    iso: str
    first: datetime.date
    last: datetime.date
    weekday: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """Times from and to, in minutes after midnight, and their place in the text."""

    opens: int
    closes: int
    start: int
    end: int

    @property
    def shown(self) -> tuple[str, str]:
        """The times as "HH:MM"."""
        return clock(self.opens), clock(self.closes)


def clock(minutes: int) -> str:
    """Minutes after midnight as "HH:MM"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, int], dict[str, int]]:
    """Months (1 to 12) and weekdays (0 to 6) by their folded names in all languages; English months also cut short."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for language in LANGUAGES:
        values = vocabulary(language).values
        months |= {plain(name): number for number, name in enumerate(str(values["months"]).split("|"), start=1)}
        weekdays |= {plain(name): number for number, name in enumerate(str(values["weekdays"]).split("|"))}
    english = str(vocabulary("en").values["months"]).split("|")
    months |= {name[:3]: number for number, name in enumerate(english, start=1)} | {"sept": 9}
    weekdays |= {name[:3]: n for n, name in enumerate(str(vocabulary("en").values["weekdays"]).split("|"))}
    return months, weekdays


@lru_cache(maxsize=1)
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    months, _ = _names()
    month = "(?P<month>" + "|".join(sorted(map(re.escape, months), key=lambda name: (-len(name), name))) + r")\b\.?"
    year = r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)(?!\d))"
    second = _DAY.format(2).replace(r"(?<![\d.:/])", "")
    return (
        re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d1>\d\d)(?!\d)"),
        re.compile(
            r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?(?:\s*(?:至|-|–)\s*(?P<d2>\d{1,2})\s*日)?"
        ),
        re.compile(_DAY.format(1) + _RANGE.format(second) + rf"\s*(?:de\s+|of\s+)?\b{month}{year}"),
        re.compile(rf"\b{month}\s*{_DAY.format(1)}{_RANGE.format(second)}{year}"),
        re.compile(r"(?<![\d.])(?P<d1>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
        re.compile(r"(?<![\d/])(?P<d1>1[3-9]|2\d|3[01])/(?P<m>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)"),
    )


def dates(text: str) -> list[Day]:
    """Every date with a year that a text names, in order. A day and month that can be told two ways is left out."""
    folded = plain(text)
    found: dict[int, Day] = {}
    for pattern in _date_patterns():
        for match in pattern.finditer(folded):
            day = _day(match, folded)
            if day and not any(other.start < day.end and day.start < other.end for other in found.values()):
                found[day.start] = day
    return [found[start] for start in sorted(found)]


def _day(match: re.Match[str], folded: str) -> Day | None:
    parts = match.groupdict()
    month = _names()[0][parts["month"]] if parts.get("month") else int(parts["m"])
    try:
        first = datetime.date(int(parts["year"]), month, int(parts["d1"]))
        last = first.replace(day=int(parts["d2"])) if parts.get("d2") else first
    except ValueError:
        return None
    iso = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    start, end, weekday = _with_weekday(match, folded)
    return Day(iso, first, last, weekday if first == last else None, start, end)


@lru_cache(maxsize=1)
def _weekday_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _names()[1]), key=lambda name: (-len(name), name)))
    before = re.compile(rf"(?:\b|(?<=[\u4e00-\u9fff]))(?P<name>{names})\b\.?\s*,?\s*(?:the|le|el|den)?\s*$")
    return before, re.compile(rf"\s*[,(]?\s*\(?(?P<name>{names})\b\)?")


def _with_weekday(match: re.Match[str], folded: str) -> tuple[int, int, int | None]:
    before, after = _weekday_patterns()
    left = before.search(folded, max(0, match.start() - 30), match.start())
    if left:
        return left.start(), match.end(), _names()[1][left["name"]]
    right = after.match(folded, match.end())
    return (match.start(), right.end(), _names()[1][right["name"]]) if right else (match.start(), match.end(), None)


def times(text: str, *, dotted: bool = False) -> list[Span]:
    """Every "from to" of times in a text, in order. dotted: "11.30 - 13.00" counts as times, not as numbers."""
    folded = plain(text)
    spans = []
    for match in _TIMES.finditer(folded):
        span = _span(match, dotted=dotted)
        if span:
            spans.append(span)
    return spans


def _span(match: re.Match[str], *, dotted: bool) -> Span | None:
    opens, closes = _minutes(match, 1), _minutes(match, 2)
    marks = {match["s1"], match["s2"]} - {None}
    told = {match["x1"], match["x2"]} - {None}
    minutes_told = (match["m1"] is not None, match["m2"] is not None)
    if opens is None or closes is None or not (told or marks):
        return None
    if match["s2"] and match["s2"].startswith("heure") and not match["s1"]:
        return None
    if not told and marks == {"."} and not (dotted and all(minutes_told)):
        return None
    if not told and not any(minutes_told) and marks & {":", "."}:
        return None
    if not told and marks & {":"} and not all(minutes_told):
        return None
    if match["x2"] and not match["x1"] and match["x2"].startswith("p") and opens + 720 <= closes:
        opens += 720
    return Span(opens, closes, match.start(), match.start() + len(match[0].rstrip()))


def _minutes(match: re.Match[str], side: int) -> int | None:
    hour, minute = int(match[f"h{side}"]), int(match[f"m{side}"] or 0)
    half = match[f"x{side}"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something is said to last, in minutes. whole: the event itself, not a part of it."""

    minutes: int
    whole: bool
    start: int
    end: int


def durations(text: str, words: Vocabulary) -> list[Duration]:
    """Lengths of events that a text states: "90-minute discussions", "the session will last two hours"."""
    folded = plain(text)
    pattern = _duration_pattern(words.language)
    return [each for match in pattern.finditer(folded) if (each := _duration(match, words))]


@lru_cache(maxsize=8)
def _duration_pattern(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    numbers = [plain(name) for name in words.values["numbers"] if name]
    half, minutes, hours = (words.source(name) for name in ("half_words", "minute_words", "hour_words"))
    event, part = words.source("event_nouns"), words.source("part_nouns")
    number = rf"(?P<n>\d{{1,3}}(?:[.,]\d)?|{'|'.join(map(re.escape, numbers))})(?P<half>\s*(?:{half}))?"
    unit = rf"(?:(?P<minutes>{minutes})|(?P<hours>{hours}))"
    later = rf"(?P<later>\s*(?:{half}))?"
    label = rf"(?P<label>(?<!\w)(?:{words.source('duration_labels')})(?!\w)\W{{0,3}}(?:\w+\W+){{0,2}}?)?"
    gap = r"[\s-]*(?:的|de\s+|of\s+|long\s+)?(?:\w+\s+)??"
    what = rf"{gap}(?:(?P<event>{event})|(?P<part>{part}))"
    if language == "zh":
        return re.compile(rf"{label}{number}个?{unit}{later}(?:{what})?")
    leading = rf"(?P<leading>(?:{event}|{part})\s+(?:de\s+|из\s+|مدتها\s+)?)?"
    return re.compile(rf"{leading}{label}(?<![\w.]){number}[\s-]*{unit}(?!\w){later}(?:{what}(?!\w))?")


def _duration(match: re.Match[str], words: Vocabulary) -> Duration | None:
    parts = match.groupdict()
    bracketed = re.fullmatch(r"\(.*\)", match.string[max(0, match.start() - 1) : match.end() + 1])
    if not (bracketed or parts.get("label") or parts.get("event") or parts.get("part") or parts.get("leading")):
        return None
    numbers = [plain(name) for name in words.values["numbers"]]
    told = parts["n"]
    amount = float(numbers.index(told)) if told in numbers else float(told.replace(",", "."))
    amount += 0.5 if parts.get("half") or parts.get("later") else 0
    minutes = round(amount * (60 if parts.get("hours") else 1))
    leading = parts.get("leading") or ""
    whole = bool(parts.get("event") or words.has("event_nouns", leading)) or bool(
        parts.get("label") and not parts.get("part")
    )
    return Duration(minutes, whole, match.start(), match.end()) if 0 < minutes <= 600 else None
