"""Who on the staff is asking, behind the door."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from rapporteur.web.accounts.models import User


def staff(request: HttpRequest) -> User:
    """The member of the staff whose request this is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
