"""Making and shutting accounts, and the links that let people in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from rapporteur.web.accounts import actions, queries
from rapporteur.web.accounts.models import Activity, SignInLink, User
from rapporteur.web.mail.models import OutgoingMail
from tests.web.factories import NOW, a_user

pytestmark = pytest.mark.django_db


def _log() -> list[tuple[str, str]]:
    return list(Activity.objects.order_by("id").values_list("verb", "target"))


def test_make_account_has_no_password_and_an_address_in_lower_case():
    by = a_user("Ada Min", administrator=True)

    user = actions.make_account(
        email=" Noor@Lantern.Example ", name=" Noor Haddad ", administrator=False, by=by, now=NOW
    )

    kept = User.objects.get(pk=user.pk)
    assert (kept.email, kept.name, kept.is_administrator, kept.is_active) == (
        "noor@lantern.example",
        "Noor Haddad",
        False,
        True,
    )
    assert not kept.has_usable_password()
    assert list(Activity.objects.values_list("verb", "actor", "target", "detail")) == [
        ("account.made", by.pk, "Noor Haddad", {"account": user.pk, "administrator": False})
    ]


def test_make_account_refuses_an_address_that_is_taken():
    a_user("Noor Haddad", email="noor@lantern.example")

    with pytest.raises(actions.AddressTaken):
        actions.make_account(email="NOOR@lantern.example", name="Another", administrator=False, by=None, now=NOW)

    assert User.objects.count() == 1
    assert _log() == []


def test_deactivate_shuts_and_activate_opens_again():
    by, user = a_user("Ada Min", administrator=True), a_user("Noor Haddad")

    actions.deactivate(user, by=by, now=NOW)
    assert not User.objects.get(pk=user.pk).is_active
    actions.deactivate(user, by=by, now=NOW)
    actions.activate(user, by=by, now=NOW)

    assert User.objects.get(pk=user.pk).is_active
    assert _log() == [("account.deactivated", "Noor Haddad"), ("account.activated", "Noor Haddad")]


def test_deactivate_leaves_an_administrator():
    only = a_user("Ada Min", administrator=True)
    a_user("Shut Down", administrator=True, is_active=False)

    with pytest.raises(actions.OwnAccount):
        actions.deactivate(only, by=only, now=NOW)
    with pytest.raises(actions.LastAdministrator):
        actions.deactivate(only, by=None, now=NOW)

    assert User.objects.get(pk=only.pk).is_active


def test_sign_in_link_lets_in_once():
    user = a_user()

    secret = actions.make_sign_in_link(user, now=NOW)

    assert queries.link_works(secret, now=NOW)
    assert actions.use_sign_in_link(secret, now=NOW + timedelta(hours=47)) == user
    assert actions.use_sign_in_link(secret, now=NOW + timedelta(hours=47)) is None
    assert not queries.link_works(secret, now=NOW)


def test_sign_in_link_is_kept_as_a_digest_only():
    secret = actions.make_sign_in_link(a_user(), now=NOW)

    row = SignInLink.objects.values().get()

    assert secret not in repr(row)
    assert row["digest"] == actions.digest_of(secret)
    assert len(secret) >= 43


def test_sign_in_link_ends_with_time_with_a_newer_one_and_with_the_account():
    user = a_user()
    old = actions.make_sign_in_link(user, now=NOW)
    new = actions.make_sign_in_link(user, now=NOW, lasts=timedelta(hours=1))

    assert actions.use_sign_in_link(old, now=NOW) is None
    assert actions.use_sign_in_link(new, now=NOW + timedelta(hours=1)) is None
    assert actions.use_sign_in_link("", now=NOW) is None
    User.objects.update(is_active=False)
    assert actions.use_sign_in_link(new, now=NOW) is None
    User.objects.update(is_active=True)
    assert actions.use_sign_in_link(new, now=NOW) == user


def test_mailed_link_goes_to_its_owner_in_their_language():
    by, user = a_user("Ada Min", administrator=True), a_user("Noor Haddad", language="fr", time_zone="Europe/Paris")

    actions.mail_sign_in_link(user, by=by, now=NOW)

    letter = OutgoingMail.objects.get()
    address = next(line for line in letter.body.splitlines() if line.startswith("http"))
    secret = address.rstrip("/").rpartition("/")[2]
    assert (letter.to, letter.language) == ("noor.haddad@lantern.example", "fr")
    assert address == f"http://testserver/fr/desk/account/sign-in/{secret}/"
    assert "4 mars 2026 10:30" in letter.body
    assert secret not in letter.key
    assert _log() == [("account.link-sent", "Noor Haddad")]
    assert actions.use_sign_in_link(secret, now=NOW) == user


def test_mailed_link_is_refused_for_a_shut_account():
    with pytest.raises(actions.AccountShut):
        actions.mail_sign_in_link(a_user(is_active=False), by=None, now=NOW)

    assert OutgoingMail.objects.count() == 0


def test_forget_second_factor_takes_codes_too_and_tells_the_owner():
    user = a_user("Noor Haddad")
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=user, type=kind, data={})

    actions.forget_second_factor(user, by=None, now=NOW)
    actions.forget_second_factor(user, by=None, now=NOW)

    assert Authenticator.objects.count() == 0
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["noor.haddad@lantern.example"]
    assert _log() == [("account.second-factor-forgotten", "Noor Haddad")]
