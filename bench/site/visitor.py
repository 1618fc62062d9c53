"""A contributor without JavaScript: reads pages, fills their forms and sends them."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from bench.site.seed import CONSULTATION, REVIEW

Observe = Callable[[str, float, int], None]
"""Called with the name of a step, its seconds and its status (0: no answer)."""
_STUBBORN = 20.0
"""Seconds."""
_REFERENCE = re.compile(r"/answer/mine/([^/]+)/")


class Refused(Exception):
    """The site answered something else than a visitor expects. status 0: nothing at all."""

    def __init__(self, step: str, status: int) -> None:
        super().__init__(f"{step}: {status}")
        self.status = status


@dataclass(slots=True)
class Form:
    """A form of a page: where it goes and what stands in it. file: the name of its field for files, if it has one."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    file: str = ""


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._open = Form(given.get("action", ""))
            self.found.append(self._open)
        if self._open is None or "name" not in given:
            return
        self._open.names.add(given["name"])
        if tag == "input" and given.get("type") == "hidden":
            self._open.fields.append((given["name"], given.get("value", "")))
        if tag == "input" and given.get("type") == "file":
            self._open.file = given["name"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def _at_once() -> None:
    """Wait for nothing."""


@dataclass(slots=True)
class Visitor:
    """One contributor. address: of its own, as a proxy tells it; observe: is told of every request; pace: waits.

    stubborn: sends its submission again, the same form, until an answer comes.
    """

    port: int
    address: str
    observe: Observe
    language: str = "en"
    pace: Callable[[], None] = _at_once
    stubborn: bool = False
    _cookies: dict[str, str] = field(default_factory=dict)
    _connection: HTTPConnection | None = None

    def contribute(self, number: int, *, paper: bytes | None = None) -> str:
        """The whole way of one contributor; the reference of what was acknowledged."""
        start = f"/{self.language}/answer/{REVIEW}/{CONSULTATION}/"
        self.get("portal", f"/{self.language}/reviews/{REVIEW}/")
        page, address = self.get("start page", start)
        _, address = self.send("begin", page, address, {}, has="csrfmiddlewaretoken")
        found = _REFERENCE.search(address)
        if found is None:
            raise Refused("begin", 200)
        mine = address[: found.end()]
        about = {
            "as_organisation": "yes",
            "organisation_name": f"Organisation {number}",
            "group": "civil-society",
            "country": "Kesara",
        }
        self.answer("about", f"{mine}about/", about, has="group")
        for key in ("q1", "q3"):
            text = f"Answer {number} to {key}: a connection that people can pay for, and somebody who explains it."
            self.answer("question", f"{mine}questions/{key}/", {key: text}, has=key)
        self.answer("question", f"{mine}questions/q2/", {"q2": "moderate"}, has="q2")
        if paper is not None:
            self.upload(f"{mine}documents/", f"paper-{number}.pdf", paper)
        self.answer("publication", f"{mine}publication/", {"publication": "named", "consent": "yes"}, has="publication")
        page, address = self.get("check", f"{mine}check/")
        page, address = self._submit(page, address)
        if not address.endswith("/receipt/"):
            raise Refused("submit", 200)
        return found.group(1)

    def _submit(self, page: str, address: str) -> tuple[str, str]:
        until = time.monotonic() + (_STUBBORN if self.stubborn else 0.0)
        while True:
            try:
                return self.send("submit", page, address, {}, has="submission_key")
            except Refused as refused:
                if refused.status or time.monotonic() > until:
                    raise
            time.sleep(0.1)

    def answer(self, step: str, address: str, values: Mapping[str, str], *, has: str) -> None:
        """Read a page with a form and send the form filled in."""
        page, address = self.get(f"{step} page", address)
        self.send(step, page, address, values, has=has)

    def upload(self, address: str, name: str, content: bytes) -> None:
        """Attach a paper."""
        page, address = self.get("documents page", address)
        form = _form(page, "further")
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in form.fields
        ]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{form.file}"; filename="{name}"\r\n'
        body = b"".join(parts) + head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content
        body += f"\r\n--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        self._ask("upload", "POST", urljoin(address, form.action), body, {"Content-Type": kind})

    def get(self, step: str, address: str) -> tuple[str, str]:
        """A page, and the address it was found at."""
        return self._ask(step, "GET", address)

    def send(self, step: str, page: str, address: str, values: Mapping[str, str], *, has: str) -> tuple[str, str]:
        """Send the form of a page that has a field, filled in."""
        form = _form(page, has)
        given = [(name, value) for name, value in form.fields if name not in values]
        body = urlencode([*given, *values.items()]).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask(step, "POST", urljoin(address, form.action), body, kind)

    def _ask(
        self, step: str, method: str, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[str, str]:
        """One request; a redirect is followed as another. Raises Refused."""
        self.pace()
        started = time.perf_counter()
        status, page, location = self._exchange(method, address, body, headers or {})
        self.observe(step, time.perf_counter() - started, status)
        if status in (301, 302, 303):
            return self._ask(f"{step}, then", "GET", urljoin(address, location))
        if status != 200:
            raise Refused(step, status)
        return page, address

    def _exchange(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, str, str]:
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = {"Host": f"127.0.0.1:{self.port}", "X-Forwarded-For": self.address, **headers}
        if cookies:
            sent["Cookie"] = cookies
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            self._connection.request(method, path, body, sent)
            answer = self._connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, HTTPException):
            self.close()
            return 0, "", ""
        for value in answer.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
        return answer.status, page, answer.headers.get("Location", "")

    def close(self) -> None:
        """End the connection; the next request makes a new one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _form(page: str, has: str) -> Form:
    parser = _Forms()
    parser.feed(page)
    form = next((form for form in parser.found if has in form.names), None)
    if form is None:
        raise Refused(f"no form with {has}", 200)
    return form
