"""English claim templates: whole sentences by claim kind, scheme, quantifier and plural form.

Placeholders are named; people's words and labels are filled in by the composer. Nothing is glued.
"""

from __future__ import annotations

from collections.abc import Mapping

SHARE: Mapping[str, Mapping[str, str]] = {
    "themes": {
        "all": "All {of} contributors addressed the theme “{label}”.",
        "almost-all": "Almost all contributors ({count} of {of}) addressed the theme “{label}”.",
        "most": "Most contributors ({count} of {of}) addressed the theme “{label}”.",
        "majority": "A majority of contributors ({count} of {of}) addressed the theme “{label}”.",
        "many": "Many contributors ({count} of {of}) addressed the theme “{label}”.",
        "some": "Some contributors ({count} of {of}) addressed the theme “{label}”.",
        "few": "A few contributors ({count} of {of}) addressed the theme “{label}”.",
        "one": "One contributor of {of} addressed the theme “{label}”.",
        "none-zero": "None of the {of} contributors addressed the theme “{label}”.",
        "none-one": "One contributor of {of} addressed the theme “{label}”.",
        "none-other": "Of {of} contributors, {count_words} addressed the theme “{label}”.",
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
        "none-zero": "None of the {of} contributors used the phrase “{label}”.",
        "none-one": "One contributor of {of} used the phrase “{label}”.",
        "none-other": "Of {of} contributors, {count_words} used the phrase “{label}”.",
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
        "none-zero": "None of the {of} contributors addressed Action Line {code}, {label}.",
        "none-one": "One contributor of {of} addressed Action Line {code}, {label}.",
        "none-other": "Of {of} contributors, {count_words} addressed Action Line {code}, {label}.",
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
        "none-zero": "None of the {of} contributors addressed Sustainable Development Goal {code}, {label}.",
        "none-one": "One contributor of {of} addressed Sustainable Development Goal {code}, {label}.",
        "none-other": "Of {of} contributors, {count_words} addressed Sustainable Development Goal {code}, {label}.",
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
        "none-zero": "None of the {of} who answered chose “{label}”.",
        "none-one": "One of the {of} who answered chose “{label}”.",
        "none-other": "Of the {of} who answered, {count_words} chose “{label}”.",
    },
    "categories.achievement": {
        "all": "All {of} contributors referred to achievements.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to achievements.",
        "most": "Most contributors ({count} of {of}) referred to achievements.",
        "majority": "A majority of contributors ({count} of {of}) referred to achievements.",
        "many": "Many contributors ({count} of {of}) referred to achievements.",
        "some": "Some contributors ({count} of {of}) referred to achievements.",
        "few": "A few contributors ({count} of {of}) referred to achievements.",
        "one": "One contributor of {of} referred to achievements.",
        "none-zero": "None of the {of} contributors referred to achievements.",
        "none-one": "One contributor of {of} referred to achievements.",
        "none-other": "Of {of} contributors, {count_words} referred to achievements.",
    },
    "categories.challenge": {
        "all": "All {of} contributors referred to obstacles.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to obstacles.",
        "most": "Most contributors ({count} of {of}) referred to obstacles.",
        "majority": "A majority of contributors ({count} of {of}) referred to obstacles.",
        "many": "Many contributors ({count} of {of}) referred to obstacles.",
        "some": "Some contributors ({count} of {of}) referred to obstacles.",
        "few": "A few contributors ({count} of {of}) referred to obstacles.",
        "one": "One contributor of {of} referred to obstacles.",
        "none-zero": "None of the {of} contributors referred to obstacles.",
        "none-one": "One contributor of {of} referred to obstacles.",
        "none-other": "Of {of} contributors, {count_words} referred to obstacles.",
    },
    "categories.approach": {
        "all": "All {of} contributors referred to approaches.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to approaches.",
        "most": "Most contributors ({count} of {of}) referred to approaches.",
        "majority": "A majority of contributors ({count} of {of}) referred to approaches.",
        "many": "Many contributors ({count} of {of}) referred to approaches.",
        "some": "Some contributors ({count} of {of}) referred to approaches.",
        "few": "A few contributors ({count} of {of}) referred to approaches.",
        "one": "One contributor of {of} referred to approaches.",
        "none-zero": "None of the {of} contributors referred to approaches.",
        "none-one": "One contributor of {of} referred to approaches.",
        "none-other": "Of {of} contributors, {count_words} referred to approaches.",
    },
    "categories.practice": {
        "all": "All {of} contributors referred to practices.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to practices.",
        "most": "Most contributors ({count} of {of}) referred to practices.",
        "majority": "A majority of contributors ({count} of {of}) referred to practices.",
        "many": "Many contributors ({count} of {of}) referred to practices.",
        "some": "Some contributors ({count} of {of}) referred to practices.",
        "few": "A few contributors ({count} of {of}) referred to practices.",
        "one": "One contributor of {of} referred to practices.",
        "none-zero": "None of the {of} contributors referred to practices.",
        "none-one": "One contributor of {of} referred to practices.",
        "none-other": "Of {of} contributors, {count_words} referred to practices.",
    },
    "categories.opportunity": {
        "all": "All {of} contributors referred to opportunities.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to opportunities.",
        "most": "Most contributors ({count} of {of}) referred to opportunities.",
        "majority": "A majority of contributors ({count} of {of}) referred to opportunities.",
        "many": "Many contributors ({count} of {of}) referred to opportunities.",
        "some": "Some contributors ({count} of {of}) referred to opportunities.",
        "few": "A few contributors ({count} of {of}) referred to opportunities.",
        "one": "One contributor of {of} referred to opportunities.",
        "none-zero": "None of the {of} contributors referred to opportunities.",
        "none-one": "One contributor of {of} referred to opportunities.",
        "none-other": "Of {of} contributors, {count_words} referred to opportunities.",
    },
    "categories.risk": {
        "all": "All {of} contributors referred to risks.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to risks.",
        "most": "Most contributors ({count} of {of}) referred to risks.",
        "majority": "A majority of contributors ({count} of {of}) referred to risks.",
        "many": "Many contributors ({count} of {of}) referred to risks.",
        "some": "Some contributors ({count} of {of}) referred to risks.",
        "few": "A few contributors ({count} of {of}) referred to risks.",
        "one": "One contributor of {of} referred to risks.",
        "none-zero": "None of the {of} contributors referred to risks.",
        "none-one": "One contributor of {of} referred to risks.",
        "none-other": "Of {of} contributors, {count_words} referred to risks.",
    },
    "categories.priority": {
        "all": "All {of} contributors referred to priorities.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to priorities.",
        "most": "Most contributors ({count} of {of}) referred to priorities.",
        "majority": "A majority of contributors ({count} of {of}) referred to priorities.",
        "many": "Many contributors ({count} of {of}) referred to priorities.",
        "some": "Some contributors ({count} of {of}) referred to priorities.",
        "few": "A few contributors ({count} of {of}) referred to priorities.",
        "one": "One contributor of {of} referred to priorities.",
        "none-zero": "None of the {of} contributors referred to priorities.",
        "none-one": "One contributor of {of} referred to priorities.",
        "none-other": "Of {of} contributors, {count_words} referred to priorities.",
    },
    "categories.trend": {
        "all": "All {of} contributors referred to trends.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to trends.",
        "most": "Most contributors ({count} of {of}) referred to trends.",
        "majority": "A majority of contributors ({count} of {of}) referred to trends.",
        "many": "Many contributors ({count} of {of}) referred to trends.",
        "some": "Some contributors ({count} of {of}) referred to trends.",
        "few": "A few contributors ({count} of {of}) referred to trends.",
        "one": "One contributor of {of} referred to trends.",
        "none-zero": "None of the {of} contributors referred to trends.",
        "none-one": "One contributor of {of} referred to trends.",
        "none-other": "Of {of} contributors, {count_words} referred to trends.",
    },
    "categories.request": {
        "all": "All {of} contributors referred to requests.",
        "almost-all": "Almost all contributors ({count} of {of}) referred to requests.",
        "most": "Most contributors ({count} of {of}) referred to requests.",
        "majority": "A majority of contributors ({count} of {of}) referred to requests.",
        "many": "Many contributors ({count} of {of}) referred to requests.",
        "some": "Some contributors ({count} of {of}) referred to requests.",
        "few": "A few contributors ({count} of {of}) referred to requests.",
        "one": "One contributor of {of} referred to requests.",
        "none-zero": "None of the {of} contributors referred to requests.",
        "none-one": "One contributor of {of} referred to requests.",
        "none-other": "Of {of} contributors, {count_words} referred to requests.",
    },
}
"""By scheme ("categories.CODE" for each category), then quantifier; "none-..." where numbers only are said."""

