"""The two rounds of the fictional questionnaire: its questions and its labels, as the form shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TITLE = "Ten-year review of the Lantern Compact on Shared Digital Knowledge"
FICTIONAL = "FICTIONAL demonstration data"

FORM_COLUMNS = ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time")
"""What the form program itself puts before the answers."""

ORGANISATION = "Name of your organisation"
GROUP = "Which stakeholder group do you belong to?"
COUNTRY = "Country"
REGION = "Region"
LANGUAGE = "In which language do you answer?"
PUBLICATION = "How may your contribution be published?"
DOCUMENTS = "Documents attached (file names)"
FURTHER = "Further observations"

WORDING: Mapping[str, str] = {
    "q1": "In your experience, what has the Lantern Compact achieved in the last ten years?",
    "q2": "To what extent have the goals of the Compact been reached?",
    "q3": "What are the main challenges to putting the Compact into practice?",
    "q4": "Which approaches and practices have worked, and why?",
    "q5": "Which trends in technology have mattered most, and what opportunities and risks do they bring?",
    "q6": "Which areas should come first in the next ten years?",
    "q7": "What should be the priorities of the stakeholder groups in the next ten years?",
    "q8": "How could the Compact contribute further to the Sustainable Development Goals?",
}

EXTENT: Mapping[str, str] = {
    "none": "Not at all",
    "small": "To a small extent",
    "moderate": "To a moderate extent",
    "large": "To a large extent",
    "full": "Fully",
}
"""Options of q2, low to high."""

AREAS: Mapping[str, str] = {
    "connectivity": "Affordable connectivity",
    "skills": "Digital skills",
    "safety": "Online safety and trust",
    "services": "Open public services",
    "languages": "Content in local languages",
    "privacy": "Data protection and privacy",
    "environment": "Environmental impact of technology",
    "financing": "Financing and cooperation",
}
"""Options of q6, in the order offered; up to three could be ticked."""

LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}

GROUPS: Mapping[str, Mapping[str, str]] = {
    "government": {
        "en": "Government",
        "ar": "جهة حكومية",
        "zh": "政府",
        "fr": "Gouvernement",
        "ru": "Правительство",
        "es": "Gobierno",
    },
    "international-organisation": {
        "en": "International organisation",
        "ar": "منظمة دولية",
        "zh": "国际组织",
        "fr": "Organisation internationale",
        "ru": "Международная организация",
        "es": "Organización internacional",
    },
    "private-sector": {
        "en": "Private sector",
        "ar": "القطاع الخاص",
        "zh": "私营部门",
        "fr": "Secteur privé",
        "ru": "Частный сектор",
        "es": "Sector privado",
    },
    "civil-society": {
        "en": "Civil society",
        "ar": "المجتمع المدني",
        "zh": "民间社会",
        "fr": "Société civile",
        "ru": "Гражданское общество",
        "es": "Sociedad civil",
    },
    "technical-community": {
        "en": "Technical community",
        "ar": "المجتمع التقني",
        "zh": "技术社群",
        "fr": "Communauté technique",
        "ru": "Техническое сообщество",
        "es": "Comunidad técnica",
    },
    "academia": {
        "en": "Academia",
        "ar": "الأوساط الأكاديمية",
        "zh": "学术界",
        "fr": "Monde universitaire",
        "ru": "Академические круги",
        "es": "Sector académico",
    },
    "individual": {
        "en": "Individual",
        "ar": "فرد",
        "zh": "个人",
        "fr": "Particulier",
        "ru": "Частное лицо",
        "es": "Particular",
    },
}

PUBLICATIONS: Mapping[str, Mapping[str, str]] = {
    "named": {
        "en": "With my name and that of my organisation",
        "fr": "Avec mon nom et celui de mon organisation",
        "es": "Con mi nombre y el de mi organización",
    },
    "anonymous": {"en": "Without any name", "fr": "Sans aucun nom", "es": "Sin ningún nombre"},
    "withheld": {"en": "Not to be published", "fr": "Ne pas publier", "es": "No publicar"},
}

REGIONS: Mapping[str, str] = {
    "africa": "Africa",
    "asia-pacific": "Asia and the Pacific",
    "europe-north-america": "Europe and North America",
    "latin-america-caribbean": "Latin America and the Caribbean",
    "western-asia": "Western Asia",
}

STATES: Mapping[str, tuple[str, ...]] = {
    "africa": ("Kesara", "Ndolu", "Tamrit", "تامريت"),
    "asia-pacific": ("Sulang", "苏朗", "Meiruo", "美若", "Tovaro"),
    "europe-north-america": ("Norrhaven", "Норрхавен", "Valdoria", "Valdorie", "Verkhomir", "Верхомир"),
    "latin-america-caribbean": ("San Aurelio", "Costa Bermeja", "Isla Clara"),
    "western-asia": ("Sahilia", "ساحلية", "Rimal", "رمال"),
}
"""How the states of each region are written; a longer official name holds one of these."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the questionnaire as a form: where it goes, what it asks, when it was open."""

    number: int
    file: str
    sheet: str
    title: str
    asked: tuple[str, ...]
    opened: str
    closed: str

    @property
    def headings(self) -> dict[str, str]:
        """The column heading of each question, numbered as the form numbers it."""
        return {key: f"{place}. {WORDING[key]}" for place, key in enumerate(self.asked, 1)}


ROUNDS = (
    Round(
        1,
        "first-round.xlsx",
        "Form1",
        "First round",
        ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"),
        "2024-09-02T08:00:00",
        "2024-11-29T18:00:00",
    ),
    Round(
        2,
        "second-round.xlsx",
        "Sheet1",
        "Second round",
        ("q2", "q3", "q6", "q7"),
        "2025-05-05T08:00:00",
        "2025-06-27T18:00:00",
    ),
)
