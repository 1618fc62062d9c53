"""A made-up report with every kind of entry, for the tests of the renderings."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rapporteur.engine.records import GROUPS, Entry, Finding

GROUP_NAMES = {
    "government": "Governments",
    "international-organisation": "International organisations",
    "private-sector": "Private sector",
    "civil-society": "Civil society",
    "technical-community": "Technical community",
    "academia": "Academia",
    "individual": "Individuals",
}
HELD = (12, 5, 9, 18, 7, 4, 2)
OF = (30, 8, 21, 40, 18, 17, 9)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
QUOTES = (
    (
        "en",
        "Access that people cannot afford is not access, and a mast without power is a monument.",
        "Village Radio Federation (civil society)",
    ),
    (
        "ar",
        "لا معنى للاتصال إن لم تكن تكلفته في متناول الأسر الريفية، ولا سيما النساء.",
        "جمعية الواحة الرقمية (civil society)",
    ),
    ("zh", "农村地区的宽带价格仍然过高，学校和诊所首先受到影响。", "A contributor from the technical community"),
    ("fr", "La langue dans laquelle on se connecte décide de ce que l’on y trouve.", "Atelier des langues (academia)"),
)
THEMES = (
    ("Affordable access in rural and remote areas", 57),
    ("Human rights online, and the protection of journalists and of those who speak for others", 49),
    ("Digital skills", 41),
    (f"Local content, {LONG_WORD}", 30),
    ("الثقة والأمن", 22),
    ("人工智能治理", 9),
    ("Financing", 3),
)
SHORT = tuple(theme for theme in THEMES if len(theme[0]) < 50)


class Builder:
    """Adds entries in order and names them as the composer does."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.section = "title"
        self._counts: Counter[str] = Counter()

    def add(
        self,
        kind: str,
        text: str,
        /,
        *,
        paragraph: int | None = None,
        findings: tuple[str, ...] = (),
        numbers: dict[str, Any] | None = None,
        **place: Any,
    ) -> Entry:
        self._counts[self.section] += 1
        entry = Entry(
            f"{self.section}-{self._counts[self.section]:03d}",
            self.section,
            paragraph,
            kind,
            text,
            findings,
            numbers or {},
            None,
            place,
        )
        self.entries.append(entry)
        return entry

    def open(self, section: str, heading: str) -> None:
        self.section = section
        self.add("heading", heading, level=2)

    def panel(self, finding: str, *, quotes: tuple[int, ...] = (), share: float = 0.3986) -> None:
        self._line(finding, "count", "57 of 143 contributors, 40 per cent.", {"count": 57, "of": 143, "share": share})
        self._line(finding, "asked", "The question was put to 148 contributors.", {"asked": 148})
        self._line(
            finding,
            "interval",
            "Interval of the share, 95 per cent: from 32 to 48 per cent.",
            {"low": 0.3218, "high": 0.4806, "share": share},
        )
        self._line(finding, "basis", "Coded by machine, not yet checked by people.", {})
        for group, count, of in zip(GROUPS, HELD, OF, strict=True):
            text = f"{GROUP_NAMES[group]}: {count} of {of}"
            self._line(finding, "groups", text, {"count": count, "of": of, "share": round(count / of, 4)})
        for number in quotes:
            self.quote(number, finding=finding)

    def _line(self, finding: str, part: str, text: str, numbers: dict[str, Any]) -> None:
        self.add("evidence-line", text, numbers=numbers, finding=finding, part=part)

    def quote(self, number: int, **place: Any) -> None:
        language, text, who = QUOTES[number]
        anchor = f"e-{number + 1}"
        where: dict[str, Any] = {"contribution": f"c-{number}", "text": "0" * 8, "start": 40, "end": 40 + len(text)}
        self.add("quote", text, language=language, anchor=anchor, **where, **place)
        self.add("attribution", who, anchor=anchor, **place)

    def table(
        self, table: str, caption: str, header: list[str], rows: list[list[str | int]], *, heat: bool = False
    ) -> None:
        self.add("caption", caption, table=table)
        for column, text in enumerate(header):
            self.add("header", text, table=table, row=0, column=column)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                warmth: dict[str, Any] = {"heat": int(cell) / 40} if heat and isinstance(cell, int) else {}
                numbers = {"value": cell} if isinstance(cell, int) else {}
                self.add("cell", str(cell), numbers=numbers, table=table, row=number, column=column, **warmth)
        self.add("table-note", "Source: contributions with words; n = 143 contributors.", table=table)

    def chart(self, chart: str, title: str, form: str, table: str, columns: list[int]) -> None:
        self.add("chart", title, chart=chart, form=form, table=table, columns=columns)
        self.add("chart-description", "Each row of the table and its number, the largest first.", chart=chart)
        self.add("chart-source", "Source: contributions with words; n = 143 contributors.", chart=chart)


def sample_report() -> list[Entry]:
    """A short report that holds every kind of entry, hard text included."""
    page = Builder()
    _opening(page)
    _numbers(page)
    _observations(page)
    _inventory(page)
    _annexes(page)
    return page.entries


