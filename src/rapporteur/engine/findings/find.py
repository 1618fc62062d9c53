"""All findings of a run, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.changes import changes
from rapporteur.engine.findings.claims import Bench, Subject, all_groups, context, presence, scarcity, share
from rapporteur.engine.findings.compare import comparisons
from rapporteur.engine.findings.evidence import Archive
from rapporteur.engine.findings.orders import inventory, ranking
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Roll
from rapporteur.engine.records import Finding, Question, Run
from rapporteur.engine.schemes.loader import areas, leaves, load_scheme, quantifier_scale

PHRASES_CLAIMED = 20
CODED_SCHEMES = ("action-lines", "sdgs")


def find(bench: Bench) -> tuple[Finding, ...]:
    """Every claim the run of a bench supports, each with its numbers and evidence; the same run gives the same.

    Raises KeyError when the run's settings name no coding errors for a scheme it codes with.
    """
    found = [finding for finding in _all(bench) if finding is not None]
    return tuple(found)


def bench_of(run: Run) -> Bench:
    """What claims of this run are made with."""
    return bench_with(Tally(run))


def bench_with(tally: Tally) -> Bench:
    """What claims of the run of a tally are made with."""
    run = tally.run
    return Bench(tally=tally, archive=Archive(tally), scale=run.settings.get("quantifiers") or quantifier_scale())


def _all(bench: Bench) -> Iterator[Finding | None]:
    yield from _contexts(bench)
    yield from _themes(bench)
    yield from _phrases(bench)
    yield from _closed_questions(bench)
    yield from _schemes(bench)
    for row in bench.tally.run.coverage:
        attribute = {"groups": "group", "regions": "region", "languages": "language"}.get(row.scheme)
        if attribute is not None:
            yield presence(bench, row, attribute)
    for category in load_scheme("categories").codes:
        yield inventory(bench, category.code)
    yield from comparisons(bench, _compared(bench))
    yield from changes(bench, _asked_again(bench))


def theme_subjects(bench: Bench, question: str = "") -> list[Subject]:
    """Themes of the upper level as subjects, of all that was given or of one question."""
    scope = {"question": question} if question else {}
    return [
        Subject("themes", theme.code, scope, favour=tuple(phrase.casefold() for phrase in theme.phrases))
        for theme in bench.tally.run.themes
        if not theme.parent and theme.contributors
    ]


def open_questions(bench: Bench) -> list[Question]:
    """Questions answered in words, in the order asked."""
    answered = bench.tally.answered_by_question
    return [item for item in bench.tally.run.questions if item.kind == "open" and answered.get(item.key)]


def closed_questions(bench: Bench) -> list[Question]:
    """Questions answered by a choice, in the order asked."""
    answered = bench.tally.answered_by_question
    return [item for item in bench.tally.run.questions if item.kind != "open" and answered.get(item.key)]


def options_of(question: Question) -> list[Subject]:
    """The options of a closed question as subjects."""
    scope = {"question": question.key}
    return [Subject(f"question:{question.key}", option, scope, exact=True) for option in question.options]


def scheme_subjects(scheme: str) -> list[Subject]:
    """The codes of a builtin scheme as subjects, over all that was given; one with codes under it is none."""
    return [Subject(scheme, code.code) for code in leaves(load_scheme(scheme))]


def area_subjects() -> list[Subject]:
    """The areas of the Action Lines as subjects, in the order of the scheme."""
    named = areas(load_scheme("action-lines")).values()
    return [Subject("areas", area) for area in dict.fromkeys(named)]


def _phrase_subjects(bench: Bench) -> list[Subject]:
    every = sorted(bench.tally.run.phrases, key=lambda phrase: (-phrase.contributors, phrase.phrase))
    phrases = [phrase for phrase in every if phrase.language == every[0].language]
    return [
        Subject("phrases", phrase.phrase, exact=True, favour=phrase.variants) for phrase in phrases[:PHRASES_CLAIMED]
    ]


def _themes(bench: Bench) -> Iterator[Finding | None]:
    subjects = theme_subjects(bench)
    for subject in subjects:
        yield share(bench, subject)
        yield all_groups(bench, subject)
    yield ranking(bench, "most-addressed", subjects)
    for question in open_questions(bench):
        yield ranking(bench, "most-addressed", theme_subjects(bench, question.key), most=3)


def _phrases(bench: Bench) -> Iterator[Finding | None]:
    subjects = _phrase_subjects(bench)
    for subject in subjects:
        yield share(bench, subject)
        yield all_groups(bench, subject)
    yield ranking(bench, "most-used", subjects)


def _closed_questions(bench: Bench) -> Iterator[Finding | None]:
    for question in closed_questions(bench):
        subjects = options_of(question)
        for subject in subjects:
            yield share(bench, subject)
            yield all_groups(bench, subject)
        yield ranking(bench, "most-chosen", subjects, most=3)


def _schemes(bench: Bench) -> Iterator[Finding | None]:
    baselines = {(row.scheme, row.code): row.baseline for row in bench.tally.run.coverage}
    for scheme in CODED_SCHEMES:
        subjects = scheme_subjects(scheme)
        for subject in subjects:
            yield share(bench, subject)
            yield all_groups(bench, subject)
            baseline = baselines.get((scheme, subject.code))
            if baseline is not None:
                yield scarcity(bench, subject, baseline)
        yield ranking(bench, "most-addressed", subjects)
    yield ranking(bench, "most-addressed", area_subjects())
    for subject in scheme_subjects("categories"):
        yield share(bench, subject)


def _compared(bench: Bench) -> list[Subject]:
    closed: Iterable[Subject] = (subject for question in closed_questions(bench) for subject in options_of(question))
    lines = [subject for scheme in CODED_SCHEMES for subject in scheme_subjects(scheme)]
    return [*theme_subjects(bench), *_phrase_subjects(bench), *closed, *lines]


def _asked_again(bench: Bench) -> Iterator[Subject]:
    """What may have changed since the question that is linked to was answered: options, themes, phrases, codes."""
    for question in closed_questions(bench):
        if question.follows:
            yield from options_of(question)
    for question in open_questions(bench):
        if question.follows:
            scope = {"question": question.key}
            yield from theme_subjects(bench, question.key)
            coded = (*CODED_SCHEMES, "categories")
            lists = [_phrase_subjects(bench), *(scheme_subjects(scheme) for scheme in coded)]
            yield from (replace(subject, scope=scope) for subjects in lists for subject in subjects)


def _contexts(bench: Bench) -> Iterator[Finding]:
    tally = bench.tally
    contributions, contributors = tally.received, len(tally.contributors)
    yield context("contributions", contributions, contributions, unit="contribution", contributors=contributors)
    yield context("contributors", contributors, contributors)
    yield context("interventions", tally.interventions, contributions, unit="contribution")
    organisers = len(tally.run.contributions) - contributions
    yield context("organisers", organisers, len(tally.run.contributions), unit="contribution")
    for attribute in ("group", "region", "language"):
        counts = tally.groups_of(tally.contributors, attribute)
        order = sorted(counts, key=lambda value: (value == "", -counts[value], value))
        yield context(f"by-{attribute}", contributors, contributors, counts={key: counts[key] for key in order})
    words = len(tally.answered({}))
    yield context("with-words", words, contributors)
    groups = len(Roll.of(column(tally.run.copies, "group")))
    yield context("copied", len(tally.campaigners), contributors, copies=groups)
