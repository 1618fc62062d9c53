"""What stands behind the report: method and limits, and the annex of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.languages.templates import language_name
from rapporteur.engine.records import Anchor, Text
from rapporteur.engine.report.page import Page
from rapporteur.engine.report.wording import module

SURROUNDINGS = 280
"""Characters shown before and after a quoted passage."""


def method(page: Page, bench: Bench) -> None:
    """Method and limits in plain words, the quantifier scale, the coding errors."""
    page.section("method")
    page.heading("heading-method")
    settings = page.tally.run.settings
    for key in (
        "method-unit",
        "method-of",
        "method-interval",
        "method-length",
        "method-campaigns",
        "method-compare",
        *(["method-changes"] if any(question.follows for question in page.tally.run.questions) else []),
        *(["method-checked"] if page.tally.run.checks else []),
        "method-themes",
    ):
        page.prose(key)
    _events(page)
    for key in ("method-languages", "method-publication", "method-speech"):
        page.prose(key)
    page.prose(
        "method-encoder",
        encoder=settings["encoder"]["tier"],
        seed=str(settings["seed"]),
        version=settings["version"],
    )
    if not module(page.wording.language, "report").REVIEWED:
        page.prose("method-unreviewed", language=language_name(page.wording.language, page.wording.language))
    page.prose("method-quantifiers")
    page.table(
        "table-quantifiers",
        page.word("caption-quantifiers"),
        [page.word("column-quantifier"), page.word("column-rule")],
        [[page.word(f"name-{rule['key']}"), page.word(_rule_key(page, rule["key"]))] for rule in bench.scale],
    )
    page.table(
        "table-errors",
        page.word("caption-errors"),
        [page.word(f"column-{name}") for name in ("scheme", "sensitivity", "false", "measured")],
        [
            [
                page.word(f"scheme-{scheme}"),
                errors.sensitivity,
                errors.false_positive,
                page.word(f"measured-{errors.basis}"),
            ]
            for scheme, errors in bench.errors.items()
        ],
    )

    _checked(page)


def _events(page: Page) -> None:
    """The themes of the codebook that were split or merged in this run; earlier reports tell of earlier ones."""
    run = page.tally.run
    codebook = run.settings.get("codebook", {}).get("sha256")
    for event in run.events:
        if event.codebook == codebook:
            before, after = (page.wording.enumerate(_themes(page, codes)) for codes in (event.before, event.after))
            page.prose(f"method-{event.kind}", before=before, after=after)


def _themes(page: Page, codes: Sequence[str]) -> list[str]:
    return [page.word("theme-code", label=page.wording.label("themes", code), code=code) for code in codes]


def _checked(page: Page) -> None:
    """The codes of which people checked a sample: how many they looked at, how often they disagreed, what it proves."""
    found = [item for item in page.findings.values() if item.checked and item.kind == "share"]
    if not found:
        return
    share = page.wording.share
    rows: list[list[str | int | float]] = [
        [
            page.word(f"scheme-{item.scheme}"),
            page.word(f"heading-{item.code}")
            if item.scheme == "categories"
            else page.wording.label(item.scheme, item.code),
            int(item.numbers["checked"]),
            item.of,
            int(item.numbers["changed"]),
            share(item.numbers["estimate"]),
            page.word("range", low=share(item.interval[0]), high=share(item.interval[1])),
        ]
        for item in found
    ]
    names = ("scheme", "code", "checked", "contributors", "changed", "estimate", "interval")
    header = [page.word(f"column-{name}") for name in names]
    page.table("table-checked", page.word("caption-checked"), header, rows)


def _rule_key(page: Page, quantifier: str) -> str:
    key = f"rule-{quantifier}"
    return key if key in page.wording.report else "rule-own"


def evidence(page: Page) -> None:
    """Every quoted passage in its surroundings, with where it stands."""
    page.section("evidence")
    page.heading("heading-evidence")
    page.prose("evidence-intro")
    for anchor in list(page.quoted):
        _passage(page, anchor, page.tally.text(anchor.contribution, anchor.text))


def _passage(page: Page, anchor: Anchor, text: Text) -> None:
    name = page.anchor_name(anchor)
    where = {
        "contribution": anchor.contribution,
        "text": anchor.text,
        "start": anchor.start,
        "end": anchor.end,
        "language": anchor.language,
    }
    before, after = _surroundings(text.content, anchor.start, anchor.end)
    parts = [
        ("source", _source(page, anchor, text)),
        ("before", before),
        ("quote", anchor.quote),
        ("after", after),
    ]
    for part, words in parts:
        if words.strip():
            page.add("passage", words, place=where, anchor=name, part=part)


def _surroundings(content: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a passage, cut between words where there are spaces."""
    before = content[max(0, start - SURROUNDINGS) : start]
    if start > SURROUNDINGS and " " in before[:60]:
        before = before.split(" ", 1)[1]
    after = content[end : end + SURROUNDINGS]
    if len(content) > end + SURROUNDINGS and " " in after[-60:]:
        after = after.rsplit(" ", 1)[0]
    return before, after


def _source(page: Page, anchor: Anchor, text: Text) -> str:
    question = page.tally.questions.get(text.question)
    kind = "reported" if anchor.speech == "reported" else text.kind
    place = (
        page.word("source-question", question=page.wording.own(question.text))
        if question
        else page.word(f"source-kind-{kind}")
    )
    parts = [page.word("source-line", who=page.attribution(anchor), place=place)]
    if anchor.page is not None:
        parts.append(page.word("source-page", page=anchor.page, paragraph=anchor.paragraph or 1))
    elif anchor.paragraph is not None and text.kind != "choice":
        parts.append(page.word("source-paragraph", paragraph=anchor.paragraph))
    parts.append(
        page.word(
            "source-contribution",
            contribution=anchor.contribution,
            start=anchor.start,
            end=anchor.end,
        )
    )
    return str(page.wording.claims.BETWEEN_SENTENCES).join(parts)
