"""Progress of work in the background, as the script shows it: answered by the test in place of the site."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Route, expect

from tests.e2e.site.conftest import Site

ANSWERS = (
    {"stage": "Reading", "done": 3, "total": 12, "finished": False, "href": ""},
    None,
    {"stage": "Done", "done": 12, "total": 12, "finished": True, "href": "../privacy/"},
)


def test_progress_says_what_changed_survives_a_failure_and_leads_on(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    waiting = iter(ANSWERS)

    def answer(route: Route) -> None:
        told = next(waiting)
        if told is None:
            route.fulfill(status=503, body="")
        else:
            route.fulfill(json=told)

    def begin(route: Route) -> None:
        original = route.fetch()
        body = original.text().replace('data-progress=""', 'data-progress="/progress.json"', 1)
        route.fulfill(response=original, body=body)

    page.clock.install()
    page.route("**/progress.json", answer)
    page.route("**/styleguide/", begin)
    page.goto(f"{site.address}/en/styleguide/")
    status = page.locator("[data-progress='/progress.json'] [role=status]")
    page.clock.run_for(1100)
    expect(status).to_have_text("Reading")
    expect(page.locator("[data-parts-text]").first).to_have_text("3 of 12")
    page.clock.run_for(2100)
    expect(status).to_have_text(re.compile("The progress cannot be asked for"))
    page.clock.run_for(10_000)
    page.wait_for_url(f"{site.address}/en/privacy/")
    context.close()
