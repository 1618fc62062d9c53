"""How tables are stored and run through: the only part that knows Parquet, Daft and Ray."""

from rapporteur.engine.frames.files import read_json, write_json
from rapporteur.engine.frames.folder import read_codebook, read_entries, read_findings, read_run, write_run
from rapporteur.engine.frames.rows import Rows, batches, column
from rapporteur.engine.frames.runner import Runner
from rapporteur.engine.frames.shapes import themes_as_scheme

__all__ = [
    "Rows",
    "Runner",
    "batches",
    "column",
    "read_codebook",
    "read_entries",
    "read_findings",
    "read_json",
    "read_run",
    "themes_as_scheme",
    "write_json",
    "write_run",
]
