import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis import phrases
from rapporteur.engine.analysis.phrases.distinctive import discoveries, distinctive
from rapporteur.engine.analysis.phrases.reading import key, runs
from rapporteur.engine.corpus import build
from rapporteur.engine.languages import get
from rapporteur.engine.records import Corpus, Phrase, SourceText
from tests.engine.corpus.making import intake

FILLERS = (
    "nobody in our valley was asked about the ferry tariff before the season began",
    "a cooperative of bakers lent its ovens to the school for two winters",
    "we walked along the canal and counted every broken lamp by hand",
    "engineers from the coast taught apprentices how batteries age",
    "the archive lists which bridges were closed by flood or by frost",
    "my grandmother remembers markets where salt was money",
)
THEMES = ("drinking water", "night schools", "rule of law", "multi-stakeholder councils", "harbour dues")


def sources(seed: int = 1, number: int = 12) -> list[SourceText]:
    drawn = random.Random(seed)
    rows = []
    for name in range(number):
        lines = [f"Hence {drawn.choice(THEMES)}, because {drawn.choice(FILLERS)}." for _ in range(6)]
        rows.append(SourceText(f"{name:02}", "document", " ".join(lines)))
    return rows


def voices(corpus: Corpus) -> dict[str, str]:
    return {text.contribution: f"voice-{text.contribution}" for text in corpus.texts}


def everybody(corpus: Corpus) -> frozenset[str]:
    return frozenset(text.contribution for text in corpus.texts)


def found(
    rows: list[SourceText],
    exclude: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    quotable: frozenset[str] | None = None,
) -> dict[str, Phrase]:
    corpus = build(intake(rows))
    may = everybody(corpus) if quotable is None else quotable
    result = phrases.find(corpus, voices(corpus), {}, may, exclude=exclude, asked=asked)
    return {phrase.phrase: phrase for phrase in result}


def recounted(corpus: Corpus, phrase: Phrase, contributors: Mapping[str, str]) -> set[str]:
    """Contributors of a phrase, by the simplest loop over texts and segments."""
    variants = [phrases.phrase_tokens(variant, phrase.language) for variant in phrase.variants]
    spaced = get(phrase.language).SPACED
    who = set()
    for text in corpus.texts:
        for segment in corpus.segments:
            if segment.text == text.text and segment.language == phrase.language and not segment.furniture:
                for run in runs(text.content[segment.start : segment.end], phrase.language):
                    if phrases.contains([token[0] for token in run], variants, spaced):
                        who.add(contributors[text.contribution])
    return who


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 999))
def test_find_counts_as_a_recount_does(seed: int) -> None:
    corpus = build(intake(sources(seed)))
    contributors = {name: f"voice-{int(name) // 2}" for name in everybody(corpus)}
    rows = phrases.find(corpus, contributors, {}, everybody(corpus))
    held = phrases.holders(rows, corpus, contributors)
    assert rows
    for phrase in rows:
        assert held[phrase.phrase] == recounted(corpus, phrase, contributors)
        assert phrase.contributors == len(held[phrase.phrase])
        assert phrase.share == round(phrase.contributors / 6, 4)


def test_find_does_not_depend_on_the_order_of_rows() -> None:
    one, other = build(intake(sources())), build(intake(sources()[::-1]))
    groups = {f"voice-{n:02}": "academia" if n % 2 else "government" for n in range(12)}
    turned = Corpus(other.texts[::-1], other.segments[::-1], (), (), ())
    assert phrases.find(one, voices(one), groups, everybody(one)) == phrases.find(
        turned, voices(turned), dict(reversed(groups.items())), everybody(turned)
    )


def test_find_merges_spellings_and_numbers() -> None:
    spelled = (
        "multi-stakeholder council",
        "multistakeholder councils",
        "multi stakeholder council",
        "Multi-Stakeholder Councils",
    )
    rows = [SourceText(f"{i:02}", "document", f"Here {FILLERS[i % 6]}, says the {spelled[i % 4]}.") for i in range(12)]
    merged = [phrase for phrase in found(rows).values() if "council" in phrase.phrase.lower()]
    assert [(phrase.contributors, len(phrase.variants)) for phrase in merged] == [(12, 4)]


@pytest.mark.parametrize("british", [("organisation", "organization"), ("centre", "center"), ("colours", "color")])
def test_key_joins_british_and_american_spelling(british: tuple[str, str]) -> None:
    assert key(british[0], "en") == key(british[1], "en")


@pytest.mark.parametrize("apart", [("developing", "developed"), ("government", "governance"), ("news", "new")])
def test_key_keeps_different_words_apart(apart: tuple[str, str]) -> None:
    assert key(apart[0], "en") != key(apart[1], "en")


