"""Small runs built by hand: everything a finding needs, nothing drawn at random."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapporteur.engine.analysis.prevalence import Basis, ErrorRates
from rapporteur.engine.records import Code, Contribution, Copy, Question, Run, Segment, Text, Theme

BASES: Mapping[str, Basis] = {
    "themes": "borrowed",
    "action-lines": "borrowed",
    "sdgs": "labelled",
    "categories": "developers",
}
ERRORS = {scheme: ErrorRates(0.8, 0.02, basis).tell() for scheme, basis in BASES.items()}


FIRST = Question("first-q1", "How far?", "single", ("Far", "Near"), "first")
SECOND = Question("second-q1", "How far?", "single", ("Far", "Near"), "second", follows="first-q1")


def contribution(number: int, **changes: Any) -> Contribution:
    values: dict[str, Any] = {
        "id": f"{number:03d}",
        "contributor": f"organisation-{number:03d}",
        "organisation": f"Organisation {number}",
        "person": "",
        "group": "government",
        "country": "",
        "region": "africa",
        "language": "en",
        "role": "stakeholder",
        "publication": "named",
        "received": "",
        "channel": "",
        "round": "",
    }
    return Contribution(**{**values, **changes})


def text(owner: Contribution, content: str, *, question: str = "", kind: Any = "answer") -> Text:
    name = hashlib.sha256(content.encode()).hexdigest()
    return Text(name, owner.id, kind, question, "direct", "", owner.language, content)


def segment(of: Text) -> Segment:
    return Segment(f"{of.text[:16]}:0", of.text, 0, len(of.content), of.language, False, False, 1)


def settings(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": "Review",
        "body": "",
        "fictional": False,
        "version": "0",
        "language": "en",
        "seed": 0,
        "as_of": "",
        "encoder": {"tier": "static", "sha256": ""},
        "inputs": {},
        "ocr": None,
        "stages": {"intake": {"in": 1, "processed": 1, "rejected": 0, "ignored": 0}},
        "rounds": {},
        "translations": {},
        "baseline": {},
        "quantifiers": [],
        "errors": ERRORS,
        "notices": [],
        "renderings": [],
        "refused": {},
        "made_with": {},
    }
    return {**values, **changes}


def run(
    contributions: Sequence[Contribution],
    *,
    texts: Sequence[Text] = (),
    codes: Sequence[Code] = (),
    questions: Sequence[Question] = (),
    themes: Sequence[Theme] = (),
    copies: Sequence[Copy] = (),
    **changes: Any,
) -> Run:
    segments = {segment(item).id: segment(item) for item in texts if item.kind != "choice"}
    return Run(
        settings=settings(**changes),
        questions=tuple(questions),
        contributions=tuple(contributions),
        texts=tuple(texts),
        segments=tuple(segments.values()),
        codes=tuple(codes),
        themes=tuple(themes),
        phrases=(),
        copies=tuple(copies),
        coverage=(),
        rejections=(),
    )


def themed(
    groups: Mapping[str, tuple[int, int]], *, copied: int = 0, words: str = "The divide is wide in village"
) -> Run:
    """A run with one theme. groups: group -> (how many hold the theme, how many answered).

    copied: the first so many holders share one text in one group of copies.
    """
    contributions: list[Contribution] = []
    texts: list[Text] = []
    codes: list[Code] = []
    for group, (holding, answering) in groups.items():
        for place in range(answering):
            number = len(contributions) + 1
            owner = contribution(number, group=group)
            body = text(owner, f"{words} {number} of {group}, and it holds us back every day.")
            contributions.append(owner)
            texts.append(body)
            codes += holds(owner, body, "themes", "T01") if place < holding else []
    first = contributions[0].id
    copies = [Copy("copies-01", other.id, first, 0.9) for other in contributions[1:copied]]
    theme = Theme("T01", "wide divide", ("wide divide",), len(codes) // 2, len(codes) // 2, 0.9, "")
    return run(contributions, texts=texts, codes=codes, themes=[theme], copies=copies)


def holds(owner: Contribution, body: Text, scheme: str, code: str, score: float = 0.9) -> list[Code]:
    return [
        Code(segment(body).id, "", "", scheme, code, score, True, True),
        Code("", owner.contributor, "", scheme, code, score, True, False),
    ]


def chosen(owners: Iterable[Contribution], question: str, option: str) -> tuple[list[Text], list[Code]]:
    """Closed answers: each of the owners chose the option."""
    texts, codes = [], []
    for owner in owners:
        texts.append(text(owner, option, question=question, kind="choice"))
        codes.append(Code("", owner.contributor, question, f"question:{question}", option, 1.0, True, False))
    return texts, codes


def rounds(before: int, after: int, of: int = 60) -> Run:
    """A closed question asked in two rounds of so many each; so many chose "Far" before and after."""
    owners = [contribution(number, round="first") for number in range(of)]
    later = [contribution(500 + number, round="second") for number in range(of)]
    texts, codes = [], []
    for people, question, holding in ((owners, "first-q1", before), (later, "second-q1", after)):
        for option, part in (("Far", people[:holding]), ("Near", people[holding:])):
            more_texts, more_codes = chosen(part, question, option)
            texts += more_texts
            codes += more_codes
    return run([*owners, *later], texts=texts, codes=codes, questions=[FIRST, SECOND])
