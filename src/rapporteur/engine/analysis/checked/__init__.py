"""The sample that people checked: drawn, read, and turned into a share with an honest interval."""

from rapporteur.engine.analysis.checked.bands import BANDS, Bands, bands_of
from rapporteur.engine.analysis.checked.draw import Drawn, draw
from rapporteur.engine.analysis.checked.estimate import estimate, merged
from rapporteur.engine.analysis.checked.reading import CHECKABLE, Checked, read_checks

__all__ = [
    "BANDS",
    "CHECKABLE",
    "Bands",
    "Checked",
    "Drawn",
    "bands_of",
    "draw",
    "estimate",
    "merged",
    "read_checks",
]
