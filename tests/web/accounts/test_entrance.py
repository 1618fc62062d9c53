"""Coming in: password, second factor, mailed links, forgotten passwords, and what of it is on the record."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from itertools import count
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rapporteur.web.accounts import actions
from rapporteur.web.accounts.models import Activity
from rapporteur.web.mail.models import OutgoingMail
from tests.web.factories import PASSWORD, a_user

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


ADDRESSES = count(1)
"""Each request of these comes from elsewhere, so that limits count it as the first."""


NAMED = {"SAVEPOINT", "DECLARE"}
"""Statements that hold a name made for the occasion."""


def _code(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def _staff(**given):
    user = a_user(**given)
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def _sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def _log() -> list[tuple[str, str, dict[str, Any]]]:
    return list(Activity.objects.order_by("id").values_list("verb", "target", "detail"))


def _who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_sign_in_asks_for_password_then_code():
    client, user = Client(), _staff()

    first = _sign_in(client, "ANA.Berrio@lantern.example")
    assert (first.status_code, first["Location"], _who(client)) == (302, reverse("mfa_authenticate"), None)

    second = client.post(first["Location"], {"code": _code()})

    assert (second.status_code, second["Location"], _who(client)) == (302, reverse("desk:home"), str(user.pk))
    assert _log() == [("account.signed-in", "Ana Berrio", {})]


def test_sign_in_with_a_recovery_code_works_once():
    user = _staff()
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]

    def attempt() -> str | None:
        client = Client()
        client.post(_sign_in(client, user.email)["Location"], {"code": code})
        return _who(client)

    assert [attempt(), attempt()] == [str(user.pk), None]


def test_sign_in_refuses_a_code_that_was_used():
    user, code = _staff(), _code()
    Authenticator.objects.filter(type="recovery_codes").delete()

    def attempt() -> str | None:
        client = Client()
        client.post(_sign_in(client, user.email)["Location"], {"code": code})
        return _who(client)

    assert [attempt(), attempt()] == [str(user.pk), None]


def test_wrong_password_is_on_the_record_without_what_was_typed():
    _staff()

    page = _sign_in(Client(), "ana.berrio@lantern.example", "wrong password typed")
    stranger = _sign_in(Client(), "nobody@lantern.example", "wrong password typed")

    assert [page.status_code, stranger.status_code] == [200, 200]
    assert page.context["form"].errors == stranger.context["form"].errors
    assert page.context["form"].non_field_errors() == [
        "The e-mail address or the password is not right. Check both and try again."
    ]
    assert _log() == [("account.sign-in-failed", "", {"factor": "password"})] * 2
    assert set(Activity.objects.values_list("actor", flat=True)) == {None}


def test_wrong_code_is_on_the_record():
    client, user = Client(), _staff()

    page = client.post(_sign_in(client, user.email)["Location"], {"code": "000000"})

    assert (page.status_code, _who(client)) == (200, None)
    assert _log() == [("account.sign-in-failed", "Ana Berrio", {"factor": "code"})]


@pytest.fixture
def hashed(monkeypatch):
    """How many times a password was hashed."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    calls: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        calls.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return calls


def _work(hashed: list[str], address: str, **data) -> tuple[int, list[str]]:
    """Hashes and statements that a request costs, values aside."""
    client = Client(REMOTE_ADDR=f"192.0.2.{next(ADDRESSES)}")
    before = len(hashed)
    with CaptureQueriesContext(connection) as queries:
        client.post(address, data)
    kinds = [query["sql"].split()[:3] for query in queries.captured_queries]
    return len(hashed) - before, [" ".join(kind[:1] if NAMED.intersection(kind) else kind) for kind in kinds]


def test_sign_in_costs_the_same_for_known_and_unknown_addresses(hashed):
    _staff()
    without = a_user("No Password", email="without@lantern.example")
    without.set_unusable_password()
    without.save()
    address = reverse("account_login")

    known = _work(hashed, address, login="ana.berrio@lantern.example", password="wrong")
    unknown = _work(hashed, address, login="nobody@lantern.example", password="wrong")
    unusable = _work(hashed, address, login="without@lantern.example", password="wrong")

    assert known[0] == unknown[0] == unusable[0] == 1
    assert known[1] == unknown[1] == unusable[1]


