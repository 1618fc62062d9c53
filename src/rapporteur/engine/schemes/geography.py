"""Countries and regions: finding them in what contributors typed, and naming them in six languages.

Every state and territory of ISO 3166-1 has exactly one region, so that shares add up. The regions
follow the five UN regional commissions (ECA, ESCAP, ECE, ECLAC, ESCWA); many states belong to two or
three, so one is chosen by UNSD M49 geography, in this order:

1. M49 Africa: "africa", the Arab states of Africa that are also members of ESCWA included;
2. other members of ESCWA: "western-asia";
3. M49 Latin America and the Caribbean: "latin-america-caribbean";
4. M49 Europe and Northern America, and the states of M49 Western Asia that are members of ECE and not
   of ESCWA (Armenia, Azerbaijan, Cyprus, Georgia, Israel, Türkiye): "europe-north-america";
5. the rest of M49 Asia, and Oceania: "asia-pacific", Central Asia included.

Antarctica has none. Of the 193 members this gives 54, 11, 33, 51 and 44. Names are the short names the
UN uses (UNTERM), for territories those of M49. To name a place in this scheme takes no position on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from rapporteur.engine.schemes.names import Hit, NameIndex, build_index

REGIONS = ("africa", "asia-pacific", "europe-north-america", "latin-america-caribbean", "western-asia")
"""Region keys, in the order every table and chart uses."""

_PARTS = re.compile(r"[^,;/|()\[\]\n·•]+")
_NOT_A_CODE = frozenset({"NA"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166-1. member: of the UN. region: a key of REGIONS or "".

    names: short name by language. spellings: every name it is found by.
    """

    iso2: str
    iso3: str
    m49: str
    member: bool
    region: str
    names: Mapping[str, str]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Geography:
    countries: Mapping[str, Country]
    regions: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, str]
    country_names: NameIndex
    region_names: NameIndex


def find_country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of the one country that a text names and nothing else; None if there is none.

    Folds case, accents, punctuation and articles; forgives single lost letters where only one country
    is possible. Alpha-2 and alpha-3 codes count in capitals only. "NA" is not read as Namibia (it says
    "not available" more often), and a bare "Korea" is nobody.
    """
    known = _geography()
    return known.codes.get(text.strip()) or known.country_names.whole(text)


def find_countries(text: str) -> tuple[str, ...]:
    """Every country named in a text ("USA / Poland", "Sudan, Africa"), each once, in order of mention."""
    only = find_country(text)
    if only:
        return (only,)
    hits = list(_geography().country_names.scan(text))
    places = [(hit.start, hit.key) for hit in hits if hit.key]
    for part in _PARTS.finditer(text):
        if not any(_takes(hit, part.start(), part.end()) for hit in hits):
            key = find_country(part[0])
            if key:
                places.append((part.start(), key))
    return tuple(dict.fromkeys(key for _, key in sorted(places)))


def _takes(hit: Hit, start: int, end: int) -> bool:
    """Whether a hit settles a part of a text: a country does, what is no country only if it reaches beyond."""
    overlaps = hit.start < end and start < hit.end
    return overlaps and (bool(hit.key) or hit.start < start or hit.end > end)


def find_region(text: str) -> str | None:
    """The region key that a text names and nothing else; None where it names none or could mean two.

    "MENA", "Arab States", "Americas" and "CIS" reach across two regions: None. A bare "Asia" is read
    as asia-pacific.
    """
    return _geography().region_names.whole(text)


def region_of(iso2: str) -> str:
    """The region key of a country, "" for an unknown code and for Antarctica."""
    country = _geography().countries.get(iso2)
    return country.region if country else ""


def country_name(iso2: str, language: str = "en") -> str:
    """Short name of a country in a UN language, else in English; the code itself if it is unknown."""
    country = _geography().countries.get(iso2)
    return country.names.get(language, country.names["en"]) if country else iso2


def region_name(key: str, language: str = "en") -> str:
    """Name of a region in a UN language, else in English; the key itself if it is unknown."""
    names = _geography().regions.get(key)
    return names.get(language, names["en"]) if names else key


@lru_cache(maxsize=1)
def members() -> tuple[str, ...]:
    """ISO alpha-2 of the 193 members of the UN, sorted."""
    return tuple(sorted(c.iso2 for c in _geography().countries.values() if c.member))


def members_by_region() -> dict[str, tuple[str, ...]]:
    """The members of the UN by region key, in the order of REGIONS, each sorted."""
    return {key: tuple(code for code in members() if region_of(code) == key) for key in REGIONS}


@lru_cache(maxsize=1)
def _geography() -> _Geography:
    path = resources.files("rapporteur.engine.schemes") / "data" / "countries.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    countries = {record["iso2"]: _country(record) for record in data["countries"]}
    codes = {code: c.iso2 for c in countries.values() for code in (c.iso2, c.iso3)}
    return _Geography(
        countries=countries,
        regions={key: region["names"] for key, region in data["regions"].items()},
        codes={code: iso2 for code, iso2 in codes.items() if code not in _NOT_A_CODE},
        country_names=build_index({c.iso2: c.spellings for c in countries.values()}, data["not_countries"]),
        region_names=build_index(
            {key: (*region["names"].values(), *region["variants"]) for key, region in data["regions"].items()}
        ),
    )


def _country(record: Mapping[str, Any]) -> Country:
    return Country(
        iso2=record["iso2"],
        iso3=record["iso3"],
        m49=record["m49"],
        member=record["member"],
        region=record["region"],
        names=record["names"],
        spellings=(*record["names"].values(), *record["formal"], *record["variants"]),
    )
