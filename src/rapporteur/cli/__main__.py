"""python -m rapporteur.cli: the same as the `rapporteur` command."""

from __future__ import annotations

from rapporteur.cli import main

raise SystemExit(main())
