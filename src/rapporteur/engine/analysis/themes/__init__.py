"""Themes found in a corpus: which they are, what they are called, which segments are of them."""

from rapporteur.engine.analysis.themes.codebook import keep
from rapporteur.engine.analysis.themes.events import history
from rapporteur.engine.analysis.themes.grouping import Grouping, group_texts
from rapporteur.engine.analysis.themes.membership import background, members
from rapporteur.engine.analysis.themes.model import SCHEME, ThemeMap, ThemeModel, apply, find

__all__ = [
    "SCHEME",
    "Grouping",
    "ThemeMap",
    "ThemeModel",
    "apply",
    "background",
    "find",
    "group_texts",
    "history",
    "keep",
    "members",
]
