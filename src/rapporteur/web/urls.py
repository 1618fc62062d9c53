"""Every address of the site. Pages have the language in front; what is no page has not."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("desk/account/", include("rapporteur.web.accounts.urls")),
    path("desk/", include("rapporteur.web.desk.urls")),
    path("answer/", include("rapporteur.web.respond.urls")),
    path("", include("rapporteur.web.portal.urls")),
)
handler400 = "rapporteur.web.look.views.bad_request"
handler403 = "rapporteur.web.look.views.forbidden"
handler404 = "rapporteur.web.look.views.not_found"
handler500 = "rapporteur.web.look.views.failed"
