"""Files on their way out that are no pages of ours: stored by the browser, never opened by it."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from django.http import FileResponse

_SANDBOX = "sandbox; default-src 'none'"


def attachment(content: BinaryIO | bytes, name: str) -> FileResponse:
    """Bytes of any kind, to be stored and nothing else. name: what it is stored as."""
    opened = BytesIO(content) if isinstance(content, bytes) else content
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _SANDBOX
    response["Cache-Control"] = "no-store"
    return response