def _opening(page: Builder) -> None:
    page.add("title", "What was heard on the twenty-year review of the lake and river accords")
    page.add("subtitle", "Summary of the open consultation")
    page.add("subtitle", "Prepared for the Commission on Lakes and Rivers, state of 14 March 2025")
    page.add("notice", "Fictional demonstration data: no such consultation was held.")
    page.open("summary", "Summary")
    page.add(
        "sentence",
        "Contributions were received from 148 contributors in seven stakeholder groups.",
        findings=("received",),
        lead=True,
    )
    page.add(
        "sentence",
        "The most cited themes were affordable access (57), human rights online (49) and digital skills (41).",
        findings=("ranking",),
        lead=True,
    )
    page.add("method", "Sentences about themes rest on machine coding that people have not yet checked.", lead=True)
    page.panel("ranking", quotes=(0,))


def _numbers(page: Builder) -> None:
    page.open("participation", "Who took part")
    page.add("sentence", "All seven stakeholder groups took part, and 61 states.", paragraph=1)
    rows: list[list[str | int]] = [[GROUP_NAMES[g], n, n - 1] for g, n in zip(GROUPS, OF, strict=True)]
    page.chart("chart-groups", "Civil society sent most: 40 contributions", "bars", "table-groups", [1])
    page.table("table-groups", "Contributions by stakeholder group", ["Group", "Contributions", "Contributors"], rows)
    page.open("phrases", "What was spoken of")
    phrases: list[list[str | int]] = [
        [phrase, 40 - 2 * number] for number, phrase in enumerate([label for label, _ in SHORT] * 3)
    ]
    page.chart("chart-phrases", "One phrase was used by 40 contributors", "bars", "table-phrases", [1])
    page.table("table-phrases", "Phrases by number of contributors", ["Phrase", "All"], phrases)
    page.table("table-phrases-2", "Phrases by number of contributors", ["Phrase", "All", "Some"], phrases)
    by_theme: list[list[str | int]] = [
        [label, total, *(max(0, total * n // 150) for n in OF)] for label, total in THEMES
    ]
    header = ["Theme", "All", *(GROUP_NAMES[group] for group in GROUPS)]
    columns = list(range(2, 9))
    page.chart("chart-themes", "Affordable access leads in most groups", "grouped-bars", "table-themes", columns)
    page.table("table-themes", "Themes by stakeholder group, contributors", header, by_theme)
    page.chart("chart-heat", "Few groups spoke of financing", "heat", "table-heat", columns)
    page.table("table-heat", "Themes by group", header, by_theme, heat=True)
    page.table("table-plain-heat", "Themes by group once more", header, by_theme, heat=True)


def _observations(page: Builder) -> None:
    page.open("observations", "Observations")
    page.add("heading", "Affordable access", level=3)
    page.add(
        "sentence",
        "Many contributors (57 of 143) addressed the theme “affordable access in rural and remote areas”.",
        paragraph=2,
        findings=("access",),
    )
    page.panel("access", quotes=(0, 1, 2))
    page.add(
        "sentence",
        "Some contributors (18 of 57), mostly from civil society, addressed it together with the price of devices.",
        paragraph=2,
        findings=("devices", "access"),
    )
    page.panel("devices", share=0.1259)
    page.add("sentence", "The theme is among the three most cited.", paragraph=2, findings=("ranking",))
    page.add("sentence", "It was raised in every stakeholder group.", paragraph=3, findings=("access",))
    page.add("heading", "Digital skills", level=3)
    page.add("sentence", "Of 8 contributors, three addressed teachers & <schools>.", paragraph=4)
    page.open("questions", "Closed questions")
    page.panel("uncited", quotes=(3,))


def _inventory(page: Builder) -> None:
    page.open("inventory", "Practices that were reported")
    page.add("method", "In the words of those who reported them.")
    page.quote(2, list="practices")
    page.quote(3, list="practices")
    page.quote(1)
    page.open("lines", "Action Lines and goals")
    page.open("copies", "Texts that were sent more than once")
    page.add("list-item", "A first notice.", list="notices")
    page.add("list-item", f"A word without end: {LONG_WORD}.", list="notices")


def _annexes(page: Builder) -> None:
    page.open("unread", "What could not be read")
    page.table(
        "table-rejected",
        "Rejected items",
        ["Item", "Reason", "What you can do"],
        [["answers.xlsx, sheet Form1, row 12", "The row has no answer.", "Ask the sender for the text."]],
    )
    page.open("evidence", "Evidence")
    for number, (language, text, who) in enumerate(QUOTES):
        anchor = f"e-{number + 1}"
        place: dict[str, Any] = {"anchor": anchor, "contribution": f"c-{number}", "start": 90, "language": language}
        page.add("passage", f"{who}. Question 2. Paragraph 3. Contribution c-{number}.", part="source", **place)
        before = {"ar": "نرى أن البنية التحتية وحدها لا تكفي. ", "zh": "我们的成员在十二个省工作。"}
        page.add("passage", before.get(language, "ing the last decade.\n\nWe say so again. "), part="before", **place)
        page.add("passage", text, part="quote", **place)
        page.add(
            "passage",
            " We would add that prices fell only where there was a second offer and a reg",
            part="after",
            **place,
        )


def sample_findings() -> list[Finding]:
    """The findings that the sample report cites."""
    return [
        Finding(
            id=name,
            kind="share",
            claim="addressed",
            scheme="themes",
            code="t1",
            scope={},
            unit="contributor",
            basis="voices",
            checked=False,
            asked=148,
            of=143,
            count=57,
            count_without_campaigns=57,
            share=0.3986,
            interval=(0.3218, 0.4806),
            quantifier="many",
            evidence=(),
        )
        for name in ("access", "devices", "ranking", "received", "uncited")
    ]
