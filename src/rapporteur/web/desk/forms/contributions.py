"""Forms about contributions: what is looked for, what is exported, what staff key in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapporteur.engine.records import GROUPS
from rapporteur.web.consultations.questionnaire import Value
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.reading import STAFF
from rapporteur.web.contributions.search import Wanted
from rapporteur.web.contributions.statistics import KINDS
from rapporteur.web.desk.forms.consultations import LocalTimeField
from rapporteur.web.look.languages import CODES
from rapporteur.web.look.states import STATES
from rapporteur.web.look.templatetags.look import group, language_name

PREFIX: Final = "Sheet"
"""In front of the fields that are no questions: keys of questions have no capital letters."""
CHANNELS: Final[Mapping[str, Promise]] = {
    Contribution.Channel.WEB: _("Web"),
    Contribution.Channel.EMAIL: _("E-mail"),
    Contribution.Channel.PAPER: _("Paper"),
}
PUBLICATIONS: Final[Mapping[str, Promise]] = {
    "named": _("May be published with the name"),
    "anonymous": _("May be published without the name"),
    "withheld": _("May not be published, or nothing is said about it"),
}
_STATES: Final = ("submitted", "changed", "late", "withdrawn")
_KINDS: Final[Mapping[str, Promise]] = {KINDS[0]: _("Organisations"), KINDS[1]: _("People who represent none")}
Choices = list[tuple[str, Any]]


def _any(choices: Sequence[tuple[str, Any]]) -> Choices:
    return [("", _("All")), *choices]


def groups() -> Choices:
    """Stakeholder groups in the language of the page."""
    return [(key, group(key)) for key in GROUPS]


class FilterForm(forms.Form):
    """What is looked for among what came in."""

    text = forms.CharField(label=_("Name or reference"), required=False, max_length=100)
    group = forms.ChoiceField(label=_("Group"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=_any(list(CHANNELS.items())))
    publication = forms.ChoiceField(label=_("Publication"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *given: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        choices = {
            "group": groups(),
            "language": [(code, language_name(code)) for code in languages],
            "publication": [(key, STATES[key].name) for key in PUBLICATIONS],
            "state": [(key, STATES[key].name) for key in _STATES],
        }
        for name, offered in choices.items():
            self.fields[name].choices = _any(offered)  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what no list offers counts as nothing chosen."""
        self.full_clean()
        return Wanted(**{name: self.cleaned_data.get(name, "") for name in self.fields})


class SilentForm(forms.Form):
    """Whom of the register to list."""

    kind = forms.ChoiceField(label=_("Who"), required=False, choices=list(_KINDS.items()))
    group = forms.ChoiceField(label=_("Group"), required=False)
    answered = forms.ChoiceField(
        label=_("Answered"), required=False, choices=[("no", _("Have not answered")), ("yes", _("Have answered"))]
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["group"].choices = _any(groups())  # type: ignore[attr-defined]

    @property
    def wanted(self) -> tuple[str, str, bool]:
        """Kind, group ("": all), and whether those who have answered are wanted."""
        self.full_clean()
        given = self.cleaned_data
        return given.get("kind") or KINDS[0], given.get("group", ""), given.get("answered") == "yes"


class ExportForm(forms.Form):
    """In which language the questions of an export are told."""

    language = forms.ChoiceField(
        label=_("Language of questions and options"),
        help_text=_("What people wrote stays as they wrote it."),
    )

    def __init__(self, *given: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["language"].choices = [(code, language_name(code)) for code in languages]  # type: ignore[attr-defined]


class BeginForm(forms.Form):
    """What decides which questions a sheet has."""

    group = forms.ChoiceField(label=_("Stakeholder group"), help_text=_("Some questions are put to some groups only."))
    language = forms.ChoiceField(label=_("Language it is written in"))

    def __init__(self, *given: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["group"].choices = groups()  # type: ignore[attr-defined]
        offered = (*languages, *(code for code in CODES if code not in languages))
        self.fields["language"].choices = [(code, language_name(code)) for code in offered]  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """Who sent it, and what may be published of it."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    as_organisation = forms.ChoiceField(
        label=_("Who answers"),
        choices=[("yes", _("An organisation")), ("no", _("A person who speaks for themselves"))],
        widget=forms.RadioSelect,
    )
    organisation_name = forms.CharField(label=_("Name of the organisation"), required=False, max_length=300)
    person_name = forms.CharField(label=_("Name of the person"), required=False, max_length=200)
    country = forms.CharField(label=_("Country"), required=False, max_length=100)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Never published. No letter is sent to it."),
        required=False,
        max_length=254,
    )
    publication = forms.ChoiceField(
        label=_("Publication"),
        help_text=_("What the sender says about it. Where nothing is said, it may not be published."),
        choices=list(PUBLICATIONS.items()),
        widget=forms.RadioSelect,
    )

    prefix = PREFIX

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("organisation_name", "person_name", "country"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def profile(self, group: str, language: str) -> dict[str, Value]:
        """The fields of the profile, as far as they were entered."""
        given = {name: str(value) for name, value in self.cleaned_data.items() if name in _PROFILE}
        return {**given, "group": group, "language": language}


_PROFILE: Final = ("as_organisation", "organisation_name", "person_name", "country", "email", "publication")


class KeyInForm(SheetForm):
    """The same, with how and when it came, and the file it came as."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[(key, CHANNELS[key]) for key in (Contribution.Channel.PAPER, Contribution.Channel.EMAIL)],
        widget=forms.RadioSelect,
    )
    received_at = LocalTimeField(label=_("When it arrived"))
    source = forms.FileField(
        label=_("The paper or e-mail as it came"),
        help_text=_(
            "A scan or the saved message: PDF, Word, OpenDocument, plain text, .eml or HTML, of 20 MB at most."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(STAFF)}),
    )
    field_order = ("key", "channel", "received_at", "source")

    def __init__(self, *given: Any, zone: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["received_at"].zone = zone  # type: ignore[attr-defined]
        self.fields["received_at"].help_text = gettext("Date and time in the zone %(zone)s, to the minute.") % {
            "zone": zone
        }


class MatchForm(forms.Form):
    """Which entry of the register a contribution comes from."""

    entry = forms.ChoiceField(label=_("Entry of the register"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, choices: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["entry"].choices = choices  # type: ignore[attr-defined]
