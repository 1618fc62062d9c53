"""Texts as nobody should write them, and JSON Lines that hold them among lines that nothing can be made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import Any

LONG = 1_000_000
"""Bytes of a long text."""
SENTENCES = {
    "ar": "نحتاج إلى مدارس ومعلمين لكل طفل في المناطق الريفية.",
    "zh": "我们需要在农村地区建设更多学校，培训更多教师。",
    "en": "We need schools and trained teachers for every child in rural areas.",
    "fr": "Nous avons besoin d'écoles et d'enseignants dans les zones rurales.",
    "ru": "Нам нужны школы и учителя для каждого ребёнка в сельских районах.",
    "es": "Necesitamos escuelas y maestros para cada niño en las zonas rurales.",
    "de": "Die Ampel an der Kreuzung ist für Fahrräder viel zu lange rot.",
    "he": "אנחנו צריכים בתי ספר ומורים לכל ילד באזורים הכפריים.",
    "hi": "हमें ग्रामीण क्षेत्रों में हर बच्चे के लिए स्कूल चाहिए।",
    "ja": "農村地域のすべての子どもに学校と教師が必要です。",
    "th": "เราต้องการโรงเรียนและครูสำหรับเด็กทุกคนในชนบท",
}
EQUAL = "The same words stand in every single letter that we were sent."
LANGUAGES = ("en", "und", "zz", "EN", "", 5, None, ["fr"])
"""What may stand in the field "language": the name of one, and what is no name of any."""
IDS = (1, 0, -5, 10**4_000, "\ud800", "\0", "é", "e\u0301", "\u202eid", " ", "x" * 100_000, "line\nfeed")
_EMPTY, _JSON, _CODING = "The line is empty.", "The line is not JSON.", "The line is not UTF-8."
_OBJECT, _ID, _TEXT = (
    "The line is not a JSON object.",
    '"id" is not a text or a whole number.',
    '"text" is not a text.',
)
BAD = (
    (b"", _EMPTY),
    (b" \t ", _EMPTY),
    (b"{", _JSON),
    (b'{"id": "cut", "text": "a', _JSON),
    (b'{"id": "two", "text": ""} {"id": "three", "text": ""}', _JSON),
    (b"{'id': 'quotes', 'text': ''}", _JSON),
    (b'{"id": "comma", "text": "",}', _JSON),
    (b'{"id": "control", "text": "a\x01b"}', _JSON),
    (b'\xef\xbb\xbf{"id": "mark", "text": ""}', _JSON),
    (b'{"id": NaN, "text": ""}', _JSON),
    (b'{"id": "infinite", "text": "", "x": -Infinity}', _JSON),
    (b'{"id": ' + b"9" * 5_000 + b', "text": ""}', _JSON),
    (b'{"id": "deep", "text": "", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", _JSON),
    (b'{"id": "latin", "text": "\xe9"}', _CODING),
    (b'{"id": "overlong", "text": "\xc0\xaf"}', _CODING),
    (b'{"id": "half", "text": "\xed\xa0\x80"}', _CODING),
    ('{"id": "wide", "text": ""}'.encode("utf-16"), _CODING),
    (b"null", _OBJECT),
    (b"12", _OBJECT),
    (b'"text"', _OBJECT),
    (b"[" * 500 + b"]" * 500, _OBJECT),
    (b"{}", '"id" is missing.'),
    (b'{"text": "a"}', '"id" is missing.'),
    (b'{"ID": "a", "text": "a"}', '"id" is missing.'),
    (b'{"id": "no text"}', '"text" is missing.'),
    (b'{"id": "", "text": "a"}', '"id" is empty.'),
    *((b'{"id": ' + value + b', "text": "a"}', _ID) for value in (b"null", b"true", b"1.5", b"[]", b"{}")),
    *((b'{"id": "typed", "text": ' + value + b"}", _TEXT) for value in (b"null", b"5", b"false", b'["a"]', b"{}")),
)


@dataclass(frozen=True, slots=True)
class Stress:
    """A file. ids: of its good lines, in order. told: what standard error says of the bad ones, in order."""

    content: bytes
    ids: tuple[str | int, ...]
    told: tuple[str, ...]


def texts(long: int = LONG) -> dict[str, str]:
    """Texts by what they are. long: bytes of the long ones."""
    return {
        **SENTENCES,
        "all languages": " ".join(SENTENCES.values()),
        "mixed script": "Шkоlа sсhооl школa مدرسةschool 学校school ѕсhооl " * 20,
        "composed": "École, Å, naïveté, 각, ổ. " * 30,
        "decomposed": "E\u0301cole, A\u030a, nai\u0308vete\u0301, \u1100\u1161\u11a8, o\u0302\u0309. " * 30,
        "emoji": "😀👩‍👩‍👧‍👦🇺🇳👍🏿" * 300,
        "joiners": "\u200d" * 5_000,
        "marks without letters": "\u0301" * 5_000,
        "Zalgo": "e\u0337\u0322\u0358\u0489" * 2_000,
        **{f"letter {letter}": letter for letter in "aяب我é1?\u0e01"},
        "word": "x" * long,
        "word, another end": "x" * (long - 1) + "s",
        "Chinese without spaces": "我们需要更多学校和教师" * (long // 33),
        "Thai without spaces": "เราต้องการโรงเรียน" * 2_000,
        "ligature": "ﷺ" * 5_000,
        "right-to-left marks": "\u200f\u200eمرحبا hello\u200f " * 200,
        "embeddings never closed": "\u202b\u202e" * 200 + "مرحبا hello",
        "isolates": "\u2066hello\u2069 \u2067مرحبا\u2069 \u2068?\u2069 \u2069\u2069\u2067",
        "halves of pairs": "\ud800 half a pair \udfff" + "\udc00" * 100,
        "controls": "\0\x01\x08\x1b[31mred\x1b[0m\x7f\x85 word" * 50,
        "NUL": "\0" * 1_000,
        "no characters": "\ufffe\uffff\ufdd0\U0010ffff\ue000" * 100,
        "invisible": "\u200b\ufeff\u00ad\u2060\ufe0f\U000e0041" * 500,
        "ends of lines": "\n\r\u2028\u2029\u0085\v\f" * 5_000,
        "blank, then a letter": " " * 200_000 + "x",
        "short words": "a@" * 50_000,
        "short sentences": "No. " * 20_000,
        "digits": "1 2 3 4 5 6 7 8 9 " * 500,
        "one digit": "9" * 100_000,
        "brackets": "(" * 20_000 + "[{<" * 5_000,
        "quotes": '"\'\\"' * 5_000,
        "formula": "=cmd|'/c calc'!A1",
        "markup": "<script>alert(1)</script><!-- &amp; &#0; ]]>" * 50,
        "address": "https://example.org/" + "a/" * 20_000,
        "nothing": "",
        "blank": " \u3000\t\u00a0 ",
    }


def stress(equal: int, *, seed: int = 0, odd: int | None = None, long: int = LONG) -> Stress:
    """Good and bad lines mixed.

    equal: how many texts are the same. odd: how many of texts(long) there are, drawn by the seed; None: all.
    """
    draw = Random(seed)
    good = [{"id": f"equal-{number}", "text": EQUAL} for number in range(equal)]
    good += _good(drawn(draw, odd, long))
    lines: list[tuple[bytes, dict[str, Any] | str]] = [*((_written(row, draw), row) for row in good), *BAD]
    draw.shuffle(lines)
    return _numbered([*lines, *_again(draw, good)])


def drawn(draw: Random, odd: int | None = None, long: int = LONG) -> dict[str, str]:
    """So many of texts(long), or all."""
    found = texts(long)
    return {name: found[name] for name in sorted(draw.sample(sorted(found), odd))} if odd else found


def _good(odd: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A line a text, with other fields; and a line an id."""
    said = cycle(LANGUAGES)
    for number, (name, text) in enumerate(odd.items()):
        row = {"id": f"text {name}", "text": text, "codes": "x", "themes": None, "score": -1}
        yield {**row, "language": next(said)} if number % 3 == 0 else row
    yield {"id": "deep field", "text": "", "x": json.loads("[" * 500 + "]" * 500)}
    for number, own in enumerate(IDS):
        yield {"id": own, "text": list(SENTENCES.values())[number % len(SENTENCES)]}


