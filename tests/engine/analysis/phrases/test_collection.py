import pytest

from rapporteur.engine.analysis.phrases import in_common

ENGLISH = [
    "Public libraries need broadband access in every village.",
    "Schools and public libraries lack broadband access.",
    "Fund broadband access and public libraries first.",
    "We want broadband access at home.",
    "Nothing to add.",
    "The public libraries are closed.",
    "Open the public libraries.",
]
BOTH = [("public libraries", 0.7143), ("broadband access", 0.5714)]


def test_in_common_gives_each_text_the_phrases_that_others_use_too() -> None:
    assert in_common(ENGLISH, ["en"] * 7) == [BOTH, BOTH, BOTH, BOTH[1:], [], BOTH[:1], BOTH[:1]]


def test_in_common_shows_no_more_than_asked_for() -> None:
    assert in_common(ENGLISH, ["en"] * 7, top=1)[0] == BOTH[:1]


def test_in_common_does_not_depend_on_the_order_of_texts() -> None:
    assert in_common(ENGLISH[::-1], ["en"] * 7) == in_common(ENGLISH, ["en"] * 7)[::-1]


def test_in_common_reads_nothing_where_the_language_is_not_known() -> None:
    assert in_common([], []) == []
    assert in_common(["12", ""], ["und", "und"]) == [[], []]


@pytest.mark.parametrize("text", ["a", "open", "open access"])
def test_in_common_reads_texts_shorter_than_any_phrase(text: str) -> None:
    assert in_common([text], ["en"]) == [[]]
    assert in_common([text] * 3, ["en"] * 3)[0] in ([], [("open access", 1.0)])
