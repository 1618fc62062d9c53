"""Every page there is, by the table of routes: filled with long names, empty, and with what is wrong; for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import barriers, opened
from tests.e2e.site.conftest import Site

LANGUAGES = ["ar", *(pytest.param(code, marks=pytest.mark.soak) for code in ("zh-hans", "en", "fr", "ru", "es"))]
"""One in make test; the other five of the six in make soak."""
NARROW = 360
NO_PAGE = {
    "account_reset_password_from_key",  # its key is made up: a page that says so, with another status
    "account_signup",
    "desk:analysis_file",
    "desk:analysis_progress",
    "desk:analysis_report",
    "desk:analysis_snapshot",
    "desk:contribution_file",
    "desk:register_export",
    "mfa_download_recovery_codes",
    "respond:document",
    "respond:receipt_pdf",
    "second_factor_picture",
}
"""Routes that answer with a file, data, a redirect or a refusal: nothing of ours to look at."""


def told(stage: Site, state: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The addresses of a state: by session cookie, (route, path)."""
    content = json.loads((Path(stage.environment["RAPPORTEUR_DATA"]) / "stage.json").read_text("utf-8"))
    rows = sorted((cookie, route, path) for route, path, cookie in content[state] if route not in NO_PAGE)
    return [(cookie, [row[1:] for row in group]) for cookie, group in groupby(rows, key=lambda row: row[0])]


@contextmanager
def somebody(browser: Browser, stage: Site, cookie: str) -> Iterator[Page]:
    """A phone with a session."""
    with opened(browser, width=NARROW) as page:
        if cookie:
            page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": stage.address}])
        yield page


def looked_at(browser: Browser, stage: Site, language: str, state: str) -> Iterator[tuple[str, Page]]:
    """Every page of a state, opened by somebody who may."""
    for cookie, addresses in told(stage, state):
        with somebody(browser, stage, cookie) as page:
            for route, path in addresses:
                answer = page.goto(f"{stage.address}/{language}{path}")
                assert answer is not None
                assert answer.status == 200, path
                yield route, page


ASKING = """() => [...document.querySelectorAll('main form[method=post]')].find(each =>
    each.querySelector('input[type=text], input[type=email], input[type=file], textarea'))"""
EMPTY = """form => {
    for (const each of form.querySelectorAll('input, textarea, select')) {
        each.required = false;
        if (each.type === 'checkbox' || each.type === 'radio') each.checked = false;
        else if (each.type !== 'hidden') each.value = '';
    }
    form.requestSubmit();
}"""


def send_empty(page: Page) -> bool:
    """Empty the form that asks for something and send it; False where the page has none."""
    form = page.evaluate_handle(ASKING).as_element()
    if form is None:
        return False
    with page.expect_navigation():
        form.evaluate(EMPTY)
    return True


@pytest.mark.parametrize("state", ["filled", "empty"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_for_everybody(stage: Site, browser: Browser, language: str, state: str):
    found = [
        f"{route}: {wrong}" for route, page in looked_at(browser, stage, language, state) for wrong in barriers(page)
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_sent_empty_says_what_is_wrong_to_everybody(stage: Site, browser: Browser, language: str):
    found = []
    for route, page in looked_at(browser, stage, language, "filled"):
        if send_empty(page):
            found += [f"{route}: {wrong}" for wrong in barriers(page)]
    assert found == [], "\n".join(found)
