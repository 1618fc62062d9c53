"""A fictional questionnaire in six languages that asks in every way there is, and made-up ones by the hundred."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from rapporteur.engine.records import GROUPS, UN_LANGUAGES
from rapporteur.web.consultations.questionnaire import (
    KEY,
    KINDS,
    RESERVED,
    And,
    Answered,
    Compares,
    Condition,
    Includes,
    Is,
    Kind,
    Not,
    Option,
    Or,
    Question,
    Questionnaire,
    Section,
    default_consent,
)

_REVIEW = Path(__file__).parents[4] / "demo/review.toml"


@lru_cache(maxsize=1)
def _translations() -> dict[str, dict[str, str]]:
    return dict(tomllib.loads(_REVIEW.read_text(encoding="utf-8"))["translations"])


def in_six(english: str) -> dict[str, str]:
    """A sentence of the demonstration in all its languages."""
    return {"en": english, **{language: texts[english] for language, texts in _translations().items()}}


def six(ar: str, zh: str, en: str, fr: str, ru: str, es: str) -> dict[str, str]:
    return {"ar": ar, "zh": zh, "en": en, "fr": fr, "ru": ru, "es": es}


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(key, in_six(label)) for key, label in labels.items())


EXTENT = options(
    none="Not at all",
    small="To a small extent",
    moderate="To a moderate extent",
    large="To a large extent",
    full="Fully",
)
AREAS = options(
    connectivity="Affordable connectivity",
    skills="Digital skills",
    safety="Online safety and trust",
    services="Open public services",
    languages="Content in local languages",
    privacy="Data protection and privacy",
    environment="Environmental impact of technology",
    financing="Financing and cooperation",
)
YES_NO = (
    Option("yes", six("نعم", "是", "Yes", "Oui", "Да", "Sí")),
    Option("no", six("لا", "否", "No", "Non", "Нет", "No")),
)


def lantern() -> Questionnaire:
    """The first round of the Lantern Compact: eight numbered questions, some with a second part."""
    return Questionnaire(
        languages=UN_LANGUAGES,
        title=in_six("Ten-year review of the Lantern Compact on Shared Digital Knowledge"),
        introduction=six(
            "تستغرق الإجابة نحو عشرين دقيقة. يمكنكم التوقف والعودة لاحقاً.",
            "回答约需二十分钟。您可以中途停下，稍后继续。",
            "Answering takes about twenty minutes. You can stop and come back later.",
            "Répondre prend environ vingt minutes. Vous pouvez vous arrêter et revenir plus tard.",
            "Ответы займут около двадцати минут. Можно прерваться и вернуться позже.",
            "Responder lleva unos veinte minutos. Puede parar y volver más tarde.",
        ),
        consent=default_consent(),
        sections=(_looking_back(), _looking_ahead()),
        extra={"form_id": "lantern_first_round"},
    )


def _looking_back() -> Section:
    return Section(
        key="back",
        title=six("ما تحقق", "回顾", "Looking back", "Bilan", "Оглядываясь назад", "Balance"),
        introduction=six(
            "السنوات العشر الأولى.",
            "最初的十年。",
            "The first ten years.",
            "Les dix premières années.",
            "Первые десять лет.",
            "Los diez primeros años.",
        ),
        questions=(
            Question(
                "note_fiction",
                "note",
                six(
                    "كل شيء هنا خيالي.",
                    "此处内容均为虚构。",
                    "All of this is fictional.",
                    "Tout ceci est fictif.",
                    "Всё это вымысел.",
                    "Todo esto es ficticio.",
                ),
            ),
            Question(
                "q1",
                "text",
                in_six("In your experience, what has the Lantern Compact achieved in the last ten years?"),
                required=True,
                word_limit=300,
                asks=("achievement",),
                topics=("access", "knowledge"),
            ),
            Question(
                "q2",
                "scale",
                in_six("To what extent have the goals of the Compact been reached?"),
                options=EXTENT,
                required=True,
                extra={"appearance": "w4", "priority_of_staff": "high"},
            ),
            Question(
                "q2_since",
                "date",
                six("منذ متى؟", "自何时起？", "Since when?", "Depuis quand ?", "С какого времени?", "¿Desde cuándo?"),
                condition=Or((Is("q2", "large"), Is("q2", "full"))),
            ),
            Question(
                "q3",
                "text",
                in_six("What are the main challenges to putting the Compact into practice?"),
                asks=("challenge",),
                word_limit=300,
                links_to="old_3",
            ),
            Question(
                "q4",
                "single",
                six(
                    "هل لديكم ممارسة تشاركونها؟",
                    "您是否有可分享的做法？",
                    "Do you have a practice to share?",
                    "Avez-vous une pratique à partager ?",
                    "Есть ли у вас практика, которой можно поделиться?",
                    "¿Tiene una práctica que compartir?",
                ),
                options=YES_NO,
                groups=("civil-society", "academia"),
            ),
            Question(
                "q4_what",
                "text",
                in_six("Which approaches and practices have worked, and why?"),
                asks=("approach", "practice"),
                condition=And((Is("q4", "yes"), Answered("q1"))),
            ),
            Question(
                "q4_file",
                "file",
                six(
                    "أرفقوا وثيقة عنها",
                    "附上有关文件",
                    "Attach a document about it",
                    "Joignez un document à ce sujet",
                    "Приложите документ об этом",
                    "Adjunte un documento al respecto",
                ),
                groups=("civil-society",),
                condition=Is("q4", "yes"),
            ),
        ),
    )


def _looking_ahead() -> Section:
    return Section(
        key="ahead",
        title=six("المستقبل", "展望", "Looking ahead", "Perspectives", "Взгляд вперёд", "Perspectivas"),
        questions=(
            Question(
                "q5",
                "text",
                in_six(
                    "Which trends in technology have mattered most, and what opportunities and risks do they bring?"
                ),
                asks=("trend", "opportunity", "risk"),
            ),
            Question(
                "q6",
                "multiple",
                in_six("Which areas should come first in the next ten years?"),
                hint=six(
                    "اختاروا ثلاثة على الأكثر",
                    "最多选三项",
                    "Choose up to three",
                    "Trois choix au plus",
                    "Не более трёх",
                    "Tres como máximo",
                ),
                options=AREAS,
                choices_limit=3,
                required=True,
            ),
            Question(
                "q6_cost",
                "number",
                six(
                    "كم يكلف ذلك بالملايين؟",
                    "需要多少百万？",
                    "What would it cost, in millions?",
                    "Combien cela coûterait-il, en millions ?",
                    "Сколько это стоит, в миллионах?",
                    "¿Cuánto costaría, en millones?",
                ),
                low=Decimal(0),
                high=Decimal("999.5"),
                condition=And((Includes("q6", "financing"), Not(Is("q2", "full")))),
            ),
            Question(
                "q7",
                "matrix",
                in_six("What should be the priorities of the stakeholder groups in the next ten years?"),
                options=EXTENT,
                rows=AREAS[:3],
                required=True,
            ),
            Question(
                "q8",
                "text",
                in_six("How could the Compact contribute further to the Sustainable Development Goals?"),
                condition=Or((Compares("q6_cost", ">=", Decimal(10)), Not(Answered("q3")))),
            ),
        ),
    )


# Made-up questionnaires: sound, but with every combination of what a question can have.

_FIRST = st.sampled_from(string.ascii_lowercase)
_REST = st.text(string.ascii_lowercase + string.digits + "_", max_size=12)
keys = st.builds(str.__add__, _FIRST, _REST).filter(lambda key: key not in RESERVED and KEY.fullmatch(key) is not None)
_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u2028\u2029")
_PLAIN = st.text(st.one_of(_LETTERS, st.sampled_from("\n\t'\"=<>&_x0041#N/A: ")), min_size=1, max_size=40)
texts = _PLAIN.map(str.strip).filter(lambda text: text != "" and "${" not in text)
names = st.lists(keys, max_size=3, unique=True).map(tuple)
extras = st.dictionaries(keys.map(lambda key: f"own_{key}"), texts, max_size=2)


@st.composite
def words(draw: st.DrawFn, languages: Sequence[str], *, empty: bool = False) -> dict[str, str]:
    said = draw(st.lists(st.sampled_from(languages), min_size=0 if empty else 1, unique=True))
    return {language: draw(texts) for language in said}


@st.composite
def option_lists(draw: st.DrawFn, languages: Sequence[str], taken: set[str]) -> tuple[Option, ...]:
    named = draw(st.lists(keys.filter(lambda key: key not in taken), min_size=1, max_size=4, unique=True))
    return tuple(Option(key, draw(words(languages)), draw(extras)) for key in named)


@st.composite
def conditions(draw: st.DrawFn, asked: Sequence[Question]) -> Condition:
    """A condition on questions that have an answer of one value, in normal form."""
    return draw(condition_trees(st.sampled_from(asked).flatmap(_leaf)))


def condition_trees(leaf: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    def joined(kind: type[And] | type[Or], inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = inner.filter(lambda part: not isinstance(part, kind))
        return st.lists(parts, min_size=2, max_size=3).map(lambda parts: kind(tuple(parts)))

    return st.recursive(
        leaf, lambda inner: st.one_of(joined(And, inner), joined(Or, inner), inner.map(Not)), max_leaves=5
    )


def _leaf(question: Question) -> st.SearchStrategy[Condition]:
    answered: st.SearchStrategy[Condition] = st.just(Answered(question.key))
    if question.kind == "number":
        signs = st.sampled_from((">", ">=", "<", "<=", "=", "!="))
        return answered | st.builds(Compares, st.just(question.key), signs, numbers)
    if question.options:
        chosen = st.sampled_from([option.key for option in question.options])
        return (
            answered
            | chosen.map(lambda key: Includes(question.key, key))
            | chosen.map(lambda key: Is(question.key, key))
        )
    return answered | texts.map(lambda text: Is(question.key, text))


numbers = st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def questions(
    draw: st.DrawFn, key: str, languages: Sequence[str], asked: Sequence[Question], taken: set[str]
) -> Question:
    kind: Kind = draw(st.sampled_from(KINDS))
    choosing = kind in ("single", "multiple", "scale", "matrix")
    offered = draw(option_lists(languages, set())) if choosing else ()
    bounds = sorted(draw(st.lists(numbers, max_size=2))) if kind == "number" else []
    possible = [question for question in asked if question.kind not in ("note", "file", "matrix")]
    limited = kind == "multiple" and draw(st.booleans())
    return Question(
        key=key,
        kind=kind,
        label=draw(words(languages)),
        hint=draw(words(languages, empty=True)),
        required=kind != "note" and draw(st.booleans()),
        options=offered,
        rows=draw(option_lists(languages, taken)) if kind == "matrix" else (),
        word_limit=draw(st.none() | st.integers(1, 5000)) if kind == "text" else None,
        choices_limit=draw(st.integers(1, len(offered))) if limited else None,
        low=bounds[0] if bounds else None,
        high=bounds[1] if len(bounds) > 1 else None,
        whole=kind == "number" and draw(st.booleans()),
        condition=draw(st.none() | conditions(possible)) if possible else None,
        groups=tuple(draw(st.lists(st.sampled_from(GROUPS), max_size=3, unique=True))),
        topics=draw(names),
        links_to=draw(st.just("") | keys),
        asks=tuple(draw(st.lists(st.sampled_from(("challenge", "risk", "priority")), max_size=2, unique=True))),
        extra=draw(extras),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    languages = tuple(draw(st.lists(st.sampled_from(UN_LANGUAGES), min_size=1, unique=True)))
    named = draw(st.lists(keys, min_size=3, max_size=8, unique=True))
    cut = draw(st.integers(1, len(named) - 2))
    asked: list[Question] = []
    for key in named[2:]:
        asked.append(draw(questions(key, languages, asked, set(named))))
    parts = [tuple(asked[:cut]), tuple(asked[cut:])]
    return Questionnaire(
        languages=languages,
        title=draw(words(languages)),
        introduction=draw(words(languages, empty=True)),
        consent=draw(words(languages, empty=True)),
        sections=tuple(
            Section(key, draw(words(languages)), draw(words(languages, empty=True)), part, draw(extras))
            for key, part in zip(named, parts, strict=False)
            if part
        ),
        extra=draw(extras),
    )
