"""English claim templates: whole sentences by claim kind, scheme, quantifier and plural form.

Placeholders are named; people's words and labels are filled in by the composer. Nothing is glued.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

SHARE: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "all": "All {of} contributors addressed the theme “{label}”.",
        "almost-all": "Almost all contributors ({count} of {of}) addressed the theme “{label}”.",
        "most": "Most contributors ({count} of {of}) addressed the theme “{label}”.",
        "majority": "A majority of contributors ({count} of {of}) addressed the theme “{label}”.",
        "many": "Many contributors ({count} of {of}) addressed the theme “{label}”.",
        "some": "Some contributors ({count} of {of}) addressed the theme “{label}”.",
        "few": "A few contributors ({count} of {of}) addressed the theme “{label}”.",
        "one": "One contributor of {of} addressed the theme “{label}”.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} contributors addressed the theme “{label}”.",
                "=1": "One contributor of {of} addressed the theme “{label}”.",
                "other": "Of {of} contributors, {count_words} addressed the theme “{label}”.",
            },
        ),
    },
    "phrases": {
        "all": "All {of} contributors used the phrase “{label}”.",
        "almost-all": "Almost all contributors ({count} of {of}) used the phrase “{label}”.",
        "most": "Most contributors ({count} of {of}) used the phrase “{label}”.",
        "majority": "A majority of contributors ({count} of {of}) used the phrase “{label}”.",
        "many": "Many contributors ({count} of {of}) used the phrase “{label}”.",
        "some": "Some contributors ({count} of {of}) used the phrase “{label}”.",
        "few": "A few contributors ({count} of {of}) used the phrase “{label}”.",
        "one": "One contributor of {of} used the phrase “{label}”.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} contributors used the phrase “{label}”.",
                "=1": "One contributor of {of} used the phrase “{label}”.",
                "other": "Of {of} contributors, {count_words} used the phrase “{label}”.",
            },
        ),
    },
    "action-lines": {
        "all": "All {of} contributors addressed Action Line {code}, {label}.",
        "almost-all": "Almost all contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "most": "Most contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "majority": "A majority of contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "many": "Many contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "some": "Some contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "few": "A few contributors ({count} of {of}) addressed Action Line {code}, {label}.",
        "one": "One contributor of {of} addressed Action Line {code}, {label}.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} contributors addressed Action Line {code}, {label}.",
                "=1": "One contributor of {of} addressed Action Line {code}, {label}.",
                "other": "Of {of} contributors, {count_words} addressed Action Line {code}, {label}.",
            },
        ),
    },
    "sdgs": {
        "all": "All {of} contributors addressed Sustainable Development Goal {code}, {label}.",
        "almost-all": "Almost all contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "most": "Most contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "majority": "A majority of contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "many": "Many contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "some": "Some contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "few": "A few contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}.",
        "one": "One contributor of {of} addressed Sustainable Development Goal {code}, {label}.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} contributors addressed Sustainable Development Goal {code}, {label}.",
                "=1": "One contributor of {of} addressed Sustainable Development Goal {code}, {label}.",
                "other": "Of {of} contributors, {count_words} addressed Sustainable Development Goal {code}, {label}.",
            },
        ),
    },
    "question": {
        "all": "All {of} who answered chose “{label}”.",
        "almost-all": "Almost all of those who answered ({count} of {of}) chose “{label}”.",
        "most": "Most of those who answered ({count} of {of}) chose “{label}”.",
        "majority": "A majority of those who answered ({count} of {of}) chose “{label}”.",
        "many": "Many of those who answered ({count} of {of}) chose “{label}”.",
        "some": "Some of those who answered ({count} of {of}) chose “{label}”.",
        "few": "A few of those who answered ({count} of {of}) chose “{label}”.",
        "one": "One of the {of} who answered chose “{label}”.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} who answered chose “{label}”.",
                "=1": "One of the {of} who answered chose “{label}”.",
                "other": "Of the {of} who answered, {count_words} chose “{label}”.",
            },
        ),
    },
    "categories": {
        "all": "All {of} contributors referred to {label}.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to {label}.",
        "most": "Most contributors ({count} of {of}) referred to {label}.",
        "majority": "A majority of contributors ({count} of {of}) referred to {label}.",
        "many": "Many contributors ({count} of {of}) referred to {label}.",
        "some": "Some contributors ({count} of {of}) referred to {label}.",
        "few": "A few contributors ({count} of {of}) referred to {label}.",
        "one": "One contributor of {of} referred to {label}.",
        "none": Plural(
            "count",
            {
                "=0": "None of the {of} contributors referred to {label}.",
                "=1": "One contributor of {of} referred to {label}.",
                "other": "Of {of} contributors, {count_words} referred to {label}.",
            },
        ),
    },
}
"""By scheme, then quantifier; "none" where numbers only are said."""

ALL_GROUPS: Mapping[str, Template] = {
    "phrases": "The phrase “{label}” was used in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "action-lines": "Action Line {code}, {label}, was addressed in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "sdgs": "Sustainable Development Goal {code}, {label}, was addressed in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "question": "“{label}” was chosen in every stakeholder group from which at least five contributors answered ({count} of {of}).",
    "themes": "The theme “{label}” was addressed in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
}

MOSTLY: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "some": "Some contributors, mostly from {group}, addressed the theme “{label}” ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed the theme “{label}” ({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed the theme “{label}” were mostly from {group} ({group_count} of {count}).",
    },
    "phrases": {
        "some": "Some contributors, mostly from {group}, used the phrase “{label}” ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, used the phrase “{label}” ({group_count} of the {count} who did).",
        "other": "The {count} contributors who used the phrase “{label}” were mostly from {group} ({group_count} of {count}).",
    },
    "action-lines": {
        "some": "Some contributors, mostly from {group}, addressed Action Line {code}, {label} ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed Action Line {code}, {label} ({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed Action Line {code}, {label}, were mostly from {group} ({group_count} of {count}).",
    },
    "sdgs": {
        "some": "Some contributors, mostly from {group}, addressed Sustainable Development Goal {code}, {label} ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed Sustainable Development Goal {code}, {label} ({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed Sustainable Development Goal {code}, {label}, were mostly from {group} ({group_count} of {count}).",
    },
    "question": {
        "some": "Some contributors, mostly from {group}, chose “{label}” ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, chose “{label}” ({group_count} of the {count} who did).",
        "other": "The {count} contributors who chose “{label}” were mostly from {group} ({group_count} of {count}).",
    },
}
"""By scheme, then quantifier; "other" for the remaining quantifiers and for numbers only."""

CONTRAST: Mapping[str, Template] = {
    "themes": "The theme “{label}” was addressed more often by {more} ({more_count} of {more_of}) than by {less} ({less_count} of {less_of}), the length of contributions taken into account.",
    "phrases": "The phrase “{label}” was used more often by {more} ({more_count} of {more_of}) than by {less} ({less_count} of {less_of}).",
    "action-lines": "Action Line {code}, {label}, was addressed more often by {more} ({more_count} of {more_of}) than by {less} ({less_count} of {less_of}), the length of contributions taken into account.",
    "sdgs": "Sustainable Development Goal {code}, {label}, was addressed more often by {more} ({more_count} of {more_of}) than by {less} ({less_count} of {less_of}), the length of contributions taken into account.",
    "question": "“{label}” was chosen more often by {more} ({more_count} of {more_of}) than by {less} ({less_count} of {less_of}).",
}

RANKING: Mapping[str, Mapping[str, Template]] = {
    "areas": {
        "clear": "By area, the Action Lines addressed most widely were those on, in this order, {items}.",
        "ties": "By area, the Action Lines addressed most widely were those on {items}; some counts are equal.",
        "overlapping": "By area, the Action Lines addressed most widely were those on {items}; their intervals overlap, so their order is not certain.",
    },
    "themes": {
        "clear": "The themes addressed most widely were, in this order, {items}.",
        "ties": "The themes addressed most widely were {items}; some counts are equal.",
        "overlapping": "The themes addressed most widely were {items}; their intervals overlap, so their order is not certain.",
    },
    "themes-question": {
        "clear": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely were, in this order, {items}.",
        "ties": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely were {items}; some counts are equal.",
        "overlapping": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely were {items}; their intervals overlap, so their order is not certain.",
    },
    "phrases": {
        "clear": "The thematic phrases used most widely were, in this order, {items}.",
        "ties": "The thematic phrases used most widely were {items}; some counts are equal.",
        "overlapping": "The thematic phrases used most widely were {items}; their intervals overlap, so their order is not certain.",
    },
    "question": {
        "clear": "The answers chosen most often by the {of} contributors who answered were, in this order, {items}.",
        "ties": "The answers chosen most often by the {of} contributors who answered were {items}; some counts are equal.",
        "overlapping": "The answers chosen most often by the {of} contributors who answered were {items}; their intervals overlap, so their order is not certain.",
    },
    "action-lines": {
        "clear": "The Action Lines addressed most widely were, in this order, {items}.",
        "ties": "The Action Lines addressed most widely were {items}; some counts are equal.",
        "overlapping": "The Action Lines addressed most widely were {items}; their intervals overlap, so their order is not certain.",
    },
    "sdgs": {
        "clear": "The Sustainable Development Goals addressed most widely were, in this order, {items}.",
        "ties": "The Sustainable Development Goals addressed most widely were {items}; some counts are equal.",
        "overlapping": "The Sustainable Development Goals addressed most widely were {items}; their intervals overlap, so their order is not certain.",
    },
}

RANKED_ITEM: Mapping[str, Template] = {
    "areas": "{label} ({count})",
    "themes": "“{label}” ({count})",
    "phrases": "“{label}” ({count})",
    "question": "“{label}” ({count})",
    "action-lines": "{code}, {label} ({count})",
    "sdgs": "SDG {code}, {label} ({count})",
}

SCARCITY: Mapping[str, Template] = {
    "action-lines": "Few contributors ({count} of {of}) addressed Action Line {code}, {label}: fewer than the baseline of {baseline} set for this review.",
    "sdgs": "Few contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}: fewer than the baseline of {baseline} set for this review.",
    "groups": "Fewer contributors than the baseline of {baseline} came from {label}: {count} of {of}.",
    "regions": "Fewer contributors than the baseline of {baseline} came from {label}: {count} of {of}.",
    "languages": "Fewer contributors than the baseline of {baseline} wrote in {label}: {count} of {of}.",
}

CHANGE: Mapping[str, Mapping[str, Template]] = {
    "question": {
        "rose": "The share of those who chose “{label}” rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "The share of those who chose “{label}” fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
    },
    "themes": {
        "rose": "In answer to “{question}”, the share of contributors who addressed the theme “{label}” rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "In answer to “{question}”, the share of contributors who addressed the theme “{label}” fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "new": "In answer to “{question}”, {share} of contributors ({count} of {of}) addressed the theme “{label}”, while none was found to do so in the earlier round ({before_count} of {before_of}).",
    },
    "phrases": {
        "rose": "In answer to “{question}”, the share of contributors who used the phrase “{label}” rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "In answer to “{question}”, the share of contributors who used the phrase “{label}” fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "new": "In answer to “{question}”, {share} of contributors ({count} of {of}) used the phrase “{label}”, while none was found to do so in the earlier round ({before_count} of {before_of}).",
    },
    "action-lines": {
        "rose": "In answer to “{question}”, the share of contributors who addressed Action Line {code}, {label}, rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "In answer to “{question}”, the share of contributors who addressed Action Line {code}, {label}, fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "new": "In answer to “{question}”, {share} of contributors ({count} of {of}) addressed Action Line {code}, {label}, while none was found to do so in the earlier round ({before_count} of {before_of}).",
    },
    "sdgs": {
        "rose": "In answer to “{question}”, the share of contributors who addressed Sustainable Development Goal {code}, {label}, rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "In answer to “{question}”, the share of contributors who addressed Sustainable Development Goal {code}, {label}, fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "new": "In answer to “{question}”, {share} of contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}, while none was found to do so in the earlier round ({before_count} of {before_of}).",
    },
    "categories": {
        "rose": "In answer to “{question}”, the share of contributors who referred to {label} rose from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "fell": "In answer to “{question}”, the share of contributors who referred to {label} fell from {before_share} ({before_count} of {before_of}) to {share} ({count} of {of}) between the two rounds.",
        "new": "In answer to “{question}”, {share} of contributors ({count} of {of}) referred to {label}, while none was found to do so in the earlier round ({before_count} of {before_of}).",
    },
}
"""By scheme, then what happened between the two rounds; "new" where nobody was found before."""

LISTS: Mapping[str, Template] = {
    "achievement": "Achievements were referred to by {count} of {of} contributors, among them in these passages.",
    "challenge": "Obstacles were referred to by {count} of {of} contributors, among them in these passages.",
    "approach": "Approaches were referred to by {count} of {of} contributors, among them in these passages.",
    "practice": "Practices were referred to by {count} of {of} contributors, among them in these passages.",
    "opportunity": "Opportunities were referred to by {count} of {of} contributors, among them in these passages.",
    "risk": "Risks were referred to by {count} of {of} contributors, among them in these passages.",
    "priority": "Priorities were referred to by {count} of {of} contributors, among them in these passages.",
    "trend": "Trends were referred to by {count} of {of} contributors, among them in these passages.",
    "request": "Requests were referred to by {count} of {of} contributors, among them in these passages.",
}

LISTS_CHECKED: Mapping[str, Template] = {
    "achievement": "Achievements were reported by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "challenge": "Obstacles were reported by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "approach": "Approaches were described by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "practice": "Practices were described by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "opportunity": "Opportunities were seen by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "risk": "Risks were seen by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "priority": "Priorities were set by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "trend": "Trends were observed by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
    "request": "Requests were made by {count} of {of} contributors, of whom people checked a sample, among them in these passages.",
}
"""The same where people checked a sample: what a contributor thinks may be said."""

CAMPAIGN_NOTE: Template = "The count includes a text that several contributors sent in near copies; counted once each, such campaigns bring it to {count} of {of}."

CHECKED_NOTE: Template = "People checked a sample of {checked} of these {of} contributors; by that check the share is {estimate}, between {low} and {high}, and not what the count alone would give."

CONTEXT: Mapping[str, Template] = {
    "contributions": "The review received {count} contributions from {contributors} contributors.",
    "contributors": "The review counts {count} contributors, each once.",
    "interventions": Plural(
        "count",
        {
            "one": "One of the contributions is an intervention at an event.",
            "other": "Of the contributions, {count} are interventions at events.",
        },
    ),
    "organisers": Plural(
        "count",
        {
            "one": "One further contribution came from the organisers or the secretariat: it was read, and nothing is counted from it.",
            "other": "A further {count} contributions came from the organisers or the secretariat: they were read, and nothing is counted from them.",
        },
    ),
    "with-words": Plural(
        "count",
        {
            "=0": "None of the {of} contributors answered in words; they answered closed questions only.",
            "other": "Of {of} contributors, {count_words} answered in words; the others answered closed questions only.",
        },
    ),
    "all-with-words": "All {count} contributors answered in words.",
    "by-group": "They came from {items}.",
    "by-region": "By region, they came from {items}.",
    "by-language": "By the language they answered in, they wrote in {items}.",
    "copied": Plural(
        "copies",
        {
            "=0": "No text was found that two contributors share.",
            "one": "Of {of} contributors, {count_words} share a text with another contributor, in one group of copies.",
            "other": "Of {of} contributors, {count_words} share a text with another contributor, in {copies} groups of copies.",
        },
    ),
}

COUNTED_ITEM: Template = "{label} ({count})"

GROUP_NOUNS: Mapping[str, str] = {
    "government": "governments",
    "international-organisation": "international organisations",
    "private-sector": "the private sector",
    "civil-society": "civil society",
    "technical-community": "the technical community",
    "academia": "academia",
    "individual": "individuals",
    "": "contributors whose group is not known",
}
"""How a group stands in a sentence: "mostly from ...", "more often by ..."."""

AREA_NOUNS: Mapping[str, str] = {
    "technology-access": "technology and access",
    "economic": "economic development",
    "social": "social development",
    "cultural": "culture and science",
    "governance": "governance",
}
"""How an area of Action Lines stands in a sentence: "those on ..."."""

CATEGORY_NOUNS: Mapping[str, str] = {
    "achievement": "achievements",
    "challenge": "obstacles",
    "approach": "approaches",
    "practice": "practices",
    "opportunity": "opportunities",
    "risk": "risks",
    "priority": "priorities",
    "trend": "trends",
    "request": "requests",
}
"""How a category stands in a sentence: "referred to ..."."""

REGION_NOUNS: Mapping[str, str] = {
    "africa": "Africa",
    "asia-pacific": "Asia and the Pacific",
    "europe-north-america": "Europe and North America",
    "latin-america-caribbean": "Latin America and the Caribbean",
    "western-asia": "Western Asia",
    "": "a region that is not known",
}
"""How a region stands in a sentence: "came from ..."."""

LANGUAGE_NOUNS: Mapping[str, str] = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
    "pt": "Portuguese",
    "de": "German",
    "it": "Italian",
    "ja": "Japanese",
    "und": "a language that was not recognised",
    "": "a language that is not known",
}
"""How a language stands in a sentence: "wrote in ..."; others by their name."""

SMALL_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Counts of contributors under ten, in words, as they stand without a noun."""

LIST_AND: Template = "{first} and {last}"
LIST_AND_BEFORE: Mapping[str, Template] = {}
"""Another conjunction before a last item that begins as a pattern (regular expression) says."""
LIST_COMMA = ", "
LIST_SEMICOLON = "; "
BETWEEN_SENTENCES = " "
PER_CENT: Template = "{number} per cent"
PER_CENT_BELOW_ONE = "less than 1 per cent"
DATE: Template = "{day} {month} {year}"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
