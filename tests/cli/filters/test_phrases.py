from __future__ import annotations

from rapporteur.engine.analysis.phrases import per_text
from tests.cli.filters.running import Filters, texts

LIBRARIES = texts(
    "Public libraries need broadband access in every village.",
    "Schools and public libraries lack broadband access.",
    "Fund broadband access and public libraries first.",
    "The public libraries are closed.",
    "Open the public libraries.",
    "",
)


def test_phrases_come_best_first_for_each_text(run: Filters) -> None:
    rows = run("phrases", LIBRARIES, "--top", "2").rows

    found = per_text([row["text"] for row in LIBRARIES], ["en"] * 5 + ["und"], 2)
    assert [[(row["phrase"], row["score"]) for row in told["phrases"]] for told in rows] == found
    assert [len(told["phrases"]) for told in rows] == [2, 2, 2, 1, 2, 0]
    assert run("phrases", LIBRARIES, "--top", "2", "--per-text").rows == rows


def test_phrases_of_the_corpus_are_those_that_texts_share(run: Filters) -> None:
    rows = run("phrases", LIBRARIES, "--corpus").rows

    both = [{"phrase": "public libraries", "score": 0.8333}, {"phrase": "broadband access", "score": 0.5}]
    assert [row["phrases"] for row in rows] == [both, both, both, both[:1], both[:1], []]
    assert [row["id"] for row in rows] == list("abcdef")


def test_phrases_believe_the_language_that_a_line_names(run: Filters) -> None:
    row = {"id": "a", "text": "les droits de la personne", "language": "fr"}

    assert run("phrases", [row]).rows[0]["phrases"][0] == {"phrase": "droits de la personne", "score": 1.0}


def test_phrases_do_not_depend_on_the_order_of_lines(run: Filters) -> None:
    assert run("phrases", LIBRARIES[::-1]).rows == run("phrases", LIBRARIES).rows[::-1]
