"""What the style guide shows: fictional, in six languages, short and long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.questionnaire.definition import Option, Question
from rapporteur.web.look.forms import WordsField

NOW: Final = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)

TITLE: Final = {
    "ar": "الاستعراض العشري لميثاق الفانوس",
    "zh": "灯笼契约十年审查",
    "en": "Ten-year review of the Lantern Compact",
    "fr": "Examen décennal du Pacte de la Lanterne",
    "ru": "Десятилетний обзор Договора о фонаре",
    "es": "Examen decenal del Pacto del Farol",
}
QUESTION: Final = {
    "ar": "ما الذي ينبغي أن يتغير في السنوات العشر المقبلة، ولماذا؟",
    "zh": "今后十年应当改变什么，为什么？",
    "en": "What should change in the next ten years, and why?",
    "fr": "Qu’est-ce qui devrait changer au cours des dix prochaines années, et pourquoi ?",
    "ru": "Что должно измениться в ближайшие десять лет и почему?",
    "es": "¿Qué debería cambiar en los próximos diez años y por qué?",
}
TEXTS: Final = {
    "ar": "لا تصل الإضاءة إلى القرى الواقعة وراء النهر إلا ساعتين في اليوم، فيغلق المستوصف أبوابه عند الغروب.",
    "zh": "河对岸的村庄每天只有两个小时有灯光，诊所日落时就关门了。",
    "en": "Light reaches the villages beyond the river for two hours a day, so the clinic closes at sunset.",
    "fr": "La lumière n’arrive que deux heures par jour au-delà de la rivière : le dispensaire ferme.",
    "ru": "Свет доходит до деревень за рекой лишь на два часа в день, и поэтому медпункт закрывается на закате.",
    "es": "La luz llega a las aldeas de la otra orilla dos horas al día, así que el dispensario cierra al anochecer.",
}
"""One text a language, as people wrote it."""
GROUPS: Final = {"governments": 12, "civil-society": 41, "individuals": 7, "private-sector": 0}
DAYS: Final = tuple(
    (date(2026, 2, 1) + timedelta(days=place), count)
    for place, count in enumerate((0, 3, 5, 2, 0, 0, 1, 4, 8, 6, 2, 0, 0, 3, 7, 9, 12, 5, 0, 1, 4, 6, 21, 34))
)
NO_DAYS: Final = ((date(2026, 2, 1), 0),)
LONG_NAME: Final = (
    "Федерация объединений пользователей маячных фонарей верхнего и нижнего течения реки, "
    "Unionoftheriverlanternkeepersassociationsoftheupperandlowervalley"
)


class SampleForm(forms.Form):
    """Every kind of control once. Left empty, most of it is wrong."""

    name = forms.CharField(label=_("Name"), help_text=_("As it should stand on the receipt."), required=True)
    remarks = forms.CharField(label=_("Further observations"), widget=forms.Textarea, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=[("", "—"), ("kirany", "Kirany"), ("ostvale", "Ostvale")])
    publication = forms.ChoiceField(
        label=_("What may be published"),
        help_text=_("Nothing is chosen for you."),
        widget=forms.RadioSelect,
        choices=[("named", _("With my name")), ("anonymous", _("Without my name")), ("withheld", _("Nothing"))],
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("ar", "العربية"), ("en", "English"), ("zh", "中文")],
        required=False,
    )
    agreed = forms.BooleanField(label=_("I have read how my answers are used"))
    title = WordsField(label=_("Title"), required=True)


STATES_OF_TASKS: Final[tuple[tuple[str | Promise, str, str | Promise], ...]] = (
    (_("About you"), "complete", ""),
    (_("Questions"), "in-progress", _("Each answer is saved as you go.")),
    (_("Documents"), "optional", ""),
    (_("Check your answers"), "not-started", ""),
)
"""What, state, hint."""

MOMENTS: Final[tuple[Mapping[str, object], ...]] = (
    {"what": _("Opens"), "at": NOW - timedelta(days=20), "state": "past"},
    {"what": _("Open until"), "at": NOW + timedelta(days=20), "state": "now"},
    {"what": _("Report"), "at": NOW + timedelta(days=90), "state": "future", "note": _("A date that may move.")},
)

_ANSWERS: Final = (
    Option("yes", {"ar": "نعم", "zh": "是", "en": "Yes", "fr": "Oui", "ru": "Да", "es": "Sí"}),
    Option(
        "partly", {"ar": "جزئيا", "zh": "部分", "en": "In part", "fr": "En partie", "ru": "Отчасти", "es": "En parte"}
    ),
    Option("no", {"ar": "لا", "zh": "否", "en": "No", "fr": "Non", "ru": "Нет", "es": "No"}),
)
QUESTIONS: Final = (
    Question("sample_text", "text", QUESTION, hint=TEXTS, required=True, word_limit=150),
    Question("sample_single", "single", QUESTION, options=_ANSWERS),
    Question("sample_multiple", "multiple", QUESTION, options=_ANSWERS, choices_limit=2),
    Question("sample_scale", "scale", QUESTION, options=_ANSWERS),
    Question(
        "sample_matrix", "matrix", QUESTION, options=_ANSWERS, rows=(Option("first", TITLE), Option("last", TEXTS))
    ),
    Question("sample_number", "number", QUESTION, low=Decimal(0), high=Decimal(100), whole=True),
    Question("sample_date", "date", QUESTION),
    Question("sample_file", "file", QUESTION),
    Question("sample_note", "note", TEXTS),
)
"""One of each kind."""
