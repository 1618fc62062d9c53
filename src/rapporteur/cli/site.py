"""Commands that keep the site: its database, its first administrator, its workers. Django is imported inside only."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common
from rapporteur.engine.errors import WrongUse

if TYPE_CHECKING:
    from rapporteur.web.accounts.models import User

_LINK_LASTS = timedelta(hours=24)


def ready() -> None:
    """Django with the site's settings. Raises WrongUse where a setting is odd."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapporteur.web.settings")
    import django

    django.setup()


def migrate(*, common: Common | None = None) -> int:
    """Make the database what this version needs, and lay out the static files."""
    ready()
    reach_database()
    _migrate()
    if not (common or Common()).quiet:
        say(messages(), "The database and the static files are up to date.", "bold")
    return 0


def prepare() -> None:
    """What `serve` needs: an embedded database is made or brought up to date; a server's is only looked at."""
    ready()
    reach_database()
    from django.db import connection

    if connection.vendor == "sqlite":
        _migrate()
    else:
        refuse_outdated()
        _static()


def reach_database() -> None:
    """Raise WrongUse where the database does not answer."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise WrongUse(
            "The database cannot be reached.",
            where=str(error).partition("\n")[0],
            action="Check DATABASE_URL and RAPPORTEUR_DATA, and that the database server runs.",
        ) from error


def outdated() -> int:
    """How many changes of the database this version needs that have not been made."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_outdated() -> None:
    """Raise WrongUse where the database is not what this version needs."""
    reach_database()
    if outdated():
        raise WrongUse("The database is not up to date.", action="Run `rapporteur migrate` first.")


def load_pages() -> None:
    """Load the code of all pages, so that web processes begin with it; they must not share a connection."""
    from django.db import connection
    from django.urls import get_resolver

    connection.close()
    assert get_resolver().url_patterns


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    _static()


def _static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=False)


def createadmin(*, email: str, name: str, common: Common | None = None) -> int:
    """Make an administrator of the site, and print a link that lets them in once.

    Parameters
    ----------
    email
        Their e-mail address.
    name
        Their name.
    """
    ready()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from rapporteur.web.accounts import actions

    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise WrongUse(f"{email!r} is not an e-mail address.", where="--email", action="Check it.") from error
    if not name.strip():
        raise WrongUse("The name is empty.", where="--name", action="Give the name that others will see.")
    refuse_outdated()
    try:
        user = actions.make_account(email=email, name=name, administrator=True, by=None, now=timezone.now())
    except actions.AddressTaken as error:
        raise WrongUse(
            "Somebody on the staff has this address already.",
            where=email,
            action="Print a link for them with `rapporteur sign-in-link`.",
        ) from error
    return _print_link(user, common)


def sign_in_link(email: str, /, *, common: Common | None = None) -> int:
    """Print a link that lets a member of the staff in once, within a day.

    Parameters
    ----------
    email
        Their e-mail address.
    """
    ready()
    refuse_outdated()
    from rapporteur.web.accounts.models import User

    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise WrongUse("No member of the staff has this address.", where=email, action="Check the address.")
    return _print_link(user, common)


def _print_link(user: User, common: Common | None) -> int:
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone, translation

    from rapporteur.web.accounts import actions

    secret = actions.make_sign_in_link(user=user, now=timezone.now(), lasts=_LINK_LASTS)
    with translation.override(user.language):
        sys.stdout.write(f"{settings.CONFIGURATION.address}{reverse('sign_in_link', args=[secret])}\n")
    if not (common or Common()).quiet:
        say(messages(), "The link works once, within 24 hours. Whoever has it is let in: send it with care.")
    return 0


def work(queue: str) -> None:
    """Do the tasks of a queue until told to end; first take up again what a killed worker left."""
    from django.core.management import call_command
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from rapporteur.web.mail import actions as mail

    with _alone(queue):
        DBTaskResult.objects.running().filter(queue_name=queue).update(status="READY")
        if queue == "mail":
            mail.recover(now=timezone.now())
        call_command("db_worker", queue_name=queue, interval=0.5, startup_delay=False, verbosity=0)


@contextmanager
def _alone(queue: str) -> Iterator[None]:
    """Wait until no other worker of this data folder does the tasks of a queue: what runs is then surely nobody's."""
    from django.conf import settings

    with (settings.CONFIGURATION.data / f"{queue}-worker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