def _written(row: dict[str, Any], draw: Random) -> bytes:
    """A line, half of them with letters as themselves. Halves of pairs can only be escaped."""
    try:
        return json.dumps(row, ensure_ascii=draw.random() < 0.5).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row).encode("ascii")


def _again(draw: Random, good: list[dict[str, Any]]) -> list[tuple[bytes, dict[str, Any] | str]]:
    """Ids that came before, and "1", which is the id 1."""
    ids = [*(row["id"] for row in draw.sample(good, 5)), "1"]
    return [(json.dumps({"id": own, "text": "again"}).encode("ascii"), _shown(own)) for own in ids]


def _shown(own: str | int) -> str:
    text = json.dumps(own)
    return f"The id {text if len(text) <= 60 else text[:60] + '...'} came before, in line "


def _numbered(lines: list[tuple[bytes, dict[str, Any] | str]]) -> Stress:
    ends = cycle((b"\n", b"\r\n", b"\n"))
    place: dict[str, int] = {}
    ids, told = [], []
    for number, (line, found) in enumerate(lines, start=1):
        if isinstance(found, str):
            before = f"{place[str(json.loads(line)['id'])]:,}." if found.startswith("The id ") else ""
            told.append(f"line {number:,} rejected: {found}{before}")
        else:
            place[str(found["id"])] = number
            ids.append(found["id"])
    content = b"".join(line + end for (line, _), end in zip(lines, ends, strict=False))
    return Stress(b"\xef\xbb\xbf" + content, tuple(ids), tuple(told))
