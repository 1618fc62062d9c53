"""Prints how many of the contributions named by reference on standard input are in the site, submitted."""

from __future__ import annotations

import sys

from rapporteur.cli.site import ready


def main() -> None:
    """Count them."""
    ready()
    from rapporteur.web.contributions.models import Submission

    wanted = set(sys.stdin.read().split())
    kept = set(Submission.objects.values_list("contribution__reference", flat=True))
    print(len(wanted & kept))


if __name__ == "__main__":
    main()
