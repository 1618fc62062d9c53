"""The lines of a sample to be checked by people: who was drawn, for which code, with the passages that speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rapporteur.engine.analysis.checked import Drawn, draw
from rapporteur.engine.analysis.checked.reading import codes_of
from rapporteur.engine.analysis.voices import Mask
from rapporteur.engine.errors import UnknownScheme, WrongUse
from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.findings.evidence import Candidate, Candidates, to_anchor
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.records import Contribution, Run

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

    def of_code(self, code: str, contributors: Sequence[str]) -> Iterator[dict[str, Any]]:
        """A line for each contribution in words of the contributors drawn for a code."""
        tally = self.bench.tally
        drawn = tally.named(contributors).mask[tally.texts.who] & ~tally.texts.choice
        if self.question:
            drawn &= tally.texts.question == tally.texts.questions.place(self.question)
        passages = self._passages(code, drawn)
        for place in np.unique(tally.texts.contribution[drawn]).tolist():
            contribution = tally.run.contributions[int(tally.people.rows[place])]
            yield self._line(code, contribution, passages.get(place, ()))

    def _line(self, code: str, contribution: Contribution, passages: Sequence[Candidate]) -> dict[str, Any]:
        withheld = contribution.publication == "withheld"
        return {
            "contribution": contribution.id,
            "scheme": self.scheme,
            "code": code,
            "label": self.labels[code],
            **({"question": self.question} if self.question else {}),
            "holds": self._decided(contribution.id, code),
            **({"withheld": True} if withheld else {}),
            "passages": [] if withheld else [to_anchor(passage).quote for passage in passages],
        }

    def _decided(self, contribution: str, code: str) -> bool | None:
        checks = self.bench.tally.run.checks
        wanted = (contribution, self.scheme, code, self.question)
        return next(
            (item.holds for item in checks if (item.contribution, item.scheme, item.code, item.question) == wanted),
            None,
        )

    def _passages(self, code: str, drawn: Mask) -> Mapping[int, Sequence[Candidate]]:
        """The passages of each contribution that count for a code or are nearest to it, in some texts, the best."""
        tally, marked = self.bench.tally, self.bench.tally.marks.marked.get((self.scheme, code))
        found: dict[int, list[Candidate]] = {}
        if marked is None:
            return found
        which, rows = tally.rows_of(marked.segments)
        near = Candidates(rows, marked.segments[which], marked.scores[which].astype(np.int32))
        near = near.taken(drawn[near.rows])
        for place in np.lexsort((near.segments, -near.score)).tolist():
            own = found.setdefault(int(tally.texts.contribution[near.rows[place]]), [])
            if len(own) < MOST_PASSAGES:
                own.append(self.bench.archive.shown(near, place))
        return found
