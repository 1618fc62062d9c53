import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from rapporteur.engine.analysis.coding.calibrate import level, line, rates, text_line
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.coding.evidence import combine, pack, score, unpack
from rapporteur.engine.analysis.coding.learn import Labelled, learn
from rapporteur.engine.analysis.coding.segments import (
    SegmentCoder,
    borrowed_calibrator,
    calibrator_for,
    code_segments,
    code_with,
    is_fitted,
    model_for,
)
from rapporteur.engine.analysis.encode import load, load_english
from rapporteur.engine.analysis.prevalence import MEMBER_FROM, segment_scores
from rapporteur.engine.errors import UnknownScheme
from rapporteur.engine.records import Scheme, SchemeCode
from rapporteur.engine.schemes.loader import calibration, load_scheme

GOALS = {
    ("en", "Girls are married as children and women do most of the unpaid care."): "5",
    ("en", "Overfishing empties the sea, and coral reefs on our coast are dying."): "14",
    ("fr", "Les hôpitaux manquent de médecins et les vaccins arrivent trop tard aux malades."): "3",
    ("es", "Las escuelas rurales necesitan docentes y los alumnos necesitan libros."): "4",
    ("ar", "تعاني القرى من ندرة المياه ولا يتوفر فيها الصرف الصحي."): "6",
    ("ru", "Выбросы парниковых газов растут, и изменение климата ускоряется."): "13",
    ("zh", "森林遭到砍伐，野生动物失去栖息地，生物多样性下降。"): "15",
}
LINES = {
    ("en", "Ransomware attacks and leaked personal data make people distrust online services."): "C5",
    ("fr", "La radio communautaire et les journalistes indépendants informent le public."): "C9",
    ("es", "Hay poco contenido en lenguas indígenas y nuestro patrimonio cultural no está en línea."): "C8",
    ("ar", "لا تصل شبكات النطاق العريض والألياف الضوئية إلى القرى النائية."): "C2",
    ("ru", "Врачи лечат пациентов в отдалённых сёлах с помощью телемедицины."): "C7-e-health",
    ("zh", "农民用手机查看天气和农作物价格，农业因此受益。"): "C7-e-agriculture",
}
COLOURS = Scheme(
    "colours",
    {"en": "Colours"},
    (
        SchemeCode("red", {"en": "red"}),
        SchemeCode("blue", {"en": "blue"}),
        SchemeCode("none", {"": ""}, examples=("x",)),
    ),
)


@pytest.fixture(scope="session")
def encoder():
    return load("full")


def coded(scheme, cases, encoder):
    texts = [text for _, text in cases]
    return code_segments(encoder.encode(texts), texts, [language for language, _ in cases], scheme, encoder)


@pytest.mark.parametrize(("name", "cases"), [("sdgs", GOALS), ("action-lines", LINES)])
def test_code_segments_finds_the_code_in_every_language(name, cases, encoder):
    scheme = load_scheme(name)
    found = coded(scheme, cases, encoder)
    assert found.codes == tuple(code.code for code in scheme.codes)
    assert [found.codes[i] for i in found.z.argmax(axis=1)] == list(cases.values())
    scores = segment_scores(found.pvalues, calibrator_for(scheme, "full"))
    own = scores[np.arange(len(cases)), [found.codes.index(code) for code in cases.values()]]
    assert (own >= MEMBER_FROM).all()


def test_code_segments_leaves_texts_about_nothing_alone(encoder):
    scheme = load_scheme("sdgs")
    cases = [("en", "Thank you for the invitation."), ("en", "See the attached document."), ("", "...")]
    found = coded(scheme, cases, encoder)
    assert not (segment_scores(found.pvalues, calibrator_for(scheme, "full")) >= MEMBER_FROM).any()


CASES = [*GOALS, *LINES, ("de", "Die Ampel an der Kreuzung ist zu langsam."), ("", "")]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(picked=st.lists(st.integers(0, len(CASES) - 1), max_size=20))
def test_scores_of_a_text_do_not_depend_on_the_other_texts(encoder, picked):
    model = model_for(load_scheme("sdgs"), encoder)
    texts, languages = [text for _, text in CASES], [language for language, _ in CASES]
    alone = code_with(model, encoder.encode(texts), texts, languages)
    some, spoken = [texts[i] for i in picked], [languages[i] for i in picked]
    together = code_with(model, encoder.encode(some), some, spoken)
    assert np.array_equal(together.z, alone.z[picked])
    assert np.array_equal(together.pvalues, alone.pvalues[picked])


