"""French claim templates: whole sentences by claim kind, scheme, quantifier and plural form.

Placeholders are named; people's words and labels are filled in by the composer. Nothing is glued.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

SHARE: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "all": "Les {of} contributeurs ont tous abordé le thème «\u00a0{label}\u00a0».",
        "almost-all": "Presque tous les contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "most": "La plupart des contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "majority": "Une majorité de contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "many": "De nombreux contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "some": "Certains contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "few": "Quelques contributeurs ({count} sur {of}) ont abordé le thème «\u00a0{label}\u00a0».",
        "one": "Un des {of} contributeurs a abordé le thème «\u00a0{label}\u00a0».",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} contributeurs n’a abordé le thème «\u00a0{label}\u00a0».",
                "=1": "Un des {of} contributeurs a abordé le thème «\u00a0{label}\u00a0».",
                "other": "Sur {of} contributeurs, {count_words} ont abordé le thème «\u00a0{label}\u00a0».",
            },
        ),
    },
    "phrases": {
        "all": "Les {of} contributeurs ont tous employé l’expression «\u00a0{label}\u00a0».",
        "almost-all": "Presque tous les contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "most": "La plupart des contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "majority": "Une majorité de contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "many": "De nombreux contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "some": "Certains contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "few": "Quelques contributeurs ({count} sur {of}) ont employé l’expression «\u00a0{label}\u00a0».",
        "one": "Un des {of} contributeurs a employé l’expression «\u00a0{label}\u00a0».",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} contributeurs n’a employé l’expression «\u00a0{label}\u00a0».",
                "=1": "Un des {of} contributeurs a employé l’expression «\u00a0{label}\u00a0».",
                "other": "Sur {of} contributeurs, {count_words} ont employé l’expression «\u00a0{label}\u00a0».",
            },
        ),
    },
    "action-lines": {
        "all": "Les {of} contributeurs ont tous abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "almost-all": "Presque tous les contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "most": "La plupart des contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "majority": "Une majorité de contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "many": "De nombreux contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "some": "Certains contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "few": "Quelques contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "one": "Un des {of} contributeurs a abordé la grande orientation {code} «\u00a0{label}\u00a0».",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} contributeurs n’a abordé la grande orientation {code} «\u00a0{label}\u00a0».",
                "=1": "Un des {of} contributeurs a abordé la grande orientation {code} «\u00a0{label}\u00a0».",
                "other": "Sur {of} contributeurs, {count_words} ont abordé la grande orientation {code} «\u00a0{label}\u00a0».",
            },
        ),
    },
    "sdgs": {
        "all": "Les {of} contributeurs ont tous abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "almost-all": "Presque tous les contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "most": "La plupart des contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "majority": "Une majorité de contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "many": "De nombreux contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "some": "Certains contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "few": "Quelques contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "one": "Un des {of} contributeurs a abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} contributeurs n’a abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
                "=1": "Un des {of} contributeurs a abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
                "other": "Sur {of} contributeurs, {count_words} ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0».",
            },
        ),
    },
    "question": {
        "all": "Les {of} répondants ont tous choisi «\u00a0{label}\u00a0».",
        "almost-all": "Presque tous les répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "most": "La plupart des répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "majority": "Une majorité de répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "many": "De nombreux répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "some": "Certains répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "few": "Quelques répondants ({count} sur {of}) ont choisi «\u00a0{label}\u00a0».",
        "one": "Un des {of} répondants a choisi «\u00a0{label}\u00a0».",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} répondants n’a choisi «\u00a0{label}\u00a0».",
                "=1": "Un des {of} répondants a choisi «\u00a0{label}\u00a0».",
                "other": "Sur {of} répondants, {count_words} ont choisi «\u00a0{label}\u00a0».",
            },
        ),
    },
    "categories": {
        "all": "Les {of} contributeurs ont tous fait état {label}.",
        "almost-all": "Presque tous les contributeurs ({count} sur {of}) ont fait état {label}.",
        "most": "La plupart des contributeurs ({count} sur {of}) ont fait état {label}.",
        "majority": "Une majorité de contributeurs ({count} sur {of}) ont fait état {label}.",
        "many": "De nombreux contributeurs ({count} sur {of}) ont fait état {label}.",
        "some": "Certains contributeurs ({count} sur {of}) ont fait état {label}.",
        "few": "Quelques contributeurs ({count} sur {of}) ont fait état {label}.",
        "one": "Un des {of} contributeurs a fait état {label}.",
        "none": Plural(
            "count",
            {
                "=0": "Aucun des {of} contributeurs n’a fait état {label}.",
                "=1": "Un des {of} contributeurs a fait état {label}.",
                "other": "Sur {of} contributeurs, {count_words} ont fait état {label}.",
            },
        ),
    },
}
"""By scheme, then quantifier; "none" where numbers only are said."""

ALL_GROUPS: Mapping[str, Template] = {
    "phrases": "L’expression «\u00a0{label}\u00a0» a été employée dans chacun des groupes de parties prenantes dont cinq contributeurs au moins ont répondu ({count} contributeurs sur {of}).",
    "action-lines": "La grande orientation {code} «\u00a0{label}\u00a0» a été abordée dans chacun des groupes de parties prenantes dont cinq contributeurs au moins ont répondu ({count} contributeurs sur {of}).",
    "sdgs": "L’objectif de développement durable {code} «\u00a0{label}\u00a0» a été abordé dans chacun des groupes de parties prenantes dont cinq contributeurs au moins ont répondu ({count} contributeurs sur {of}).",
    "question": "La réponse «\u00a0{label}\u00a0» a été choisie dans chacun des groupes de parties prenantes dont cinq contributeurs au moins ont répondu ({count} sur {of}).",
    "themes": "Le thème «\u00a0{label}\u00a0» a été abordé dans chacun des groupes de parties prenantes dont cinq contributeurs au moins ont répondu ({count} contributeurs sur {of}).",
}

MOSTLY: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "some": "Certains contributeurs, relevant principalement {group}, ont abordé le thème «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "many": "De nombreux contributeurs, relevant principalement {group}, ont abordé le thème «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "other": "Les {count} contributeurs qui ont abordé le thème «\u00a0{label}\u00a0» relèvent principalement {group} ({group_count} sur {count}).",
    },
    "phrases": {
        "some": "Certains contributeurs, relevant principalement {group}, ont employé l’expression «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "many": "De nombreux contributeurs, relevant principalement {group}, ont employé l’expression «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "other": "Les {count} contributeurs qui ont employé l’expression «\u00a0{label}\u00a0» relèvent principalement {group} ({group_count} sur {count}).",
    },
    "action-lines": {
        "some": "Certains contributeurs, relevant principalement {group}, ont abordé la grande orientation {code} «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "many": "De nombreux contributeurs, relevant principalement {group}, ont abordé la grande orientation {code} «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "other": "Les {count} contributeurs qui ont abordé la grande orientation {code} «\u00a0{label}\u00a0» relèvent principalement {group} ({group_count} sur {count}).",
    },
    "sdgs": {
        "some": "Certains contributeurs, relevant principalement {group}, ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "many": "De nombreux contributeurs, relevant principalement {group}, ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "other": "Les {count} contributeurs qui ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» relèvent principalement {group} ({group_count} sur {count}).",
    },
    "question": {
        "some": "Certains contributeurs, relevant principalement {group}, ont choisi «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "many": "De nombreux contributeurs, relevant principalement {group}, ont choisi «\u00a0{label}\u00a0» ({group_count} des {count} contributeurs concernés).",
        "other": "Les {count} contributeurs qui ont choisi «\u00a0{label}\u00a0» relèvent principalement {group} ({group_count} sur {count}).",
    },
}
"""By scheme, then quantifier; "other" for the remaining quantifiers and for numbers only."""

CONTRAST: Mapping[str, Template] = {
    "themes": "Le thème «\u00a0{label}\u00a0» a été abordé plus souvent par les contributeurs relevant {more} ({more_count} sur {more_of}) que par ceux relevant {less} ({less_count} sur {less_of}), compte tenu de la longueur des contributions.",
    "phrases": "L’expression «\u00a0{label}\u00a0» a été employée plus souvent par les contributeurs relevant {more} ({more_count} sur {more_of}) que par ceux relevant {less} ({less_count} sur {less_of}).",
    "action-lines": "La grande orientation {code} «\u00a0{label}\u00a0» a été abordée plus souvent par les contributeurs relevant {more} ({more_count} sur {more_of}) que par ceux relevant {less} ({less_count} sur {less_of}), compte tenu de la longueur des contributions.",
    "sdgs": "L’objectif de développement durable {code} «\u00a0{label}\u00a0» a été abordé plus souvent par les contributeurs relevant {more} ({more_count} sur {more_of}) que par ceux relevant {less} ({less_count} sur {less_of}), compte tenu de la longueur des contributions.",
    "question": "La réponse «\u00a0{label}\u00a0» a été choisie plus souvent par les contributeurs relevant {more} ({more_count} sur {more_of}) que par ceux relevant {less} ({less_count} sur {less_of}).",
}

RANKING: Mapping[str, Mapping[str, Template]] = {
    "areas": {
        "clear": "Par domaine, les grandes orientations les plus largement abordées sont, dans cet ordre, celles des domaines suivants\u00a0: {items}.",
        "ties": "Par domaine, les grandes orientations les plus largement abordées sont celles des domaines suivants\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Par domaine, les grandes orientations les plus largement abordées sont celles des domaines suivants\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "themes": {
        "clear": "Les thèmes les plus largement abordés sont, dans cet ordre, les suivants\u00a0: {items}.",
        "ties": "Les thèmes les plus largement abordés sont les suivants\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Les thèmes les plus largement abordés sont les suivants\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "themes-question": {
        "clear": "En réponse à la question «\u00a0{question}\u00a0» ({of} contributeurs ayant répondu sur {asked} interrogés), les thèmes les plus largement abordés sont, dans cet ordre, les suivants\u00a0: {items}.",
        "ties": "En réponse à la question «\u00a0{question}\u00a0» ({of} contributeurs ayant répondu sur {asked} interrogés), les thèmes les plus largement abordés sont les suivants\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "En réponse à la question «\u00a0{question}\u00a0» ({of} contributeurs ayant répondu sur {asked} interrogés), les thèmes les plus largement abordés sont les suivants\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "phrases": {
        "clear": "Les expressions thématiques les plus largement employées sont, dans cet ordre, les suivantes\u00a0: {items}.",
        "ties": "Les expressions thématiques les plus largement employées sont les suivantes\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Les expressions thématiques les plus largement employées sont les suivantes\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "question": {
        "clear": "Les réponses le plus souvent choisies par les {of} contributeurs ayant répondu sont, dans cet ordre, les suivantes\u00a0: {items}.",
        "ties": "Les réponses le plus souvent choisies par les {of} contributeurs ayant répondu sont les suivantes\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Les réponses le plus souvent choisies par les {of} contributeurs ayant répondu sont les suivantes\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "action-lines": {
        "clear": "Les grandes orientations les plus largement abordées sont, dans cet ordre, les suivantes\u00a0: {items}.",
        "ties": "Les grandes orientations les plus largement abordées sont les suivantes\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Les grandes orientations les plus largement abordées sont les suivantes\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
    "sdgs": {
        "clear": "Les objectifs de développement durable les plus largement abordés sont, dans cet ordre, les suivants\u00a0: {items}.",
        "ties": "Les objectifs de développement durable les plus largement abordés sont les suivants\u00a0: {items}\u00a0; certains nombres sont égaux.",
        "overlapping": "Les objectifs de développement durable les plus largement abordés sont les suivants\u00a0: {items}\u00a0; leurs intervalles se chevauchent, de sorte que leur ordre n’est pas certain.",
    },
}

RANKED_ITEM: Mapping[str, Template] = {
    "areas": "{label} ({count})",
    "themes": "«\u00a0{label}\u00a0» ({count})",
    "phrases": "«\u00a0{label}\u00a0» ({count})",
    "question": "«\u00a0{label}\u00a0» ({count})",
    "action-lines": "{code} «\u00a0{label}\u00a0» ({count})",
    "sdgs": "objectif {code} «\u00a0{label}\u00a0» ({count})",
}

SCARCITY: Mapping[str, Template] = {
    "action-lines": "Peu de contributeurs ({count} sur {of}) ont abordé la grande orientation {code} «\u00a0{label}\u00a0», soit moins que le niveau de référence de {baseline} fixé pour cet examen.",
    "sdgs": "Peu de contributeurs ({count} sur {of}) ont abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0», soit moins que le niveau de référence de {baseline} fixé pour cet examen.",
    "groups": "La part des contributeurs relevant {label} ({count} sur {of}) est inférieure au niveau de référence de {baseline}.",
    "regions": "La part des contributeurs venant {label} ({count} sur {of}) est inférieure au niveau de référence de {baseline}.",
    "languages": "La part des contributeurs ayant écrit en {label} ({count} sur {of}) est inférieure au niveau de référence de {baseline}.",
}

CHANGE: Mapping[str, Mapping[str, Template]] = {
    "question": {
        "rose": "La part des répondants ayant choisi «\u00a0{label}\u00a0» a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "La part des répondants ayant choisi «\u00a0{label}\u00a0» a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
    },
    "themes": {
        "rose": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé le thème «\u00a0{label}\u00a0» a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé le thème «\u00a0{label}\u00a0» a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "new": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé le thème «\u00a0{label}\u00a0» est de {share} ({count} sur {of})\u00a0; aucun ne l’avait fait, selon le codage, lors du cycle précédent ({before_count} sur {before_of}).",
    },
    "phrases": {
        "rose": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant employé l’expression «\u00a0{label}\u00a0» a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant employé l’expression «\u00a0{label}\u00a0» a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "new": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant employé l’expression «\u00a0{label}\u00a0» est de {share} ({count} sur {of})\u00a0; aucun ne l’avait fait lors du cycle précédent ({before_count} sur {before_of}).",
    },
    "action-lines": {
        "rose": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé la grande orientation {code} «\u00a0{label}\u00a0» a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé la grande orientation {code} «\u00a0{label}\u00a0» a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "new": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé la grande orientation {code} «\u00a0{label}\u00a0» est de {share} ({count} sur {of})\u00a0; aucun ne l’avait fait, selon le codage, lors du cycle précédent ({before_count} sur {before_of}).",
    },
    "sdgs": {
        "rose": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "new": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant abordé l’objectif de développement durable {code} «\u00a0{label}\u00a0» est de {share} ({count} sur {of})\u00a0; aucun ne l’avait fait, selon le codage, lors du cycle précédent ({before_count} sur {before_of}).",
    },
    "categories": {
        "rose": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant fait état {label} a augmenté d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "fell": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant fait état {label} a diminué d’un cycle à l’autre, passant de {before_share} ({before_count} sur {before_of}) à {share} ({count} sur {of}).",
        "new": "En réponse à la question «\u00a0{question}\u00a0», la part des contributeurs ayant fait état {label} est de {share} ({count} sur {of})\u00a0; aucun ne l’avait fait, selon le codage, lors du cycle précédent ({before_count} sur {before_of}).",
    },
}

LISTS: Mapping[str, Template] = {
    "achievement": Plural(
        "count",
        {
            "=1": "Il est fait état de réalisations dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de réalisations dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "challenge": Plural(
        "count",
        {
            "=1": "Il est fait état d’obstacles dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état d’obstacles dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "approach": Plural(
        "count",
        {
            "=1": "Il est fait état d’approches dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état d’approches dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "practice": Plural(
        "count",
        {
            "=1": "Il est fait état de pratiques dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de pratiques dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "opportunity": Plural(
        "count",
        {
            "=1": "Il est fait état de possibilités dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de possibilités dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "risk": Plural(
        "count",
        {
            "=1": "Il est fait état de risques dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de risques dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "priority": Plural(
        "count",
        {
            "=1": "Il est fait état de priorités dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de priorités dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "trend": Plural(
        "count",
        {
            "=1": "Il est fait état de tendances dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de tendances dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
    "request": Plural(
        "count",
        {
            "=1": "Il est fait état de demandes dans les contributions d’un des {of} contributeurs, notamment dans les passages suivants.",
            "other": "Il est fait état de demandes dans les contributions de {count} des {of} contributeurs, notamment dans les passages suivants.",
        },
    ),
}

LISTS_CHECKED: Mapping[str, Template] = {
    "achievement": Plural(
        "count",
        {
            "=1": "Des réalisations ont été signalées par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des réalisations ont été signalées par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "challenge": Plural(
        "count",
        {
            "=1": "Des obstacles ont été signalés par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des obstacles ont été signalés par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "approach": Plural(
        "count",
        {
            "=1": "Des approches ont été décrites par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des approches ont été décrites par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "practice": Plural(
        "count",
        {
            "=1": "Des pratiques ont été décrites par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des pratiques ont été décrites par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "opportunity": Plural(
        "count",
        {
            "=1": "Des possibilités ont été relevées par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des possibilités ont été relevées par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "risk": Plural(
        "count",
        {
            "=1": "Des risques ont été relevés par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des risques ont été relevés par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "priority": Plural(
        "count",
        {
            "=1": "Des priorités ont été fixées par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des priorités ont été fixées par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "trend": Plural(
        "count",
        {
            "=1": "Des tendances ont été observées par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des tendances ont été observées par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
    "request": Plural(
        "count",
        {
            "=1": "Des demandes ont été formulées par un contributeur sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
            "other": "Des demandes ont été formulées par {count} contributeurs sur {of} (échantillon vérifié par des personnes), notamment dans les passages suivants.",
        },
    ),
}

CAMPAIGN_NOTE: Template = "Ce nombre comprend un texte que plusieurs contributeurs ont envoyé en copies quasi identiques\u00a0; si chaque campagne de ce type n’est comptée qu’une fois, il est ramené à {count} sur {of}."

CHECKED_NOTE: Template = "Des personnes ont vérifié un échantillon de ces contributeurs ({checked} sur {of})\u00a0; d’après cette vérification, la part est de {estimate}, entre {low} et {high}, et non celle que donnerait le seul décompte."

CONTEXT: Mapping[str, Template] = {
    "contributions": Plural(
        "count",
        {
            "=1": "Aux fins de l’examen, une contribution a été reçue d’un seul contributeur.",
            "other": Plural(
                "contributors",
                {
                    "=1": "Aux fins de l’examen, {count} contributions ont été reçues d’un seul contributeur.",
                    "other": "Aux fins de l’examen, {count} contributions ont été reçues de {contributors} contributeurs.",
                },
            ),
        },
    ),
    "contributors": Plural(
        "count",
        {
            "one": "L’examen dénombre {count} contributeur.",
            "other": "L’examen dénombre {count} contributeurs, chacun compté une seule fois.",
        },
    ),
    "interventions": Plural(
        "count",
        {
            "=0": "Aucune des contributions n’est une intervention faite lors d’une manifestation.",
            "one": "L’une des contributions est une intervention faite lors d’une manifestation.",
            "other": "Parmi les contributions, {count} sont des interventions faites lors de manifestations.",
        },
    ),
    "organisers": Plural(
        "count",
        {
            "=0": "Par ailleurs, aucune contribution n’a été reçue des organisateurs ou du secrétariat.",
            "one": "Par ailleurs, une contribution émane des organisateurs ou du secrétariat\u00a0: elle a été lue et n’entre dans aucun décompte.",
            "other": "Par ailleurs, {count} contributions émanent des organisateurs ou du secrétariat\u00a0: elles ont été lues et n’entrent dans aucun décompte.",
        },
    ),
    "with-words": Plural(
        "count",
        {
            "=0": "Sur {of} contributeurs, aucun n’a répondu en texte libre\u00a0; tous ont répondu uniquement à des questions fermées.",
            "one": "Sur {of} contributeurs, {count_words} seul a répondu en texte libre\u00a0; les autres ont répondu uniquement à des questions fermées.",
            "other": "Sur {of} contributeurs, {count_words} ont répondu en texte libre\u00a0; les autres ont répondu uniquement à des questions fermées.",
        },
    ),
    "all-with-words": Plural(
        "count",
        {
            "=1": "Le seul contributeur a répondu en texte libre.",
            "other": "Les {count} contributeurs ont tous répondu en texte libre.",
        },
    ),
    "by-group": "Les contributeurs relèvent {items}.",
    "by-region": "Par région, ils viennent {items}.",
    "by-language": "Par langue de réponse, ils se répartissent comme suit\u00a0: {items}.",
    "copied": Plural(
        "copies",
        {
            "=0": "Il n’a été trouvé aucun texte commun à deux contributeurs.",
            "one": "Sur {of} contributeurs, {count_words} ont un texte en commun avec un autre contributeur\u00a0; ces textes forment un seul groupe de copies.",
            "other": "Sur {of} contributeurs, {count_words} ont un texte en commun avec un autre contributeur\u00a0; ces textes forment {copies} groupes de copies.",
        },
    ),
}

COUNTED_ITEM: Template = "{label} ({count})"

GROUP_NOUNS: Mapping[str, str] = {
    "government": "des pouvoirs publics",
    "international-organisation": "des organisations internationales",
    "private-sector": "du secteur privé",
    "civil-society": "de la société civile",
    "technical-community": "de la communauté technique",
    "academia": "du milieu universitaire",
    "individual": "de la catégorie des particuliers",
    "": "d’un groupe non connu",
}
"""How a group stands in a sentence: "relevant ...", with its preposition."""

AREA_NOUNS: Mapping[str, str] = {
    "technology-access": "technologie et accès",
    "economic": "développement économique",
    "social": "développement social",
    "cultural": "culture et science",
    "governance": "gouvernance",
}
"""How an area of Action Lines stands in a sentence: "domaines suivants : ..."."""

CATEGORY_NOUNS: Mapping[str, str] = {
    "achievement": "de réalisations",
    "challenge": "d’obstacles",
    "approach": "d’approches",
    "practice": "de pratiques",
    "opportunity": "de possibilités",
    "risk": "de risques",
    "priority": "de priorités",
    "trend": "de tendances",
    "request": "de demandes",
}
"""How a category stands in a sentence: "fait état ...", with its preposition."""

REGION_NOUNS: Mapping[str, str] = {
    "africa": "d’Afrique",
    "asia-pacific": "d’Asie et du Pacifique",
    "europe-north-america": "d’Europe et d’Amérique du Nord",
    "latin-america-caribbean": "d’Amérique latine et des Caraïbes",
    "western-asia": "d’Asie occidentale",
    "": "d’une région non connue",
}
"""How a region stands in a sentence: "venant ...", with its preposition."""

LANGUAGE_NOUNS: Mapping[str, str] = {
    "ar": "arabe",
    "zh": "chinois",
    "en": "anglais",
    "fr": "français",
    "ru": "russe",
    "es": "espagnol",
    "pt": "portugais",
    "de": "allemand",
    "it": "italien",
    "ja": "japonais",
    "und": "langue non reconnue",
    "": "langue non connue",
}
"""How a language stands in a sentence: after "en" or in a list; others by their name."""

SMALL_NUMBERS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
"""Counts of contributors under ten, in words, as they stand without a noun."""

LIST_AND: Template = "{first} et {last}"
LIST_AND_BEFORE: Mapping[str, Template] = {}
LIST_COMMA = ", "
LIST_SEMICOLON = "\u00a0; "
BETWEEN_SENTENCES = " "
PER_CENT: Template = "{number}\u00a0%"
PER_CENT_BELOW_ONE = "moins de 1\u00a0%"
DATE: Template = Plural("day", {"=1": "{day}er {month} {year}", "other": "{day} {month} {year}"})
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
