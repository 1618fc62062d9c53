"""Furniture: form labels and lines that repeat across contributions, page headers, titles.

What campaigns share is not furniture: a repeated line counts as furniture only where the texts that
share it are otherwise unlike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapporteur.engine.corpus.lines import Line, key_of, label_end, label_of, letters_of, lines_of, page_key
from rapporteur.engine.corpus.paragraphs import Span
from rapporteur.engine.corpus.shingles import jaccard, shingles
from rapporteur.engine.languages import get
from rapporteur.engine.records import UN_LANGUAGES, Text, TextKind

FORM_KINDS: tuple[TextKind, ...] = ("form", "attachment", "document")
"""Kinds of text that forms are made of; answers and interventions are a contributor's own words."""
SHARE = 0.1
"""A label or line recurs where this share of the contributions with texts of the kind have it."""
LEAST = 3
"""... and at least this many of them."""
LONGEST = 12
"""Words of the longest line that can be furniture."""
UNLIKE = 0.2
"""Texts with a mean Jaccard similarity under this are otherwise unlike."""

_TOP = 25
"""Lines from the top within which labels and titles are looked for."""
_SAMPLE = 12
"""Texts compared to tell a form from a campaign."""
_CONTINUED = 3
"""Lines a label's value may run on."""
_LONG_VALUE = 40
"""A value of more words than this is an answer; only its label is furniture."""
_LONGEST_NOTHING = 120
"""A line of more characters says something."""
_EDGES = " ().[]<>*-–—…!\"'"
"""What may stand around words that say nothing."""
_PAGE_SHARE = 0.4
_PAGE_EDGE = 2
_PAGE_LONGEST = 25
_TITLE_LINES = 6
_SLACK = 8


def mark(texts: Sequence[Text], questions: Collection[str] = ()) -> Mapping[str, tuple[Span, ...]]:
    """The furniture of each text, by text id: sorted spans that neither overlap nor touch.

    texts: with their content. questions: the questions as asked, which forms repeat.
    """
    lines = {text.text: lines_of(text.content) for text in texts if text.kind in FORM_KINDS}
    spans: dict[str, list[Span]] = defaultdict(list)
    asked = frozenset(letters_of(question) for question in questions if len(question.split()) >= 4)
    for kind in FORM_KINDS:
        of_kind = _distinct(text for text in texts if text.kind == kind)
        labels, repeated = _recurring(of_kind, lines)
        for text in of_kind:
            spans[text.text].extend(_in_form(text, lines[text.text], labels, repeated))
    for text in texts:
        told = _in_form_alone(text, lines[text.text], asked) if text.kind in FORM_KINDS else _in_words(text)
        if told:
            spans[text.text].extend(told)
    return {text.text: _merged(text.content, spans[text.text]) if text.text in spans else () for text in texts}


def _distinct(texts: Iterable[Text]) -> list[Text]:
    """One row a contribution and text, sorted."""
    rows = {(text.contribution, text.text): text for text in texts}
    return [rows[key] for key in sorted(rows)]


def _labels(content: str, lines: Sequence[Line]) -> set[str]:
    return {label for line in lines[:_TOP] if (label := label_of(content[line.start : line.end]))}


def _standing(_content: str, lines: Sequence[Line]) -> set[str]:
    return {line.key for line in lines if line.alone and len(line.key.split()) <= LONGEST}


def _recurring(texts: Sequence[Text], lines: Mapping[str, Sequence[Line]]) -> tuple[frozenset[str], frozenset[str]]:
    """Labels and lines that a tenth of the contributions have, in texts that are otherwise unlike."""
    labels, repeated = _shared(texts, lines, _labels), _shared(texts, lines, _standing)
    either = frozenset(labels) | frozenset(repeated)
    return (
        frozenset(key for key, held in labels.items() if _unlike(held, key, either)),
        frozenset(key for key, held in repeated.items() if _unlike(held, key, either)),
    )


def _shared(
    texts: Sequence[Text],
    lines: Mapping[str, Sequence[Line]],
    found: Callable[[str, Sequence[Line]], set[str]],
) -> dict[str, list[Text]]:
    """What is found in a tenth of the contributions, with the texts that have it."""
    holders: dict[str, dict[str, Text]] = defaultdict(dict)
    for text in texts:
        for key in found(text.content, lines[text.text]):
            holders[key].setdefault(text.contribution, text)
    needed = max(LEAST, SHARE * len({text.contribution for text in texts}))
    return {key: list(held.values()) for key, held in sorted(holders.items()) if len(held) >= needed}


