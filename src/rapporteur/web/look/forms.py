"""Fields of forms that more than one face needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.web.look.languages import CODES, LANGUAGES, engine_code, html_code

NAMES = {engine_code(code): name for code, name in LANGUAGES}
"""What each language calls itself, by its code in data."""


class WordsInput(forms.Widget):
    """One input a language, named "<field>_<code>". rows: lines of each, 1 for a single line.

    Languages that are not asked for are shown where there is a text in them, so that none is lost.
    """

    template_name = "components/words_inputs.html"
    use_fieldset = True

    def __init__(self, rows: int = 1, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.rows = rows
        self.languages: Sequence[str] = CODES

    def get_context(self, name: str, value: Mapping[str, str] | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: one entry a language."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["rows"] = self.rows
        texts = value or {}
        shown = [code for code in CODES if code in self.languages or texts.get(code)]
        start = context["widget"]["attrs"].get("id", name)
        context["widget"]["inputs"] = [
            {
                "name": f"{name}_{code}",
                "id": f"{start}_{position}",
                "value": texts.get(code, ""),
                "language": html_code(code),
                "label": NAMES[code],
                "direction": "rtl" if right_to_left(code) else "ltr",
            }
            for position, code in enumerate(shown)
        ]
        return context

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Through the site's own templates."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """The texts as they were typed."""
        return {code: data[f"{name}_{code}"] for code in CODES if f"{name}_{code}" in data}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether none of the inputs was in the form."""
        return not self.value_from_datadict(data, files, name)

    def id_for_label(self, id_: str) -> str:
        """The first input: where links to the field lead."""
        return f"{id_}_0" if id_ else id_


class WordsField(forms.Field):
    """A text in several languages: {code: text}, the empty ones left out.

    languages: those asked for; texts in others stay and are shown. Required means in one language at least.
    """

    widget: WordsInput
    default_error_messages = {"required": gettext_lazy("Enter this text in one language at least.")}

    def __init__(
        self, *, languages: Sequence[str] = CODES, rows: int = 1, max_length: int | None = None, **given: Any
    ) -> None:
        super().__init__(widget=WordsInput(rows), **given)
        self._line = forms.CharField(required=False, max_length=max_length)
        self.languages = languages

    @property
    def languages(self) -> Sequence[str]:
        """The languages asked for."""
        return self.widget.languages

    @languages.setter
    def languages(self, codes: Sequence[str]) -> None:
        self.widget.languages = [code for code in CODES if code in codes] or CODES

    def clean(self, value: Mapping[str, str] | None) -> dict[str, str]:
        """The texts that are there; every fault says in which language."""
        texts, faults = {}, []
        for code, typed in (value or {}).items():
            try:
                texts[code] = self._line.clean(typed)
            except ValidationError as error:
                faults += [
                    gettext("%(language)s: %(problem)s") % {"language": NAMES[code], "problem": problem}
                    for problem in error.messages
                ]
        if faults:
            raise ValidationError(faults)
        texts = {code: text for code, text in texts.items() if text}
        if self.required and not texts:
            raise ValidationError(self.error_messages["required"], code="required")
        return texts

    def has_changed(self, initial: Mapping[str, str] | None, data: Mapping[str, str] | None) -> bool:
        """Whether any text is another."""
        before = {code: text for code, text in (initial or {}).items() if text}
        return before != {code: text.strip() for code, text in (data or {}).items() if text.strip()}