def test_asking_for_a_password_costs_and_says_the_same_for_known_and_unknown_addresses(hashed):
    _staff()
    a_user("Shut Down", email="shut@lantern.example", is_active=False)
    address = reverse("account_reset_password")

    known = _work(hashed, address, email="ana.berrio@lantern.example")
    unknown = _work(hashed, address, email="nobody@lantern.example")
    shut = _work(hashed, address, email="shut@lantern.example")

    assert known == unknown == shut
    done = [
        Client().post(address, {"email": f"{name}@lantern.example"})["Location"] for name in ("ana.berrio", "nobody")
    ]
    assert done == [reverse("account_reset_password_done")] * 2
    subjects = dict(OutgoingMail.objects.values_list("to", "subject"))
    assert subjects == {
        "ana.berrio@lantern.example": "Choose a new password",
        "nobody@lantern.example": "There is no account with this address",
        "shut@lantern.example": "There is no account with this address",
    }


def test_forgotten_password_is_changed_by_the_mailed_link_whatever_host_was_named():
    user, client = _staff(), Client()
    client.post(reverse("account_reset_password"), {"email": user.email}, headers={"host": "localhost"})
    link = next(line for line in OutgoingMail.objects.get().body.splitlines() if line.startswith("http"))
    assert link.startswith("http://testserver/en/desk/account/password/reset/key/")

    form = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "nineteen louder lanterns"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert done["Location"] == reverse("account_reset_password_from_key_done")
    user.refresh_from_db()
    assert user.check_password(new)
    assert _who(client) is None
    assert [verb for verb, _target, _detail in _log()] == ["account.password-changed"]
    again = Client().get(link.removeprefix("http://testserver"))
    assert "This link does not work" in again.content.decode()


def test_session_is_new_after_sign_in_and_ends_fourteen_days_later():
    client, user = Client(), _staff()
    begun = timezone.now()
    first = _sign_in(client, user.email)
    before = client.session.session_key
    client.post(first["Location"], {"code": _code()})
    after = client.session

    assert after.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert after.get_expiry_date() - begun <= timedelta(days=14, seconds=5)
    assert after.get_expiry_date() - begun >= timedelta(days=14)
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] > 0

    ends = after.get_expiry_date()
    after["seen"] = "busy"
    after.save()
    assert client.session.get_expiry_date() == ends


def test_sign_out_is_by_post_only(signed_in):
    client = signed_in(a_user())

    page = client.get(reverse("account_logout"))
    assert (page.status_code, _who(client) is None) == (200, False)
    done = client.post(reverse("account_logout"))

    assert (done.status_code, done["Location"], _who(client)) == (302, reverse("portal:home"), None)


def test_sign_in_link_opened_by_a_scanner_changes_nothing():
    user = _staff()
    secret = actions.make_sign_in_link(user, now=timezone.now())
    address = reverse("sign_in_link", args=[secret])

    pages = [getattr(Client(), method)(address) for method in ("get", "head", "get")]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert Client().put(address).status_code == 405
    assert Activity.objects.count() == 0
    assert "no-store" in pages[0]["Cache-Control"]
    client = Client()
    assert client.post(address)["Location"] == reverse("mfa_authenticate")


def test_sign_in_link_is_no_second_factor():
    client, user = Client(), _staff()
    secret = actions.make_sign_in_link(user, now=timezone.now())

    response = client.post(reverse("sign_in_link", args=[secret]))
    assert (response["Location"], _who(client)) == (reverse("mfa_authenticate"), None)
    client.post(response["Location"], {"code": _code()})

    assert _who(client) == str(user.pk)
    assert [verb for verb, _target, _detail in _log()] == ["account.link-used", "account.signed-in"]
    used = Client().post(reverse("sign_in_link", args=[secret]))
    assert (used.status_code, "This link does not work" in used.content.decode()) == (404, True)


