import pytest

from rapporteur.engine.corpus.furniture import mark
from rapporteur.engine.records import Text, TextKind

TOPICS = ("ferries", "orchards", "archives", "glaciers", "markets", "wells", "looms", "radios", "bridges", "seeds")
CAMPAIGN = (
    "Keep the night trains\n\nWe the undersigned ask the ministry to keep the night trains, because they join"
    " towns that no road joins and because the young leave where no train stops."
)


def text(name: str, content: str, kind: TextKind = "form", title: str = "", pages: tuple[int, ...] = ()) -> Text:
    return Text(f"id-{name}", name, kind, "", "direct", title, "en", content, pages)


def marked(texts: list[Text], questions: tuple[str, ...] = ()) -> list[list[str]]:
    found = mark(texts, questions)
    return [[t.content[start:end] for start, end in found[t.text]] for t in texts]


def forms() -> list[Text]:
    return [
        text(
            topic,
            f"On {topic} and\nwhat they need\nArea: WATER AND\nLAND\nSent by: Ms {topic.title()}\nAbstract\n"
            f"Our {topic} have lost their keeper in winter {number}; every {topic} meeting said so {number} times.",
            title=f"On {topic} and what they need",
        )
        for number, topic in enumerate(TOPICS)
    ]


def test_mark_finds_labels_values_and_titles_of_a_form() -> None:
    assert marked(forms())[0] == [
        "On ferries and\nwhat they need\nArea: WATER AND\nLAND\nSent by: Ms Ferries\nAbstract"
    ]


def test_mark_leaves_a_campaign_alone() -> None:
    texts = forms() + [text(f"c{i}", f"{CAMPAIGN}\n\nSigned in valley {i}.") for i in range(6)]
    assert marked(texts)[-6:] == [[]] * 6


def test_mark_leaves_lines_few_share_alone() -> None:
    texts = forms()
    assert all("keeper" not in span for spans in marked(texts) for span in spans)


def test_mark_keeps_a_long_value_and_takes_its_label() -> None:
    texts = [text(t, f"Answer: {' '.join([f'{t} are old and mended often'] * 9)}.") for t in TOPICS]
    assert marked(texts)[0] == ["Answer:"]


def test_mark_finds_page_headers_and_numbers() -> None:
    page = "Council of the {n} Rivers\nThe {t} are counted in spring, {t} by {t}.\n{n}\n"
    pages, content = [], ""
    for number, topic in enumerate(TOPICS[:5], start=1):
        pages.append(len(content))
        content += page.format(n=number, t=topic)
    found = marked([text("a", content, "document", pages=tuple(pages))])[0]
    assert found[0] == "Council of the 1 Rivers"
    assert found[1] == "1\nCouncil of the 2 Rivers"
    assert found[-1] == "5"


def test_mark_finds_questions_that_a_form_repeats() -> None:
    question = "What would make the crossing safer for you?"
    texts = [text("a", f"1. What would make the crossing\nsafer for you?\nA lamp at the quay of the {TOPICS[0]}.")]
    assert marked(texts, (question,))[0] == ["1. What would make the crossing\nsafer for you?"]


@pytest.mark.parametrize(
    ("content", "furniture"),
    [
        ("N/A", ["N/A"]),
        ("(See the attached document)", ["(See the attached document)"]),
        ("Voir le document joint.", ["Voir le document joint."]),
        ("请见附件", ["请见附件"]),
        ("No lamps were lit.", []),
        ("Nothing to add to what we see in the harbour.", []),
    ],
)
def test_mark_takes_answers_that_answer_nothing(content: str, furniture: list[str]) -> None:
    assert marked([text("a", content, "answer")]) == [furniture]


def test_mark_never_takes_what_answers_have_in_common() -> None:
    texts = [text(str(i), "Lack of funds", "answer") for i in range(30)]
    assert marked(texts) == [[]] * 30


def test_mark_takes_the_words_of_a_choice() -> None:
    assert marked([text("a", "Strongly agree", "choice")]) == [["Strongly agree"]]


@pytest.mark.parametrize("answer", ["n/a", "  (N/A).", "*" * 200 + " n/a", "see\u00a0attached", "\u3000 n/a  \u3000"])
def test_mark_takes_an_answer_that_says_nothing(answer: str) -> None:
    assert marked([text("a", answer, "answer")]) == [[answer.strip()]]


@pytest.mark.parametrize("answer", ["n/a\nBut see below", "See attached " + "and heed the ferries " * 9, "No ferries"])
def test_mark_leaves_an_answer_that_says_something(answer: str) -> None:
    assert marked([text("a", answer, "answer")]) == [[]]
