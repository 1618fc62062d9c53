"""Filters of the questionnaire's pages on the desk."""

from __future__ import annotations

from django import template

from rapporteur.web.consultations.questionnaire import Condition, Question, write_condition

register = template.Library()


@register.filter
def expression(condition: Condition) -> str:
    """A condition as XLSForm writes it."""
    return write_condition(condition)


@register.filter
def partial_of(question: Question) -> str:
    """The template that shows a question of this kind."""
    return f"questions/{question.kind}.html"
