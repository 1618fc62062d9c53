"""How far texts say what given statements say, and which position they take toward them."""

from rapporteur.engine.analysis.statements.match import match
from rapporteur.engine.analysis.statements.positions import positions

__all__ = ["match", "positions"]
