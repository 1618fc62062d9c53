from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.records import Entry, Run, Theme
from rapporteur.engine.report.page import Page
from rapporteur.engine.report.sections.voices import observations
from rapporteur.engine.report.wording import Wording
from tests.engine.findings.factories import contribution, holds, run, text

SCORES = (1.0, 0.998, 0.997, 0.996, 0.99)
THEME = Theme("T01", "masts", ("mast",), len(SCORES), len(SCORES), 0.9, "")


def masts(scores: tuple[float, ...] = SCORES, *, alone: bool = False) -> Run:
    """A run with one theme, a passage a score. alone: all of one contributor."""
    owners = [
        contribution(number, **({"contributor": "one"} if alone else {})) for number, _ in enumerate(scores, start=1)
    ]
    texts = [text(owner, f"We put up mast number {owner.id}.") for owner in owners]
    codes = [
        code
        for owner, body, score in zip(owners, texts, scores, strict=True)
        for code in holds(owner, body, "themes", "T01", score)
    ]
    return run(owners, texts=texts, codes=codes, themes=[THEME])


def entries(run: Run) -> list[Entry]:
    """The section in English."""
    bench = bench_of(run)
    page = Page(Tally(run), Wording(Tally(run), "en"), {finding.id: finding for finding in find(bench)})
    observations(page, bench)
    return page.entries


def said(run: Run) -> list[tuple[str, str]]:
    """What is said beside the findings, with the lists that quotes stand in."""
    kinds = ("method", "quote")
    return [(entry.place.get("list", ""), entry.text) for entry in entries(run) if entry.kind in kinds]


def test_observations_end_a_theme_with_its_two_ends() -> None:
    intro, *quotes = said(masts())
    assert intro[1].startswith("Last under a theme stand two of the passages counted for it")
    assert quotes[-4:] == [
        ("", "Closest to the core of the theme:"),
        ("central-1", "We put up mast number 001."),
        ("", "Furthest from the core of the theme:"),
        ("opposite-1", "We put up mast number 005."),
    ]


def test_observations_quote_nobody_twice_in_a_theme() -> None:
    quotes = [words for place, words in said(masts()) if place]
    assert len(set(quotes)) == len(quotes)
    assert {"We put up mast number 001.", "We put up mast number 005."} < set(quotes)


def test_observations_name_no_ends_where_one_contributor_spoke() -> None:
    assert [place for place, _ in said(masts(alone=True))] == ["quotes-1"]


def test_observations_say_which_words_a_record_reports() -> None:
    made = masts()
    texts = tuple(replace(body, speech="reported" if body.contribution == "005" else "direct") for body in made.texts)
    found = entries(replace(made, texts=texts))
    told = {entry.place["contribution"]: entry.place["speech"] for entry in found if entry.kind == "quote"}
    assert (told["001"], told["005"]) == ("direct", "reported")