ALL_GROUPS: Mapping[str, str] = {
    "phrases": "The phrase “{label}” was used in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "action-lines": "Action Line {code}, {label}, was addressed in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "sdgs": "Sustainable Development Goal {code}, {label}, was addressed in every stakeholder group from which at least five contributors answered ({count} of {of} contributors).",
    "question": "“{label}” was chosen in every stakeholder group from which at least five contributors answered ({count} of {of}).",
    "themes": "The theme “{label}” was addressed in every stakeholder group from which at least five contributors "
    "answered ({count} of {of} contributors).",
}

MOSTLY: Mapping[str, Mapping[str, str]] = {
    "themes": {
        "some": "Some contributors, mostly from {group}, addressed the theme “{label}” "
        "({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed the theme “{label}” "
        "({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed the theme “{label}” were mostly from {group} "
        "({group_count} of {count}).",
    },
    "phrases": {
        "some": "Some contributors, mostly from {group}, used the phrase “{label}” "
        "({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, used the phrase “{label}” "
        "({group_count} of the {count} who did).",
        "other": "The {count} contributors who used the phrase “{label}” were mostly from {group} "
        "({group_count} of {count}).",
    },
    "action-lines": {
        "some": "Some contributors, mostly from {group}, addressed Action Line {code}, {label} "
        "({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed Action Line {code}, {label} "
        "({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed Action Line {code}, {label}, were mostly from {group} "
        "({group_count} of {count}).",
    },
    "sdgs": {
        "some": "Some contributors, mostly from {group}, addressed Sustainable Development Goal {code}, {label} "
        "({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, addressed Sustainable Development Goal {code}, {label} "
        "({group_count} of the {count} who did).",
        "other": "The {count} contributors who addressed Sustainable Development Goal {code}, {label}, were "
        "mostly from {group} ({group_count} of {count}).",
    },
    "question": {
        "some": "Some contributors, mostly from {group}, chose “{label}” ({group_count} of the {count} who did).",
        "many": "Many contributors, mostly from {group}, chose “{label}” ({group_count} of the {count} who did).",
        "other": "The {count} contributors who chose “{label}” were mostly from {group} ({group_count} of {count}).",
    },
}
"""By scheme, then quantifier; "other" for the remaining quantifiers and for numbers only."""

