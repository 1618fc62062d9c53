"""Who is asking: addresses through proxies, hosts, and staff without a second factor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from rapporteur.web.accounts.middleware import ClientAddress
from tests.web.factories import a_user

FORGED = {
    "HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.7",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_FORWARDED": "for=203.0.113.9",
    "HTTP_X_REAL_IP": "203.0.113.9",
}


def _passed_on(settings, proxies: int, **headers: str) -> dict[str, str]:
    """The headers and the address that the site sees."""
    settings.CONFIGURATION = replace(settings.CONFIGURATION, proxies=proxies)
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **headers)
    ClientAddress(lambda request: HttpResponse())(request)
    return {name: request.META[name] for name in ("REMOTE_ADDR", *FORGED) if name in request.META}


def test_forged_headers_are_dropped_where_no_proxy_is_configured(settings):
    assert _passed_on(settings, 0, **FORGED) == {"REMOTE_ADDR": "192.0.2.1"}


@pytest.mark.parametrize(
    ("proxies", "seen", "address"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_address_is_the_one_that_the_outermost_trusted_proxy_saw(settings, proxies, seen, address):
    assert _passed_on(settings, proxies, HTTP_X_FORWARDED_FOR=seen)["REMOTE_ADDR"] == address


def test_only_the_protocol_is_taken_from_a_trusted_proxy(settings):
    assert _passed_on(settings, 1, **FORGED) == {"REMOTE_ADDR": "198.51.100.7", "HTTP_X_FORWARDED_PROTO": "https"}


def test_unknown_host_is_refused():
    response = Client().get(reverse("account_login"), headers={"host": "evil.example"})

    assert response.status_code == 400


def _without_factor(name: str = "Ada Min") -> Client:
    client = Client()
    client.force_login(a_user(name, administrator=True), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "desk:home",
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_set_password",
        "account_people",
        "account_make",
    ],
)
def test_staff_without_second_factor_are_sent_to_set_one_up(name):
    for method in ("get", "post"):
        response = getattr(_without_factor(method), method)(reverse(name))
        assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


@pytest.mark.django_db
def test_recovery_codes_alone_are_no_second_factor(signed_in):
    client = signed_in(a_user())
    Authenticator.objects.update(type=Authenticator.Type.RECOVERY_CODES)

    assert client.get(reverse("mfa_index"))["Location"] == reverse("mfa_activate_totp")


@pytest.mark.django_db
def test_staff_without_second_factor_can_sign_out_and_read_what_everybody_reads():
    client = _without_factor()

    assert client.get(reverse("portal:privacy")).status_code == 200
    assert client.post(reverse("account_logout"))["Location"] == reverse("portal:home")


@pytest.mark.django_db
def test_second_factor_is_not_asked_for_on_a_demonstration(settings):
    settings.CONFIGURATION = replace(settings.CONFIGURATION, demonstration=True)

    assert _without_factor().get(reverse("mfa_index")).status_code == 200
