"""The door of the pages on accounts: administrators only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from rapporteur.web.accounts.models import User

View = Callable[..., HttpResponseBase]


def administrators(view: View) -> View:
    """Not signed in: to the sign-in page. Signed in and no administrator: 403."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm("accounts.administer"):
            raise PermissionDenied
        return view(request, **named)

    return guarded
