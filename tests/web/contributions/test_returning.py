"""Coming back by a mailed link, and asking for one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from rapporteur.web.contributions.actions import Refused, ask_for_links, mail_return_link, open_return_link, withdraw
from rapporteur.web.contributions.models import Contribution, LinkRequest, ReturnLink
from rapporteur.web.contributions.return_links import LASTS, answer_request
from rapporteur.web.mail.models import OutgoingMail
from tests.web.contributions.asked import CANARY, asked, begun, filled, submitted
from tests.web.factories import NOW

pytestmark = pytest.mark.django_db


def secret_in(letter: OutgoingMail) -> str:
    found = re.search(r"/answer/return/([\w-]+)/", letter.body)
    assert found
    return found[1]


def mailed(contribution: Contribution) -> str:
    mail_return_link(contribution=contribution, now=NOW)
    return secret_in(OutgoingMail.objects.latest("pk"))


def test_link_leads_back_until_it_expires_and_as_often_as_wanted() -> None:
    draft = filled(begun())
    secret = mailed(draft)
    assert [open_return_link(secret=secret, now=NOW + age) for age in (timedelta(0), LASTS / 2)] == [draft, draft]
    assert open_return_link(secret=secret, now=NOW + LASTS) is None
    assert open_return_link(secret=secret[:-1], now=NOW) is None
    assert open_return_link(secret="", now=NOW) is None


def test_link_is_kept_as_a_digest_only() -> None:
    secret = mailed(filled(begun()))
    assert len(secret) == 43
    assert secret not in str([*ReturnLink.objects.values_list(), *DBTaskResult.objects.values_list()])


def test_link_is_refused_without_an_address() -> None:
    with pytest.raises(Refused):
        mail_return_link(contribution=begun(), now=NOW)


@pytest.mark.parametrize(("language", "path"), [("ar", "/ar/"), ("zh", "/zh-hans/"), ("fr", "/fr/")])
def test_link_opens_pages_in_the_language_of_the_answers(language: str, path: str) -> None:
    draft = filled(begun(language=language), language=language)
    mailed(draft)
    letter = OutgoingMail.objects.get()
    assert f"http://testserver{path}answer/return/" in letter.body
    assert letter.language == language


def ask(consultation, email: str) -> list[str]:
    """What the request for links did to the database."""
    with CaptureQueriesContext(connection) as queries:
        ask_for_links(consultation=consultation, email=email, now=NOW)
    return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]


def test_ask_for_links_does_the_same_for_known_and_unknown_addresses() -> None:
    draft = filled(begun())
    assert ask(draft.consultation, CANARY) == ask(draft.consultation, "nobody@lantern.example")
    assert OutgoingMail.objects.count() == 0
    assert CANARY not in str(DBTaskResult.objects.values_list())


def test_answer_request_mails_the_owner_and_nobody_else() -> None:
    draft = filled(begun())
    other = filled(begun(draft.consultation), email="other@lantern.example")
    gone = filled(begun(draft.consultation))
    withdraw(contribution=gone, now=NOW)
    filled(begun(asked(slug="elsewhere")))
    OutgoingMail.objects.all().delete()
    for email in (CANARY.upper(), "nobody@lantern.example"):
        ask_for_links(consultation=draft.consultation, email=email, now=NOW)
    for request in LinkRequest.objects.all():
        answer_request(request_id=request.pk, now=NOW)
        answer_request(request_id=request.pk, now=NOW)
    letter = OutgoingMail.objects.get()
    assert (letter.to, open_return_link(secret=secret_in(letter), now=NOW)) == (CANARY, draft)
    assert LinkRequest.objects.count() == 0
    assert other.return_links.count() == 0


def test_link_of_a_receipt_leads_back_too() -> None:
    draft = submitted()
    assert open_return_link(secret=secret_in(OutgoingMail.objects.get()), now=NOW) == draft
