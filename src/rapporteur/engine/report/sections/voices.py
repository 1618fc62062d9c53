"""What was said: phrases, observations, closed questions, inventory."""

from __future__ import annotations

from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.findings.ends import Ends, ends
from rapporteur.engine.findings.find import closed_questions, open_questions, theme_subjects
from rapporteur.engine.records import GROUPS, Finding, Phrase, Question
from rapporteur.engine.report.page import STRONG, Page
from rapporteur.engine.schemes.loader import load_scheme

PHRASES_SHOWN = 30
QUOTES_SHOWN = 3


def phrases(page: Page) -> None:
    """The chart and table of the most common thematic phrases, in all and by group."""
    every = sorted(page.tally.run.phrases, key=lambda item: (-item.contributors, item.phrase))
    if not every:
        return
    language = every[0].language
    shown = [item for item in every if item.language == language][:PHRASES_SHOWN]
    others = [item for item in every if item.language != language][:PHRASES_SHOWN]
    page.section("phrases")
    page.heading("heading-phrases")
    page.prose("phrases-intro")
    if others:
        page.prose("phrases-languages", language=page.wording.tongue(language))
    for finding in page.findings.values():
        if finding.scheme == "phrases" and finding.kind in ("ranking", "mostly", "contrast", "all-groups"):
            page.state(finding)
    of = len(page.tally.answered({}))
    source = page.word("note-contributors", of=of)
    listed = page.wording.listing([page.word("bar", label=item.phrase, count=item.contributors) for item in shown])
    page.chart(
        "chart-phrases",
        page.word("chart-phrases", label=shown[0].phrase, count=shown[0].contributors),
        form="bars",
        table="table-phrases",
        columns=[1],
        about=page.word("about-bars", items=listed),
        source=source,
    )
    groups = [group for group in GROUPS if any(item.by_group.get(group) for item in shown)]
    page.table(
        "table-phrases",
        page.word("caption-phrases"),
        [
            page.word("column-phrase"),
            page.word("column-total"),
            *(page.wording.name("group", group) for group in groups),
        ],
        [_phrase_row(item, groups) for item in shown],
        note=source,
    )
    _other_phrases(page, others)


def _other_phrases(page: Page, others: list[Phrase]) -> None:
    """Phrases of the other languages: each language counts its own."""
    if others:
        columns = [page.word(f"column-{name}") for name in ("phrase", "language", "total")]
        rows: list[list[str | int | float]] = [
            [item.phrase, page.wording.name("language", item.language), item.contributors] for item in others
        ]
        page.table("table-phrases-other", page.word("caption-phrases-other"), columns, rows)


def _phrase_row(phrase: Phrase, groups: list[str]) -> list[str | int | float]:
    return [phrase.phrase, phrase.contributors, *(phrase.by_group.get(group, 0) for group in groups)]


def observations(page: Page, bench: Bench) -> None:
    """Numbered observations: one a theme, one a question; numbers in brackets, groups that differ, quotes."""
    page.section("observations")
    page.heading("heading-observations")
    ranked = [item for item in page.findings.values() if item.kind == "ranking" and item.scheme == "themes"]
    page.heading("heading-by-theme", level=3)
    for finding in (item for item in ranked if not item.scope):
        page.state(finding, paragraph=page.next_paragraph())
    _themes_table(page)
    _by_theme(page, bench)
    by_question = {item.scope["question"]: item for item in ranked if item.scope}
    changed = [item for item in page.findings.values() if item.kind == "change" and item.scheme in _CODED]
    if by_question or changed:
        page.heading("heading-by-question", level=3)
    for question in open_questions(bench):
        about = [by_question[question.key]] if question.key in by_question else []
        about += [item for item in changed if item.scope["question"] == question.key]
        if about:
            _observation(page, bench, about)


def _by_theme(page: Page, bench: Bench) -> None:
    """What is said of each theme, its quotes, and its two ends."""
    themes = {theme.code: theme for theme in page.tally.run.themes}
    subjects = theme_subjects(bench)
    found = {subject.code: ends(bench, subject, themes[subject.code]) for subject in subjects}
    if any(found.values()):
        page.prose("ends-intro")
    for subject in subjects:
        about = [
            item
            for item in page.findings.values()
            if item.scheme == "themes" and item.code == subject.code and item.kind in _SAID and not item.scope
        ]
        if about:
            _observation(page, bench, sorted(about, key=lambda item: _SAID.index(item.kind)), found[subject.code])


