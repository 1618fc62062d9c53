"""Copies and campaigns: texts that share their words, every pair of them verified exactly."""

from rapporteur.engine.analysis.duplicates.collection import DEFAULT, CopyGroup, group_copies
from rapporteur.engine.analysis.duplicates.contributions import campaigns, find
from rapporteur.engine.analysis.duplicates.rule import Rule

__all__ = ["DEFAULT", "CopyGroup", "Rule", "campaigns", "find", "group_copies"]