CONTRAST: Mapping[str, str] = {
    "themes": "The theme “{label}” was addressed more often by {more} ({more_count} of {more_of}) than by {less} "
    "({less_count} of {less_of}), the length of contributions taken into account.",
    "phrases": "The phrase “{label}” was used more often by {more} ({more_count} of {more_of}) than by {less} "
    "({less_count} of {less_of}).",
    "action-lines": "Action Line {code}, {label}, was addressed more often by {more} ({more_count} of {more_of}) "
    "than by {less} ({less_count} of {less_of}), the length of contributions taken into account.",
    "sdgs": "Sustainable Development Goal {code}, {label}, was addressed more often by {more} "
    "({more_count} of {more_of}) than by {less} ({less_count} of {less_of}), the length of contributions taken "
    "into account.",
    "question": "“{label}” was chosen more often by {more} ({more_count} of {more_of}) than by {less} "
    "({less_count} of {less_of}).",
}

RANKING: Mapping[str, Mapping[str, str]] = {
    "areas": {
        "clear": "By area, the Action Lines addressed most widely were those on, in this order, {items}.",
        "ties": "By area, the Action Lines addressed most widely were those on {items}; some counts are equal.",
        "overlapping": "By area, the Action Lines addressed most widely were those on {items}; their intervals overlap, so their order is not certain.",
    },
    "themes": {
        "clear": "The themes addressed most widely were, in this order, {items}.",
        "ties": "The themes addressed most widely were {items}; some counts are equal.",
        "overlapping": "The themes addressed most widely were {items}; "
        "their intervals overlap, so their order is not certain.",
    },
    "themes-question": {
        "clear": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely were, "
        "in this order, {items}.",
        "ties": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely were "
        "{items}; some counts are equal.",
        "overlapping": "In answer to “{question}” ({of} contributors of {asked} asked), the themes addressed most widely "
        "were {items}; their intervals overlap, so their order is not certain.",
    },
    "phrases": {
        "clear": "The thematic phrases used most widely were, in this order, {items}.",
        "ties": "The thematic phrases used most widely were {items}; some counts are equal.",
        "overlapping": "The thematic phrases used most widely were {items}; "
        "their intervals overlap, so their order is not certain.",
    },
    "question": {
        "clear": "The answers chosen most often by the {of} contributors who answered were, in this order, {items}.",
        "ties": "The answers chosen most often by the {of} contributors who answered were {items}; some counts are equal.",
        "overlapping": "The answers chosen most often by the {of} contributors who answered were {items}; "
        "their intervals overlap, so their order is not certain.",
    },
    "action-lines": {
        "clear": "The Action Lines addressed most widely were, in this order, {items}.",
        "ties": "The Action Lines addressed most widely were {items}; some counts are equal.",
        "overlapping": "The Action Lines addressed most widely were {items}; "
        "their intervals overlap, so their order is not certain.",
    },
    "sdgs": {
        "clear": "The Sustainable Development Goals addressed most widely were, in this order, {items}.",
        "ties": "The Sustainable Development Goals addressed most widely were {items}; some counts are equal.",
        "overlapping": "The Sustainable Development Goals addressed most widely were {items}; "
        "their intervals overlap, so their order is not certain.",
    },
}

