"""Forms of accounts: allauth's with words of ours, and the one for a new account."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as accounts
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from rapporteur.web.accounts.adapter import end_of_session


def _put(form: forms.Form, name: str, label: Any, hint: Any = "") -> None:
    """A label and a hint of ours; no placeholder, which vanishes when it is needed."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class SignIn(accounts.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _put(self, "login", _("E-mail address"))
        _put(self, "password", _("Password"))

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; the session ends when it ends, also where no second factor is asked for."""
        response: HttpResponse = super().login(request, redirect_url)
        end_of_session(request)
        return response


class AskForPassword(accounts.ResetPasswordForm):
    """The address of somebody who forgot their password."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _put(self, "email", _("E-mail address"), _("The address of your account."))


def _new_password(form: forms.Form) -> None:
    _put(form, "password1", _("New password"), " ".join(password_validators_help_texts()))
    _put(form, "password2", _("The new password again"))


class ChangePassword(accounts.ChangePasswordForm):
    """The old password and a new one."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _put(self, "oldpassword", _("Current password"))
        _new_password(self)


class FirstPassword(accounts.SetPasswordForm):
    """For an account without a password."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _new_password(self)


class ForgottenPassword(accounts.ResetPasswordKeyForm):
    """After a link that was mailed."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _new_password(self)


class ConfirmPassword(accounts.ReauthenticateForm):
    """Before something that matters."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _put(self, "password", _("Password"))


def _code(form: forms.Form, hint: Any) -> None:
    _put(form, "code", _("Code"), hint)
    form.fields["code"].widget.attrs.update({"autocomplete": "one-time-code", "spellcheck": "false"})


class SecondFactor(factors.AuthenticateForm):
    """A code at sign-in."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _code(self, _("Six digits from your authenticator app, or one of your recovery codes."))


class ConfirmSecondFactor(factors.ReauthenticateForm):
    """A code before something that matters."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _code(self, _("Six digits from your authenticator app, or one of your recovery codes."))


class SetUpSecondFactor(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        _code(self, _("The six digits that the app shows now."))


class NewAccount(forms.Form):
    """Somebody who is to work on the site."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("A link to sign in for the first time is sent there.")
    )
    language = forms.ChoiceField(
        label=_("Language of letters to them"), choices=lambda: settings.LANGUAGES, initial="en"
    )
    administrator = forms.BooleanField(
        label=_("May make accounts and reviews"),
        required=False,
        help_text=_("An administrator sees no contribution in a review without a role in it."),
    )
