"""Addresses of the desk: register."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from rapporteur.web.desk.views.register import entries, imports, links, lists, merging


class EntryKind(StringConverter):
    """Organisations or people, in an address."""

    regex = "organisation|person"


register_converter(EntryKind, "entries")

_ALL = "<slug:review>/register/"
_ONE = f"{_ALL}<entries:kind>/<int:entry>/"
_ORGANISATION = f"{_ALL}organisation/<int:entry>/"

urlpatterns = [
    path(_ALL, lists.register, name="register"),
    path(f"{_ALL}duplicates/", lists.duplicates, name="duplicates"),
    path(f"{_ALL}export/", lists.export, name="register_export"),
    path(f"{_ALL}import/", imports.upload, name="register_import"),
    path(f"{_ALL}import/<int:table>/", imports.table, name="import_table"),
    path(f"{_ALL}import/<int:table>/forget/", imports.drop, name="import_forget"),
    path(f"{_ALL}new/<entries:kind>/", entries.new, name="entry_new"),
    path(_ONE, entries.entry, name="entry"),
    path(f"{_ONE}change/", entries.change, name="entry_change"),
    path(f"{_ONE}verification/", entries.verification, name="entry_verification"),
    path(f"{_ORGANISATION}names/", links.alias, name="alias_new"),
    path(f"{_ORGANISATION}names/<int:alias>/remove/", links.alias_remove, name="alias_remove"),
    path(f"{_ONE}representation/", links.represent, name="represent"),
    path(f"{_ONE}representation/<int:link>/remove/", links.stop_representing, name="representation_remove"),
    path(f"{_ONE}merge/", merging.choose, name="merge_choose"),
    path(f"{_ONE}merge/<int:other>/", merging.merge, name="merge"),
]
