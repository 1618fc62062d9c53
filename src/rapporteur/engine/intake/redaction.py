"""Taking the names of anonymous contributors, and e-mail addresses, out of their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapporteur.engine.intake.cleaning import fold

MARK = "[name withheld]"
_EMAIL = r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+"
_EMAILS = re.compile(_EMAIL)
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]|_")
_GAP = r"[\W_]{0,8}"
_ASIDE = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_DASH = re.compile(r"\s[-–—:/|]\s|[–—|]")
LETTERS = 3
"""Letters that a name must have to be sought."""
_SPACELESS = re.compile("[\u0600-\u06ff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Names:
    """What to seek: for every form of a name its words, as written and folded."""

    forms: tuple[tuple[str, ...], ...]

    def pattern(self, text: str) -> re.Pattern[str]:
        """A pattern for the forms whose longest word occurs in a text, and for every e-mail address."""
        folded = text.casefold() if self.forms else ""
        near = [form for form in self.forms if max(form, key=len).casefold() in folded]
        return re.compile("|".join((_EMAIL, *map(_sought, near))), re.IGNORECASE) if near else _EMAILS


def sought_names(names: Iterable[str]) -> Names:
    """The forms of names: whole, without brackets, what stands in brackets, both sides of a dash, and up
    to four words with the last one first or the first one last. Names under 3 letters are not sought.
    """
    forms = {form for name in names for form in _forms(name)}
    return Names(tuple(sorted(forms, key=lambda form: (-sum(map(len, form)), form))))


def _forms(name: str) -> set[tuple[str, ...]]:
    parts = {name, _ASIDE.sub(" ", name), *_ASIDE.findall(name), *_DASH.split(name)}
    forms = {tuple(_BETWEEN.sub(" ", part).split()) for part in parts} | {tuple(fold(part).split()) for part in parts}
    for words in list(forms):
        if 2 <= len(words) <= 4:
            forms |= {(words[-1], *words[:-1]), (*words[1:], words[0])}
    return {form for form in forms if sum(c.isalpha() for word in form for c in word) >= LETTERS}


def _sought(form: Sequence[str]) -> str:
    words = _GAP.join(re.escape(word) for word in form)
    return words if _SPACELESS.search("".join(form)) else rf"(?<!\w){words}(?!\w)"


def redact(text: str, names: Names, offsets: Sequence[int] = ()) -> tuple[str, tuple[int, ...]]:
    """The text with MARK for every name found, and the offsets (ascending, code points) moved with it.

    An offset inside a name moves behind its mark.
    """
    if not names.forms and "@" not in text:
        return text, tuple(offsets)
    pieces: list[str] = []
    moved: list[int] = []
    waiting = list(offsets)
    position = length = 0
    for match in names.pattern(text).finditer(text):
        while waiting and waiting[0] <= match.start():
            moved.append(length + waiting.pop(0) - position)
        pieces += [text[position : match.start()], MARK]
        length += match.start() - position + len(MARK)
        position = match.end()
        while waiting and waiting[0] < position:
            waiting.pop(0)
            moved.append(length)
    pieces.append(text[position:])
    moved += [length + offset - position for offset in waiting]
    return "".join(pieces), tuple(moved)
