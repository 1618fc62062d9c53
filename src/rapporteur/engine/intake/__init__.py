"""Intake: tables, documents and folders become contributions, questions and texts."""

from __future__ import annotations

from rapporteur.engine.intake.inspection import inspect
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import Review, find_review, load_review
from rapporteur.engine.intake.suggestion import suggest_review

__all__ = ["Review", "find_review", "inspect", "load_review", "read", "suggest_review"]
