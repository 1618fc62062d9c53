"""How the words of lines are read before an analysis: their canonical text and their language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.engine.corpus.canonical import canonical
from rapporteur.engine.corpus.languages import UNKNOWN, expected, is_code, of_collection
from rapporteur.engine.intake.lines import Line


@dataclass(frozen=True, slots=True)
class Words:
    """Canonical texts and their languages (ISO 639-1, "und" where not known), of equal length."""

    texts: list[str]
    languages: list[str]

    @property
    def likely(self) -> list[str]:
        """The languages, that of most texts first."""
        counts = Counter(code for code in self.languages if code != UNKNOWN)
        return sorted(counts, key=lambda code: (-counts[code], code))


def alone(lines: Sequence[Line], likely: Sequence[str] = ()) -> Words:
    """Each line read by itself. A "language" that a line names by its code is believed, else it is told.

    likely: languages that short texts may be expected to be in.
    """
    texts = [canonical(line.text)[0] for line in lines]
    return Words(texts, [_given(line) or expected(text, likely) for line, text in zip(lines, texts, strict=True)])


def together(lines: Sequence[Line]) -> Words:
    """All lines of an input: the language of a short text is told with the help of the others."""
    texts = [canonical(line.text)[0] for line in lines]
    told = of_collection(texts)
    return Words(texts, [_given(line) or code for line, code in zip(lines, told, strict=True)])


def _given(line: Line) -> str:
    code = line.fields.get("language")
    return code if isinstance(code, str) and is_code(code) else ""
