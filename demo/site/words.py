"""The words of the fictional review in six languages: those of demo/review.toml, and a few only the site needs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from demo.voices import HERE

LANGUAGES: Final = ("ar", "zh", "en", "fr", "ru", "es")
Words = dict[str, str]

SUMMARY: Final[Words] = {
    "ar": "ما الذي حققه ميثاق الفانوس خلال عشر سنوات، وما الذي ينبغي أن يأتي بعد ذلك. بيانات خيالية للعرض.",
    "zh": "《灯笼契约》十年来带来了什么，接下来应当做什么。虚构的演示数据。",
    "en": "What the Lantern Compact has brought in ten years, and what should come next. Fictional demonstration data.",
    "fr": "Ce que le Pacte de la Lanterne a apporté en dix ans, et ce qui devrait suivre. Données fictives.",
    "ru": "Что принёс Пакт «Фонарь» за десять лет и что должно быть дальше. Вымышленные демонстрационные данные.",
    "es": "Lo que el Pacto de la Linterna ha aportado en diez años y lo que debería venir después. Datos ficticios.",
}
THIRD_ROUND: Final[Words] = {
    "ar": "الجولة الثالثة: ما بعد السنوات العشر",
    "zh": "第三轮：十年之后",
    "en": "Third round: after ten years",
    "fr": "Troisième cycle : après dix ans",
    "ru": "Третий раунд: после десяти лет",
    "es": "Tercera ronda: después de diez años",
}
SECTIONS: Final[Mapping[str, Words]] = {
    "so_far": {
        "ar": "ما تحقق حتى الآن",
        "zh": "迄今为止",
        "en": "What has happened so far",
        "fr": "Ce qui a été fait jusqu’ici",
        "ru": "Что сделано до сих пор",
        "es": "Lo hecho hasta ahora",
    },
    "ahead": {
        "ar": "ما ينتظرنا",
        "zh": "展望未来",
        "en": "What lies ahead",
        "fr": "Ce qui vient",
        "ru": "Что впереди",
        "es": "Lo que viene",
    },
}
ASKED_OF: Final[Words] = {
    "ar": "يمكن لأي حكومة أو منظمة أو شخص أن يجيب، بأي من اللغات الست.",
    "zh": "任何政府、组织或个人均可用六种语言中的任何一种作答。",
    "en": "Any government, organisation or person may answer, in any of the six languages.",
    "fr": "Tout gouvernement, toute organisation ou toute personne peut répondre, dans l’une des six langues.",
    "ru": "Ответить может любое правительство, организация или человек на любом из шести языков.",
    "es": "Puede responder cualquier gobierno, organización o persona, en cualquiera de los seis idiomas.",
}
THREE_AT_MOST: Final[Words] = {
    "ar": "اختاروا ثلاثة مجالات على الأكثر.",
    "zh": "最多选择三个领域。",
    "en": "Choose three areas at most.",
    "fr": "Choisissez trois domaines au plus.",
    "ru": "Выберите не более трёх областей.",
    "es": "Elija tres ámbitos como máximo.",
}
EXTENSION: Final[Words] = {
    "ar": "طلبت عدة منظمات من المناطق الريفية مزيداً من الوقت بعد انقطاع التيار الكهربائي.",
    "zh": "若干农村组织在停电后请求延长时间。",
    "en": "Several rural organisations asked for more time after a power cut.",
    "fr": "Plusieurs organisations rurales ont demandé un délai après une coupure de courant.",
    "ru": "Несколько сельских организаций попросили больше времени после отключения электричества.",
    "es": "Varias organizaciones rurales pidieron más tiempo tras un corte de electricidad.",
}
TOPICS: Final[Mapping[str, Words]] = {
    "access": {
        "ar": "الوصول والاتصال",
        "zh": "接入与联通",
        "en": "Access and connectivity",
        "fr": "Accès et connectivité",
        "ru": "Доступ и связь",
        "es": "Acceso y conectividad",
    },
    "trust": {
        "ar": "الثقة والسلامة",
        "zh": "信任与安全",
        "en": "Trust and safety",
        "fr": "Confiance et sécurité",
        "ru": "Доверие и безопасность",
        "es": "Confianza y seguridad",
    },
    "cooperation": {
        "ar": "التعاون والتمويل",
        "zh": "合作与融资",
        "en": "Cooperation and financing",
        "fr": "Coopération et financement",
        "ru": "Сотрудничество и финансирование",
        "es": "Cooperación y financiación",
    },
}
MANDATE: Final[Words] = {
    "ar": "فقرة خيالية تطلب استعراض الميثاق بعد عشر سنوات من اعتماده.",
    "zh": "一段虚构的文字，要求在《契约》通过十年后对其进行审查。",
    "en": "A fictional paragraph that asks for a review of the Compact ten years after its adoption.",
    "fr": "Un paragraphe fictif qui demande un examen du Pacte dix ans après son adoption.",
    "ru": "Вымышленный пункт, в котором предлагается провести обзор Пакта через десять лет после его принятия.",
    "es": "Un párrafo ficticio que pide examinar el Pacto diez años después de su aprobación.",
}


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((HERE / "review.toml").read_text(encoding="utf-8"))


def in_all(english: str) -> Words:
    """A text of the review in all six languages. Raises KeyError where review.toml lacks one."""
    translations = _settings()["translations"]
    return {code: english if code == "en" else translations[code][english] for code in LANGUAGES}


def title() -> Words:
    """The title of the review."""
    return in_all(str(_settings()["title"]))


def round_title(key: str) -> Words:
    """The title of the first or the second round."""
    return in_all(str(_settings()["rounds"][key]))
