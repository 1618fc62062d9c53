"""The words of the site: found in code and templates, and held against the catalogues."""

from __future__ import annotations

from babel.messages import Message

from scripts.site_translations import _faults, _keys


def test_keys_are_found_in_templates(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>{% translate 'Hello' %}</h1>\n   {% blocktranslate trimmed count n=3 with name=x %}\n"
        "One {{ name }}{% plural %}{{ n }} of {{ name }}\n{% endblocktranslate %}<p>Don't</p>",
        encoding="utf-8",
    )

    assert list(_keys(page)) == [("", "Hello", ""), ("", "One %(name)s", "%(n)s of %(name)s")]


def test_keys_are_found_in_code(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        'gettext("A")\nngettext("one", "%(n)s", n)\npgettext("state", "open")\n'
        'Message("No {key}.", key="k")\ngettext(x)\n',
        encoding="utf-8",
    )

    assert list(_keys(module)) == [("", "A", ""), ("", "one", "%(n)s"), ("state", "open", ""), ("", "No {key}.", "")]


def test_faults_name_missing_translations_and_strange_placeholders():
    missing = Message("Saved at %(time)s")
    strange = Message("Saved at %(time)s", "Enregistré à %(heure)s")
    plural = Message(("One answer", "%(n)s answers"), ("Une réponse", "%(n)s réponses"))

    assert list(_faults(missing)) == ["'Saved at %(time)s' has no translation"]
    assert list(_faults(strange)) == [
        "'Saved at %(time)s': 'Enregistré à %(heure)s' has other placeholders: %(heure)s, %(time)s"
    ]
    assert list(_faults(plural)) == []
