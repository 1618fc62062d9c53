"""The questionnaire as data: what it is, when a question is shown, what was answered, what is wrong with it.

Nothing here knows Django. `read` and `write` are of XLSForm workbooks, `parse_condition` and `write_condition` of
the expressions in them.
"""

from rapporteur.web.consultations.questionnaire.answers import (
    DATE_PARTS,
    Unread,
    Value,
    count_words,
    field_name,
    from_stored,
    in_words,
    is_empty,
    problems,
    read_answer,
    to_stored,
    visible,
)
from rapporteur.web.consultations.questionnaire.check import Completeness, completeness, faults
from rapporteur.web.consultations.questionnaire.conditions import (
    OPERATORS,
    And,
    Answered,
    Compares,
    Condition,
    Includes,
    Is,
    Not,
    Or,
    holds,
    leaves,
    rewritten,
)
from rapporteur.web.consultations.questionnaire.definition import (
    CHOICE_KINDS,
    KEY,
    KINDS,
    PROFILE,
    RESERVED,
    Kind,
    Option,
    Question,
    Questionnaire,
    Section,
    Words,
    said_in,
)
from rapporteur.web.consultations.questionnaire.expressions import Unreadable
from rapporteur.web.consultations.questionnaire.expressions import parse as parse_condition
from rapporteur.web.consultations.questionnaire.expressions import write as write_condition
from rapporteur.web.consultations.questionnaire.faults import Fault, Faults
from rapporteur.web.consultations.questionnaire.stored import canonical, digest, from_data, to_data
from rapporteur.web.consultations.questionnaire.wording import default_consent
from rapporteur.web.consultations.questionnaire.xlsform import Imported, read, write

__all__ = [
    "CHOICE_KINDS",
    "DATE_PARTS",
    "KEY",
    "KINDS",
    "OPERATORS",
    "PROFILE",
    "RESERVED",
    "And",
    "Answered",
    "Compares",
    "Completeness",
    "Condition",
    "Fault",
    "Faults",
    "Imported",
    "Includes",
    "Is",
    "Kind",
    "Not",
    "Option",
    "Or",
    "Question",
    "Questionnaire",
    "Section",
    "Unread",
    "Unreadable",
    "Value",
    "Words",
    "canonical",
    "completeness",
    "count_words",
    "default_consent",
    "digest",
    "faults",
    "field_name",
    "from_data",
    "from_stored",
    "holds",
    "in_words",
    "is_empty",
    "leaves",
    "parse_condition",
    "problems",
    "read",
    "read_answer",
    "rewritten",
    "said_in",
    "to_data",
    "to_stored",
    "visible",
    "write",
    "write_condition",
]
