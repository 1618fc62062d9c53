"""Sub-groups: what further can be said of an organisation or person, beside its stakeholder group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapporteur.engine.intake.cleaning import wording

ATTRIBUTES: Final[Mapping[str, Promise]] = {
    "women": _("Women’s organisation"),
    "youth": _("Youth"),
    "older-persons": _("Older persons"),
    "disability": _("Persons with disabilities"),
    "indigenous": _("Indigenous Peoples"),
    "minorities": _("Minorities"),
    "migrants": _("Migrants, refugees and displaced persons"),
    "rural": _("Rural and remote communities"),
    "farmers": _("Farmers and fishers"),
    "workers": _("Workers and trade unions"),
    "consumers": _("Consumers"),
    "faith": _("Faith-based organisation"),
    "media": _("Media and journalism"),
    "libraries": _("Libraries, archives and museums"),
    "schools": _("Schools and teachers"),
    "health": _("Health services"),
    "parliament": _("Parliament"),
    "local-authority": _("Local or regional authority"),
    "regulator": _("Regulatory authority"),
    "small-enterprise": _("Small or medium-sized enterprise"),
    "cooperative": _("Cooperative"),
    "foundation": _("Foundation or donor"),
    "least-developed": _("Perspective of a least developed country"),
    "landlocked": _("Perspective of a landlocked developing country"),
    "small-island": _("Perspective of a small island developing State"),
}
"""Key = label, in the order of forms and lists."""


def in_order(keys: Iterable[str]) -> list[str]:
    """Known keys, each once, in the order of forms."""
    wanted = set(keys)
    return [key for key in ATTRIBUTES if key in wanted]


def find_attribute(text: str) -> str | None:
    """The key of a sub-group that a cell names, by key or by label in the language in use; None where it is none."""
    named = wording(text)
    return next(
        (key for key, label in ATTRIBUTES.items() if named in (wording(key), wording(str(label)))),
        None,
    )
