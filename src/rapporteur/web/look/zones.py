"""What a time zone is called in a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_gmt, get_timezone_location, get_timezone_name
from django.utils.translation import gettext


def zone_name(local: datetime, zone: str, locale: str) -> str:
    """The name of a zone at a moment in it; city and offset where the language has no name for it."""
    name = get_timezone_name(local, width="long", locale=locale)
    offset = get_timezone_gmt(local, locale=locale)
    if name != offset or zone == "UTC":
        return str(name)
    return gettext("%(city)s time, %(offset)s") % {"city": _city(zone, locale), "offset": offset}


def _city(zone: str, locale: str) -> str:
    """Names of cities are kept under former names of zones: Asia/Katmandu."""
    cities = Locale.parse(locale).time_zones
    known = next((cities[name]["city"] for name in _names(zone) if "city" in cities.get(name, {})), "")
    return str(known or get_timezone_location(zone, locale=locale, return_city=True))


@lru_cache(maxsize=64)
def _names(zone: str) -> tuple[str, ...]:
    aliases: Mapping[str, str] = get_global("zone_aliases")
    return (zone, *(former for former, now in aliases.items() if now == zone))
