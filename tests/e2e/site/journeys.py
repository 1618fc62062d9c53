"""The demonstration as journeys begin on it: a few of its voices, the third round open, somebody to sign in as.

python -m tests.e2e.site.journeys         seeds the site that the environment names
python -m tests.e2e.site.journeys link    prints a way in for the officer
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from demo.site.seed import seed, third_round_form
from demo.voices import load
from rapporteur.cli.site import ready

VOICES = [voice for voice in load() if voice.key.startswith(("fr-", "ar-"))]
LASTS = timedelta(hours=1)


def way_in() -> str:
    """The address of a link that signs the officer in."""
    from django.conf import settings
    from django.urls import reverse

    from rapporteur.web.accounts.actions import make_sign_in_link
    from rapporteur.web.accounts.models import User

    officer = User.objects.get(email="officer@lantern.example")
    secret = make_sign_in_link(officer, now=datetime.now(UTC), lasts=LASTS)
    return f"{settings.CONFIGURATION.address}{reverse('sign_in_link', args=[secret])}"


if __name__ == "__main__":
    ready()
    if sys.argv[1:] == ["link"]:
        sys.stdout.write(way_in())
    else:
        seed(datetime.now(UTC), VOICES)

__all__ = ["VOICES", "third_round_form", "way_in"]
