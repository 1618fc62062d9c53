"""What somebody typed into a form that could not be taken: shown again, so that it can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest

_OF_THE_FORM: Final = frozenset({"csrfmiddlewaretoken", "submission_key", "then", "remove", "via", "consent"})


def typed_texts(request: HttpRequest) -> Sequence[str]:
    """What stood in the fields of the form, in its order; hidden fields have a dot in their names."""
    return [
        text
        for name, given in request.POST.lists()
        if name not in _OF_THE_FORM and "." not in name
        for text in given
        if text.strip()
    ]
