"""The application that granian serves."""

from __future__ import annotations

import multiprocessing
import os

from django.core.wsgi import get_wsgi_application

from rapporteur.web.parent import die_with_parent

_server = multiprocessing.parent_process()
die_with_parent(_server.pid if _server else None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapporteur.web.settings")
application = get_wsgi_application()
