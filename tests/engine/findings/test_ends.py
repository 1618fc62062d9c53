"""The two ends of a theme: by score, readable, of two contributors who hold it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.findings.claims import Subject
from rapporteur.engine.findings.ends import ends, is_running
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.records import Copy, Theme
from tests.engine.findings.factories import contribution, holds, run, segment, text

THEME = Theme("T01", "masts", ("mast",), 0, 0, 0.9, "")


def found(passages, *, theme=THEME, copies=(), strangers=(), users=(), **owned):
    """Numbers of the contributors who are quoted. passages: (number of contributor, words, score).

    strangers: contributors with passages of the theme who do not hold it. users: those whose passages use its phrase.
    owned: what the contributors have in common.
    """
    owners = {number: contribution(number, **owned) for number, _, _ in passages}
    texts = [text(owners[number], words) for number, words, _ in passages]
    codes = [
        code
        for body, (number, _, score) in zip(texts, passages, strict=True)
        for code in holds(owners[number], body, "themes", "T01", score)
        if code.segment or number not in strangers
    ]
    marks = [(owners[number], body) for body, (number, _, _) in zip(texts, passages, strict=True) if number in users]
    codes += [code for owner, body in marks for code in holds(owner, body, "phrases", THEME.phrases[0])]
    made = bench_of(run(list(owners.values()), texts=texts, codes=codes, themes=[theme], copies=copies))
    pair = ends(made, Subject("themes", "T01"), theme)
    return pair and (int(pair.central.contribution), int(pair.opposite.contribution))


def said(*scores):
    """A passage of each of as many contributors, from 1."""
    return [(number, f"We put up mast number {number}.", score) for number, score in enumerate(scores, start=1)]


def test_ends_are_the_passages_of_highest_and_lowest_score():
    assert found(said(0.995, 1.0, 0.991, 0.999)) == (2, 3)


def test_ends_are_of_two_contributors():
    passages = [*said(0.995, 1.0), (2, "We took another down.", 0.99)]
    assert found(passages) == (2, 1)
    assert found(passages[1:]) is None


def test_ends_are_of_two_campaigns():
    copies = [Copy("copies-01", "003", "002", 0.9)]
    assert found(said(0.995, 1.0, 0.99), copies=copies) == (2, 1)


def test_ends_are_sentences():
    titles = [(7, "Masts of the highlands", 1.0), (8, "MAST AND POWER. ANNEX", 0.99)]
    assert found([*said(0.995, 0.999, 0.997), *titles]) == (2, 1)
    assert found([*said(0.995), *titles]) is None


def test_ends_are_running_prose_even_where_a_list_is_nearer():
    lists = [
        (7, "Association of Masts; Union of Mast Owners (28 members); Mast Guild of Norrhaven.", 1.0),
        (8, "Mast, A. (2014). Masts of Today. Brannock Press. https://example.org/masts", 0.99),
    ]
    assert found([*said(0.995, 0.999, 0.997), *lists]) == (2, 1)


LISTS = (
    "1. اتحاد الناشرين؛ اتحاد المنتجين (28 بلداً)؛ رابطة الإذاعات (66 بلداً)؛ نقابة الصحفيين.",
    "支持单位：国际出版商协会；电影制片人协会（28个国家）；唱片业协会（66个国家）。",
    "Supported by: International Publishers Association (50 countries); Federation of Film Producers; Royal Guild.",
    "Voir: Durand, P. (2012). La Régulation des Réseaux. Presses de Lyon. https://example.org/regulation",
    "Участники: Иванов А. П. (Москва); Союз издателей (28); Лига Звукозаписи (66); ООО «Маяк», Петрова В. И.",
    "Asociación Internacional de Editores; Federación de Productores de Cine (28 países); Unión Latina de Radio.",
)
PROSE = (
    "تحتاج المدارس في القرى إلى الكهرباء أولاً (ثم إلى الشبكة)؛ ولا يمكن لأحد أن يدفع ثمنها وحده.",
    "各国政府应加强政策协调；企业应履行社会责任，推出适老化产品；国际组织应支持30个发展中国家。",
    "In the Tovaro Islands the Ministry of Posts put up 14 masts, and Kesara has asked for the same since 2021.",
    "Le Secrétariat de la Lanterne a traduit le questionnaire : l’Union des radios de Ndolu l’en remercie (voir 2024).",
    "В Республике Верхомир программа «Цифровая околица» подключила 100 сёл; в Норрхавене её хотят повторить.",
    "El Gobierno de San Aurelio abrió 17 academias nocturnas en escuelas públicas; la de Costa Bermeja sigue cerrada.",
)


@pytest.mark.parametrize("words", LISTS)
def test_list_is_told_in_every_language(words: str):
    assert not is_running(words)


@pytest.mark.parametrize("words", PROSE)
def test_prose_with_some_names_and_numbers_is_no_list_in_any_language(words: str):
    assert is_running(words)


def test_ends_are_of_contributors_who_hold_the_theme():
    assert found(said(0.995, 1.0, 0.99, 0.998), strangers=(2, 3)) == (4, 1)


def test_ends_are_never_of_withheld_contributions():
    assert found(said(0.995, 1.0), publication="withheld") is None


def test_ends_are_those_the_theme_names_where_scores_are_equal():
    passages = said(1.0, 1.0, 0.99, 0.99)
    assert found(passages) == (2, 4)
    names = [segment(text(contribution(number), words)).id for number, words, _ in passages]
    named = Theme("T01", "masts", ("mast",), 4, 4, 0.9, names[0], names[2])
    assert found(passages, theme=named) == (1, 3)


def test_ends_use_a_phrase_of_the_theme_where_scores_are_equal():
    passages = said(1.0, 1.0, 1.0, 0.99)
    names = [segment(text(contribution(number), words)).id for number, words, _ in passages]
    named = Theme("T01", "masts", ("mast",), 4, 4, 0.9, names[0], names[3])
    assert found(passages, theme=named, users=(2,)) == (2, 4)
    assert found(passages, theme=named, users=(4,)) == (1, 4)


def test_ends_do_not_follow_a_name_against_the_scores():
    passages = said(1.0, 0.995, 0.99)
    names = [segment(text(contribution(number), words)).id for number, words, _ in passages]
    assert found(passages, theme=Theme("T01", "masts", ("mast",), 3, 3, 0.9, names[1], names[1])) == (1, 3)


def test_ends_quote_the_words_with_their_place():
    owners = [contribution(number) for number in (1, 2)]
    texts = [text(owner, f"We put up mast number {owner.id}.") for owner in owners]
    codes = [
        code
        for owner, body, score in zip(owners, texts, (1.0, 0.99), strict=True)
        for code in holds(owner, body, "themes", "T01", score)
    ]
    pair = ends(bench_of(run(owners, texts=texts, codes=codes, themes=[THEME])), Subject("themes", "T01"), THEME)
    assert pair is not None
    assert [(quote.text, quote.quote) for quote in (pair.central, pair.opposite)] == [
        (body.text, body.content) for body in texts
    ]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.sampled_from([0.99, 0.995, 1.0]), st.booleans()), min_size=1, max_size=20)
)
def test_ends_are_as_far_apart_as_two_contributors_can_be(rows):
    passages = [
        (number, f"Mast {place} of the valley{'.' if prose else ''}", score)
        for place, (number, score, prose) in enumerate(rows)
    ]
    readable = [(number, score) for number, score, prose in rows if prose]
    pair = found(passages)
    if len({number for number, _ in readable}) < 2:
        assert pair is None
        return
    assert pair is not None
    central, opposite = pair
    assert central != opposite
    assert max(score for number, score in readable if number == central) == max(score for _, score in readable)
    others = [score for number, score in readable if number != central]
    assert min(score for number, score in readable if number == opposite) == min(others)