@pytest.mark.parametrize("tier", ["full", "static"])
def test_calibrator_says_what_its_errors_were_measured_on(tier):
    categories = load_scheme("categories")
    shortened = Scheme("categories", categories.title, categories.codes[:5])
    schemes = [load_scheme("sdgs"), categories, load_scheme("action-lines"), shortened, COLOURS]
    found = [calibrator_for(scheme, tier) for scheme in schemes]
    assert [rule.errors.basis for rule in found] == ["labelled", "developers", "borrowed", "borrowed", "borrowed"]
    assert found[2:] == [borrowed_calibrator(tier)] * 3


@pytest.mark.parametrize("method", ["sdgs", "by-description", "categories"])
@pytest.mark.parametrize("tier", ["full", "static"])
def test_held_out_false_members_are_as_many_in_short_contributions_as_in_long_ones(tier, method):
    by_band = [false_positive for _, false_positive in calibration()[tier][method]["by_band"]]
    assert max(by_band) - min(by_band) <= 0.02


def test_is_fitted_only_for_the_unchanged_scheme():
    sdgs = load_scheme("sdgs")
    changed = Scheme("sdgs", sdgs.title, sdgs.codes[:5], calibrated=True)
    assert (is_fitted(sdgs), is_fitted(changed), is_fitted(COLOURS)) == (True, False, False)


def test_cues_stand_as_whole_words_or_beginnings():
    terms = {"en": ("ict", "e-learning", "cyber*", "child online")}
    cues = Cues(Scheme("s", {}, (SchemeCode("a", {"en": "A"}, terms=terms),)))
    texts = ["A district", "ICT and E-Learning", "cybersecurity, CYBERcrime", "child  online safety", "online child"]
    assert cues.hits(texts, ["en"] * 5).tolist() == [[0], [2], [1], [1], [0]]
    assert cues.hits(["ICT"], ["fr"]).tolist() == [[0]]
    assert (cues.knows("en"), cues.knows("fr")) == (True, False)


def test_cues_see_through_what_arabic_joins_and_stand_inside_chinese():
    terms = {"ar": ("الفقر", "الأمن الغذائي"), "zh": ("贫困", "网络 安全")}
    cues = Cues(Scheme("s", {}, (SchemeCode("a", {"en": "A"}, terms=terms),)))
    assert cues.hits(["للقضاء على الفقر وبالأمن الغذائي", "والفقر", "القمر"], ["ar"] * 3).tolist() == [[2], [1], [0]]
    assert cues.hits(["消除贫困是目标", "天气很好"], ["zh"] * 2).tolist() == [[1], [0]]


TERMS = ("a", "b*", "a b", "a b* c", "b* b*", "c a", "d")


@given(st.lists(st.lists(st.sampled_from(["a", "b", "ba", "bb", "c", "d*", ",", "A-B"]), max_size=8), max_size=4))
def test_cues_count_each_term_that_stands_in_a_text_once(parts):
    texts = [" ".join(own) for own in parts]
    written = [term.replace("*", r"\w*").replace(" ", r"\W+") for term in TERMS]
    patterns = [re.compile(rf"(?<!\w){term}(?![\w*])", re.IGNORECASE) for term in written]
    cues = Cues(Scheme("s", {}, tuple(SchemeCode(term, {}, terms={"en": (term,)}) for term in TERMS)))
    expected = [[int(bool(pattern.search(text))) for pattern in patterns] for text in texts]
    assert cues.hits(texts, ["en"] * len(texts)).tolist() == expected


def test_cues_of_several_schemes_stand_side_by_side():
    schemes = [load_scheme(name) for name in ("sdgs", "categories")]
    texts, languages = [text for _, text in CASES], [language for language, _ in CASES]
    alone = [Cues(scheme).hits(texts, languages) for scheme in schemes]
    assert np.array_equal(Cues(*schemes).hits(texts, languages), np.hstack(alone))


def test_segment_coder_gives_each_scheme_what_it_gets_alone(encoder):
    schemes = [load_scheme("sdgs"), COLOURS]
    texts, languages = [text for _, text in CASES], [language for language, _ in CASES]
    vectors = encoder.encode(texts)
    for scheme, found in zip(schemes, SegmentCoder(schemes, encoder).code(vectors, texts, languages), strict=True):
        alone = code_segments(vectors, texts, languages, scheme, encoder)
        assert (found.codes, found.z.tolist()) == (alone.codes, alone.z.tolist())


def test_cues_fall_back_to_labels():
    assert Cues(COLOURS).hits(["a red door", "reddish"], ["en", "en"]).tolist() == [[1, 0, 0], [0, 0, 0]]


@given(st.lists(st.booleans(), min_size=3, max_size=3).filter(any))
def test_combine_keeps_unit_variance_of_correlated_evidence(allowed):
    correlation = np.array([[1.0, 0.3, 0.5], [0.3, 1.0, 0.2], [0.5, 0.2, 1.0]])
    samples = np.random.default_rng(0).multivariate_normal(np.zeros(3), correlation, 20000)
    total = combine([samples[:, [i]] for i in range(3)], np.array([allowed] * len(samples)), correlation)
    assert abs(float(total.std()) - 1) < 0.03


