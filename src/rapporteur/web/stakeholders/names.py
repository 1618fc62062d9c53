"""Names of organisations and people: the form in which two spellings of one name are equal.

It is the form by which the engine tells contributors apart, so that the register and the report count alike.
"""

from __future__ import annotations

from rapporteur.engine.intake.cleaning import clean, one_line, slug
from rapporteur.engine.intake.identity import is_organisation
from rapporteur.engine.messages import Message
from rapporteur.web.stakeholders.refusals import Refused

LONGEST = 300


def name_key(name: str) -> str:
    """A name without case, punctuation and white space; "" where it has neither letters nor digits."""
    return slug(clean(name))


def tidy(name: str) -> str:
    """A name on one line, without characters that are no text. Raises Refused for what names nobody."""
    name = one_line(clean(name))
    if not name_key(name):
        raise Refused(Message("Enter a name with letters or digits."))
    if len(name) > LONGEST:
        raise Refused(Message("A name has at most {limit} characters.", limit=LONGEST))
    return name


def names_an_organisation(name: str) -> bool:
    """Whether somebody who typed this named an organisation: not "none", "n/a" or "independent"."""
    return bool(name_key(name)) and is_organisation(name)
