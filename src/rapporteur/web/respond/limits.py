"""How often one address may do what costs others something. Generous: a ministry may stand behind one address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rapporteur.web.look.typed import typed_texts

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so long a stretch of time."""

    action: str
    most: int
    window: timedelta = timedelta(hours=1)


BEGIN: Final = Limit("begin", 300)
OPEN_LINK: Final = Limit("open-link", 300)
ASK_FROM_NETWORK: Final = Limit("ask-from-network", 60)
ASK_FOR_ADDRESS: Final = Limit("ask-for-address", 5)
MAIL_LINK: Final = Limit("mail-link", 5)
UPLOAD: Final = Limit("upload", 300)


def blocked_until(limit: Limit, whose: str, now: datetime) -> datetime | None:
    """Count one more. The moment at which it may be tried again where this is one too many, else None."""
    seconds = int(limit.window.total_seconds())
    number, into = divmod(int(now.timestamp()), seconds)
    name = hashlib.sha256(f"{limit.action}\n{whose}\n{number}".encode()).hexdigest()
    if cache.add(name, 1, timeout=seconds) or cache.incr(name) <= limit.most:
        return None
    return datetime.fromtimestamp(int(now.timestamp()) - into + seconds, tz=UTC)


def limited(limit: Limit) -> Callable[[View], View]:
    """Refuse a POST from a network address that has done this too often; looking is free."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
            if request.method == "POST":
                until = blocked_until(limit, request.META["REMOTE_ADDR"], timezone.now())
                if until:
                    return too_often(request, until)
            return view(request, **named)

        return guarded

    return decorate


def too_often(request: HttpRequest, until: datetime) -> HttpResponse:
    """429, and when to try again."""
    context = {"until": until, "typed": typed_texts(request)}
    response = render(request, "respond/too_often.html", context, status=429)
    response["Retry-After"] = str(max(1, int((until - timezone.now()).total_seconds())))
    return response