RANKED_ITEM: Mapping[str, str] = {
    "areas": "{label} ({count})",
    "themes": "“{label}” ({count})",
    "phrases": "“{label}” ({count})",
    "question": "“{label}” ({count})",
    "action-lines": "{code}, {label} ({count})",
    "sdgs": "SDG {code}, {label} ({count})",
}

SCARCITY: Mapping[str, str] = {
    "action-lines": "Few contributors ({count} of {of}) addressed Action Line {code}, {label}: fewer than the "
    "baseline of {baseline} set for this review.",
    "sdgs": "Few contributors ({count} of {of}) addressed Sustainable Development Goal {code}, {label}: fewer than "
    "the baseline of {baseline} set for this review.",
    "groups": "Fewer contributors than the baseline of {baseline} came from {label}: {count} of {of}.",
    "regions": "Fewer contributors than the baseline of {baseline} came from {label}: {count} of {of}.",
    "languages": "Fewer contributors than the baseline of {baseline} wrote in {label}: {count} of {of}.",
}

CHANGE: Mapping[str, str] = {
    "rose": "The share of those who chose “{label}” rose from {before_share} ({before_count} of {before_of}) to "
    "{share} ({count} of {of}) between the two rounds.",
    "fell": "The share of those who chose “{label}” fell from {before_share} ({before_count} of {before_of}) to "
    "{share} ({count} of {of}) between the two rounds.",
}

LISTS: Mapping[str, str] = {
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

CAMPAIGN_NOTE = (
    "The count includes a text that several contributors sent in near copies; counted once each, "
    "such campaigns bring it to {count} of {of}."
)

CONTEXT: Mapping[str, str] = {
    "contributions": "The review received {count} contributions from {contributors} contributors.",
    "contributors": "The review counts {count} contributors, each once.",
    "with-words": "Of {of} contributors, {count_words} answered in words; the others answered closed questions only.",
    "all-with-words": "All {count} contributors answered in words.",
    "copied-one": "Of {of} contributors, {count_words} share a text with another contributor, in one group of copies.",
    "copied-other": "Of {of} contributors, {count_words} share a text with another contributor, in {copies} groups of "
    "copies.",
    "not-copied": "No text was found that two contributors share.",
    "by-group": "They came from {items}.",
    "by-region": "By region, they came from {items}.",
    "by-language": "By the language they answered in, they wrote in {items}.",
}

COUNTED_ITEM = "{label} ({count})"

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

REGION_NOUNS: Mapping[str, str] = {
    "africa": "Africa",
    "asia-pacific": "Asia and the Pacific",
    "europe-north-america": "Europe and North America",
    "latin-america-caribbean": "Latin America and the Caribbean",
    "western-asia": "Western Asia",
    "": "a region that is not known",
}

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

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Counts under ten stand in words."""

LIST_AND = "{first} and {last}"
LIST_COMMA = ", "
PER_CENT = "{number} per cent"
THOUSANDS = ","
DATE = "{day} {month} {year}"
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
