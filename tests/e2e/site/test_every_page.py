"""Every page there is, by the table of routes: filled with long names, empty, and with what is wrong; for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import LANGUAGES, barriers, opened
from tests.e2e.site.conftest import Site

SAMPLE = 3
"""Every third page is walked in make test, in Arabic; all of them, in all six languages, in make soak."""
WALKS = [("ar", SAMPLE), *(pytest.param(code, 1, marks=pytest.mark.soak) for code in LANGUAGES)]
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


def told(stage: Site, state: str, every: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """The addresses of a state, or every so-manieth of them: by session cookie, (route, path)."""
    content = json.loads((Path(stage.environment["RAPPORTEUR_DATA"]) / "stage.json").read_text("utf-8"))
    rows = sorted((cookie, route, path) for route, path, cookie in content[state] if route not in NO_PAGE)[::every]
    return [(cookie, [row[1:] for row in group]) for cookie, group in groupby(rows, key=lambda row: row[0])]


@contextmanager
def somebody(browser: Browser, stage: Site, cookie: str) -> Iterator[Page]:
    """A phone with a session."""
    with opened(browser, width=NARROW) as page:
        if cookie:
            page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": stage.address}])
        yield page


def looked_at(browser: Browser, stage: Site, language: str, state: str, every: int) -> Iterator[tuple[str, Page]]:
    """Every page of a state, opened by somebody who may."""
    for cookie, addresses in told(stage, state, every):
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
@pytest.mark.parametrize(("language", "every"), WALKS)
def test_every_page_is_for_everybody(stage: Site, browser: Browser, language: str, every: int, state: str):
    found = [
        f"{route}: {wrong}"
        for route, page in looked_at(browser, stage, language, state, every)
        for wrong in barriers(page)
    ]
    assert found == [], "\n".join(found)


FORGET = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "rapporteur.web.settings"
django.setup()
from django.core.cache import cache
cache.clear()
"""
"""Nobody has tried anything yet: six walks in a row send more forms than one person may."""


@pytest.mark.parametrize(("language", "every"), WALKS)
def test_form_sent_empty_says_what_is_wrong_to_everybody(stage: Site, browser: Browser, language: str, every: int):
    found = []
    stage.run("-c", FORGET)
    for route, page in looked_at(browser, stage, language, "filled", every):
        if send_empty(page):
            found += [f"{route}: {wrong}" for wrong in barriers(page)]
    assert found == [], "\n".join(found)
