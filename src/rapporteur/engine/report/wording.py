"""Sentences of findings: whole templates filled with numbers and labels, one sentence a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.languages import templates
from rapporteur.engine.languages.templates import Template, fill
from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES, Finding
from rapporteur.engine.schemes.geography import region_name
from rapporteur.engine.schemes.groups import group_name
from rapporteur.engine.schemes.loader import load_scheme


def module(language: str, name: str) -> ModuleType:
    """The words of a report in a language. name: "claims", "report", "labels" or "messages".

    Raises WrongUse for a language that reports are not written in.
    """
    if language not in UN_LANGUAGES:
        raise WrongUse(
            f"reports are not written in {language!r}",
            where="--lang",
            action=f"Use one of {', '.join(UN_LANGUAGES)}.",
        )
    return import_module(f"rapporteur.engine.languages.{language}.{name}")


@dataclass(frozen=True)
class Wording:
    """Words for the findings of one run in one language."""

    tally: Tally
    language: str = "en"

    @cached_property
    def claims(self) -> ModuleType:
        """Claim templates."""
        return module(self.language, "claims")

    @cached_property
    def report(self) -> Mapping[str, Template]:
        """The fixed words of the report."""
        words: Mapping[str, Template] = module(self.language, "report").REPORT_WORDS
        return words

    def say(self, template: Template, **values: str | int) -> str:
        """The sentence that a template makes of values; see `templates.fill`."""
        return fill(template, self.language, values)

    def word(self, key: str, **values: str | int) -> str:
        """A fixed text of the report, its placeholders filled."""
        return self.say(self.report[key], **values)

    def message(self, text: str) -> str:
        """A sentence of an earlier stage in the language of the report; as it stands where it is no Message."""
        if not isinstance(text, Message):
            return text
        known: Mapping[str, Template] = module(self.language, "messages").MESSAGES
        values = {name: self.message(v) if isinstance(v, str) else v for name, v in text.values.items()}
        return self.say(known.get(text.template, text.template), **values)

    def own(self, text: str) -> str:
        """The review's own words (title, questions, options) in the language of the report, where it gives them."""
        own: Mapping[str, str] = self.tally.run.settings.get("translations", {}).get(self.language, {})
        return own.get(text, text)

    def number(self, value: int) -> str:
        """A count in figures, thousands set apart."""
        return templates.number(value, self.language)

    def words(self, value: int) -> str:
        """A count for running text: in words under ten."""
        small: Sequence[str] = self.claims.SMALL_NUMBERS
        return small[value] if 0 <= value < len(small) else self.number(value)

    def share(self, value: float) -> str:
        """A share (0..1) as a whole percentage; what is above 0 never shows as 0."""
        if 0 < value < 0.005:
            return str(self.claims.PER_CENT_BELOW_ONE)
        return self.say(self.claims.PER_CENT, number=round(value * 100))

    def date(self, iso: str) -> str:
        """An ISO 8601 date as it stands in a report."""
        year, month, day = iso.split("-")
        months: Sequence[str] = self.claims.MONTHS
        return self.say(self.claims.DATE, day=int(day), month=months[int(month) - 1], year=year)

    def enumerate(self, items: Sequence[str]) -> str:
        """Items as one enumeration in a sentence.

        Where a language has LIST_AND_BEFORE, the conjunction hangs on how the last item begins.
        """
        if len(items) < 2:
            return "".join(items)
        first = str(self.claims.LIST_COMMA).join(items[:-1])
        special: Mapping[str, Template] = self.claims.LIST_AND_BEFORE
        fitting = (template for start, template in special.items() if re.match(start, items[-1]))
        return self.say(next(fitting, self.claims.LIST_AND), first=first, last=items[-1])

    def listing(self, items: Sequence[str]) -> str:
        """Items that may hold commas themselves, as one enumeration."""
        return str(self.claims.LIST_SEMICOLON).join(items)

    def group(self, key: str) -> str:
        """A stakeholder group as it stands in a sentence."""
        return str(self.claims.GROUP_NOUNS[key])

    def region(self, key: str) -> str:
        """A region as it stands in a sentence."""
        return str(self.claims.REGION_NOUNS.get(key, key))

    def tongue(self, key: str) -> str:
        """A language as it stands in a sentence."""
        return str(self.claims.LANGUAGE_NOUNS.get(key) or templates.language_name(key, self.language))

    def name(self, attribute: str, key: str) -> str:
        """A group, region or language by its name, as in a table. attribute: "group", "region" or "language"."""
        if not key:
            return self.word(f"{attribute}-unknown")
        if attribute == "group":
            return group_name(key, self.language)
        if attribute == "region":
            return region_name(key, self.language)
        return templates.language_name(key, self.language)

    @cached_property
    def _theme_labels(self) -> Mapping[str, str]:
        return {theme.code: theme.name(self.language) for theme in self.tally.run.themes}

    def label(self, scheme: str, code: str) -> str:
        """What a code is called in a sentence."""
        if scheme == "themes":
            return self._theme_labels[code]
        if scheme == "areas":
            return str(self.claims.AREA_NOUNS[code])
        if scheme == "categories":
            return str(self.claims.CATEGORY_NOUNS[code])
        if scheme in ("action-lines", "sdgs"):
            found = {item.code: item for item in load_scheme(scheme).codes}
            return found[code].name(self.language)
        return self.own(code)

    def sentence(self, finding: Finding) -> str:
        """The sentence a finding may be stated with; equal findings give equal sentences."""
        return self.say(self._template(finding), **self._values(finding))

    def _template(self, finding: Finding) -> Template:
        words, family = self.claims, family_of(finding.scheme)
        tables: Mapping[str, tuple[Mapping[str, Any], Sequence[str]]] = {
            "share": (words.SHARE, (family, finding.quantifier or "none")),
            "mostly": (words.MOSTLY, (family, _mostly_key(finding))),
            "ranking": (words.RANKING, (_ranking_family(finding, family), finding.numbers.get("order", ""))),
            "change": (words.CHANGE, (family, finding.claim)),
            "list": (words.LISTS_CHECKED if finding.checked else words.LISTS, (finding.code,)),
            "context": (words.CONTEXT, (_context_key(finding),)),
            "all-groups": (words.ALL_GROUPS, (family,)),
            "contrast": (words.CONTRAST, (family,)),
            "scarcity": (words.SCARCITY, (family,)),
        }
        found, path = tables[finding.kind]
        for key in path:
            found = found[key]
        template: Template = found  # type: ignore[assignment]
        return template

    def _values(self, finding: Finding) -> dict[str, str | int]:
        numbers = finding.numbers
        values: dict[str, str | int] = {
            "count": finding.count,
            "count_words": self.words(finding.count),
            "of": finding.of,
            "asked": finding.asked,
            "share": self.share(finding.share),
            "code": finding.code,
            "label": self._subject_label(finding),
        }
        if "question" in finding.scope:
            values["question"] = self.own(self.tally.questions[finding.scope["question"]].text)
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
                values[name] = int(numbers[name])
        for name in ("group", "more", "less"):
            if name in numbers:
                values[name] = self.group(numbers[name])
        if "baseline" in numbers:
            values["baseline"] = self.share(numbers["baseline"])
        if "before_count" in numbers:
            values["before_count"] = int(numbers["before_count"])
            values["before_of"] = int(numbers["before_of"])
            values["before_share"] = self.share(numbers["before_count"] / numbers["before_of"])
        if "counts" in numbers:
            values["items"] = self.enumerate(self._counted(finding.claim.removeprefix("by-"), numbers["counts"]))
        if "items" in numbers:
            values["items"] = self.enumerate([self._item(item) for item in numbers["items"]])
        return values

    def _subject_label(self, finding: Finding) -> str:
        nouns = {"groups": self.group, "regions": self.region, "languages": self.tongue}
        if finding.scheme in nouns:
            return nouns[finding.scheme](finding.code)
        return self.label(finding.scheme, finding.code) if finding.scheme else ""

    def _counted(self, attribute: str, counts: Mapping[str, int]) -> list[str]:
        name = {"group": self.group, "region": self.region, "language": self.tongue}[attribute]
        return [self.say(self.claims.COUNTED_ITEM, label=name(key), count=count) for key, count in counts.items()]

    def _item(self, item: Mapping[str, Any]) -> str:
        template = self.claims.RANKED_ITEM[family_of(item["scheme"])]
        label = self.label(item["scheme"], item["code"])
        return self.say(template, label=label, code=item["code"], count=int(item["count"]))


def family_of(scheme: str) -> str:
    """The name under which a scheme's templates stand."""
    return "question" if scheme.startswith("question:") else scheme


def _ranking_family(finding: Finding, family: str) -> str:
    return "themes-question" if family == "themes" and "question" in finding.scope else family


def _context_key(finding: Finding) -> str:
    if finding.claim == "with-words" and finding.count == finding.of:
        return "all-with-words"
    return finding.claim


def _mostly_key(finding: Finding) -> str:
    return finding.quantifier if finding.quantifier in ("some", "many") else "other"
