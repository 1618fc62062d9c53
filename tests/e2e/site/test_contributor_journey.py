"""A contributor's way, in Arabic on a phone: begin, attach, leave, return by link, submit, change, receipt."""

from __future__ import annotations

import re
import time
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from demo.build import paper
from demo.voices import load
from tests.e2e.site.browsing import assert_accessible, opened
from tests.e2e.site.conftest import Site

PHONE = 390
ANSWER = "أصبح الاتصال متاحاً في القرى، لكن كلفته ما زالت أعلى من طاقة الأسر."
CHANGED = "أصبح الاتصال متاحاً في القرى، وانخفضت كلفته هذا العام."
ADDRESS = "samira@lantern.example"
MAILED_WITHIN = 30.0


def main_button(page: Page, value: str = "") -> None:
    """The button that saves and goes on; the one that the form names by a value where there are several."""
    chosen = f"main form button[value='{value}']" if value else "main form button:not([name])"
    page.locator(chosen).first.click()


def letters(site: Site, about: str) -> str:
    """The text of the last letter to the contributor that holds something; waits until the worker has sent it."""
    folder = Path(site.environment["RAPPORTEUR_DATA"]) / "mail"
    until = time.monotonic() + MAILED_WITHIN
    while time.monotonic() < until:
        for path in sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else ():
            for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
                letter = message_from_bytes(part.lstrip(), policy=policy.default)
                body = letter.get_body()
                if letter["To"] == ADDRESS and body is not None and about in body.get_content():
                    return str(body.get_content())
        time.sleep(0.2)
    raise AssertionError(f"no letter to {ADDRESS} about {about}")


def test_contributor_answers_in_arabic_leaves_and_returns(demonstration: Site, browser: Browser, tmp_path: Path):
    voice = next(voice for voice in load() if any(name.endswith(".pdf") for name in voice.files))
    sheet = tmp_path / "ورقة.pdf"
    sheet.write_bytes(paper(next(name for name in voice.files if name.endswith(".pdf")), voice))

    with opened(browser, width=PHONE) as page:
        page.goto(f"{demonstration.address}/ar/answer/lantern/third-round/?via=newsletter")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert_accessible(page)
        main_button(page)
        home = page.url
        page.goto(f"{home}about/")
        page.locator("[name=as_organisation][value=yes]").check()
        page.fill("[name=organisation_name]", "جمعية القنديل")
        page.fill("[name=email]", ADDRESS)
        page.locator("[name=group][value=civil-society]").check()
        page.fill("[name=country]", "Tamrit")
        assert_accessible(page)
        main_button(page)
        page.goto(f"{home}questions/q1/")
        page.fill("[name=q1]", ANSWER)
        assert_accessible(page)
        main_button(page)
        page.goto(f"{home}documents/")
        page.set_input_files("main [type=file]", sheet)
        main_button(page, "stay")
        expect(page.get_by_role("main")).to_contain_text("ورقة.pdf")
        assert_accessible(page)
        page.goto(f"{home}link/")
        page.locator("main form button").first.click()

    link = re.search(r"http://\S+/answer/return/\S+", letters(demonstration, "/answer/return/"))
    assert link is not None
    with opened(browser, width=PHONE) as page:
        assert page.request.get(home).status == 404
        page.goto(link.group(0))
        assert page.url == link.group(0)
        main_button(page)
        page.goto(f"{home}questions/q1/")
        expect(page.locator("[name=q1]")).to_have_value(ANSWER)
        page.goto(f"{home}publication/")
        page.locator("[name=publication][value=named]").check()
        page.locator("[name=consent]").check()
        main_button(page)
        page.goto(f"{home}check/")
        assert_accessible(page)
        expect(page.get_by_role("main")).to_contain_text("ورقة.pdf")
        page.locator("main form:has([name=submission_key]) button").first.click()
        expect(page).to_have_url(f"{home}receipt/")
        assert_accessible(page)
        reference = home.rstrip("/").rpartition("/")[2]
        expect(page.get_by_role("main")).to_contain_text(reference)

        page.goto(f"{home}questions/q1/")
        page.fill("[name=q1]", CHANGED)
        main_button(page)
        page.goto(f"{home}check/")
        page.locator("main form:has([name=submission_key]) button").first.click()
        expect(page).to_have_url(f"{home}receipt/")
        page.goto(f"{home}history/")
        expect(page.get_by_role("main")).to_contain_text("وانخفضت")
        assert_accessible(page)
        for copy, begins in (("page", b"<!doctype html>"), ("pdf", b"%PDF-1.")):
            answer = page.request.get(f"{home}receipt/{copy}/")
            assert (answer.status, answer.body()[: len(begins)].lower()) == (200, begins.lower())
            assert answer.headers["content-disposition"].startswith("attachment")
    assert reference in letters(demonstration, reference)


def test_contributor_answers_by_keyboard_alone(demonstration: Site, browser: Browser):
    """From the start page to a receipt without a mouse."""

    def reach(page: Page, selector: str) -> None:
        """Tab until the element has the focus."""
        wanted = page.locator(selector).first
        for _ in range(120):
            if wanted.evaluate("each => each === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{page.url}: no way to {selector} by keyboard")

    def press(page: Page, selector: str, key: str = "Enter") -> None:
        reach(page, selector)
        page.keyboard.press(key)

    with opened(browser) as page:
        page.goto(f"{demonstration.address}/en/answer/lantern/third-round/")
        with page.expect_navigation():
            press(page, "main form button")
        home = page.url
        page.goto(f"{home}about/")
        press(page, "[name=as_organisation]", "Space")
        page.keyboard.press("ArrowDown")
        reach(page, "[name=person_name]")
        page.keyboard.type("Ilse Marrow")
        press(page, "[name=group]", "Space")
        with page.expect_navigation():
            press(page, "main form button:not([name])")
        page.goto(f"{home}questions/q1/")
        reach(page, "[name=q1]")
        page.keyboard.type("The reading room has a lamp again.")
        with page.expect_navigation():
            press(page, "main form button:not([name])")
        page.goto(f"{home}publication/")
        press(page, "[name=publication]", "Space")
        press(page, "[name=consent]", "Space")
        with page.expect_navigation():
            press(page, "main form button:not([name])")
        page.goto(f"{home}check/")
        with page.expect_navigation():
            press(page, "main form:has([name=submission_key]) button")
        expect(page).to_have_url(f"{home}receipt/")