def test_find_drops_what_is_cut_from_a_longer_phrase() -> None:
    rows = [
        SourceText(f"{i:02}", "document", f"The Free Flow of Water pact holds: {FILLERS[i % 6]}.") for i in range(9)
    ]
    names = {name.lower() for name in found(rows)}
    assert "free flow" not in names
    assert "flow of water" not in names


def test_find_begins_and_ends_with_no_function_word() -> None:
    for phrase in found(sources(3, 20)).values():
        words = phrase.phrase.lower().split()
        assert 2 <= sum(len(word.split("-")) for word in words) <= 5
        assert not {words[0], words[-1]} & get("en").STOP_WORDS


def test_find_shows_nothing_only_withheld_contributions_say() -> None:
    secret = [SourceText(f"s{i}", "document", f"Hence our harvest ledger, for {FILLERS[i]}.") for i in range(6)]
    quotable = frozenset({f"{n:02}" for n in range(12)})
    rows = found([*sources(), *secret], quotable=quotable)
    assert "drinking water" in rows
    assert not [name for name in rows if "ledger" in name.lower()]
    assert any("ledger" in name.lower() for name in found([*sources(), *secret]))


def test_find_counts_withheld_contributions_that_use_a_shown_phrase() -> None:
    rows = [SourceText(f"{i:02}", "document", f"Give us night schools, for {FILLERS[i % 6]}.") for i in range(10)]
    few = found(rows, quotable=frozenset({"00", "01", "02"}))
    assert few["night schools"].contributors == 10


def test_find_leaves_out_names_and_the_words_of_questions() -> None:
    rows = sources(2, 20)
    assert {"drinking water", "night schools"} <= set(found(rows))
    names = set(found(rows, exclude=("Drinking Water",), asked=("How do night schools begin?",)))
    assert not names & {"drinking water", "night schools"}


def test_find_keeps_languages_apart() -> None:
    texts = (
        "Le droit à l'eau potable est reconnu par la commune, dit-on au village de {n}.",
        "Тарифы на питьевую воду выросли, говорят в деревне {n}.",
    )
    rows = [SourceText(f"{i}{code}", "document", texts[code].format(n=i)) for i in range(4) for code in (0, 1)]
    languages = {phrase.language for phrase in found([*rows, *sources()]).values()}
    assert languages == {"en", "fr", "ru"}


def test_find_counts_groups_in_their_order() -> None:
    corpus = build(intake(sources(4, 20)))
    groups = {f"voice-{n:02}": ("academia", "government", "")[n % 3] for n in range(20)}
    phrase = phrases.find(corpus, voices(corpus), groups, everybody(corpus))[0]
    assert list(phrase.by_group) == ["government", "academia", ""]
    assert sum(phrase.by_group.values()) == phrase.contributors


def test_find_has_nothing_to_say_about_nothing() -> None:
    assert phrases.find(Corpus((), (), (), (), ()), {}, {}, frozenset()) == ()


def test_contains_needs_words_that_follow_each_other() -> None:
    variants = [("rule", "of", "law")]
    assert phrases.contains(["the", "rule", "of", "law"], variants)
    assert not phrases.contains(["rule", "of", "the", "law"], variants)
    assert phrases.contains(["言论", "自由"], [("言论自由",)], spaced=False)


def test_distinctive_needs_a_clear_difference() -> None:
    counts = {f"p{i}": {"academia": 10, "government": 10} for i in range(30)} | {
        "odd": {"academia": 25, "government": 0}
    }
    assert distinctive(counts)["odd"] == ("academia",)
    assert distinctive(counts)["p1"] == ()
    assert distinctive({}) == {}
    assert distinctive(counts | {"nobody's": {}}) == distinctive(counts) | {"nobody's": ()}


def test_discoveries_hold_the_false_discovery_rate() -> None:
    import numpy as np

    p = np.array([0.001, 0.012, 0.04, 0.9])
    assert discoveries(p, 0.05).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("language", "text", "best"),
    [
        (
            "en",
            "Solar irrigation pumps fail in dust. We test solar irrigation pumps each May.",
            "solar irrigation pumps",
        ),
        ("fr", "La liberté d'expression est un bien. Sans la liberté d'expression, rien.", "liberté d'expression"),
        ("zh", "互联网治理很重要。我们讨论互联网治理。", "互联网治理"),
    ],
)
def test_per_text_puts_the_subject_first(language: str, text: str, best: str) -> None:
    (ranked,) = phrases.per_text([text], [language])
    assert ranked[0] == (best, 1.0)


def test_per_text_gives_each_text_its_own() -> None:
    ranked = phrases.per_text(["", "Night schools teach reading."], ["en", "en"], top=3)
    assert ranked[0] == []
    assert len(ranked[1]) <= 3
