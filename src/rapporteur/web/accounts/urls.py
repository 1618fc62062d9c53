"""Addresses for signing in and out, passwords, the second factor, and the people of the site.

Only those of allauth's pages that make sense here, under allauth's own names. Nobody signs up, adds addresses or
signs in with another service; where allauth wants such a name to exist, it leads nowhere.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from rapporteur.web.accounts.views import entrance, people

_RESET_KEY = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/<str:secret>/", entrance.sign_in_link, name="sign_in_link"),
    path("sign-out/", account.logout, name="account_logout"),
    path("shut/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-up/", entrance.refused, name="account_signup"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/asked/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(_RESET_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("", factors.index, name="mfa_index"),
    path("second-factor/", factors.authenticate, name="mfa_authenticate"),
    path("second-factor/confirm/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/set-up/", entrance.SetUpSecondFactor.as_view(), name="mfa_activate_totp"),
    path("second-factor/set-up/picture.svg", entrance.second_factor_picture, name="second_factor_picture"),
    path("second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("people/", people.people, name="account_people"),
    path("people/new/", people.make, name="account_make"),
    path("people/<int:person>/shut/", people.deactivate, name="account_deactivate"),
    path("people/<int:person>/open/", people.activate, name="account_activate"),
    path("people/<int:person>/link/", people.send_link, name="account_send_link"),
    path("people/<int:person>/second-factor/", people.forget_second_factor, name="account_forget_second_factor"),
]
