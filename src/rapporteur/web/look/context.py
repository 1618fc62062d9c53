"""What every page knows."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone, translation

from rapporteur.web.look.languages import LANGUAGES, engine_code, html_code

_PREFIX = re.compile(r"/(?:" + "|".join(code for code, _ in LANGUAGES) + r")/")


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, direction, the same page in the other languages, and the server's time."""
    here = _here(request)
    return {
        **tongue(),
        "languages": [
            {"code": html_code(code), "name": name, "address": _elsewhere(here, code), "current": code == _current()}
            for code, name in LANGUAGES
        ],
        "demonstration": settings.CONFIGURATION.demonstration,
        "server_time": timezone.now(),
    }


def tongue() -> dict[str, str]:
    """The language of the page and its direction."""
    code = _current()
    return {
        "language": engine_code(code),
        "html_language": html_code(code),
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }


def _current() -> str:
    return translation.get_language() or "en"


def _here(request: HttpRequest) -> str:
    """The address of this page. What was posted cannot be asked for again: there, the page the form stood on."""
    if request.method == "GET":
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else "/"


def _elsewhere(here: str, code: str) -> str:
    """The same page in another language, also where there is no such page; the front page for what has no language."""
    translated = translate_url(here, code)
    if translated != here or not _PREFIX.match(here):
        return translated if _PREFIX.match(translated) else f"/{code}/"
    return _PREFIX.sub(f"/{code}/", here, count=1)
