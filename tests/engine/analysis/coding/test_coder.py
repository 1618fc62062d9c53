import numpy as np
import pytest

from rapporteur.engine.analysis.coding.coder import coder_for
from rapporteur.engine.analysis.coding.descriptions import Rule
from rapporteur.engine.analysis.coding.learn import Labelled
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.errors import UnknownScheme
from rapporteur.engine.records import Scheme, SchemeCode
from rapporteur.engine.schemes.loader import load_scheme

PLACES = ("bridge", "station", "market", "school", "harbour", "square")
EXAMPLES = [
    *(Labelled(f"The traffic light at the {place} turns red too early. Nobody can cross.", ("lights",), "en")
      for place in PLACES),
    *(Labelled(f"Bicycle racks at the {place} are full every morning.", ("parking",), "en") for place in PLACES),
    *(Labelled(f"The path by the {place} is full of holes and roots.", ("surface",), "en") for place in PLACES),
]  # fmt: skip
CYCLING = Scheme(
    "cycling",
    {"en": "Cycling"},
    (
        SchemeCode("lights", {"en": "Traffic lights"}),
        SchemeCode("parking", {"en": "Bicycle parking"}),
        SchemeCode("surface", {"en": "Quality of cycle paths"}),
        SchemeCode("winter", {"en": "Clearing snow and ice"}),
    ),
)
TEXTS = (
    "The signal stays red for minutes at the town hall.",
    "There is nowhere to lock a bike at the library.",
    "Cracks and potholes make this route dangerous.",
    "Die Ampel am Rathaus bleibt zu lange rot.",
    "Il manque des places pour garer les vélos devant la gare.",
    "",
)
LANGUAGES = ("en", "en", "en", "de", "fr", "")


@pytest.fixture(scope="module")
def encoder():
    return load("full")


@pytest.fixture(scope="module")
def learnt(encoder):
    return coder_for(CYCLING, encoder, EXAMPLES)


@pytest.fixture(scope="module", params=["examples", "description", "sdgs"])
def coder(request, encoder, learnt):
    schemes = {"description": CYCLING, "sdgs": load_scheme("sdgs")}
    return learnt if request.param == "examples" else coder_for(schemes[request.param], encoder)


def named(coder, texts, languages):
    given = coder.applies(coder.score(texts, languages))
    return [[code for code, holds in zip(coder.codes, row, strict=True) if holds] for row in given]


def test_score_gives_probabilities_of_four_decimals(coder):
    scores = coder.score(TEXTS, LANGUAGES)
    assert scores.shape == coder.applies(scores).shape == (len(TEXTS), len(coder.codes))
    assert ((scores >= 0) & (scores <= 1)).all()
    assert np.array_equal(scores, scores.round(4))


def test_score_of_a_text_does_not_depend_on_the_others(coder):
    together = coder.score(TEXTS, LANGUAGES)
    turned = coder.score(TEXTS[::-1], LANGUAGES[::-1])
    assert np.array_equal(turned[::-1], together)
    assert np.array_equal(coder.score(TEXTS[:1], LANGUAGES[:1]), together[:1])


def test_score_of_nothing_is_empty(coder):
    scores = coder.score([], [])
    assert scores.shape == coder.applies(scores).shape == (0, len(coder.codes))


def test_exclusive_examples_give_each_text_one_code_in_any_language(learnt):
    assert named(learnt, TEXTS[:5], LANGUAGES[:5]) == [["lights"], ["parking"], ["surface"], ["lights"], ["parking"]]
    assert np.abs(learnt.score(TEXTS, LANGUAGES).sum(axis=1) - 1).max() < 0.001


def test_a_code_without_examples_is_found_by_its_label(learnt):
    assert named(learnt, ["In winter the snow is not cleared and ice stays for weeks."], ["en"]) == [["winter"]]


def test_the_order_of_examples_does_not_matter(learnt, encoder):
    turned = coder_for(CYCLING, encoder, EXAMPLES[::-1])
    assert np.array_equal(turned.score(TEXTS, LANGUAGES), learnt.score(TEXTS, LANGUAGES))


def test_examples_with_several_codes_give_several(encoder):
    both = [
        Labelled(f"{one.text} {two.text}", (*one.codes, *two.codes), "en")
        for one, two in zip(EXAMPLES[:6], EXAMPLES[6:12], strict=True)
    ]
    coder = coder_for(CYCLING, encoder, [*EXAMPLES, *both, *(Labelled(f"Thank you, {p}.", (), "en") for p in PLACES)])
    texts = ["The traffic light at the park turns red too early. Bicycle racks at the park are full.", "Thank you."]
    assert named(coder, texts, ["en", "en"]) == [["lights", "parking"], []]


def test_one_example_is_enough_to_go_on(encoder):
    coder = coder_for(CYCLING, encoder, EXAMPLES[:1])
    assert named(coder, TEXTS[:2], LANGUAGES[:2]) == [["lights"], ["parking"]]


def test_examples_with_a_code_the_scheme_has_not_are_refused(encoder):
    with pytest.raises(UnknownScheme, match='the scheme "cycling" has no code "snow"'):
        coder_for(CYCLING, encoder, [Labelled("Snow lies on the path.", ("snow",), "en")])


def test_a_scheme_without_examples_is_coded_by_what_its_codes_are_called(encoder):
    coder = coder_for(CYCLING, encoder)
    texts = [
        "More racks to park bicycles, please.",
        "Die Ampel bleibt zu lange rot.",
        "冬天没有人清除自行车道上的冰雪。",
    ]
    found = coder.score(texts, ["en", "de", "zh"]).argmax(axis=1)
    assert [coder.codes[place] for place in found] == ["parking", "lights", "winter"]


def test_rule_gives_codes_near_the_best_and_none_where_nothing_is_near():
    rule = Rule(intercept=-2.0, slope=1.0, behind=0.5, within=1.0, least=0.2)
    scores = rule.probability(np.array([[3.0, 2.6, 1.0], [0.1, 0.0, -1.0]]))
    assert rule.applies(scores).tolist() == [[True, True, False], [False, False, False]]


@pytest.mark.parametrize(
    ("text", "language", "goal"),
    [
        ("Girls are married as children and women do most of the unpaid care.", "en", "5"),
        ("Les filles sont mariées enfants et les femmes assurent le travail domestique non payé.", "fr", "5"),
        ("Overfishing empties the sea, and coral reefs on our coast are dying.", "en", "14"),
        ("过度捕捞使海洋资源枯竭，珊瑚礁正在死亡。", "zh", "14"),
    ],
)
def test_sdgs_are_given_in_every_language(encoder, text, language, goal):
    assert named(coder_for(load_scheme("sdgs"), encoder), [text], [language]) == [[goal]]
