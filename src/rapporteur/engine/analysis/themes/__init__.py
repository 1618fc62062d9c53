"""Themes found in a corpus: which they are, what they are called, which segments are of them."""

from rapporteur.engine.analysis.themes.mapping import map_texts
from rapporteur.engine.analysis.themes.membership import background, members
from rapporteur.engine.analysis.themes.model import SCHEME, ThemeModel, find, group_texts

__all__ = ["SCHEME", "ThemeModel", "background", "find", "group_texts", "map_texts", "members"]
