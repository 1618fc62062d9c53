"""The people of the site: administrators make accounts, shut them, and send links."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from rapporteur.web.accounts.models import User
from rapporteur.web.mail.models import OutgoingMail
from tests.web.factories import a_user

pytestmark = pytest.mark.django_db

NEW = {"name": "Noor Haddad", "email": "Noor@lantern.example", "language": "ar", "administrator": "on"}


@pytest.fixture
def administrator(signed_in):
    return signed_in(a_user("Ada Min", administrator=True))


def _said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_people_lists_everybody_open_accounts_first(administrator):
    a_user("Zed Shut", is_active=False)
    noor = a_user("Noor Haddad")
    Authenticator.objects.create(user=noor, type=Authenticator.Type.RECOVERY_CODES, data={})

    people = administrator.get(reverse("account_people")).context["people"]

    assert [(one.name, one.is_active, one.has_second_factor) for one in people] == [
        ("Ada Min", True, True),
        ("Noor Haddad", True, False),
        ("Zed Shut", False, False),
    ]


def test_making_an_account_mails_its_owner_a_link_in_their_language(administrator):
    response = administrator.post(reverse("account_make"), NEW, follow=True)

    user = User.objects.get(email="noor@lantern.example")
    assert (user.name, user.language, user.is_administrator, user.has_usable_password()) == (
        "Noor Haddad",
        "ar",
        True,
        False,
    )
    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.language) == ("noor@lantern.example", "ar")
    assert "http://testserver/ar/desk/account/sign-in/" in letter.body
    assert _said(response) == ["The account of Noor Haddad is made. A link to sign in is on its way to them."]


def test_making_an_account_with_a_taken_address_keeps_what_was_typed(administrator):
    a_user("Noor", email="noor@lantern.example")

    response = administrator.post(reverse("account_make"), NEW)

    form = response.context["form"]
    assert form.errors == {"email": ["There is an account with this address already. See the list of people."]}
    assert form["name"].value() == "Noor Haddad"
    assert 'href="#id_email"' in response.content.decode()
    assert OutgoingMail.objects.count() == 0


def test_shutting_and_opening_an_account(administrator):
    noor = a_user("Noor Haddad")

    shut = administrator.post(reverse("account_deactivate", args=[noor.pk]), follow=True)
    assert not User.objects.get(pk=noor.pk).is_active
    link = administrator.post(reverse("account_send_link", args=[noor.pk]), follow=True)
    opened = administrator.post(reverse("account_activate", args=[noor.pk]), follow=True)

    assert User.objects.get(pk=noor.pk).is_active
    assert [_said(page) for page in (shut, link, opened)] == [
        ["The account of Noor Haddad is shut."],
        ["This account is shut. Open it first, then send a link."],
        ["The account of Noor Haddad is open again."],
    ]
    assert OutgoingMail.objects.count() == 0


def test_nobody_shuts_their_own_account(administrator):
    ada = User.objects.get()

    response = administrator.post(reverse("account_deactivate", args=[ada.pk]), follow=True)

    assert _said(response) == ["You cannot shut your own account. Another administrator can."]
    assert User.objects.get().is_active


def test_removing_a_second_factor(administrator):
    noor = a_user("Noor Haddad")
    Authenticator.objects.create(user=noor, type=Authenticator.Type.TOTP, data={"secret": ""})

    administrator.post(reverse("account_forget_second_factor", args=[noor.pk]))

    assert not Authenticator.objects.filter(user=noor).exists()
    assert list(OutgoingMail.objects.values_list("to", "subject")) == [
        ("noor.haddad@lantern.example", "Your second factor was removed")
    ]


def test_unknown_person_is_not_found(administrator):
    assert administrator.post(reverse("account_deactivate", args=[999999])).status_code == 404
