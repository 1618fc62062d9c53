"""Sentences of findings: whole templates filled with numbers and labels, one sentence a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Finding
from rapporteur.engine.schemes.loader import load_scheme

LANGUAGES = ("en",)
"""Languages that have claim templates."""


def claims(language: str) -> ModuleType:
    """The claim templates of a language. Raises WrongUse where there are none yet."""
    if language not in LANGUAGES:
        raise WrongUse(
            f"reports are not written in {language!r} yet",
            where="--lang",
            action=f"Use one of {', '.join(LANGUAGES)}.",
        )
    return import_module(f"rapporteur.engine.languages.{language}.claims")


@dataclass(frozen=True)
class Wording:
    """Words for the findings of one run in one language."""

    tally: Tally
    language: str = "en"

    @cached_property
    def claims(self) -> ModuleType:
        """Claim templates."""
        return claims(self.language)

    def number(self, value: int) -> str:
        """A count in figures, thousands set apart."""
        return f"{value:,}".replace(",", self.claims.THOUSANDS)

    def words(self, value: int) -> str:
        """A count for running text: in words under ten."""
        small: Sequence[str] = self.claims.SMALL_NUMBERS
        return small[value] if 0 <= value < len(small) else self.number(value)

    def share(self, value: float) -> str:
        """A share (0..1) as a whole percentage; what is above 0 never shows as 0."""
        whole = round(value * 100)
        number = "less than 1" if 0 < value < 0.005 else str(whole)
        return str(self.claims.PER_CENT).format(number=number)

    def date(self, iso: str) -> str:
        """An ISO 8601 date as it stands in a report."""
        year, month, day = iso.split("-")
        months: Sequence[str] = self.claims.MONTHS
        return str(self.claims.DATE).format(day=int(day), month=months[int(month) - 1], year=year)

    def enumerate(self, items: Sequence[str]) -> str:
        """Items as one enumeration."""
        if len(items) < 2:
            return "".join(items)
        first = str(self.claims.LIST_COMMA).join(items[:-1])
        return str(self.claims.LIST_AND).format(first=first, last=items[-1])

    def group(self, key: str) -> str:
        """A stakeholder group as it stands in a sentence."""
        return str(self.claims.GROUP_NOUNS[key])

    def region(self, key: str) -> str:
        """A region as it stands in a sentence."""
        return str(self.claims.REGION_NOUNS.get(key, key))

    def language_name(self, key: str) -> str:
        """A language as it stands in a sentence."""
        return str(self.claims.LANGUAGE_NOUNS.get(key, key))

    @cached_property
    def _theme_labels(self) -> Mapping[str, str]:
        return {theme.code: theme.label for theme in self.tally.run.themes}

    def label(self, scheme: str, code: str) -> str:
        """What a code is called in a sentence."""
        if scheme == "themes":
            return self._theme_labels[code]
        if scheme == "areas":
            return str(self.claims.AREA_NOUNS[code])
        if scheme in ("action-lines", "sdgs", "categories"):
            found = {item.code: item for item in load_scheme(scheme).codes}
            return found[code].name(self.language)
        return code

    def sentence(self, finding: Finding) -> str:
        """The sentence a finding may be stated with; equal findings give equal sentences."""
        template = self._template(finding)
        return template.format(**self._values(finding))

    def _template(self, finding: Finding) -> str:
        words, family = self.claims, family_of(finding.scheme)
        if finding.kind == "share":
            return str(self._share_template(finding, family))
        if finding.kind == "mostly":
            by_quantifier = words.MOSTLY[family]
            return str(by_quantifier.get(finding.quantifier or "other", by_quantifier["other"]))
        if finding.kind == "ranking":
            return str(words.RANKING[_ranking_family(finding, family)][finding.numbers["order"]])
        if finding.kind == "change":
            return str(words.CHANGE[finding.claim])
        if finding.kind == "list":
            return str(words.LISTS[finding.code])
        if finding.kind == "context":
            return str(words.CONTEXT[_context_key(finding)])
        tables = {"all-groups": words.ALL_GROUPS, "contrast": words.CONTRAST, "scarcity": words.SCARCITY}
        return str(tables[finding.kind][family])

    def _share_template(self, finding: Finding, family: str) -> Any:
        key = f"categories.{finding.code}" if family == "categories" else family
        table = self.claims.SHARE[key]
        if finding.quantifier is not None:
            return table[finding.quantifier]
        return table[{0: "none-zero", 1: "none-one"}.get(finding.count, "none-other")]

    def _values(self, finding: Finding) -> dict[str, str]:
        numbers = finding.numbers
        values = {
            "count": self.number(finding.count),
            "count_words": self.words(finding.count),
            "of": self.number(finding.of),
            "asked": self.number(finding.asked),
            "share": self.share(finding.share),
            "code": finding.code,
            "label": self._subject_label(finding),
        }
        if "question" in finding.scope:
            values["question"] = self.tally.questions[finding.scope["question"]].text
        for name in (
            "group_count",
            "more_count",
            "more_of",
            "less_count",
            "less_of",
            "contributors",
            "copies",
        ):
            if name in numbers:
                values[name] = self.number(numbers[name])
        for name in ("group", "more", "less"):
            if name in numbers:
                values[name] = self.group(numbers[name])
        if "baseline" in numbers:
            values["baseline"] = self.share(numbers["baseline"])
        if "before_count" in numbers:
            values["before_count"] = self.number(numbers["before_count"])
            values["before_of"] = self.number(numbers["before_of"])
            values["before_share"] = self.share(numbers["before_count"] / numbers["before_of"])
        if "counts" in numbers:
            values["items"] = self.enumerate(self._counted(finding.claim.removeprefix("by-"), numbers["counts"]))
        if "items" in numbers:
            values["items"] = self.enumerate([self._item(item) for item in numbers["items"]])
        return values

    def _subject_label(self, finding: Finding) -> str:
        nouns = {"groups": self.group, "regions": self.region, "languages": self.language_name}
        if finding.scheme in nouns:
            return nouns[finding.scheme](finding.code)
        return self.label(finding.scheme, finding.code) if finding.scheme else ""

    def _counted(self, attribute: str, counts: Mapping[str, int]) -> list[str]:
        name = {"group": self.group, "region": self.region, "language": self.language_name}[attribute]
        template: str = self.claims.COUNTED_ITEM
        return [template.format(label=name(key), count=self.number(count)) for key, count in counts.items()]

    def _item(self, item: Mapping[str, Any]) -> str:
        template = self.claims.RANKED_ITEM[family_of(item["scheme"])]
        label = self.label(item["scheme"], item["code"])
        return str(template.format(label=label, code=item["code"], count=self.number(item["count"])))


def family_of(scheme: str) -> str:
    """The name under which a scheme's templates stand."""
    return "question" if scheme.startswith("question:") else scheme


def _ranking_family(finding: Finding, family: str) -> str:
    return "themes-question" if family == "themes" and "question" in finding.scope else family


def _context_key(finding: Finding) -> str:
    if finding.claim == "with-words" and finding.count == finding.of:
        return "all-with-words"
    if finding.claim == "copied":
        groups = finding.numbers["copies"]
        return "not-copied" if groups == 0 else "copied-one" if groups == 1 else "copied-other"
    return finding.claim
