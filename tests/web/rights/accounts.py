"""Who may call the routes of accounts."""

from __future__ import annotations

from tests.web.rights.table import ADMINISTRATORS, EVERYBODY, STAFF, Row


def _person(scene):
    return {"person": scene.members["reader"].pk}


def _key(scene):
    return {"uidb36": "1", "key": "none-such"}


def _link(scene):
    return {"secret": scene.sign_in_secret}


ROWS = [
    Row("account_login", EVERYBODY),
    Row("account_login", EVERYBODY, "post"),
    Row("sign_in_link", EVERYBODY, arguments=_link),
    Row("sign_in_link", EVERYBODY, "post", arguments=_link),
    Row("account_logout", EVERYBODY),
    Row("account_logout", EVERYBODY, "post"),
    Row("account_inactive", EVERYBODY),
    Row("account_reauthenticate", STAFF),
    Row("account_reauthenticate", STAFF, "post"),
    Row("account_signup", EVERYBODY, answer=(404,)),
    Row("account_signup", EVERYBODY, "post", answer=(404,)),
    Row("account_change_password", STAFF),
    Row("account_change_password", STAFF, "post"),
    Row("account_set_password", STAFF),
    Row("account_set_password", STAFF, "post"),
    Row("account_reset_password", EVERYBODY),
    Row("account_reset_password", EVERYBODY, "post"),
    Row("account_reset_password_done", EVERYBODY),
    Row("account_reset_password_from_key_done", EVERYBODY),
    Row("account_reset_password_from_key", EVERYBODY, arguments=_key),
    Row("account_reset_password_from_key", EVERYBODY, "post", arguments=_key),
    Row("mfa_index", STAFF),
    Row("mfa_reauthenticate", STAFF),
    Row("mfa_reauthenticate", STAFF, "post"),
    Row("mfa_activate_totp", STAFF),
    Row("mfa_activate_totp", STAFF, "post"),
    Row("second_factor_picture", STAFF, answer=(404,)),
    Row("mfa_deactivate_totp", STAFF),
    Row("mfa_deactivate_totp", STAFF, "post"),
    Row("mfa_view_recovery_codes", STAFF, answer=(404,)),
    Row("mfa_generate_recovery_codes", STAFF),
    Row("mfa_generate_recovery_codes", STAFF, "post"),
    Row("mfa_download_recovery_codes", STAFF, answer=(404,)),
    Row("account_people", ADMINISTRATORS),
    Row("account_make", ADMINISTRATORS),
    Row("account_make", ADMINISTRATORS, "post"),
    Row("account_deactivate", ADMINISTRATORS, "post", arguments=_person),
    Row("account_activate", ADMINISTRATORS, "post", arguments=_person),
    Row("account_send_link", ADMINISTRATORS, "post", arguments=_person),
    Row("account_forget_second_factor", ADMINISTRATORS, "post", arguments=_person),
    Row("mfa_authenticate", STAFF, answer=(302,)),
    Row("mfa_authenticate", STAFF, "post", answer=(302,)),
]
