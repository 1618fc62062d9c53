"""What stands behind the report: method and limits, and the annex of evidence."""

from __future__ import annotations

from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.records import Anchor, Text
from rapporteur.engine.report.page import Page

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
        "method-themes",
        "method-languages",
        "method-publication",
    ):
        page.prose(key)
    page.prose(
        "method-encoder",
        encoder=settings["encoder"]["tier"],
        seed=str(settings["seed"]),
        version=settings["version"],
    )
    page.prose("method-quantifiers")
    page.table(
        "table-quantifiers",
        page.words["caption-quantifiers"],
        [page.words["column-quantifier"], page.words["column-rule"]],
        [
            [page.words[f"name-{rule['key']}"], page.words.get(f"rule-{rule['key']}", page.words["rule-own"])]
            for rule in bench.scale
        ],
    )
    page.table(
        "table-errors",
        page.words["caption-errors"],
        [page.words[f"column-{name}"] for name in ("scheme", "sensitivity", "false", "measured")],
        [
            [
                page.words[f"scheme-{scheme}"],
                errors.sensitivity,
                errors.false_positive,
                page.words["measured-own" if errors.labelled else "measured-borrowed"],
            ]
            for scheme, errors in bench.errors.items()
        ],
    )


def evidence(page: Page) -> None:
    """Every quoted passage in its surroundings, with where it stands."""
    page.section("evidence")
    page.heading("heading-evidence")
    page.prose("evidence-intro")
    texts = {(text.contribution, text.text): text for text in page.tally.run.texts}
    for anchor in list(page.quoted):
        _passage(page, anchor, texts[anchor.contribution, anchor.text])


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
    place = page.word("source-question", question=question.text) if question else page.words[f"source-kind-{text.kind}"]
    parts = [page.word("source-line", who=page.attribution(anchor), place=place)]
    if anchor.page is not None:
        parts.append(page.word("source-page", page=str(anchor.page), paragraph=str(anchor.paragraph)))
    elif anchor.paragraph is not None and text.kind != "choice":
        parts.append(page.word("source-paragraph", paragraph=str(anchor.paragraph)))
    parts.append(
        page.word(
            "source-contribution",
            contribution=anchor.contribution,
            start=page.wording.number(anchor.start),
            end=page.wording.number(anchor.end),
        )
    )
    return " ".join(parts)
