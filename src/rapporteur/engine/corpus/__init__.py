"""Canonical texts, their segments, their languages, and places to quote from."""

from rapporteur.engine.corpus.anchors import anchor, quote, sentences
from rapporteur.engine.corpus.build import build
from rapporteur.engine.corpus.canonical import canonical

__all__ = ["anchor", "build", "canonical", "quote", "sentences"]
