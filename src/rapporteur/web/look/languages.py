"""The six languages: Django's codes, the codes of the engine and data, and those of HTML."""

from __future__ import annotations

from typing import Final

from django.conf import settings

LANGUAGES: Final = tuple(settings.LANGUAGES)
CODES: Final = ("ar", "zh", "en", "fr", "ru", "es")
"""Codes in data and in the engine, in the UN's order."""


def engine_code(code: str) -> str:
    """The code in data: zh-hans is zh there."""
    return code.partition("-")[0]


def site_code(code: str) -> str:
    """Django's code for a code in data."""
    return "zh-hans" if code == "zh" else code


def html_code(code: str) -> str:
    """The code in lang and hreflang attributes."""
    return "zh-Hans" if engine_code(code) == "zh" else code
