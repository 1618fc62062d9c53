"""What the environment says of this site, read once and loudly: an odd value stops the start with a sentence."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import dj_database_url

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import RunnerKind, runner_named

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"", "0", "false", "no", "off"})
_SHORTEST_KEY: Final = 32


@dataclass(frozen=True, slots=True)
class Mailer:
    """Where mail goes. backend: a Django mail backend; sender: the address in From."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    folder: str = ""
    sender: str = "rapporteur@localhost"


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting of a site. proxies: how many trusted reverse proxies stand before it."""

    data: Path
    secret_key: str
    database: Mapping[str, Any]
    allowed_hosts: tuple[str, ...]
    address: str
    mailer: Mailer
    proxies: int
    demonstration: bool
    runner: RunnerKind


def configure(environment: Mapping[str, str] | None = None) -> Configuration:
    """The configuration that the environment describes. Raises WrongUse naming the variable that is odd."""
    given = dict(os.environ if environment is None else environment)
    data = _data(given.get("RAPPORTEUR_DATA", "rapporteur-data"))
    hosts = tuple(host.strip() for host in given.get("RAPPORTEUR_ALLOWED_HOSTS", "").split(",") if host.strip())
    return Configuration(
        data=data,
        secret_key=_secret_key(given, data),
        database=_database(given.get("DATABASE_URL", ""), data),
        allowed_hosts=_hosts(hosts),
        address=_address(given.get("RAPPORTEUR_ADDRESS", ""), hosts),
        mailer=_mailer(given.get("EMAIL_URL", ""), given.get("RAPPORTEUR_MAIL_FROM", ""), data),
        proxies=_proxies(given.get("RAPPORTEUR_PROXIES", "0")),
        demonstration=_flag("RAPPORTEUR_DEMONSTRATION", given.get("RAPPORTEUR_DEMONSTRATION", "")),
        runner=runner_named(given.get("RAPPORTEUR_RUNNER", "")),
    )


def _odd(variable: str, problem: str, action: str) -> WrongUse:
    return WrongUse(f"{variable} {problem}.", where="the environment", action=action)


def _data(folder: str) -> Path:
    """The data folder, made where it is not there; only this account may look into it."""
    path = Path(folder).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _odd(
            "RAPPORTEUR_DATA", f"cannot be a folder: {error.strerror}", "Name one that can be written."
        ) from error
    return path


def _secret_key(given: Mapping[str, str], data: Path) -> str:
    """The key given, else one of this site's own, made at its first start and kept in the data folder."""
    key = given.get("RAPPORTEUR_SECRET_KEY", "")
    if key:
        if len(key) < _SHORTEST_KEY:
            raise _odd("RAPPORTEUR_SECRET_KEY", "is too short to be secret", "Use 32 random characters or more.")
        return key
    path = data / "secret-key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


def _database(url: str, data: Path) -> Mapping[str, Any]:
    if not url:
        return _sqlite(data / "rapporteur.sqlite3")
    scheme = urlsplit(url).scheme
    if scheme not in ("postgres", "postgresql", "sqlite"):
        raise _odd("DATABASE_URL", "names no database that is known", "Use postgresql://… or sqlite:///….")
    try:
        settings = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise _odd("DATABASE_URL", "cannot be read", "Use postgresql://user:password@host/name.") from error
    if scheme == "sqlite":
        return _sqlite(Path(str(settings["NAME"])))
    return {**settings, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _sqlite(path: Path) -> Mapping[str, Any]:
    """SQLite as a server uses it: a write-ahead log, writers in turn, nothing said before it is on disk."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000", "cache_size=-20000", "temp_store=MEMORY")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas),
        },
    }


def _hosts(hosts: tuple[str, ...]) -> tuple[str, ...]:
    for host in hosts:
        if host == "*" or "/" in host or " " in host:
            raise _odd(
                "RAPPORTEUR_ALLOWED_HOSTS", f"holds “{host}”", "Name hosts, apart by commas: consult.example.org"
            )
    return hosts or LOOPBACK


def _address(address: str, hosts: tuple[str, ...]) -> str:
    """The address in links that are mailed: the one given, else of the first host, else this machine's."""
    if not address:
        return f"https://{hosts[0].lstrip('.')}" if hosts else "http://127.0.0.1:8000"
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise _odd("RAPPORTEUR_ADDRESS", f"is “{address}”", "Give scheme and host only: https://consult.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def _mailer(url: str, sender: str, data: Path) -> Mailer:
    """EMAIL_URL: smtp://user:password@host:port, smtps://…, smtp+tls://…, file:///folder; none: files in the data."""
    sender = sender or "rapporteur@localhost"
    if not url:
        return Mailer("django.core.mail.backends.filebased.EmailBackend", folder=str(data / "mail"), sender=sender)
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Mailer("django.core.mail.backends.filebased.EmailBackend", folder=unquote(parts.path), sender=sender)
    if parts.scheme not in ("smtp", "smtp+tls", "smtps") or not parts.hostname:
        raise _odd(
            "EMAIL_URL", "is no address of a mail server", "Use smtp+tls://user:password@host:587 or file:///folder."
        )
    try:
        port = parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme]
    except ValueError as error:
        raise _odd("EMAIL_URL", "has a port that is no number", "Use smtp+tls://user:password@host:587.") from error
    return Mailer(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
        sender=sender,
    )


def _proxies(value: str) -> int:
    if not value.isdecimal() or int(value) > 9:
        raise _odd("RAPPORTEUR_PROXIES", f"is “{value}”", "Give the number of reverse proxies before the site, 0 to 9.")
    return int(value)


def _flag(name: str, value: str) -> bool:
    if value.lower() not in _TRUE | _FALSE:
        raise _odd(name, f"is “{value}”", "Use 1 or 0.")
    return value.lower() in _TRUE