def test_sign_in_link_is_enough_on_a_demonstration(settings):
    from dataclasses import replace

    settings.CONFIGURATION = replace(settings.CONFIGURATION, demonstration=True)
    client, user = Client(), _staff()
    secret = actions.make_sign_in_link(user, now=timezone.now())

    response = client.post(reverse("sign_in_link", args=[secret]))

    assert (response["Location"], _who(client)) == (reverse("desk:home"), str(user.pk))
    assert [verb for verb, _target, _detail in _log()] == ["account.link-used", "account.signed-in"]


def test_new_account_comes_in_sets_up_a_factor_gets_codes_and_chooses_a_password(
    django_capture_on_commit_callbacks,
):
    client = Client()
    now = timezone.now()
    user = actions.make_account(email="noor@lantern.example", name="Noor", administrator=False, by=None, now=now)
    secret = actions.make_sign_in_link(user, now=now)

    page = client.post(reverse("sign_in_link", args=[secret]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    picture = client.get(reverse("second_factor_picture"))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert "no-store" in picture["Cache-Control"]
    key = page.context["form"].secret
    assert f'<code dir="ltr">{key}</code>' in unescape(page.content.decode())
    assert "data:image" not in page.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        codes = client.post(page.redirect_chain[-1][0], {"code": _code(key)}, follow=True)
    assert codes.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert len(codes.context["unused_codes"]) == 10
    new = "nineteen louder lanterns"
    client.post(reverse("account_set_password"), {"password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert [verb for verb, _target, _detail in _log()][-4:] == [
        "account.link-used",
        "account.signed-in",
        "account.second-factor-added",
        "account.password-changed",
    ]
    assert list(OutgoingMail.objects.order_by("id").values_list("to", "subject")) == [
        ("noor@lantern.example", "A second factor was set up"),
        ("noor@lantern.example", "Your password was set"),
    ]


def test_picture_is_for_nobody_who_is_not_setting_up(signed_in):
    assert signed_in(a_user()).get(reverse("second_factor_picture")).status_code == 404
    assert Client().get(reverse("second_factor_picture"))["Location"].startswith(reverse("account_login"))


def test_second_factor_cannot_be_set_up_without_the_password_of_an_account_that_has_one():
    client, user = Client(), a_user()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(reverse("mfa_activate_totp"))

    assert response["Location"].partition("?")[0] == reverse("account_reauthenticate")
    client.post(response["Location"], {"password": PASSWORD, "next": reverse("mfa_activate_totp")})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_shut_account_ends_its_sessions(signed_in):
    user = a_user()
    client = signed_in(user)
    assert client.get(reverse("mfa_index")).status_code == 200

    actions.deactivate(user, by=None, now=timezone.now())

    assert client.get(reverse("mfa_index"))["Location"].startswith(reverse("account_login"))
    page = _sign_in(Client(), user.email)
    assert page["Location"] == reverse("account_inactive")


def test_too_many_wrong_passwords_are_stopped_even_if_the_next_is_right():
    user = _staff()
    for turn in range(5):
        _sign_in(Client(REMOTE_ADDR=f"192.0.2.{turn}"), user.email, "wrong")

    page = _sign_in(Client(REMOTE_ADDR="192.0.2.99"), user.email)

    assert page.context["form"].non_field_errors() == [
        "There were too many attempts. Wait a few minutes, then try again."
    ]


def test_too_many_requests_get_a_page_that_says_so():
    client = Client()
    pages = [client.post(reverse("account_reset_password"), {"email": "a@lantern.example"}) for _ in range(4)]

    assert [page.status_code for page in pages] == [302, 302, 302, 429]
    assert "Too many attempts" in pages[-1].content.decode()


def test_letters_hold_no_line_break_in_their_headers():
    page = Client().post(reverse("account_reset_password"), {"email": "a@lantern.example\nBcc: b@lantern.example"})

    assert (page.status_code, OutgoingMail.objects.count()) == (200, 0)


@pytest.mark.parametrize("name", ["account_signup"])
def test_pages_that_make_no_sense_here_do_not_exist(name):
    assert Client().get(reverse(name)).status_code == 404
    assert Client().post(reverse(name), {"email": "new@lantern.example"}).status_code == 404
