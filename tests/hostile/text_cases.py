"""Cases: plain text in hostile encodings and sizes."""

from __future__ import annotations

from rapporteur.engine.intake.documents import sentences as say
from tests.hostile.case import Case, Read, Refused

_WORDS = "The river villages ask for a line."

CASES = (
    Case("text encodings", "utf-16.txt", lambda: _WORDS.encode("utf-16-le"), Read(_WORDS)),
    Case(
        "text encodings",
        "utf-16-cut.txt",
        lambda: b"\xff\xfe" + _WORDS.encode("utf-16-le")[:-1],
        Refused(say.not_as_declared("UTF-16-LE")),
    ),
    Case(
        "text encodings",
        "surrogate.txt",
        lambda: _WORDS.encode() + b"\xed\xa0\x80",
        Read(_WORDS + "\ufffd", (say.replaced(1),)),
    ),
    Case(
        "text encodings",
        "surrogate-16.txt",
        lambda: b"\xff\xfe" + _WORDS.encode("utf-16-le") + b"\x00\xd8",
        Refused(say.not_as_declared("UTF-16-LE")),
    ),
    Case(
        "text encodings",
        "overlong.txt",
        lambda: _WORDS.encode() + b"\xc0\xaf\xc0\xae",
        Read(_WORDS + "嶸嶽", (say.guessed_encoding("Big5"),)),
    ),
    Case("text encodings", "nul.txt", lambda: _WORDS.encode().replace(b"river", b"ri\0ver"), Read(_WORDS)),
    Case("text encodings", "binary.txt", lambda: bytes(range(256)) * 40, Refused(say.BINARY)),
    Case(
        "text encodings",
        "cut-in-a-letter.txt",
        lambda: "Наш кооператив подключил девять деревень".encode()[:-1],
        Read("Наш кооператив подключил девять деревен\ufffd", (say.replaced(1),)),
    ),
    Case("text encodings", "empty.txt", lambda: b"", Refused(say.EMPTY)),
    Case("text encodings", "spaces.txt", lambda: b" \n\t" * 1_000, Refused(say.NO_TEXT)),
    Case("text encodings", "mark-alone.txt", lambda: b"\xef\xbb\xbf", Refused(say.NO_TEXT)),
    Case(
        "control signs",
        "escapes.txt",
        lambda: b"\x1b[31m" + _WORDS.encode() + b"\x1b[0m\x1b]0;title\x07\x1b[2J",
        Read(_WORDS),
    ),
    Case("control signs", "backspaces.md", lambda: _WORDS.encode() + b"\x08\x08\x7f", Read(_WORDS)),
    Case("control signs", "bidi.txt", lambda: f"\u202e{_WORDS}\u202c".encode(), Read(f"\u202e{_WORDS}\u202c")),
    Case(
        "control signs",
        "returns.txt",
        lambda: (_WORDS + "\rThe hills too.").encode(),
        Read(_WORDS + "\nThe hills too."),
    ),
    Case("sheer size", "one-line.txt", lambda: b"x" * 100_000_000, Refused(say.too_large(100, 50))),
    Case("sheer size", "six-million.txt", lambda: b"x" * 6_000_000, Refused(say.too_long(5_000_000))),
    Case("sheer size", "marks.txt", lambda: ("a" + "\u0301" * 400_000).encode(), Read("a" + "\u0301" * 400_000)),
)
