"""Django's settings, from the configuration of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import django_stubs_ext
from csp.constants import NONE, SELF

from rapporteur.web.configuration import configure

django_stubs_ext.monkeypatch()

HERE: Final = Path(__file__).parent
CONFIGURATION: Final = configure()

DEBUG = False
SECRET_KEY = CONFIGURATION.secret_key
ALLOWED_HOSTS = list(CONFIGURATION.allowed_hosts)
ROOT_URLCONF = "rapporteur.web.urls"
WSGI_APPLICATION = "rapporteur.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rapporteur.web.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "rules",
    "django_tasks",
    "django_tasks_db",
    "rapporteur.web.mail",
    "rapporteur.web.stakeholders",
    "rapporteur.web.reviews",
    "rapporteur.web.consultations",
    "rapporteur.web.contributions",
    "rapporteur.web.analysis",
    "rapporteur.web.look",
    "rapporteur.web.desk",
    "rapporteur.web.respond",
    "rapporteur.web.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rapporteur.web.accounts.middleware.ClientAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rapporteur.web.accounts.middleware.SecondFactor",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "look" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rapporteur.web.look.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "rapporteur.web.look.templatetags.look",
            ],
        },
    }
]

DATABASES = {"default": dict(CONFIGURATION.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["mail", "analysis"],
        "ENQUEUE_ON_COMMIT": False,
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "rapporteur.web.accounts.adapter.Accounts"
MFA_ADAPTER = "rapporteur.web.accounts.adapter.SecondFactors"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_RATE_LIMITS = {"reset_password": "20/h/ip,3/h/key"}
ACCOUNT_FORMS = {
    "login": "rapporteur.web.accounts.forms.SignIn",
    "reset_password": "rapporteur.web.accounts.forms.AskForPassword",
    "reset_password_from_key": "rapporteur.web.accounts.forms.ForgottenPassword",
    "change_password": "rapporteur.web.accounts.forms.ChangePassword",
    "set_password": "rapporteur.web.accounts.forms.FirstPassword",
    "reauthenticate": "rapporteur.web.accounts.forms.ConfirmPassword",
}
PASSWORD_RESET_TIMEOUT = 24 * 3600
MFA_FORMS = {
    "authenticate": "rapporteur.web.accounts.forms.SecondFactor",
    "reauthenticate": "rapporteur.web.accounts.forms.ConfirmSecondFactor",
    "activate_totp": "rapporteur.web.accounts.forms.SetUpSecondFactor",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = CONFIGURATION.address.partition(":")[0]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Rapporteur"

LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
"""The official languages of the United Nations, in its order."""
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = CONFIGURATION.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 12

EMAIL_BACKEND = CONFIGURATION.mailer.backend
EMAIL_HOST = CONFIGURATION.mailer.host
EMAIL_PORT = CONFIGURATION.mailer.port
EMAIL_HOST_USER = CONFIGURATION.mailer.user
EMAIL_HOST_PASSWORD = CONFIGURATION.mailer.password
EMAIL_USE_TLS = CONFIGURATION.mailer.tls
EMAIL_USE_SSL = CONFIGURATION.mailer.ssl
EMAIL_TIMEOUT = 15
EMAIL_FILE_PATH = CONFIGURATION.mailer.folder
DEFAULT_FROM_EMAIL = CONFIGURATION.mailer.sender

SECURE = CONFIGURATION.address.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_FAILURE_VIEW = "rapporteur.web.look.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.address]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.proxies else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without addresses": {"()": "rapporteur.web.logs.WithoutAddresses"}},
    "formatters": {
        "line": {"()": "rapporteur.web.logs.Line", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without addresses"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {
        "rapporteur": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
"""HSTS of subdomains and its preload list are for who owns the domain to decide; the proxy leads http to https."""
