"""Word lists in the six UN languages, as data: one TOML file a subject.

Every list is one string of phrases parted by "|"; header_words.py compares them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=16)
def words(subject: str) -> Mapping[str, Any]:
    """The lists of one file of this folder: name -> phrases, or name -> lists."""
    path = resources.files(__package__) / f"{subject}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
