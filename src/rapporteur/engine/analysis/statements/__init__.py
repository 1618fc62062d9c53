"""How far texts say what given statements say."""

from rapporteur.engine.analysis.statements.match import match

__all__ = ["match"]