def _themes_table(page: Page) -> None:
    """Both levels of themes: how many contributors, how steady."""
    rows: list[list[str | int | float]] = []
    for theme in (theme for theme in page.tally.run.themes if theme.contributors):
        label = page.wording.label("themes", theme.code)
        if theme.parent:
            label = page.word("theme-small" if theme.small else "theme-leaf", label=label)
        rows.append([label, theme.contributors, theme.stability])
    if rows:
        header = [page.word(f"column-{name}") for name in ("theme", "contributors", "stability")]
        page.table("table-themes", page.word("caption-themes"), header, rows, note=page.word("note-themes"))


_CODED = ("themes", "phrases", "action-lines", "sdgs", "categories")
_SAID = ("share", "mostly", "contrast", "all-groups")


def _observation(page: Page, bench: Bench, findings: list[Finding], pair: Ends | None = None) -> None:
    """A numbered paragraph with quotes, one a contributor or campaign; pair: the ends of its theme."""
    number = page.next_paragraph()
    for finding in findings:
        page.state(finding, paragraph=number)
    apart = (pair.central, pair.opposite) if pair else ()
    taken = {bench.archive.voice(quote) for quote in apart}
    quotes = {(quote.text, quote.start): quote for finding in findings for quote in finding.evidence}
    shown = [quote for quote in quotes.values() if bench.archive.voice(quote) not in taken][:QUOTES_SHOWN]
    for quote in shown:
        page.quote(quote, list=f"quotes-{number}")
    for end, quote in zip(("central", "opposite"), apart, strict=False):
        page.prose(f"end-{end}")
        page.quote(quote, list=f"{end}-{number}")
    page.shown.update(finding.id for finding in findings if set(finding.evidence) <= {*shown, *apart})


def questions(page: Page, bench: Bench) -> None:
    """Closed questions: what was chosen, by how many, what changed since the earlier round."""
    closed = closed_questions(bench)
    if not closed:
        return
    page.section("questions")
    page.heading("heading-questions")
    for question in closed:
        _question(page, question)


_CHOSEN = ("ranking", "share", "change", "all-groups", "mostly", "contrast")


def _question(page: Page, question: Question) -> None:
    tally, scheme, scope = page.tally, f"question:{question.key}", {"question": question.key}
    of, asked = len(tally.answered(scope)), len(tally.asked(scope))
    own = page.wording.own
    text, round_title = (
        own(question.text),
        own(tally.run.settings.get("rounds", {}).get(question.round, question.round)),
    )
    heading = page.word("question-of-round", question=text, round=round_title) if round_title else text
    page.add("heading", heading, level=3)
    paragraph = page.next_paragraph()
    about = [item for item in page.findings.values() if item.scheme == scheme and item.kind in _CHOSEN]
    for finding in sorted(about, key=lambda item: _CHOSEN.index(item.kind)):
        if finding.kind != "share" or finding.quantifier in STRONG:
            page.state(finding, paragraph=paragraph)
    counts = {option: tally.holders(scheme, option, scope) for option in question.options}
    groups = [group for group in GROUPS if tally.groups_of(tally.answered(scope))[group]]
    rows: list[list[str | int | float]] = [
        [
            own(option),
            len(counts[option]),
            round(len(counts[option]) / of, 4),
            *(tally.groups_of(counts[option])[group] for group in groups),
        ]
        for option in question.options
    ]
    source = page.word("note-answered", of=of, asked=asked)
    most = max(question.options, key=lambda option: len(counts[option]))
    page.chart(
        f"chart-{question.key}",
        page.word("chart-question", label=own(most), count=len(counts[most])),
        form="bars",
        table=f"table-{question.key}",
        columns=[1],
        about=page.word(
            "about-bars",
            items=page.wording.listing(
                [page.word("bar", label=own(option), count=len(counts[option])) for option in counts]
            ),
        ),
        source=source,
    )
    page.table(
        f"table-{question.key}",
        page.word("caption-question", question=text),
        [
            page.word("column-answer"),
            page.word("column-chosen"),
            page.word("column-share"),
            *(page.wording.name("group", group) for group in groups),
        ],
        rows,
        note=source,
    )


def inventory(page: Page) -> None:
    """Achievements, obstacles, approaches, practices, opportunities, risks, priorities, trends, requests."""
    page.section("inventory")
    page.heading("heading-inventory")
    page.prose("inventory-intro")
    for category in load_scheme("categories").codes:
        finding = page.findings.get(f"list-categories-{category.code}-reported")
        if finding is None:
            continue
        page.heading(f"heading-{category.code}", level=3)
        paragraph = page.next_paragraph()
        page.state(finding, paragraph=paragraph)
        page.shown.add(finding.id)
        for quote in finding.evidence:
            page.quote(quote, list=f"inventory-{category.code}")
