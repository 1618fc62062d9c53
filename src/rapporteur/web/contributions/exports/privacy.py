"""What an export may show of each contribution: the engine's rules, on what came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.publication import anonymise, settle
from rapporteur.engine.intake.redaction import Names, redact, sought_names
from rapporteur.engine.records import Publication
from rapporteur.web.contributions.arrivals import Arrival, drafts_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A contribution as far as it may be shown. Texts are "" where they may not, or nothing was said."""

    submission: int
    reference: str
    received_at: str
    publication: Publication
    contributor: str
    organisation: str
    person: str
    entry: str
    group: str
    country: str
    region: str
    language: str
    channel: str
    via: str
    struck: Names
    """What is struck from its words: its own names, where it is anonymous."""

    def said(self, text: str) -> str:
        """Words of its answers, as far as they may be shown."""
        if self.publication == "withheld":
            return ""
        return redact(text, self.struck)[0] if self.publication == "anonymous" else text


def shown(found: Sequence[Arrival]) -> list[Shown]:
    """Names only of those that are named; of others not the time, and no attributes that too few share."""
    drafts = drafts_of(found)
    names: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        names[draft.contributor].update(name for name in (draft.organisation, draft.person, *draft.also) if name)
    sought = [sorted(names[draft.contributor]) for draft in drafts]
    settle(drafts)
    anonymise(drafts)
    return [
        _shown(one, draft, sought_names(own if draft.publication == "anonymous" else ()))
        for one, draft, own in zip(found, drafts, sought, strict=True)
    ]


def _shown(one: Arrival, draft: Draft, struck: Names) -> Shown:
    named = draft.publication == "named"
    return Shown(
        submission=one.submission,
        reference=one.reference,
        received_at=one.received_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if named else "",
        publication=draft.publication,
        contributor=draft.contributor,
        organisation=one.organisation if named else "",
        person=one.person if named else "",
        entry=one.entry if named else "",
        group=draft.group,
        country=draft.country,
        region=draft.region,
        language=draft.language,
        channel=draft.channel,
        via=one.via if named else "",
        struck=struck,
    )
