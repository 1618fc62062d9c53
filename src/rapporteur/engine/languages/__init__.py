"""The facts of each language: one folder a language, the same names in each.

`get` gives the facts, `tokenise` the words of a text with their places.
"""

from rapporteur.engine.languages.facts import Words, get, supported
from rapporteur.engine.languages.tokens import Token, fold, tokenise

__all__ = ["Token", "Words", "fold", "get", "supported", "tokenise"]