LABELLED = [
    *(
        Labelled(f"The traffic light at crossing {i} turns red too early for cyclists.", ("lights",), "en")
        for i in range(12)
    ),
    *(
        Labelled(f"Bicycle racks number {i} at the station are full every morning.", ("parking",), "en")
        for i in range(12)
    ),
    *(Labelled(f"The council meets on day {i} to talk about its own budget.", (), "en") for i in range(12)),
]
CYCLING = Scheme(
    "cycling",
    {"en": "Cycling"},
    (
        SchemeCode("lights", {"en": "Signals"}),
        SchemeCode("parking", {"en": "Parking"}),
        SchemeCode("ice", {"en": "Ice"}),
    ),
)


@pytest.fixture(scope="session")
def lesson(encoder):
    return learn(CYCLING, LABELLED, encoder)


def test_learn_codes_texts_like_the_labelled_ones(lesson, encoder):
    texts = ["The light at the bridge turns red too early.", "No free racks at the station.", "The budget was adopted."]
    found = code_with(lesson.model, encoder.encode(texts), texts, ["en"] * 3)
    assert found.z[:2, :2].argmax(axis=1).tolist() == [0, 1]
    assert (found.z[[0, 1], [0, 1]] > 2).all()
    assert (found.z[2, :2] < found.z[[0, 1], [0, 1]]).all()


def test_learn_beside_an_english_encoder_reads_english_with_both(encoder):
    english = load_english()
    both = learn(CYCLING, LABELLED, encoder, english)
    texts = ["The light at the bridge turns red too early."] * 2
    alone = code_with(both.model, encoder.encode(texts), texts, ["en", "fr"])
    beside = code_with(both.model, encoder.encode(texts), texts, ["en", "fr"], english.encode)
    assert both.model.english is not None
    assert both.model.english.shape == (english.dimension, 3)
    assert (beside.z[0] != alone.z[0]).any()
    assert beside.z[1].tolist() == alone.z[1].tolist()
    assert beside.z[0].argmax() == 0


def test_learn_is_not_carried_away_by_a_cue_it_never_saw(lesson, encoder):
    texts = ["Ice on the path.", "The path."]
    found = code_with(lesson.model, encoder.encode(texts), texts, ["en"] * 2)
    assert abs(found.z[0, 2] - found.z[1, 2]) < 10


def test_learn_does_not_depend_on_the_order_of_labelled_texts(lesson, encoder):
    turned = learn(CYCLING, LABELLED[::-1], encoder)
    assert np.array_equal(turned.z, lesson.z)
    assert np.array_equal(turned.model.direction, lesson.model.direction)


def test_learn_refuses_a_code_that_the_scheme_has_not(encoder):
    with pytest.raises(UnknownScheme, match='the scheme "cycling" has no code "snow"'):
        learn(CYCLING, [*LABELLED, Labelled("Snow lies on the path.", ("snow",), "en")], encoder)


def test_pack_keeps_scores_to_half_a_percent(lesson, encoder):
    again = unpack(CYCLING, pack(lesson.model))
    texts = [item.text for item in LABELLED]
    vectors = encoder.encode(texts)
    first, second = (score(model, vectors, texts, ["en"] * len(texts)) for model in (lesson.model, again))
    assert np.abs(first - second).max() < 0.005 * np.abs(first).max()


def test_line_separates_and_level_holds_the_rate_of_false_members():
    random = np.random.default_rng(3)
    truth = random.uniform(size=(4000, 1)) < 0.2
    z = random.normal(size=(4000, 1)) + 3 * truth
    found = ndtr(-z)
    intercept, slope = line(found, truth)
    assert slope > 0
    moved, same = level(found, truth, 0.02)
    scores = 1 / (1 + np.exp(-(moved - same * np.log10(found))))
    assert rates(scores, truth)[1] == pytest.approx(0.02, abs=0.002)
    assert intercept != moved


def test_line_without_holders_says_no():
    intercept, slope = line(np.array([[0.5], [0.1]]), np.array([[False], [False]]))
    assert (intercept, slope) == (-10.0, 0.0)


def test_text_line_gives_the_share_that_holds():
    random = np.random.default_rng(5)
    z = random.normal(size=20_000) * 2
    holds = random.uniform(size=len(z)) < 1 / (1 + np.exp(-(1.2 * z - 2)))
    intercept, slope = text_line(z, holds)
    assert intercept == pytest.approx(-2, abs=0.1)
    assert slope == pytest.approx(1.2, abs=0.1)
