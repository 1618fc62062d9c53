"""Names of the six languages, to stand in other sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rapporteur.engine.messages import Message

LANGUAGE_NAMES: Final[Mapping[str, Message]] = {
    "ar": Message("Arabic"),
    "zh": Message("Chinese"),
    "en": Message("English"),
    "fr": Message("French"),
    "ru": Message("Russian"),
    "es": Message("Spanish"),
}
