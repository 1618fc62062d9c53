"""Copies and campaigns: texts that share their words, every pair of them verified exactly."""

from rapporteur.engine.analysis.duplicates.collection import DEFAULT, CopyGroup, group_copies
from rapporteur.engine.analysis.duplicates.contributions import LEAST_WORDS, campaigns, find
from rapporteur.engine.analysis.duplicates.joining import join_parts
from rapporteur.engine.analysis.duplicates.parts import shingle_part
from rapporteur.engine.analysis.duplicates.rule import Rule

__all__ = [
    "DEFAULT",
    "LEAST_WORDS",
    "CopyGroup",
    "Rule",
    "campaigns",
    "find",
    "group_copies",
    "join_parts",
    "shingle_part",
]
