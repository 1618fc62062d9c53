"""Prints how many of the contributions named by reference on standard input are in the site, submitted once each."""

from __future__ import annotations

import sys
from collections import Counter

from rapporteur.cli.site import ready


def main() -> None:
    """Count them."""
    ready()
    from rapporteur.web.contributions.models import Submission

    times = Counter(Submission.objects.values_list("contribution__reference", flat=True))
    print(sum(times[reference] == 1 for reference in set(sys.stdin.read().split())))


if __name__ == "__main__":
    main()
