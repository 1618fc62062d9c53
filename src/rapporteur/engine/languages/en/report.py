"""Fixed words of the report in English: headings, captions, prose of method. Named placeholders only."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

REVIEWED = "source"
"""Who reviewed these translations as a native reader, and when; "" for nobody yet, "source" where nothing was translated."""

REPORT_WORDS: Mapping[str, Template] = {
    # title
    "subtitle": "Preliminary report on the contributions received",
    "prepared-for": "Prepared for {body}",
    "as-of": "State of {date}",
    "fictional": "Fictional demonstration data: the review, its organisations and all that they say are invented.",
    # headings
    "heading-summary": "In brief",
    "heading-participation": "Who contributed, and how",
    "heading-phrases": "The most common thematic phrases",
    "heading-observations": "Observations",
    "heading-questions": "Answers to the closed questions",
    "heading-inventory": "What was reported",
    "heading-lines": "Action Lines and Sustainable Development Goals",
    "heading-action-lines": "Action Lines",
    "heading-sdgs": "Sustainable Development Goals",
    "heading-copies": "Copies and campaigns",
    "heading-coverage": "Who and what was not heard",
    "heading-unread": "What could not be read, and what a person should look at",
    "heading-method": "Method and limits",
    "heading-evidence": "Annex: evidence",
    "heading-by-question": "By question",
    "heading-by-theme": "By theme",
    "heading-achievement": "Achievements",
    "heading-challenge": "Obstacles",
    "heading-approach": "Approaches",
    "heading-practice": "Practices",
    "heading-opportunity": "Opportunities",
    "heading-risk": "Risks",
    "heading-priority": "Priorities",
    "heading-trend": "Trends",
    "heading-request": "Requests",
    # panels
    "panel-count": "{count} of {of} contributors: {share}.",
    "panel-count-contributions": "{count} of {of} contributions.",
    "panel-asked": Plural(
        "asked",
        {
            "one": "The question was put to {asked} contributor.",
            "other": "The question was put to {asked} contributors.",
        },
    ),
    "panel-interval": "95 per cent interval of the share: {low} to {high}.",
    "panel-campaigns": "With each campaign counted once: {count} of {of}.",
    "panel-group": "{group}: {count} of {of}",
    "basis-exact": "Counted exactly: a choice that was made, or words that were used. No coding error.",
    "basis-measured": "Coded by machine, not yet checked by people. The interval includes the coding error "
    "measured on labelled data.",
    "basis-borrowed": "Coded by machine, not yet checked by people. This scheme has no labelled data: the interval "
    "includes the error that the same method makes on the Sustainable Development Goals.",
    # names
    "group-unknown": "Group not known",
    "region-unknown": "Region not known",
    "language-unknown": "Language not known",
    "attribution-named": "{who}, {group}",
    "attribution-anonymous": "A contributor who asked not to be named, {group}",
    "attribution-reported": "{who}, {group}, as the summary record reports",
    "attribution-reported-anonymous": "A contributor who asked not to be named, {group}, as the summary record reports",
    "attribution-government": "government",
    "attribution-international-organisation": "international organisation",
    "attribution-private-sector": "private sector",
    "attribution-civil-society": "civil society",
    "attribution-technical-community": "technical community",
    "attribution-academia": "academia",
    "attribution-individual": "individual",
    "attribution-unknown": "group not known",
    # tables
    "column-group": "Stakeholder group",
    "column-region": "Region",
    "column-language": "Language",
    "column-channel": "Channel",
    "column-round": "Round",
    "column-contributions": "Contributions",
    "column-contributors": "Contributors",
    "column-share": "Share",
    "column-baseline": "Baseline",
    "column-interval": "95 per cent interval",
    "column-note": "What is compared",
    "column-phrase": "Phrase",
    "column-answer": "Answer",
    "column-chosen": "Chosen by",
    "column-line": "Action Line",
    "column-goal": "Goal",
    "column-copies": "Group of copies",
    "column-one": "Contribution",
    "column-other": "The same as",
    "column-similarity": "Shared word sequences",
    "column-item": "Item",
    "column-reason": "Reason",
    "column-action": "What to do",
    "column-quantifier": "Words used",
    "column-rule": "When",
    "column-scheme": "What is coded",
    "column-sensitivity": "Found when there",
    "column-false": "Found when not there",
    "column-measured": "Measured on",
    "column-stage": "Stage",
    "column-in": "In",
    "column-processed": "Processed",
    "column-rejected": "Rejected",
    "column-ignored": "Ignored",
    "column-total": "All",
    "caption-groups": "Contributions and contributors by stakeholder group",
    "caption-regions": "Contributions and contributors by region",
    "caption-languages": "Contributions and contributors by language",
    "caption-channels": "Contributions by channel",
    "caption-rounds": "Contributions by round",
    "caption-areas": "Contributors who addressed Action Lines of each area, by stakeholder group",
    "column-area": "Area",
    "caption-phrases-other": "Phrases of contributors in other languages",
    "phrases-languages": "The chart and the first table hold phrases in {language}; phrases in other languages follow.",
    "caption-phrases": "Thematic phrases by number of contributors, in all and by group",
    "caption-question": "Answers to “{question}”",
    "caption-action-lines": "Contributors who addressed each Action Line, by stakeholder group",
    "caption-sdgs": "Contributors who addressed each Sustainable Development Goal, by stakeholder group",
    "caption-copies": "Pairs of contributions that share a text",
    "caption-coverage": "Shares against the baselines of the review",
    "caption-rejected": "What was rejected, why, and what to do",
    "caption-quantifiers": "Quantifiers and their rules",
    "caption-errors": "Coding errors that the intervals include",
    "caption-stages": "What went into each stage and what became of it",
    "note-contributors": Plural(
        "of",
        {
            "one": "Source: contributions to this review. n = {of} contributor.",
            "other": "Source: contributions to this review. n = {of} contributors.",
        },
    ),
    "note-answered": Plural(
        "of",
        {
            "one": "Source: contributions to this review. n = {of} contributor who answered, of {asked} asked.",
            "other": "Source: contributions to this review. n = {of} contributors who answered, of {asked} asked.",
        },
    ),
    "caption-table": "Table {number}. {caption}",
    "code-and-label": "{code} {label}",
    "range": "{low} – {high}",
    "question-of-round": "{question} ({round})",
    "channel-questionnaire": "Questionnaire",
    "channel-document": "Document sent in",
    "channel-event": "Event",
    "stage-files": "Files",
    "stage-tables": "Tables",
    "stage-rows": "Rows of tables",
    "stage-documents": "Documents",
    "stage-pages": "Pages of documents",
    "stage-corpus": "Texts",
    "stage-analysis": "Passages analysed",
    "caption-figure": "Figure {number}. {title}",
    "note-removed": "Attributes were removed where they could show who an anonymous contributor is.",
    "about-bars": "Bar chart. {items}.",
    "about-heat": "Heat map of contributors by stakeholder group; the table beside it holds every number.",
    "bar": "{label}: {count}",
    "chart-groups": "{label}: the stakeholder group with the most contributors ({count})",
    "chart-regions": "{label}: the region with the most contributors ({count})",
    "chart-languages": Plural(
        "count",
        {
            "one": "{label}: the language used most widely ({count} contributor)",
            "other": "{label}: the language used most widely ({count} contributors)",
        },
    ),
    "chart-phrases": Plural(
        "count",
        {
            "one": "“{label}” is the thematic phrase used most widely ({count} contributor)",
            "other": "“{label}” is the thematic phrase used most widely ({count} contributors)",
        },
    ),
    "chart-question": "“{label}” was chosen most often ({count})",
    "chart-action-lines": Plural(
        "count",
        {
            "one": "Action Line {label} was addressed most widely ({count} contributor)",
            "other": "Action Line {label} was addressed most widely ({count} contributors)",
        },
    ),
    "chart-sdgs": Plural(
        "count",
        {
            "one": "Goal {label} was addressed most widely ({count} contributor)",
            "other": "Goal {label} was addressed most widely ({count} contributors)",
        },
    ),
    # sections' prose
    "unchecked": "Themes, Action Lines, Goals and categories were coded by machine and not yet checked by people: "
    "the report says “addressed”, which is neither support nor opposition.",
    "open-sentences": "Every sentence that counts opens to its evidence.",
    "phrases-intro": "Phrases are counted as they stand, in any spelling or number listed with them, once a "
    "contributor.",
    "inventory-intro": "Passages are given as they stand, one a contributor, chosen for being typical and for "
    "coming from different groups, regions and languages.",
    "lines-none": "Nobody was found to have addressed {items}.",
    "copies-intro": "Copies are shown, never deleted. Every pair was verified word for word: the two texts share at "
    "least half of their sequences of five words. Withheld contributions are not compared in this list.",
    "coverage-states": "Of {of} member states of the United Nations, contributors from {count} were heard.",
    "coverage-silent": "No contributor gave one of the following as its country: {items}.",
    "coverage-none": "No baseline was set for this review, so nothing is called under-represented.",
    "coverage-under": "Below the baseline, the interval included: {items}.",
    "coverage-not-under": "Nothing with a baseline is below it beyond doubt.",
    "unread-look": "What a person should look at:",
    "unread-none": "Everything that was received could be read.",
    # method
    "method-unit": "The unit that is counted is the contributor: the organisation where one is named, else the person, "
    "once in every scope, across contributions, channels and rounds. Texts and passages are never counted as voices.",
    "method-of": "“Of” means those who answered in words, or for a closed question those who chose; it is given with "
    "every count.",
    "method-interval": "Those who answered are a census. What is uncertain is the coding and what they would have said "
    "on another day: counts of phrases and of closed answers carry a Wilson interval, machine codes a wider one that "
    "includes the error of the coder.",
    "method-length": "Long papers do not win by having more passages: the more passages a contributor has, the clearer "
    "its clearest passages must be before a code counts (Šidák; Berk and Jones).",
    "method-campaigns": "A campaign counts each contributor. A quantifier must also hold with the campaign counted "
    "once; else the weaker one is used and the campaign is named.",
    "method-compare": "Groups are compared with the length of contributions taken into account; over all such "
    "comparisons of this report, at most one in 20 of those stated is expected to be due to chance.",
    "method-themes": "Themes were found by machine, without a list given beforehand, and are named by their own "
    "phrases. A passage that is near no theme is coded with none.",
    "method-languages": "Passages in all languages are read by one encoder; quotes stand in their own language. "
    "Phrases are counted in each language apart.",
    "method-publication": "What contributors asked to be withheld is counted and never quoted or listed. Anonymous "
    "contributors appear without name and organisation; what could show who they are was removed before anything "
    "was counted by it.",
    "method-speech": "What a summary record says of an intervention is the record's account: it is shown without quotation "
    "marks and never as the speaker's own words. Interventions of the organisers and of the secretariat are read, and "
    "nothing is counted from them.",
    "method-unreviewed": "The fixed words of this report in {language} were translated by its makers; no native reader has "
    "reviewed them yet.",
    "method-encoder": "Encoder: {encoder}. Seed: {seed}. Version: {version}. The same input gives the same report, "
    "to the byte.",
    "method-quantifiers": "L and H are the bounds of the 95 per cent interval of the share. With fewer than ten "
    "answers only numbers are given. A machine code that no person checked never supports more than “many”.",
    "rule-all": "everybody who answered, and the count is exact or was checked by people",
    "rule-almost-all": "L above 85 per cent",
    "rule-most": "L above 65 per cent",
    "rule-majority": "L above 50 per cent",
    "rule-many": "L above 25 per cent, and at least ten contributors",
    "rule-some": "L above 3 per cent, and at least three contributors",
    "rule-few": "at least two contributors, and H under 15 per cent",
    "rule-one": "one contributor",
    "rule-own": "by the scale of this review",
    "name-all": "all",
    "name-almost-all": "almost all",
    "name-most": "most",
    "name-majority": "a majority of",
    "name-many": "many",
    "name-some": "some",
    "name-few": "a few",
    "name-one": "one",
    "scheme-themes": "Themes",
    "scheme-action-lines": "Action Lines",
    "scheme-sdgs": "Sustainable Development Goals",
    "scheme-categories": "Categories",
    "scheme-areas": "Areas of Action Lines",
    "scheme-groups": "Groups",
    "scheme-regions": "Regions",
    "scheme-languages": "Languages",
    "measured-own": "labelled data of this scheme",
    "measured-borrowed": "the Sustainable Development Goals, by the same method",
    # annex
    "evidence-intro": "Every passage that is quoted, marked in its surroundings, with the place where it stands.",
    "source-line": "{who}. {place}",
    "source-question": "In answer to “{question}”.",
    "source-kind-form": "In the form.",
    "source-kind-attachment": "In the attached document.",
    "source-kind-document": "In the document.",
    "source-kind-answer": "In the answer.",
    "source-kind-choice": "In the answer.",
    "source-kind-intervention": "In an intervention.",
    "source-kind-reported": "In an intervention, as the summary record reports it; these are not the speaker's own words.",
    "source-page": "Page {page}, paragraph {paragraph}.",
    "source-paragraph": "Paragraph {paragraph}.",
    "source-contribution": "Contribution {contribution}, characters {start} to {end}.",
}
