"""Sentences on what was read and rejected that have a plural form in English; all others stand as they are made."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Template

MESSAGES: Mapping[str, Template] = {}
"""Translation by template of `rapporteur.engine.messages.Message`."""
