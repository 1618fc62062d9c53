"""The site's settings for tests: its own data folder, quick passwords, mail kept in memory."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="rapporteur-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ.update(
    RAPPORTEUR_DATA=_DATA,
    RAPPORTEUR_SECRET_KEY="a key for tests, long enough and secret to nobody",
    RAPPORTEUR_ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    RAPPORTEUR_ADDRESS="http://testserver",
    RAPPORTEUR_DEMONSTRATION="0",
    RAPPORTEUR_PROXIES="0",
    EMAIL_URL="",
)

from rapporteur.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  whitenoise wants it there
