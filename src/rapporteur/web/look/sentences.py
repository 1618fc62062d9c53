"""Sentences that were made as a template and values, said in the language of the page."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from rapporteur.engine.languages import templates
from rapporteur.engine.messages import Message
from rapporteur.engine.report.wording import module
from rapporteur.web.look.languages import engine_code


def translated(text: str) -> str:
    """A Message in the language of the page: by the site's catalogue, else by the engine's; other text as it stands."""
    if not isinstance(text, Message):
        return text
    language = engine_code(translation.get_language() or "en")
    values = {name: translated(value) if isinstance(value, str) else value for name, value in text.values.items()}
    template: templates.Template = gettext(text.template)
    if template == text.template:
        template = module(language, "messages").MESSAGES.get(text.template, template)
    return templates.fill(template, language, values)
