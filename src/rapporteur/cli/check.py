"""`rapporteur check`: can this site do its work? Changes nothing and sends nothing."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common
from rapporteur.engine.errors import WrongUse

if TYPE_CHECKING:
    from rapporteur.web.configuration import Configuration

_LEAST_SPACE: Final = 1_000_000_000
_LETTERS: Final = {"ar": "تقرير", "zh": "报告", "en": "Report", "fr": "Œuvre", "ru": "Отчёт", "es": "Año"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    of: str
    said: str
    good: bool = True


def check(*, common: Common | None = None) -> int:
    """Look whether settings, database, folders, mail server, fonts and disk are as the site needs them."""
    from rapporteur.cli.site import ready

    ready()
    from django.conf import settings

    findings = list(_findings(settings.CONFIGURATION))
    for finding in findings:
        sys.stdout.write(f"{'good' if finding.good else 'BAD':4}  {finding.of:10}  {finding.said}\n")
    bad = sum(not finding.good for finding in findings)
    if not (common or Common()).quiet:
        say(messages(), f"{bad} to mend." if bad else "All is well.", "bold red" if bad else "bold green")
    return 1 if bad else 0


def _findings(configuration: Configuration) -> Iterator[Finding]:
    yield _settings(configuration)
    yield _database()
    yield _data(configuration.data)
    yield _space(configuration.data)
    yield _mail(configuration)
    yield _fonts()


def _settings(configuration: Configuration) -> Finding:
    from django.core.checks import run_checks

    warnings = [warning.msg for warning in run_checks(include_deployment_checks=True)]
    if not configuration.address.startswith("https://"):
        local = any(name in configuration.address for name in ("//127.0.0.1", "//localhost"))
        said = f"{configuration.address}: not encrypted, for this machine only"
        return Finding("settings", said if local else f"{configuration.address} is not https", good=local)
    if not configuration.proxies:
        said = "the address is https, but RAPPORTEUR_PROXIES is 0, so the proxy that encrypts is not believed"
        return Finding("settings", said, good=False)
    return Finding("settings", "; ".join(warnings) or configuration.address, good=not warnings)


def _database() -> Finding:
    from django.db import connection

    from rapporteur.cli.site import outdated, reach_database

    try:
        reach_database()
    except WrongUse as error:
        return Finding("database", f"cannot be reached: {error.where}", good=False)
    lacking = outdated()
    said = f"{connection.display_name}, {lacking} migrations to make: run `rapporteur migrate`"
    return Finding("database", said if lacking else f"{connection.display_name}, up to date", good=not lacking)


def _data(data: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=data) as file:
            file.write(b"0")
    except OSError as error:
        return Finding("data", f"{data} cannot be written: {error.strerror}", good=False)
    if data.stat().st_mode & 0o077:
        return Finding("data", f"{data} can be read by other users of this machine: chmod 700", good=False)
    return Finding("data", str(data))


def _space(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    return Finding("disk", f"{free / 1e9:,.1f} GB are free", good=free >= _LEAST_SPACE)


def _mail(configuration: Configuration) -> Finding:
    from django.core.mail import get_connection

    mailer = configuration.mailer
    if not mailer.host:
        return Finding("mail", f"is put into files in {mailer.folder}, and reaches nobody")
    place = f"{mailer.host}:{mailer.port}"
    server = get_connection()
    try:
        server.open()
    except (OSError, SMTPException) as error:
        return Finding("mail", f"{place} does not take letters: {type(error).__name__}", good=False)
    finally:
        server.close()
    return Finding("mail", f"{place} takes letters from {mailer.sender}")


def _fonts() -> Finding:
    from rapporteur.engine.report.fonts import choose

    packages = {
        package
        for language, letters in _LETTERS.items()
        for package in choose([letters], language).uncovered([letters]).values()
    }
    if packages:
        return Finding("fonts", f"some PDFs cannot be made: install {' and '.join(sorted(packages))}", good=False)
    return Finding("fonts", "there for all six languages")
