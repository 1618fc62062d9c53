"""The seven stakeholder groups: finding one in what a form says, and naming them in six languages.

Keys and order: records.GROUPS, the groups of the WSIS process (Tunis Agenda, paragraphs 35 and 36) with
individuals beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rapporteur.engine.schemes.names import NameIndex, build_index

_QUALIFIER = re.compile(r"[(\[:（：]|\s[–—-]\s")
_ALTERNATIVES = re.compile(r"[/,;|、，،；&]|\s(?:and|or|et|ou|y|o|и|или|و|أو)\s|[和或与及]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Groups:
    names: Mapping[str, Mapping[str, str]]
    index: NameIndex


def find_group(text: str) -> str | None:
    """The stakeholder group (a key of records.GROUPS) that a label names; None where it names none or two.

    Knows common labels in the six UN languages ("NGO", "Société civile", "学术界"). Of several alternatives
    ("Business / industry") all must name one group. What qualifies a label ("Private sector - SMEs",
    "Civil society (women)") may be unknown but may not name another group. "Other", "Media" and "Youth"
    are no group.
    """
    index = _groups().index
    whole = index.whole(text)
    if whole:
        return whole
    head, *qualifiers = _QUALIFIER.split(text)
    named = {index.whole(part) for part in _ALTERNATIVES.split(head)}
    group = named.pop()
    hints = {index.whole(part) for qualifier in qualifiers for part in _ALTERNATIVES.split(qualifier)}
    return group if not named and hints <= {group, None} else None


def group_name(key: str, language: str = "en") -> str:
    """Name of a stakeholder group in a UN language, else in English; the key itself if it is unknown."""
    names = _groups().names.get(key)
    return names.get(language, names["en"]) if names else key


@lru_cache(maxsize=1)
def _groups() -> _Groups:
    path = resources.files("rapporteur.engine.schemes") / "data" / "groups.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    spellings = {key: (*group["names"].values(), *group["variants"]) for key, group in data.items()}
    return _Groups({key: group["names"] for key, group in data.items()}, build_index(spellings))
