"""The public pages and the style guide as people meet them: every language, light and dark, phone and desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import PHONE, WIDE, Scheme, assert_fits, in_every_language, opened, walk
from tests.e2e.site.conftest import Site

PATHS = ("/", "/reviews/lantern/", "/reviews/quiet/", "/privacy/", "/accessibility/")


def test_style_guide_is_for_everybody(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        walk(page, in_every_language(site.address, "/styleguide/"))


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "dark"), (PHONE, "light"), (PHONE, "dark")])
def test_style_guide_is_for_everybody_in_the_dark_and_on_a_phone(
    browser: Browser, site: Site, width: int, scheme: Scheme
) -> None:
    with opened(browser, width, scheme) as page:
        walk(page, [f"{site.address}/ar/styleguide/"])


def test_public_pages_are_for_everybody(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        for path in PATHS:
            walk(page, in_every_language(site.address, path))


def test_what_is_asked_can_be_read_by_everybody_before_they_begin(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        for path in ("/answer/lantern/first-round/", "/answer/lantern/first-round/questions/"):
            walk(page, [f"{site.address}/{language}{path}" for language in ("ar", "en")])


def test_public_pages_are_for_everybody_in_the_dark(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE, "dark") as page:
        walk(page, [f"{site.address}/en{path}" for path in PATHS])


def test_every_page_fits_a_phone_in_every_language(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        for path in (*PATHS, "/styleguide/"):
            walk(page, in_every_language(site.address, path), check=assert_fits)


def test_pages_of_an_empty_site_are_for_everybody(browser: Browser, empty_site: Site) -> None:
    with opened(browser, PHONE) as page:
        walk(page, [f"{empty_site.address}/{language}/" for language in ("ar", "en")])


def test_page_that_is_not_there_is_for_everybody(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 900})
    addresses = [f"{site.address}/{language}/reviews/hidden/" for language in ("ar", "en")]
    walk(context.new_page(), addresses, status=404)
    context.close()


def test_text_twice_as_large_still_fits(browser: Browser, site: Site) -> None:
    with opened(browser, WIDE // 2) as page:
        for path in ("/", "/reviews/lantern/"):
            page.goto(f"{site.address}/ru{path}")
            page.evaluate("document.documentElement.setAttribute('class', 'large')")
            page.evaluate("document.styleSheets[0].insertRule('.large { font-size: 200% !important; }')")
            assert_fits(page)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_keyboard_alone_reaches_what_is_open(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        page.goto(f"{site.address}/en/")
        page.keyboard.press("Tab")
        assert focused(page) == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert focused(page) == "What should change in the next ten years, and why?"
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.address}/en/answer/lantern/first-round/")


def test_language_of_the_page_is_changed_in_place(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        page.goto(f"{site.address}/en/reviews/lantern/")
        page.get_by_role("link", name="العربية").click()
        page.wait_for_url(f"{site.address}/ar/reviews/lantern/")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        heading, aside = page.locator("h1").bounding_box(), page.locator("aside").last.bounding_box()
        assert heading is not None
        assert aside is not None
        assert heading["x"] > aside["x"] + aside["width"]


def test_focus_is_always_seen(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        page.goto(f"{site.address}/en/styleguide/")
        unseen = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button:enabled, input, select, textarea')]
                .filter(each => each.type !== 'hidden')
                .filter(each => {
                    each.focus({ focusVisible: true });
                    return parseFloat(getComputedStyle(each).outlineWidth) < 2;
                })
                .map(each => each.outerHTML)"""
        )
        assert unseen == []


def test_things_to_press_are_large_enough(browser: Browser, site: Site) -> None:
    with opened(browser, PHONE) as page:
        page.goto(f"{site.address}/en/styleguide/")
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                    'button, .button, .languages a, .navigation a, .tabs a, .pagination a, select, input[type=text]')]
                .map(each => [each.textContent.trim() || each.name, each.getBoundingClientRect()])
                .filter(([, box]) => box.height && box.height < 44).map(([name]) => name)"""
        )
        assert small == []


def test_readers_own_time_stands_beside_the_named_zone(browser: Browser, site: Site) -> None:
    context = browser.new_context(timezone_id="America/Lima")
    page = context.new_page()
    page.goto(f"{site.address}/en/styleguide/")
    own = page.locator("#text ~ .quiet .own-time").first.text_content()
    context.close()
    assert own == "(your time: 2 March 2026 at 04:30 GMT-5)"


def test_error_summary_has_the_focus(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        page.goto(f"{site.address}/en/styleguide/")
        assert page.evaluate("document.activeElement.matches('[data-error-summary]')") is True
        page.get_by_role("link", name="This field is required.").nth(2).click()
        assert page.evaluate("document.activeElement.id || location.hash") in (
            "wrong_publication_0",
            "#wrong_publication_0",
        )


def test_words_are_counted_as_one_types(browser: Browser, site: Site) -> None:
    with opened(browser) as page:
        page.goto(f"{site.address}/en/styleguide/")
        count = page.locator("[data-word-limit]").first
        page.locator("textarea#sample_text").fill("light " * 151)
        assert count.text_content() == "Words: 151 of 150. Too many by: 1"
        page.locator("textarea#sample_text").fill("two words")
        assert count.text_content() == "Words: 2 of 150"


def test_pages_work_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/en/reviews/lantern/")
    assert page.get_by_role("heading", level=1).text_content() == "Ten-year review of the Lantern Compact"
    assert page.locator("time").first.text_content().endswith("(Kathmandu time, GMT+05:45)")  # type: ignore[union-attr]
    context.close()
