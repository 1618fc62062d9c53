"""Counts that can be made again from the words themselves: phrases, closed answers, copies, themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapporteur.engine.analysis.closed import marks
from rapporteur.engine.analysis.phrases import holders
from rapporteur.engine.corpus.shingles import jaccard, shingles
from rapporteur.engine.records import Corpus, Run, Segment

Mismatch = tuple[str, str, str]
"""rule, expected, found."""


def recount(run: Run) -> Iterator[Mismatch]:
    """What the tables of codes, phrases, themes and copies say otherwise than the words do.

    Words of withheld contributions are not in the run: their contributors' marks are taken as they stand.
    """
    held = _held(run)
    unseen = {item.contributor for item in run.contributions if item.publication == "withheld"}
    yield from _phrases(run, held, unseen)
    yield from _closed(run, held, unseen)
    yield from _themes(run, held)
    yield from _copies(run)
    yield from _checks(run)


def _checks(run: Run) -> Iterator[Mismatch]:
    """Every line of the checked sample that was processed is there, and is about a contribution of the run."""
    stated = run.settings["stages"].get("checked", {}).get("processed", 0)
    known = {item.id for item in run.contributions}
    found = sum(1 for check in run.checks if check.contribution in known)
    if found != stated:
        yield "checked", f"{stated} decisions of people", f"{found} decisions of people"


def _held(run: Run) -> Mapping[tuple[str, str, str], frozenset[str]]:
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for code in run.codes:
        if code.contributor and code.member:
            found[code.scheme, code.code, code.question].add(code.contributor)
    return {key: frozenset(value) for key, value in found.items()}


def _phrases(run: Run, held: Mapping[tuple[str, str, str], frozenset[str]], unseen: set[str]) -> Iterator[Mismatch]:
    corpus = Corpus(tuple(text for text in run.texts if text.content), _spoken(run), (), (), ())
    contributors = {item.id: item.contributor for item in run.contributions if item.role == "stakeholder"}
    counted = holders(run.phrases, corpus, contributors)
    for phrase in run.phrases:
        stated = held.get(("phrases", phrase.phrase, ""), frozenset())
        yield from _compare("phrase", phrase.phrase, counted[phrase.phrase], stated, unseen)
        if phrase.contributors != len(stated):
            yield "phrase", f"{phrase.phrase}: {len(stated)}", f"{phrase.phrase}: {phrase.contributors}"


def _spoken(run: Run) -> tuple[Segment, ...]:
    kept = {text.text for text in run.texts if text.content}
    return tuple(segment for segment in run.segments if segment.text in kept)


def _closed(run: Run, held: Mapping[tuple[str, str, str], frozenset[str]], unseen: set[str]) -> Iterator[Mismatch]:
    contributor_of = {item.id: item.contributor for item in run.contributions}
    counted: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for mark in marks((text for text in run.texts if text.content), contributor_of):
        counted[mark.scheme, mark.code, mark.question].add(mark.contributor)
    stated = {key: value for key, value in held.items() if key[0].startswith("question:")}
    for key in sorted({*counted, *stated}):
        found = stated.get(key, frozenset())
        yield from _compare("closed answer", key[1], frozenset(counted.get(key, ())), found, unseen)


def _themes(run: Run, held: Mapping[tuple[str, str, str], frozenset[str]]) -> Iterator[Mismatch]:
    for theme in run.themes:
        count = len(held.get(("themes", theme.code, ""), ()))
        if count != theme.contributors:
            yield "theme", f"{theme.code}: {count}", f"{theme.code}: {theme.contributors}"


def _copies(run: Run) -> Iterator[Mismatch]:
    contents: dict[str, list[str]] = defaultdict(list)
    for text in run.texts:
        if text.kind != "choice" and text.content:
            contents[text.contribution].append(text.content)
    for pair in run.copies:
        best = _most_alike(contents[pair.contribution], contents[pair.of])
        if best != pair.similarity:
            name = f"{pair.contribution} and {pair.of}"
            yield "copy", f"{name}: {best}", f"{name}: {pair.similarity}"


def _most_alike(one: Sequence[str], two: Sequence[str]) -> float:
    first, second = [shingles(content) for content in one], [shingles(content) for content in two]
    return max((round(jaccard(a, b), 4) for a in first for b in second), default=0.0)


def _compare(
    rule: str, name: str, counted: frozenset[str], stated: frozenset[str], unseen: set[str]
) -> Iterator[Mismatch]:
    missing, extra = counted - stated, stated - counted - unseen
    if missing or extra:
        yield rule, f"{name}: {len(counted)} in the words", f"{name}: {len(stated)} marked"
