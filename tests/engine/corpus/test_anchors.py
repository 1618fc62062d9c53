import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.corpus import anchor, canonical, quote, sentences
from rapporteur.engine.records import Text
from tests.engine.corpus.making import ODD, SIX


def text(content: str, pages: tuple[int, ...] = ()) -> Text:
    return Text("id", "7", "document", "", "reported", "", "en", content, pages)


@given(st.lists(st.sampled_from([*(words for _, words in SIX), ODD]), min_size=1, max_size=4))
def test_anchor_quotes_exactly_its_span_in_every_language(parts: list[str]) -> None:
    content = canonical("\n\n".join(parts))[0]
    for start, end in sentences(content, "en"):
        found = anchor(text(content), start, end)
        assert found.quote == content[start:end]
        assert found.quote in content
        assert content.encode("utf-32-le")[4 * start : 4 * end].decode("utf-32-le") == found.quote


def test_anchor_tells_page_paragraph_and_speech() -> None:
    content = "One.\n\nTwo.\n\nThree."
    found = anchor(text(content, (0, 6)), 12, 18)
    assert (found.contribution, found.page, found.paragraph, found.speech) == ("7", 2, 3, "reported")
    assert anchor(text(content), 0, 4, contribution="9").contribution == "9"
    assert anchor(text(content), 0, 4).page is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99)])
def test_quote_refuses_what_is_not_in_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        quote("short", start, end)
