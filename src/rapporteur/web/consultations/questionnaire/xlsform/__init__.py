"""Questionnaires as XLSForm workbooks (xlsform.org), which other tools read and write."""

from rapporteur.web.consultations.questionnaire.xlsform.reading import Imported, read
from rapporteur.web.consultations.questionnaire.xlsform.writing import write

__all__ = ["Imported", "read", "write"]