def _unlike(texts: Sequence[Text], key: str, either: frozenset[str]) -> bool:
    """Whether an even sample of the texts is unlike once all that recurs is taken away.

    Where nothing is left then, only this label or line is taken away.
    """
    step = max(1, len(texts) // _SAMPLE)
    drawn = texts[::step][:_SAMPLE]
    sets = [_without(text.content, either) or _without(text.content, frozenset((key,))) for text in drawn]
    pairs = list(combinations(sets, 2))
    return sum(jaccard(one, other) for one, other in pairs) < UNLIKE * len(pairs)


@lru_cache(maxsize=4096)
def _without(content: str, keys: frozenset[str]) -> frozenset[str]:
    kept = (line for line in content.split("\n") if key_of(line) not in keys and label_of(line) not in keys)
    return shingles("\n".join(kept))


def _in_form(text: Text, lines: Sequence[Line], labels: Collection[str], repeated: Collection[str]) -> list[Span]:
    """Spans of labels with their values and of repeated lines."""
    kinds = [_role(text.content, line, index, labels, repeated) for index, line in enumerate(lines)]
    width = max((line.end - line.start for line, kind in zip(lines, kinds, strict=True) if kind == "label"), default=0)
    spans: list[Span] = []
    for index, line in enumerate(lines):
        if kinds[index] == "line" or (kinds[index] == "maybe" and _after_furniture(kinds, index)):
            spans.append((line.start, line.end))
            kinds[index] = "line"
        elif kinds[index] == "label":
            last = _value_end(lines, kinds, index, width)
            spans.append(_labelled(text.content, line, lines[last]))
            kinds[index + 1 : last + 1] = ["line"] * (last - index)
    return spans


def _role(content: str, line: Line, index: int, labels: Collection[str], repeated: Collection[str]) -> str:
    if index < _TOP and label_of(content[line.start : line.end]) in labels:
        return "label"
    if line.key in repeated:
        return "line" if line.alone else "maybe"
    return ""


def _after_furniture(kinds: Sequence[str], index: int) -> bool:
    return index == 0 or kinds[index - 1] in ("line", "label")


def _value_end(lines: Sequence[Line], kinds: Sequence[str], index: int, width: int) -> int:
    """Number of the last line that a label's value runs on to."""
    for ahead in range(1, _CONTINUED + 2):
        if index + ahead < len(lines) and kinds[index + ahead]:
            return index + ahead - 1
    last = index
    while last + 1 < len(lines) and last - index < _CONTINUED and _full(lines, last, width):
        last += 1
    return last


def _full(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    line, following = lines[index], lines[index + 1]
    touching = following.start - line.end < 3
    first = following.key.split(maxsplit=1)[0]
    return touching and width > _SLACK and line.end - line.start + 1 + len(first) > width


def _labelled(content: str, line: Line, last: Line) -> Span:
    """The label with its value; the label alone where the value is long enough to be an answer."""
    if len(content[line.start : last.end].split()) > _LONG_VALUE:
        return line.start, line.start + label_end(content[line.start : line.end])
    return line.start, last.end


def _in_words(text: Text) -> list[Span]:
    """Spans of a contributor's own words: all of a choice, and an answer of one line that answers nothing."""
    if text.kind == "choice":
        return [(0, len(text.content))]
    line = text.content.strip()
    if "\n" in line or _is_long(line) or not _says_nothing(key_of(line)):
        return []
    start = text.content.index(line)
    return [(start, start + len(line))]


def _in_form_alone(text: Text, lines: Sequence[Line], asked: Collection[str]) -> list[Span]:
    """Spans told from a form alone: page edges, its title, the questions, lines that answer nothing."""
    spans = [(line.start, line.end) for line in lines if line.alone and _says_nothing(line.key)]
    spans += _page_edges(text, lines)
    title = letters_of(text.title)
    if title:
        spans += _equal(text.content, lines[:_TOP] if len(text.title.split()) > 2 else lines[:3], {title})
    return spans + (_equal(text.content, lines, asked) if asked else [])


@lru_cache(maxsize=1)
def _empty_answers() -> frozenset[str]:
    return frozenset().union(*(get(code).EMPTY_ANSWERS for code in UN_LANGUAGES))


@lru_cache(maxsize=1)
def _pointers() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{get(code).POINTERS})" for code in UN_LANGUAGES))


def _says_nothing(key: str) -> bool:
    """Whether a line is "n/a" or only points to an attached document, in any of the six languages."""
    bare = key.strip(_EDGES)
    if len(bare) > _LONGEST_NOTHING:
        return False
    return bare in _empty_answers() or (len(bare.split()) <= LONGEST + 2 and bool(_pointers().match(bare)))


def _is_long(line: str) -> bool:
    """Whether a line is plainly too long to say nothing; False where that takes its key."""
    bare = line.strip(_EDGES)
    return len(bare) - bare.count(" ") > _LONGEST_NOTHING and bare.isprintable()


def _page_edges(text: Text, lines: Sequence[Line]) -> list[Span]:
    """Headers, footers and page numbers: lines at page edges that recur on two pages of five."""
    if len(text.pages) < LEAST:
        return []
    edges: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for page, on_page in enumerate(_by_page(text.pages, lines)):
        near = on_page[:_PAGE_EDGE] + on_page[max(_PAGE_EDGE, len(on_page) - _PAGE_EDGE) :]
        for line in near:
            if len(line.key.split()) <= _PAGE_LONGEST:
                edges[page_key(line.key)][page].append((line.start, line.end))
    needed = max(LEAST, _PAGE_SHARE * len(text.pages))
    return [span for pages in edges.values() if len(pages) >= needed for spans in pages.values() for span in spans]


def _by_page(pages: Sequence[int], lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = [[] for _ in pages]
    page = 0
    for line in lines:
        while page + 1 < len(pages) and pages[page + 1] <= line.start:
            page += 1
        found[page].append(line)
    return found


def _equal(content: str, lines: Sequence[Line], needles: Collection[str]) -> list[Span]:
    """Runs of up to six lines whose letters are exactly one of the needles."""
    longest = max(map(len, needles), default=0)
    spans: list[Span] = []
    for index, line in enumerate(lines):
        joined = ""
        for other in lines[index : index + _TITLE_LINES]:
            joined += letters_of(content[other.start : other.end])
            if joined in needles or joined.lstrip("0123456789") in needles:
                spans.append((line.start, other.end))
            if len(joined) > longest + 3:
                break
    return spans


def _merged(content: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted spans, joined where nothing but blank space lies between them."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if content[slice(*span)].strip()):
        if merged and (start <= merged[-1][1] or not content[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
