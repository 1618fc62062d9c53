from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.corpus import build
from rapporteur.engine.corpus.canonical import text_id
from rapporteur.engine.records import Balance, SourceText, TextKind
from tests.engine.corpus.making import ARABIC, CHINESE, ENGLISH, FRENCH, ODD, RUSSIAN, SIX, SPANISH, intake

SOURCES = [
    SourceText("a", "form", ENGLISH + "\n\n" + FRENCH),
    SourceText("a", "attachment", ENGLISH),
    SourceText("b", "answer", SPANISH, question="q1"),
    SourceText("b", "answer", RUSSIAN + "\r\n\r\n" + ODD, question="q2"),
    SourceText("c", "document", ARABIC + "\f" + CHINESE, pages=(0, len(ARABIC) + 1)),
    SourceText("d", "answer", SPANISH, question="q1"),
    SourceText("d", "choice", "Yes", question="q3"),
]


def test_build_cuts_every_segment_out_of_its_text() -> None:
    corpus = build(intake(SOURCES))
    for text in corpus.texts:
        own = [s for s in corpus.segments if s.text == text.text]
        assert "".join("".join(text.content[s.start : s.end].split()) for s in own) == "".join(text.content.split())
        assert [s.id for s in own] == [f"{text.text[:16]}:{s.start}" for s in own]
        assert text.text == text_id(text.content)


def test_build_tells_the_language_of_each_text() -> None:
    texts = build(intake([SourceText(code, "answer", words) for code, words in SIX])).texts
    assert {t.contribution: t.language for t in texts} == {code: code for code, _ in SIX}


def test_build_keeps_one_set_of_segments_for_a_text_two_share() -> None:
    corpus = build(intake(SOURCES))
    shared = [t for t in corpus.texts if t.text == text_id(SPANISH)]
    assert [t.contribution for t in shared] == ["b", "d"]
    assert len({s.id for s in corpus.segments}) == len(corpus.segments)


def test_build_marks_what_an_attachment_says_again() -> None:
    corpus = build(intake(SOURCES))
    kinds = {t.text: t.kind for t in corpus.texts if t.contribution == "a"}
    said = {(kinds[s.text], s.repeats) for s in corpus.segments if s.text in kinds}
    assert said == {("form", False), ("attachment", True)}


def test_build_does_not_call_a_text_a_repeat_that_another_says_first() -> None:
    sources = [*SOURCES, SourceText("e", "answer", ENGLISH)]
    corpus = build(intake(sources))
    assert not any(s.repeats for s in corpus.segments)


def test_build_calls_repeated_what_everybody_said_before() -> None:
    twice = [
        SourceText(name, kind, ENGLISH + end) for name in "ab" for kind, end in (("form", ""), ("document", "\n\nX."))
    ]
    corpus = build(intake(twice))
    kinds = {text.text: text.kind for text in corpus.texts}
    assert {(kinds[s.text], s.repeats) for s in corpus.segments} == {("form", False), ("document", True)}


def test_build_hides_withheld_words_from_ids() -> None:
    named, withheld = build(intake(SOURCES)), build(intake(SOURCES, withheld=["c"]))
    secret = next(t for t in withheld.texts if t.contribution == "c")
    assert secret.content == next(t for t in named.texts if t.contribution == "c").content
    assert secret.text not in {t.text for t in named.texts}
    same_place = build(intake([SourceText("c", "document", "Other words.")], withheld=["c"]))
    assert same_place.texts[0].text == secret.text


def test_build_balances_what_has_no_words() -> None:
    sources = [
        *SOURCES,
        SourceText("b", "answer", " — ", question="q4"),
        SourceText("c", "document", "…", file="c.pdf"),
    ]
    corpus = build(intake(sources))
    assert corpus.balances == (Balance("corpus", 9, 7, 1, 1),)
    assert [(r.item, r.file) for r in corpus.rejections] == [("c.pdf", "c.pdf")]


def test_build_marks_choices_as_the_organisers_words() -> None:
    corpus = build(intake(SOURCES))
    assert [s.furniture for s in corpus.segments if s.text == text_id("Yes")] == [True]


@settings(max_examples=15, deadline=None)
@given(st.permutations(SOURCES))
def test_build_does_not_depend_on_the_order_of_the_input(sources: list[SourceText]) -> None:
    assert build(intake(sources)) == build(intake(SOURCES))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab"),
            st.sampled_from(["answer", "form", "attachment"]),
            st.text("aB. \n\r\t:é\u0301\u200d😀中。؟ab", max_size=60),
        ),
        max_size=6,
    )
)
def test_build_loses_no_character_of_any_text(rows: list[tuple[str, TextKind, str]]) -> None:
    corpus = build(intake([SourceText(name, kind, content) for name, kind, content in rows]))
    for text in corpus.texts:
        own = [s for s in corpus.segments if s.text == text.text]
        assert "".join("".join(text.content[s.start : s.end].split()) for s in own) == "".join(text.content.split())
    assert corpus.balances[0].taken_in == len(rows)
