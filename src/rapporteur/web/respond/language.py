"""The language of the page, and the same page in another."""

from __future__ import annotations

from django.conf import settings
from django.urls import translate_url
from django.utils import translation

from rapporteur.web.look.languages import engine_code


def page_language() -> str:
    """As data names it."""
    return engine_code(translation.get_language() or "en")


def in_language(address: str, code: str) -> str:
    """The same address in another language; as it was where the site has no such language."""
    return translate_url(address, code) if code in dict(settings.LANGUAGES) else address
