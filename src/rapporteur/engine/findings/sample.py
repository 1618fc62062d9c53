"""The lines of a sample to be checked by people: who was drawn, for which code, with the passages that speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rapporteur.engine.analysis.checked import Drawn, draw
from rapporteur.engine.analysis.checked.reading import codes_of
from rapporteur.engine.errors import UnknownScheme, WrongUse
from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.findings.evidence import Archive, Candidate, to_anchor
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.records import Code, Contribution, Run, Text

MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawn sample. lines: objects of JSON Lines, sorted by contribution and code; plans: what was drawn, by code."""

    lines: tuple[Mapping[str, Any], ...]
    plans: Mapping[str, Drawn]


def sample(
    run: Run, scheme: str, *, code: str = "", question: str = "", precision: float = 0.05, seed: int = 0
) -> Sample:
    """Draw what people should check of a scheme, or of one code of it.

    question: draw for the answers to this question; "" for all that was given. precision: wanted half-width of the
    95 % interval of each share among those who answered, in (0, 0.5]. Without a code: every code that the machine
    proposes of anybody, of themes the upper level. What people decided before stands in "holds", else null. Raises
    UnknownScheme for a scheme or code that cannot be checked in this run, WrongUse for a question it does not have or
    an odd precision.
    """
    if not 0.0 < precision <= 0.5:
        raise WrongUse(f"{precision} is no precision.", where="--precision", action="Give a number up to 0.5.")
    bench, labels = bench_of(run), _labels(run, scheme)
    if question and question not in bench.tally.questions:
        raise WrongUse("This run has no such question.", where="--question", action="See run.json for the keys.")
    if code and code not in labels:
        raise UnknownScheme(f"The scheme {scheme} has no code {code!r}.", where="--code", action="See codes.parquet.")
    scope = {"question": question} if question else {}
    below = {theme.code for theme in run.themes if theme.parent} if scheme == "themes" else set()
    proposed = {name for key, name, where in bench.tally.proposed if (key, where) == (scheme, question)} - below
    plans = {
        name: draw(bench.tally, scheme, name, scope, errors=bench.errors[scheme], precision=precision, seed=seed)
        for name in ([code] if code else sorted(proposed & labels.keys()))
    }
    writer = _Lines(bench, scheme, labels, question)
    lines = (line for name, plan in plans.items() for line in writer.of_code(name, plan.contributors))
    return Sample(tuple(sorted(lines, key=lambda line: (line["contribution"], line["code"]))), plans)


def _labels(run: Run, scheme: str) -> Mapping[str, str]:
    known = codes_of(run)
    if scheme not in known or scheme not in run.settings.get("errors", {}):
        raise UnknownScheme(
            f"{scheme!r} cannot be checked.", where="--scheme", action=f"Give one of {', '.join(sorted(known))}."
        )
    return known[scheme]


@dataclass(frozen=True)
class _Lines:
    """Makes the lines of one scheme."""

    bench: Bench
    scheme: str
    labels: Mapping[str, str]
    question: str

    @cached_property
    def archive(self) -> Archive:
        return self.bench.archive

    @cached_property
    def texts_of(self) -> Mapping[str, Sequence[tuple[Contribution, list[Text]]]]:
        """The contributions in words of each contributor, with their texts in scope."""
        tally = self.bench.tally
        texts: dict[str, list[Text]] = {}
        for text in tally.run.texts:
            in_scope = text.kind != "choice" and (not self.question or text.question == self.question)
            if text.contribution in tally.by_contribution and in_scope:
                texts.setdefault(text.contribution, []).append(text)
        found: dict[str, list[tuple[Contribution, list[Text]]]] = {}
        for name, own in sorted(texts.items()):
            contribution = tally.by_contribution[name]
            found.setdefault(contribution.contributor, []).append((contribution, own))
        return found

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], Sequence[Code]]:
        """Segments that count for a code or are nearest to it, by (code, text), best first."""
        found: dict[tuple[str, str], list[Code]] = {}
        for row in self.bench.tally.run.codes:
            if row.scheme == self.scheme and row.segment:
                found.setdefault((row.code, self.archive.segments[row.segment].text), []).append(row)
        return {key: sorted(rows, key=lambda row: (-row.score, row.segment)) for key, rows in found.items()}

    def of_code(self, code: str, contributors: Sequence[str]) -> Iterator[dict[str, Any]]:
        """A line for each contribution of the contributors drawn for a code."""
        for contributor in contributors:
            for contribution, texts in self.texts_of.get(contributor, ()):
                yield self._line(code, contribution, texts)

    def _line(self, code: str, contribution: Contribution, texts: Sequence[Text]) -> dict[str, Any]:
        withheld = contribution.publication == "withheld"
        return {
            "contribution": contribution.id,
            "scheme": self.scheme,
            "code": code,
            "label": self.labels[code],
            **({"question": self.question} if self.question else {}),
            "holds": self._decided(contribution.id, code),
            **({"withheld": True} if withheld else {}),
            "passages": [] if withheld else self._passages(code, contribution, texts),
        }

    def _decided(self, contribution: str, code: str) -> bool | None:
        checks = self.bench.tally.run.checks
        wanted = (contribution, self.scheme, code, self.question)
        return next(
            (item.holds for item in checks if (item.contribution, item.scheme, item.code, item.question) == wanted),
            None,
        )

    def _passages(self, code: str, contribution: Contribution, texts: Sequence[Text]) -> list[str]:
        found: list[tuple[float, str, Candidate]] = []
        for text in texts:
            for row in self.rows.get((code, text.text), ()):
                segment = self.archive.segments[row.segment]
                own = replace(text, contribution=contribution.id)
                passage = Candidate(own, contribution, segment, segment.start, segment.end, row.score)
                found.append((-row.score, row.segment, passage))
        best = sorted(found, key=lambda item: item[:2])[:MOST_PASSAGES]
        return [to_anchor(passage).quote for _, _, passage in best if passage.text.content]
