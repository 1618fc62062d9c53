"""`python -m scripts.compile_modules`: reads the engine, and the libraries it asks for late, for the first time.

Python keeps what it has read compiled, beside it; so the first start is as quick as all others, and each is where the
environment says that nothing is to be kept.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

LATE = ("sklearn.feature_extraction.text", "sklearn.linear_model", "threadpoolctl", "jieba", "daft")
"""What is imported inside functions."""


def main() -> None:
    """Import everything that a report or a filter may need."""
    sys.dont_write_bytecode = False
    for name in ("rapporteur.engine", "rapporteur.cli"):
        package = import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    for name in LATE:
        import_module(name)


if __name__ == "__main__":
    main()
