import pickle
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from rapporteur.engine.analysis import phrases, themes
from rapporteur.engine.analysis.themes.clustering import Mixture, similarities, tree
from rapporteur.engine.analysis.themes.fitting import fit, stability, weights_of, worthy
from rapporteur.engine.analysis.themes.membership import background, p_values
from rapporteur.engine.analysis.themes.space import full_words, unit, with_words
from rapporteur.engine.corpus import build
from rapporteur.engine.records import Corpus, SourceText
from tests.engine.corpus.making import intake

SUBJECTS = {
    "water": "drinking water wells pumps pipes village tariff meters spring reservoir leaks",
    "schools": "night schools teachers pupils lessons reading classrooms books exams literacy homework",
    "trains": "regional railway timetable platforms carriages conductors tickets tracks stations freight signals",
    "forests": "community forests timber rangers seedlings wildfire grazing firewood canopy nurseries planting",
}
VOICES = 48


def sources() -> list[SourceText]:
    """Each voice writes one paragraph on each of two subjects."""
    drawn = np.random.default_rng(1)
    rows = []
    names = sorted(SUBJECTS)
    for voice in range(VOICES):
        chosen = [names[voice % 4], names[(voice // 4 + voice) % 4]]
        paragraphs = []
        for subject in chosen:
            words = SUBJECTS[subject].split()
            lines = [f"The {', '.join(drawn.choice(words[2:], 4))}: all for {words[0]} {words[1]}." for _ in range(5)]
            paragraphs.append(" ".join(lines))
        rows.append(SourceText(f"{voice:02}", "document", "\n\n".join(paragraphs)))
    return rows


def vectors_of(corpus: Corpus) -> NDArray[np.float32]:
    """Stand-in for sentence vectors: which subject's words a segment uses, with a little noise."""
    contents = {text.text: text.content for text in corpus.texts}
    rows = []
    for segment in corpus.segments:
        words = contents[segment.text][segment.start : segment.end].lower().split()
        counts = [sum(word.strip(".") in SUBJECTS[name].split() for word in words) for name in sorted(SUBJECTS)]
        noise = np.random.default_rng(segment.start).normal(size=12) * 0.4
        rows.append([*counts, *noise])
    return unit(np.array(rows)).astype(np.float32)


def fitted(
    corpus: Corpus, number: int | Literal["auto"] = 4, quotable: frozenset[str] | None = None
) -> themes.ThemeModel:
    contributors = {text.contribution: text.contribution for text in corpus.texts}
    found = phrases.find(corpus, contributors, {}, frozenset(contributors))
    vectors = vectors_of(corpus)
    return themes.find(vectors, corpus.segments, corpus.texts, contributors, lambda: found, quotable, 0, number)[1]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return build(intake(sources()))


@pytest.fixture(scope="module")
def model(corpus: Corpus) -> themes.ThemeModel:
    return fitted(corpus)


def test_find_puts_passages_on_one_subject_together(corpus: Corpus, model: themes.ThemeModel) -> None:
    contents = {text.text: text.content for text in corpus.texts}
    pairs = set()
    for number, segment in enumerate(corpus.segments):
        words = set(contents[segment.text][segment.start : segment.end].lower().split())
        subject = max(SUBJECTS, key=lambda name: len(words & set(SUBJECTS[name].split())))
        pairs.add((subject, int(model.nearest[number])))
    assert len(pairs) == 4
    assert {theme for _, theme in pairs} == {0, 1, 2, 3}


def test_find_names_themes_by_their_phrases(model: themes.ThemeModel) -> None:
    assert {theme.label for theme in model.themes} == {
        "Drinking water",
        "Night schools",
        "Regional railway",
        "Community forests",
    }
    assert [theme.code for theme in model.themes] == ["T01", "T02", "T03", "T04"]


def test_find_counts_contributors_with_a_member_passage(corpus: Corpus, model: themes.ThemeModel) -> None:
    owner = {text.text: text.contribution for text in corpus.texts}
    for number, theme in enumerate(model.themes):
        rows = np.flatnonzero(model.member[:, number])
        assert theme.segments == len(rows)
        assert theme.contributors == len({owner[corpus.segments[int(row)].text] for row in rows})
    assert [t.contributors for t in model.themes] == sorted((t.contributors for t in model.themes), reverse=True)


def test_find_does_not_depend_on_the_order_of_rows(corpus: Corpus, model: themes.ThemeModel) -> None:
    turned = Corpus(corpus.texts[::-1], corpus.segments[::-1], (), (), ())
    again = fitted(turned)
    assert again.themes == model.themes
    assert again.codes() == model.codes()
    assert (again.scores[::-1] == model.scores).all()


def test_find_quotes_only_who_may_be_quoted(corpus: Corpus) -> None:
    allowed = frozenset({"00", "01", "02", "03"})
    texts = {text.text[:16] for text in corpus.texts if text.contribution in allowed}
    assert all(t.central.split(":")[0] in texts for t in fitted(corpus, quotable=allowed).themes)
    assert all(t.central == "" for t in fitted(corpus, quotable=frozenset()).themes)


def test_find_tells_the_number_itself(corpus: Corpus) -> None:
    assert len(fitted(corpus, number="auto").themes) == 4


def test_find_gives_furniture_and_headings_no_theme() -> None:
    rows = [*sources(), SourceText("zz", "answer", "n/a"), SourceText("zy", "answer", "Yes, indeed")]
    corpus = build(intake(rows))
    model = fitted(corpus)
    lone = [i for i, s in enumerate(corpus.segments) if s.end < 20]
    assert len(lone) == 2
    assert (model.nearest[lone] == -1).all()
    assert not model.member[lone].any()


def test_find_has_no_themes_where_there_is_nothing_to_read() -> None:
    corpus = build(intake([SourceText("a", "answer", "Yes.")]))
    found, model = themes.find(np.ones((1, 8), dtype=np.float32), corpus.segments, corpus.texts, {"a": "a"})
    assert (model.themes, model.codes(), model.nearest.tolist()) == ((), (), [-1])
    assert themes.apply(found, np.ones((1, 8), dtype=np.float32), corpus.segments, corpus.texts, {}).codes() == ()


def test_find_refuses_vectors_of_other_segments(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="vectors"):
        themes.find(np.ones((1, 8), dtype=np.float32), corpus.segments, corpus.texts, {})


def test_codes_say_what_counts_and_what_is_near(model: themes.ThemeModel) -> None:
    upper = {theme.code for theme in model.themes}
    codes = [code for code in model.codes() if code.code in upper]
    assert {code.scheme for code in codes} == {"themes"}
    assert sum(code.member for code in codes) == int(model.member.sum())
    assert sum(code.nearest for code in codes) == int((model.nearest >= 0).sum())
    assert all(code.member or code.nearest for code in codes)


def test_find_names_a_quote_least_like_the_central_one(model: themes.ThemeModel) -> None:
    assert all(theme.opposite and theme.opposite != theme.central for theme in model.themes)


def test_find_names_no_theme_by_words_that_may_not_be_shown(corpus: Corpus) -> None:
    contributors = {text.contribution: text.contribution for text in corpus.texts}
    _, found = themes.find(vectors_of(corpus), corpus.segments, corpus.texts, contributors, quotable=frozenset())
    assert [theme.label for theme in (*found.themes, *found.leaves)] == [
        theme.code for theme in (*found.themes, *found.leaves)
    ]


def test_find_says_of_which_groups_a_theme_is(corpus: Corpus) -> None:
    contributors = {text.contribution: text.contribution for text in corpus.texts}
    groups = {who: "government" if who < "24" else "academia" for who in contributors}
    _, found = themes.find(vectors_of(corpus), corpus.segments, corpus.texts, contributors, number=4, groups=groups)
    assert all(sum(theme.by_group.values()) == theme.contributors for theme in found.themes)
    assert all(set(theme.by_group) == {"academia", "government"} for theme in found.themes)


def test_stability_is_high_for_plain_themes(model: themes.ThemeModel) -> None:
    assert all(0.6 < theme.stability <= 1 for theme in model.themes)


def test_stability_is_one_where_contributors_keep_together_however_they_are_drawn() -> None:
    rows = np.eye(4)[[place % 4 for place in range(120)]]
    alone = [frozenset((f"{place:03}",)) for place in range(120)]
    shared = [frozenset((f"{place % 40:02}", f"{(place + 4) % 40:02}")) for place in range(120)]
    for owners in (alone, shared):
        assert stability(rows, owners, np.eye(4), np.random.default_rng(1)) == [1.0] * 4


def test_stability_is_low_where_everybody_says_everything() -> None:
    rows = unit(np.random.default_rng(5).normal(size=(120, 20)))
    owners = [frozenset((f"{place:03}",)) for place in range(120)]
    assert all(value < 0.6 for value in stability(rows, owners, rows[:4], np.random.default_rng(1)))


def test_tree_groups_the_rows_it_was_grown_from() -> None:
    grown = tree(np.eye(3)[[0, 0, 0, 1, 1, 1]], np.ones(6), 4)
    groups = grown.cut(2)[grown.drawn].tolist()
    assert grown.drawn.tolist() == [0, 2, 3, 5]
    assert (groups[0] == groups[1], groups[2] == groups[3], groups[0] == groups[2]) == (True, True, False)
    assert grown.cut(2)[[1, 4]].tolist() == [-1, -1]
    assert tree(np.eye(3)[:1], np.ones(1)).cut(5).tolist() == [0]


def test_worthy_themes_are_groups_that_stand_apart() -> None:
    drawn = np.random.default_rng(2)
    rows = unit(np.vstack([head + drawn.normal(size=(60, 6)) * 0.05 for head in np.eye(6)]))
    owners = [frozenset((str(number % 30),)) for number in range(len(rows))]
    found = worthy(rows, owners, fit(rows, owners, tree(rows, weights_of(owners)), "auto"))
    assert sorted(similarities(found.centres, np.eye(6)).argmax(axis=1).tolist()) == [0, 1, 2, 3, 4, 5]


def test_worthy_gives_up_what_one_contributor_says() -> None:
    rows = unit(np.vstack([np.eye(2)[[0] * 20], np.eye(2)[[1] * 20]]) + 0.01)
    owners = [frozenset((str(i % 8),)) for i in range(20)] + [frozenset(("9",))] * 20
    assert worthy(rows, owners, Mixture(np.eye(2), np.zeros(2))).centres.tolist() == [[1.0, 0.0]]


def test_p_values_call_few_rows_of_the_background_unusual() -> None:
    alike = np.random.default_rng(4).normal(size=(2000, 3)) * 0.1
    p = p_values(alike, background(alike))
    assert ((p <= 0.01).mean(axis=0) < 0.02).all()


def test_background_of_a_theme_most_rows_are_of_is_the_other_rows() -> None:
    alike = np.repeat([0.8, 0.0], [90, 10])[:, None] + np.linspace(0, 0.1, 100)[:, None]
    of_it = np.repeat([0, 1], [90, 10])
    assert (p_values(alike, background(alike))[:90] > 0.01).any()
    assert (p_values(alike, background(alike, of_it))[:90] <= 0.01).all()


def test_full_words_have_keys_without_addresses_and_function_words() -> None:
    (words,) = full_words(["The pumps at https://example.org/pumps and mail@example.org leaked in 2014"], "en")
    assert words == [("pump", "pumps"), ("leaked", "leaked")]


@pytest.mark.parametrize("language", ["en", "zh", "de"])
def test_with_words_counts_full_words(language: str) -> None:
    passages = [
        "互联网治理很重要，我们讨论言论自由。 pumps leak",
        "The pumps leak at www.example.org.",
        "brunnen brunnen",
        "",
    ]
    for least in (1, 2, 3, 5):
        counted = [len(words) >= least for words in full_words(passages, language)]
        assert with_words(passages, [language] * 4, least) == counted


def test_apply_reads_a_segment_the_same_whatever_stands_beside(corpus: Corpus) -> None:
    contributors = {text.contribution: text.contribution for text in corpus.texts}
    vectors = vectors_of(corpus)
    found, model = themes.find(vectors, corpus.segments, corpus.texts, contributors, number=4)
    read = pickle.loads(pickle.dumps(found))
    order = np.random.default_rng(3).permutation(len(vectors))
    for part in (np.arange(len(vectors)), *np.split(order, [1, 2, 50])):
        segments = [corpus.segments[row] for row in part]
        again = themes.apply(read, vectors[part], segments, corpus.texts, contributors)
        assert again.themes == model.themes
        assert (again.scores == model.scores[part]).all()
        assert (again.nearest == model.nearest[part]).all()
        assert (again.member == model.member[part]).all()
        assert (again.below == model.below[part]).all()


def test_similarities_are_rounded() -> None:
    assert similarities(np.array([[1 / 3]]), np.array([[1.0]]))[0, 0] == 0.333333
