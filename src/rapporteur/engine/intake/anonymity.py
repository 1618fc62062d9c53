"""What can be shown of contributors without a name: k-anonymity (Sweeney 2002) with k = 3, by suppression.

Whatever fewer than three contributors share is taken from those without a name: attributes one after the other in
a fixed order, and channels. Contributors with the same attributes fare alike, so counts of each kind are enough,
and counts of several parts of the contributors add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Publication

SHARED_BY = 3
"""Contributors that must share the attributes of one whose name is not shown."""

_REMOVED = ("country", "region", "language", "group")

Had = TypeVar("Had")
Attributes = tuple[str, ...]
"""Country, region, language, group: in the order in which they are removed."""

Kind = frozenset[Attributes]
"""The attributes of all contributions of one contributor."""


@dataclass(slots=True)
class Shares:
    """How many contributors have what. named: of those with a name, by attributes; hidden: the others, by kind."""

    named: Counter[Attributes] = field(default_factory=Counter)
    hidden: Counter[Kind] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)

    def add(self, other: Shares) -> None:
        """Count other contributors in."""
        self.named += other.named
        self.hidden += other.hidden
        self.channels += other.channels


class Described(Protocol):
    """What tells who somebody is: a Draft, or a profile."""

    @property
    def group(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def region(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def channel(self) -> str: ...  # noqa: D102
    @property
    def publication(self) -> Publication: ...  # noqa: D102


def count_shares(contributions: Sequence[tuple[str, Described]]) -> Shares:
    """The shares of contributors, all of whose contributions are there: either all are named or none.

    contributions: (contributor, description).
    """
    kinds = _together((contributor, _attributes(described)) for contributor, described in contributions)
    hidden = {contributor for contributor, described in contributions if described.publication != "named"}
    channels = _together((contributor, described.channel) for contributor, described in contributions)
    return Shares(
        named=Counter(one for contributor, kind in kinds.items() if contributor not in hidden for one in kind),
        hidden=Counter(kind for contributor, kind in kinds.items() if contributor in hidden),
        channels=Counter(channel for used in channels.values() for channel in used),
    )


def _together(pairs: Iterable[tuple[str, Had]]) -> dict[str, frozenset[Had]]:
    """By contributor all that it has. pairs: (contributor, what it has)."""
    alone: dict[Had, frozenset[Had]] = {}
    found: dict[str, frozenset[Had]] = {}
    for contributor, one in pairs:
        own = alone.get(one) or alone.setdefault(one, frozenset((one,)))
        known = found.get(contributor, own)
        found[contributor] = own if known is own else known | own
    return found


def _attributes(described: Described) -> Attributes:
    return described.country, described.region, described.language, described.group


def find_levels(shares: Shares) -> dict[Kind, int]:
    """How many attributes each kind of contributor without a name loses: 0..4."""
    levels: dict[Kind, int] = dict.fromkeys(shares.hidden, 0)
    while True:
        shared = Counter(shares.named)
        for kind, number in shares.hidden.items():
            for attributes in _bare(kind, levels[kind]):
                shared[attributes] += number
        rising = [kind for kind, level in levels.items() if level < len(_REMOVED) and _is_rare(kind, level, shared)]
        if not rising:
            return levels
        for kind in rising:
            levels[kind] += 1


def _bare(kind: Kind, level: int) -> set[Attributes]:
    return {("",) * level + attributes[level:] for attributes in kind}


def _is_rare(kind: Kind, level: int, shared: Mapping[Attributes, int]) -> bool:
    return any(shared[attributes] < SHARED_BY for attributes in _bare(kind, level))


def suppress(hidden: Sequence[Draft], shares: Shares, levels: Mapping[Kind, int]) -> None:
    """Take from drafts without a name, all that their contributors gave, what too few share."""
    kinds = _together((draft.contributor, _attributes(draft)) for draft in hidden)
    level = {contributor: levels[kind] for contributor, kind in kinds.items()}
    for draft in hidden:
        if shares.channels[draft.channel] < SHARED_BY:
            draft.channel = ""
        for attribute in _REMOVED[: level[draft.contributor]]:
            setattr(draft, attribute, "")


def anonymity_notices(shares: Shares, levels: Mapping[Kind, int]) -> list[Notice]:
    """From how many contributors what was taken."""
    removed = {
        attribute: sum(number for kind, number in shares.hidden.items() if levels[kind] > depth)
        for depth, attribute in enumerate(_REMOVED)
    }
    if not removed["country"]:
        return []
    text = Message(
        "So that at least {shared_by} contributors share what is shown of one without a name, attributes were "
        "removed. Country: of {country}; region: of {region}; language: of {language}; group: of {group}. The "
        "language of their texts stays, as it can be read in them.",
        shared_by=SHARED_BY,
        **removed,
    )
    return [Notice("anonymity", text)]
