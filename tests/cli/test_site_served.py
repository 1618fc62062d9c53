"""What the web server itself says: headers on every answer, and what of a request it believes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.sites import Served

SECURE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ANSWERS = {
    "a page": ("GET", "/en/", {}, 200),
    "a redirect": ("GET", "/en/desk/", {}, 302),
    "no such page": ("GET", "/en/nothing/", {}, 404),
    "another host": ("GET", "/en/", {"Host": "evil.example"}, 400),
    "a form without its token": ("POST", "/en/answer/lost/", {}, 403),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_every_answer_has_the_security_headers(web: tuple[Served, Path], case: str):
    method, path, headers, status = ANSWERS[case]
    answer = web[0].ask(path, method, **headers)
    assert answer.status == status
    assert {name: answer.headers[name] for name in SECURE} == SECURE
    assert policy(answer.headers["Content-Security-Policy"]) == POLICY


def policy(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


def test_static_files_have_the_security_headers_and_are_kept(web: tuple[Served, Path]):
    served, _ = web
    sheet = re.search(r'href="(/static/look/site\.[0-9a-f]{12}\.css)"', served.ask("/en/").body)
    assert sheet is not None
    answer = served.ask(sheet.group(1))
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "max-age=315360000, public, immutable")
    assert {name: answer.headers[name] for name in SECURE} == SECURE
    missing = served.ask("/static/look/nothing.css")
    assert (missing.status, {name: missing.headers[name] for name in SECURE}) == (404, SECURE)


def test_https_is_believed_of_a_trusted_proxy_only_as_far_as_configured(web: tuple[Served, Path]):
    """The address of this site is http: no header of a client makes its cookies or HSTS those of https."""
    answer = web[0].ask("/en/answer/lost/", X_Forwarded_Proto="https")
    assert answer.headers["Strict-Transport-Security"] is None
    assert "csrftoken=" in answer.headers["Set-Cookie"]
