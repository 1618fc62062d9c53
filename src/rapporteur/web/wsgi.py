"""The application that granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from rapporteur.web.parent import die_with_parent, keeper, name_process

die_with_parent(keeper())
name_process("web process")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapporteur.web.settings")
application = get_wsgi_application()
