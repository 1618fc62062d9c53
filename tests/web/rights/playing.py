"""Who tries what: the rows of all parts, the actors, a request that leaves no trace, and what must come of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rapporteur.web.accounts.models import User
from rapporteur.web.mail.models import OutgoingMail
from tests.web.rights.scene import CANARIES, Scene
from tests.web.rights.table import ADMINISTRATORS, CONTRIBUTOR, EVERYBODY, ROLES, STAFF, Row

NOT_ROWS: Final = {"__init__", "conftest", "playing", "scene", "table"}
METHODS: Final = ("get", "post")
WRITING: Final = ("INSERT", "UPDATE", "DELETE")
ANYBODY: Final = "a visitor"
HOLDER: Final = "the contributor"
STRANGER: Final = "another contributor"
ADMINISTRATOR: Final = "administrator"
ELSEWHERE: Final = "owner of another review"
IDLE: Final = "organiser of no consultation"
ACTORS: Final = (*ROLES, IDLE, ELSEWHERE, ADMINISTRATOR, HOLDER, STRANGER, ANYBODY)
SIGN_IN: Final = "to the sign-in page"
LET_IN: Final = "let in"


def all_rows() -> list[Row]:
    """The rows of every module beside this one that has any."""
    folder = Path(__file__).parent
    names = sorted(path.stem for path in folder.glob("*.py") if path.stem not in NOT_ROWS)
    modules = [import_module(f"tests.web.rights.{name}") for name in names if not name.startswith("test_")]
    return [row for module in modules for row in module.ROWS]


def all_routes() -> set[str]:
    """The name of every route of the site, with its namespaces; a route without a name is an error here."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}"


@dataclass(frozen=True, slots=True)
class Record:
    """What came of a request. sent_to: where it sent the browser; written: the statements that changed the database.

    leaks: (place, canary); places are "body", "headers", "log", and "mail to …".
    """

    status: int
    sent_to: str
    written: tuple[str, ...]
    leaks: frozenset[tuple[str, str]]

    @property
    def to_sign_in(self) -> bool:
        """Whether it asks to sign in."""
        return self.status == 302 and self.sent_to.partition("?")[0] == reverse("account_login")


class _Log(logging.Handler):
    """Keeps what is logged while a request is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


_SEEN: dict[tuple[str, str, str, str], Record] = {}
"""Records by state, method, address and actor: a request is made once, and several tests ask after it."""


class Cast:
    """Every actor's browser on one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        staff = {
            **scene.members,
            IDLE: scene.other_organiser,
            ELSEWHERE: scene.other_owner,
            ADMINISTRATOR: scene.administrator,
        }
        self._cookies: dict[str, str] = {actor: _signed_in(user) for actor, user in staff.items()}
        self._cookies[HOLDER] = _holding(scene.draft.reference)
        self._cookies[STRANGER] = _holding(scene.named.reference)
        self._clients = {True: Client(enforce_csrf_checks=True), False: Client()}

    def cookie(self, actor: str) -> str:
        """The session cookie of an actor's browser; "" of one who has none."""
        return self._cookies.get(actor, "")

    def tries(self, row: Row, actor: str, method: str = "") -> Record:
        """What comes of a request of an actor. What it changed in the database is undone."""
        key = (self.scene.state, method or row.method, self._address(row), actor)
        if key not in _SEEN:
            _SEEN[key] = self._record(row, actor, method or row.method)
        return _SEEN[key]

    def status_without_token(self, row: Row, actor: str) -> int:
        """Of the same request, where the form is none of our pages'."""
        with transaction.atomic():
            response = self._send(row, actor, row.method, csrf=True)
            transaction.set_rollback(True)
        return response.status_code

    def _record(self, row: Row, actor: str, method: str) -> Record:
        log, written = _Log(), []

        def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if sql.startswith(WRITING):
                written.append(sql)
            return execute(sql, *rest)

        logging.getLogger().addHandler(log)
        try:
            with transaction.atomic(), connection.execute_wrapper(watch):
                response = self._send(row, actor, method)
                body = _body(response)
                letters = list(OutgoingMail.objects.values_list("to", "subject", "body"))
                transaction.set_rollback(True)
        finally:
            logging.getLogger().removeHandler(log)
        places = {
            "body": body,
            "headers": repr(response.headers) + repr(response.cookies),
            "log": "\n".join(log.lines),
            **{f"mail to {to}": f"{subject}\n{text}" for to, subject, text in letters},
        }
        return Record(
            status=response.status_code,
            sent_to=str(response.headers.get("Location", "")),
            written=tuple(written),
            leaks=frozenset((place, canary) for place, text in places.items() for canary in CANARIES if canary in text),
        )

    def _send(self, row: Row, actor: str, method: str, *, csrf: bool = False) -> HttpResponseBase:
        client = self._clients[csrf]
        client.cookies = SimpleCookie()
        if actor in self._cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._cookies[actor]
        response: HttpResponseBase = getattr(client, method)(self._address(row), dict(row.data(self.scene)))
        return response

    def _address(self, row: Row) -> str:
        return reverse(row.route, kwargs=dict(row.arguments(self.scene)))


def _body(response: Any) -> str:
    """All that was sent, archives (and workbooks, which are some) opened."""
    content = response.getvalue()
    if content[:2] == b"PK":
        with ZipFile(BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return str(content.decode("utf-8", "replace"))


def _signed_in(user: User) -> str:
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _holding(reference: str) -> str:
    """The session of a device that may open a contribution."""
    client = Client()
    session = client.session
    session["contributions"] = [reference]
    session.save()
    return str(session.session_key)


def expected(row: Row, actor: str, scene: Scene) -> str | int:
    """LET_IN, SIGN_IN, or the status that an actor must get."""
    refusal = _refusal(row, actor, row.arguments(scene))
    if refusal:
        return refusal
    return LET_IN if scene.state in row.states else row.otherwise


def _refusal(row: Row, actor: str, arguments: Mapping[str, object]) -> str | int:
    """What stops an actor, whatever the state; nothing: 0."""
    if row.who == EVERYBODY:
        return 0
    if row.who == CONTRIBUTOR:
        return 0 if actor == HOLDER else 404
    if actor in (ANYBODY, HOLDER, STRANGER):
        return SIGN_IN
    if row.who == STAFF:
        return 0
    if row.who == ADMINISTRATORS:
        return 0 if actor == ADMINISTRATOR else 403
    if actor in (ELSEWHERE, ADMINISTRATOR):
        return 404
    if actor == IDLE:
        return 0 if "organiser" in row.who.split() and "consultation" not in arguments else 403
    return 0 if actor in row.who.split() else 403


def actors_of(row: Row) -> tuple[str, ...]:
    """Who tries a row: everybody where roles decide, else one of each sort of people."""
    if set(row.who.split()) <= set(ROLES):
        return ACTORS
    return ("owner", "reader", ELSEWHERE, ADMINISTRATOR, HOLDER, STRANGER, ANYBODY)


def let_in_first(row: Row, scene: Scene) -> list[str]:
    """One of those whom a row lets in whatever the state, where there is any: the one that could do harm."""
    return [actor for actor in ACTORS if not _refusal(row, actor, row.arguments(scene))][:1]
