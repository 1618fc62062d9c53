"""Coverage: who and what was heard less than a baseline says (EVIDENCE.md, "Coverage")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapporteur.engine.analysis.prevalence import ErrorRates, wilson
from rapporteur.engine.analysis.shares import Share, share_of
from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.records import GROUPS, UN_LANGUAGES, CoverageRow
from rapporteur.engine.schemes.geography import members, members_by_region
from rapporteur.engine.schemes.loader import leaves, load_scheme

UNDER = "under-represented"
SILENT = "silent"
NO_BASELINE = "no baseline set"


def measure(tally: Tally) -> tuple[CoverageRow, ...]:
    """Coverage by group, region, language, Action Line, SDG and member state, sorted.

    Baselines come from the run's settings; regions default to their share of the member states
    unless the review is fictional, whose states are no members of anything.
    """
    return tuple(sorted(_rows(tally), key=lambda row: (row.scheme, row.code)))


def _rows(tally: Tally) -> Iterator[CoverageRow]:
    baselines: Mapping[str, Mapping[str, float]] = tally.run.settings.get("baseline", {})
    fictional = bool(tally.run.settings.get("fictional"))
    everybody = len(tally.contributors)
    for scheme, attribute, codes in (
        ("groups", "group", GROUPS),
        ("regions", "region", tuple(members_by_region())),
        ("languages", "language", UN_LANGUAGES),
    ):
        baseline = baselines.get(scheme, {})
        if scheme == "regions" and not baseline and not fictional:
            baseline = {key: len(states) / len(members()) for key, states in members_by_region().items()}
        count = tally.groups_of(tally.contributors, attribute)
        for code in sorted({*codes, *count}):
            if code:
                yield _row(scheme, code, count[code], everybody, baseline.get(code))
    yield from _coded(tally, baselines)
    if not fictional:
        yield from _states(tally)


def _coded(tally: Tally, baselines: Mapping[str, Mapping[str, float]]) -> Iterator[CoverageRow]:
    answered = tally.answered({})
    for scheme in ("action-lines", "sdgs"):
        errors = ErrorRates.told(tally.run.settings["errors"][scheme])
        for code in leaves(load_scheme(scheme)):
            holders = tally.holders(scheme, code.code, {})
            share = share_of(tally, (scheme, code.code), {}, answered, holders, errors)
            yield _coverage(scheme, code.code, share, baselines.get(scheme, {}).get(code.code))


def _states(tally: Tally) -> Iterator[CoverageRow]:
    known, places = tally.people.values("country")
    heard = {country: tally.people.holding(places == place) for place, country in enumerate(known)}
    everybody = len(tally.contributors)
    for state in members():
        row = _row("states", state, len(heard.get(state, ())), everybody, None)
        yield (row if row.contributors else CoverageRow("states", state, 0, 0.0, None, row.low, row.high, SILENT))


def _row(scheme: str, code: str, count: int, of: int, baseline: float | None) -> CoverageRow:
    """A row of an exact count."""
    low, high = (round(bound, 4) for bound in wilson(count, of))
    share = Share(count, of, round(count / of, 4) if of else 0.0, low, high, exact=True)
    return _coverage(scheme, code, share, baseline)


def _coverage(scheme: str, code: str, share: Share, baseline: float | None) -> CoverageRow:
    note = NO_BASELINE if baseline is None else UNDER if share.high < baseline else ""
    part = round(share.count / share.of, 4) if share.of else 0.0
    return CoverageRow(
        scheme, code, share.count, part, None if baseline is None else round(baseline, 4), share.low, share.high, note
    )
