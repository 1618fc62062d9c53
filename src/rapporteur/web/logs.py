"""What the log may hold: addresses of pages without the secrets in them, errors without the data they are about."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from django.db import DatabaseError

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutAddresses(logging.Filter):
    """A request is told by the route of its page: what stands in the address may be a secret or a name."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything pass, the address of a request replaced."""
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = f"/{match.route}" if match else "an unknown address"
            record.args = tuple(route if value == path else value for value in record.args)
        return True


class Line(logging.Formatter):
    """A line, and the traceback where there is one; what a database says of an error may hold what was typed."""

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 -- the name that logging calls
        """The traceback. Of an error of the database, and of what it caused, only the kind."""
        kind, error, trace = ei
        if kind is None or not _of_database(error):
            return super().formatException(ei)
        return "".join([*traceback.format_tb(trace), kind.__name__])


def _of_database(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, DatabaseError):
            return True
        error = error.__cause__ or error.__context__
    return False
