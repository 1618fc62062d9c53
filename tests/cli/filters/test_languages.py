from __future__ import annotations

from tests.cli.filters.running import Filters, texts

SAMPLES = {
    "ar": "نحتاج إلى مدارس ومعلمين لكل طفل في المناطق الريفية",
    "zh": "我们需要在农村地区建设更多学校",
    "en": "We need schools and teachers for every child in rural areas.",
    "fr": "Nous avons besoin d'écoles et d'enseignants dans les zones rurales.",
    "ru": "Нам нужны школы и учителя для каждого ребёнка в сельских районах.",
    "es": "Necesitamos escuelas y maestros para cada niño en las zonas rurales.",
    "und": "12 % — 2024",
}


def test_languages_are_told_in_the_order_of_the_lines(run: Filters) -> None:
    rows = run("languages", texts(*SAMPLES.values())).rows

    assert [row["language"] for row in rows] == list(SAMPLES)
    assert all(0.6 <= row["score"] <= 1 for row in rows[:-1])


def test_languages_do_not_depend_on_the_other_lines(run: Filters) -> None:
    rows = texts(*SAMPLES.values())

    together = run("languages", rows[::-1]).rows[::-1]

    assert together == [run("languages", [row]).rows[0] for row in rows]
