"""Reading documents (.pdf .docx .odt .html .txt .md .eml) in a child process with few rights."""

from rapporteur.engine.intake.documents.document import Attachment, Limits, LostPage, ReadDocument
from rapporteur.engine.intake.documents.ocr import Tesseract
from rapporteur.engine.intake.documents.reader import DocumentReader, read_document
from rapporteur.engine.intake.documents.recognition import KINDS

__all__ = [
    "KINDS",
    "Attachment",
    "DocumentReader",
    "Limits",
    "LostPage",
    "ReadDocument",
    "Tesseract",
    "read_document",
]
