"""Fixed words of the report in French: headings, captions, prose of method. Named placeholders only."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

REVIEWED = ""
"""Who reviewed these translations as a native reader, and when; "" for nobody yet, "source" where nothing was translated."""

REPORT_WORDS: Mapping[str, Template] = {
    # title
    "subtitle": "Rapport préliminaire sur les contributions reçues",
    "prepared-for": "Destinataire\u00a0: {body}",
    "as-of": "État au {date}",
    "fictional": "Données de démonstration fictives\u00a0: l’examen, les organisations qui y participent et tous les propos qui leur sont attribués sont inventés.",
    # headings
    "heading-summary": "En bref",
    "heading-participation": "Qui a contribué, et comment",
    "heading-phrases": "Expressions thématiques les plus courantes",
    "heading-observations": "Observations",
    "heading-questions": "Réponses aux questions fermées",
    "heading-inventory": "Éléments dont il est fait état",
    "heading-lines": "Grandes orientations et objectifs de développement durable",
    "heading-action-lines": "Grandes orientations",
    "heading-sdgs": "Objectifs de développement durable",
    "heading-copies": "Copies et campagnes",
    "heading-coverage": "Voix et sujets qui n’ont pas été entendus",
    "heading-unread": "Éléments qui n’ont pas pu être lus et points à examiner par une personne",
    "heading-method": "Méthode et limites",
    "heading-evidence": "Annexe\u00a0: éléments probants",
    "heading-by-question": "Par question",
    "heading-by-theme": "Par thème",
    "column-theme": "Thème",
    "column-stability": "Stabilité",
    "caption-themes": "Thèmes, et thèmes plus précis qu’ils contiennent, par nombre de contributeurs",
    "theme-leaf": "– {label}",
    "theme-small": "– {label} (restreint mais distinct)",
    "note-themes": "Stabilité\u00a0: part des contributeurs d’un thème qui restent ensemble lorsque les thèmes sont recherchés à nouveau parmi des contributeurs tirés au sort.",
    "ends-intro": "Chaque thème se termine par deux des passages qui y sont comptés, provenant de contributeurs différents\u00a0: celui dont le sens est le plus proche du cœur du thème, c’est-à-dire de ce que ses passages ont en commun, et celui qui en est le plus éloigné, parmi ceux qui peuvent être cités. Le plus éloigné montre l’étendue du thème\u00a0; être loin du cœur n’exprime ni accord ni désaccord.",
    "end-central": "Passage le plus proche du cœur du thème\u00a0:",
    "end-opposite": "Passage le plus éloigné du cœur du thème\u00a0:",
    "heading-achievement": "Réalisations",
    "heading-challenge": "Obstacles",
    "heading-approach": "Approches",
    "heading-practice": "Pratiques",
    "heading-opportunity": "Possibilités",
    "heading-risk": "Risques",
    "heading-priority": "Priorités",
    "heading-trend": "Tendances",
    "heading-request": "Demandes",
    # panels
    "panel-count": "Contributeurs\u00a0: {count} sur {of}, soit {share}.",
    "panel-count-contributions": "Contributions\u00a0: {count} sur {of}.",
    "panel-asked": Plural(
        "asked",
        {
            "one": "La question a été posée à {asked} contributeur.",
            "other": "La question a été posée à {asked} contributeurs.",
        },
    ),
    "panel-interval": "Intervalle à 95\u00a0% de la part\u00a0: de {low} à {high}.",
    "panel-campaigns": "Chaque campagne n’étant comptée qu’une fois\u00a0: {count} sur {of}.",
    "panel-group": "{group}\u00a0: {count} sur {of}",
    "basis-exact": "Décompte exact\u00a0: choix effectués ou mots employés. Aucune erreur de codage.",
    "basis-labelled": "Codage automatique, n’ayant pas encore fait l’objet d’une vérification humaine. L’intervalle "
    "comprend l’erreur de codage mesurée sur des données étiquetées.",
    "basis-developers": "Codage automatique, n’ayant pas encore fait l’objet d’une vérification humaine. L’intervalle "
    "comprend l’erreur de codage mesurée sur des passages étiquetés par les développeurs.",
    "basis-borrowed": "Codage automatique, n’ayant pas encore fait l’objet d’une vérification humaine. Il n’existe pas "
    "de données étiquetées pour cette grille\u00a0: l’intervalle comprend l’erreur que la même méthode commet sur les "
    "objectifs de développement durable.",
    # names
    "group-unknown": "Groupe non connu",
    "region-unknown": "Région non connue",
    "language-unknown": "Langue non connue",
    "attribution-named": "{who}, {group}",
    "attribution-anonymous": "Contributeur ayant demandé à ne pas être nommé, {group}",
    "attribution-reported": "{who}, {group}, selon le compte rendu analytique",
    "attribution-reported-anonymous": "Contributeur ayant demandé à ne pas être nommé, {group}, selon le compte rendu "
    "analytique",
    "attribution-government": "pouvoirs publics",
    "attribution-international-organisation": "organisation internationale",
    "attribution-private-sector": "secteur privé",
    "attribution-civil-society": "société civile",
    "attribution-technical-community": "communauté technique",
    "attribution-academia": "milieu universitaire",
    "attribution-individual": "particulier",
    "attribution-unknown": "groupe non connu",
    # tables
    "column-group": "Groupe de parties prenantes",
    "column-region": "Région",
    "column-language": "Langue",
    "column-channel": "Canal",
    "column-round": "Cycle",
    "column-contributions": "Contributions",
    "column-contributors": "Contributeurs",
    "column-share": "Part",
    "column-baseline": "Niveau de référence",
    "column-interval": "Intervalle à 95\u00a0%",
    "column-note": "Élément",
    "column-phrase": "Expression",
    "column-answer": "Réponse",
    "column-chosen": "Choisie par",
    "column-line": "Grande orientation",
    "column-goal": "Objectif",
    "column-copies": "Groupe de copies",
    "column-one": "Contribution",
    "column-other": "Même texte que",
    "column-similarity": "Suites de mots communes",
    "column-item": "Élément",
    "column-reason": "Motif",
    "column-action": "Mesure à prendre",
    "column-quantifier": "Mots employés",
    "column-rule": "Condition",
    "column-scheme": "Objet du codage",
    "column-sensitivity": "Repéré lorsque présent",
    "column-false": "Repéré lorsque absent",
    "column-measured": "Mesuré sur",
    "column-stage": "Étape",
    "column-in": "Soumis",
    "column-processed": "Traités",
    "column-rejected": "Rejetés",
    "column-ignored": "Ignorés",
    "column-total": "Total",
    "caption-groups": "Contributions et contributeurs, par groupe de parties prenantes",
    "caption-regions": "Contributions et contributeurs, par région",
    "caption-languages": "Contributions et contributeurs, par langue",
    "caption-channels": "Contributions, par canal",
    "caption-rounds": "Contributions, par cycle",
    "caption-areas": "Contributeurs ayant abordé les grandes orientations de chaque domaine, par groupe de parties "
    "prenantes",
    "column-area": "Domaine",
    "caption-phrases-other": "Expressions employées par les contributeurs dans d’autres langues",
    "phrases-languages": "Le graphique et le premier tableau portent sur les expressions en {language}\u00a0; les "
    "expressions dans d’autres langues figurent à la suite.",
    "caption-phrases": "Expressions thématiques selon le nombre de contributeurs, au total et par groupe",
    "caption-question": "Réponses à la question «\u00a0{question}\u00a0»",
    "caption-action-lines": "Contributeurs ayant abordé chaque grande orientation, par groupe de parties prenantes",
    "caption-sdgs": "Contributeurs ayant abordé chaque objectif de développement durable, par groupe de parties "
    "prenantes",
    "caption-copies": "Groupes de contributions ayant un texte en commun",
    "caption-coverage": "Parts rapportées aux niveaux de référence de l’examen",
    "caption-rejected": "Éléments rejetés, motif du rejet et mesure à prendre",
    "caption-quantifiers": "Quantificateurs et règles applicables",
    "caption-errors": "Erreurs de codage comprises dans les intervalles",
    "caption-stages": "Éléments soumis à chaque étape et suite qui leur a été donnée",
    "note-contributors": Plural(
        "of",
        {
            "one": "Source\u00a0: contributions au présent examen. n\u00a0=\u00a0{of} contributeur.",
            "other": "Source\u00a0: contributions au présent examen. n\u00a0=\u00a0{of} contributeurs.",
        },
    ),
    "note-answered": Plural(
        "of",
        {
            "one": "Source\u00a0: contributions au présent examen. n\u00a0=\u00a0{of} contributeur ayant répondu, sur {asked} à qui la "
            "question a été posée.",
            "other": "Source\u00a0: contributions au présent examen. n\u00a0=\u00a0{of} contributeurs ayant répondu, sur {asked} à qui "
            "la question a été posée.",
        },
    ),
    "caption-table": "Tableau {number}. {caption}",
    "code-and-label": "{code} {label}",
    "range": "{low}\u00a0– {high}",
    "question-of-round": "{question} ({round})",
    "channel-questionnaire": "Questionnaire",
    "channel-document": "Document transmis",
    "channel-event": "Manifestation",
    "stage-files": "Fichiers",
    "stage-tables": "Tableaux",
    "stage-rows": "Lignes de tableau",
    "stage-documents": "Documents",
    "stage-pages": "Pages de document",
    "stage-corpus": "Textes",
    "stage-analysis": "Passages analysés",
    "caption-figure": "Figure {number}. {title}",
    "note-removed": "Les attributs susceptibles de révéler l’identité d’un contributeur anonyme ont été supprimés.",
    "about-bars": "Graphique à barres. {items}.",
    "about-heat": "Carte de chaleur des contributeurs, par groupe de parties prenantes\u00a0; tous les nombres figurent dans "
    "le tableau qui l’accompagne.",
    "bar": "{label}\u00a0: {count}",
    "chart-groups": "Groupe de parties prenantes comptant le plus de contributeurs\u00a0: {label} ({count})",
    "chart-regions": "Région comptant le plus de contributeurs\u00a0: {label} ({count})",
    "chart-languages": Plural(
        "count",
        {
            "one": "Langue la plus largement utilisée\u00a0: {label} ({count} contributeur)",
            "other": "Langue la plus largement utilisée\u00a0: {label} ({count} contributeurs)",
        },
    ),
    "chart-phrases": Plural(
        "count",
        {
            "one": "Expression thématique la plus largement employée\u00a0: «\u00a0{label}\u00a0» ({count} contributeur)",
            "other": "Expression thématique la plus largement employée\u00a0: «\u00a0{label}\u00a0» ({count} contributeurs)",
        },
    ),
    "chart-question": "Réponse le plus souvent choisie\u00a0: «\u00a0{label}\u00a0» ({count})",
    "chart-action-lines": Plural(
        "count",
        {
            "one": "Grande orientation la plus largement abordée\u00a0: {label} ({count} contributeur)",
            "other": "Grande orientation la plus largement abordée\u00a0: {label} ({count} contributeurs)",
        },
    ),
    "chart-sdgs": Plural(
        "count",
        {
            "one": "Objectif le plus largement abordé\u00a0: {label} ({count} contributeur)",
            "other": "Objectif le plus largement abordé\u00a0: {label} ({count} contributeurs)",
        },
    ),
    # sections' prose
    "unchecked": "Les thèmes, les grandes orientations, les objectifs et les catégories ont fait l’objet d’un codage "
    "automatique qui n’a pas encore été vérifié par des personnes\u00a0: le mot «\u00a0abordé\u00a0», tel qu’il est employé dans le "
    "présent rapport, n’exprime ni appui ni opposition.",
    "open-sentences": "Chaque phrase énonçant un décompte renvoie aux éléments sur lesquels elle repose.",
    "phrases-intro": "Les expressions sont comptées telles quelles, quels que soient la graphie ou le nombre "
    "grammatical indiqués avec elles, une seule fois par contributeur.",
    "inventory-intro": "Les passages sont reproduits tels quels, à raison d’un par contributeur\u00a0; ils ont été choisis "
    "parce qu’ils sont caractéristiques et proviennent de groupes, de régions et de langues différents.",
    "lines-none": "Il n’a été relevé aucun contributeur ayant abordé les éléments suivants\u00a0: {items}.",
    "copies-intro": "Les copies sont signalées et jamais supprimées. Chaque paire a été vérifiée mot à mot\u00a0: les deux "
    "textes ont en commun au moins la moitié de leurs suites de cinq mots. Les contributions non publiées ne sont pas "
    "comparées dans cette liste.",
    "coverage-states": Plural(
        "count",
        {
            "=0": "Aucun contributeur des {of} États Membres de l’Organisation des Nations Unies n’a été entendu.",
            "=1": "Sur les {of} États Membres de l’Organisation des Nations Unies, des contributeurs d’un seul État ont été "
            "entendus.",
            "other": "Sur les {of} États Membres de l’Organisation des Nations Unies, des contributeurs de {count} États "
            "ont été entendus.",
        },
    ),
    "coverage-silent": "Aucun contributeur n’a indiqué comme son pays l’un des suivants\u00a0: {items}.",
    "coverage-none": "Aucun niveau de référence n’ayant été fixé pour cet examen, rien n’est qualifié de "
    "sous-représenté.",
    "coverage-under": "Au-dessous du niveau de référence, compte tenu de l’intervalle\u00a0: {items}.",
    "coverage-not-under": "Parmi les éléments assortis d’un niveau de référence, aucun ne se situe avec certitude "
    "au-dessous de celui-ci.",
    "unread-look": "Points à examiner par une personne\u00a0:",
    "unread-none": "Tout ce qui a été reçu a pu être lu.",
    # method
    "method-unit": "L’unité de décompte est le contributeur\u00a0: l’organisation lorsqu’elle est nommée, à défaut la "
    "personne, comptée une seule fois dans chaque périmètre, toutes contributions et tous canaux et cycles confondus. "
    "Les textes et les passages ne sont jamais comptés comme des voix.",
    "method-of": "Dans chaque décompte, le nombre total introduit par «\u00a0sur\u00a0» ou «\u00a0des\u00a0» est celui des contributeurs qui "
    "ont répondu en texte libre ou, pour une question fermée, de ceux qui ont fait un choix\u00a0; il est toujours indiqué.",
    "method-interval": "Les contributeurs ayant répondu sont tous pris en compte, comme dans un recensement. "
    "L’incertitude tient au codage et à ce qu’ils auraient dit un autre jour\u00a0: les décomptes d’expressions et de "
    "réponses fermées sont assortis d’un intervalle de Wilson, et les codes attribués automatiquement, d’un intervalle "
    "plus large, qui comprend l’erreur du codeur.",
    "method-length": "Les textes longs ne sont pas avantagés par le nombre de leurs passages\u00a0: plus un contributeur "
    "compte de passages, plus la netteté exigée des plus nets d’entre eux est élevée pour qu’un code soit retenu (Šidák\u00a0; "
    "Berk et Jones).",
    "method-campaigns": "Dans une campagne, chaque contributeur est compté. Un quantificateur doit rester valable "
    "lorsque la campagne n’est comptée qu’une fois\u00a0; à défaut, le quantificateur plus faible est employé et la campagne "
    "est signalée.",
    "method-compare": "Les groupes sont comparés compte tenu de la longueur des contributions\u00a0; pour l’ensemble des "
    "comparaisons de ce type dans le présent rapport, on s’attend à ce qu’au plus 1 sur 20 de celles qui sont énoncées "
    "soit due au hasard.",
    "method-themes": "Les thèmes ont été dégagés automatiquement, sans liste établie à l’avance, et sont désignés par "
    "les expressions qui leur sont propres. Un passage qui n’est proche d’aucun thème n’en reçoit aucun.",
    "method-languages": "Les passages dans toutes les langues sont lus par un seul et même encodeur\u00a0; les citations sont "
    "données dans leur langue. Les expressions sont comptées séparément dans chaque langue.",
    "method-publication": "Ce dont les contributeurs ont demandé la non-publication est compté, mais n’est jamais cité "
    "ni énuméré. Les contributeurs anonymes apparaissent sans nom ni organisation\u00a0; ce qui pourrait révéler leur "
    "identité a été supprimé avant d’entrer dans un quelconque décompte.",
    "method-speech": "Ce qu’un compte rendu analytique dit d’une intervention est la relation qu’en donne ce compte "
    "rendu\u00a0: il n’est jamais mis entre guillemets ni présenté comme les propres paroles de l’intervenant. Les "
    "interventions des organisateurs et du secrétariat sont lues et n’entrent dans aucun décompte.",
    "method-unreviewed": "Les textes fixes du présent rapport en {language} ont été traduits par ses concepteurs\u00a0; aucune personne "
    "dont c’est la langue maternelle ne les a encore relus.",
    "method-encoder": "Encodeur\u00a0: {encoder}. Graine\u00a0: {seed}. Version\u00a0: {version}. Les mêmes données d’entrée produisent "
    "le même rapport, à l’octet près.",
    "method-quantifiers": "L et H sont les bornes de l’intervalle à 95\u00a0% de la part. Lorsqu’il y a moins de dix réponses, "
    "seuls des nombres sont donnés. Un code attribué automatiquement qu’aucune personne n’a vérifié ne justifie jamais "
    "de quantificateur plus fort que «\u00a0de nombreux\u00a0».",
    "rule-all": "tous les contributeurs ayant répondu, le décompte étant exact ou vérifié par des personnes",
    "rule-almost-all": "L supérieur à 85\u00a0%",
    "rule-most": "L supérieur à 65\u00a0%",
    "rule-majority": "L supérieur à 50\u00a0%",
    "rule-many": "L supérieur à 25\u00a0%, et au moins dix contributeurs",
    "rule-some": "L supérieur à 3\u00a0%, et au moins trois contributeurs",
    "rule-few": "au moins deux contributeurs, et H inférieur à 15\u00a0%",
    "rule-one": "un contributeur",
    "rule-own": "selon l’échelle du présent examen",
    "name-all": "tous",
    "name-almost-all": "presque tous",
    "name-most": "la plupart",
    "name-majority": "une majorité de",
    "name-many": "de nombreux",
    "name-some": "certains",
    "name-few": "quelques",
    "name-one": "un",
    "scheme-themes": "Thèmes",
    "scheme-action-lines": "Grandes orientations",
    "scheme-sdgs": "Objectifs de développement durable",
    "scheme-categories": "Catégories",
    "scheme-areas": "Domaines des grandes orientations",
    "scheme-groups": "Groupes",
    "scheme-regions": "Régions",
    "scheme-languages": "Langues",
    "measured-labelled": "données étiquetées de cette grille",
    "measured-developers": "passages étiquetés par les développeurs",
    "measured-borrowed": "objectifs de développement durable, par la même méthode",
    # checked by people, and between rounds
    "basis-checked": "Codage automatique, vérifié par des personnes sur un échantillon\u00a0: {checked} contributeurs sur {of}, dont propositions modifiées\u00a0: {changed}. D’après cette vérification, la part est de {estimate}\u00a0; l’intervalle comprend l’erreur de codage constatée.",
    "checked-some": "Les thèmes, les grandes orientations, les objectifs et les catégories ont fait l’objet d’un codage automatique. Codes dont un échantillon a été vérifié par des personnes\u00a0: {count}\u00a0; ils sont indiqués dans la section sur la méthode et les limites, et les autres n’ont pas encore été vérifiés. Le mot «\u00a0abordé\u00a0», tel qu’il est employé dans le présent rapport, n’exprime ni appui ni opposition.",
    "method-checked": "Lorsque des personnes ont vérifié un échantillon pour un code, leur décision remplace la proposition de la machine dans tous les décomptes. L’intervalle résulte d’une inférence appuyée sur les prédictions, par tranches du score de la machine (Angelopoulos et autres, 2023)\u00a0: il vaut pour l’ensemble de ceux qui ont répondu, et aucun mot n’est employé qui supposerait que chacun d’eux ait été vérifié.",
    "method-changes": "Les cycles ne sont comparés que par des questions liées. Un changement est énoncé lorsque l’intervalle de la différence entre les deux parts, erreurs de codage comprises, exclut zéro\u00a0; pour l’ensemble des comparaisons de ce type dans le présent rapport, on s’attend à ce qu’au plus 1 sur 20 de celles qui sont énoncées soit due au hasard.",
    "method-split": "Le thème {before} de la grille de codage se répartit entre plusieurs thèmes du présent rapport\u00a0: {after}. Son code reste à celui qui en est le plus proche.",
    "method-merge": "Le thème {after} du présent rapport réunit plusieurs thèmes de la grille de codage\u00a0: {before}. Il garde le code de celui qui en est le plus proche\u00a0; les codes des autres ne sont attribués à aucun autre thème.",
    "theme-code": "«\u00a0{label}\u00a0» ({code})",
    "stage-checked": "Décisions de personnes",
    "caption-checked": "Codes dont un échantillon a été vérifié par des personnes",
    "column-code": "Code",
    "column-checked": "Vérifiés",
    "column-changed": "Propositions modifiées",
    "column-estimate": "Part d’après la vérification",
    "panel-distinctive": "Groupes que ce point distingue des autres, par rapport à l’ensemble de ce que chacun a abordé\u00a0: {items}.",
    # annex
    "evidence-intro": "Tous les passages cités, signalés dans leur contexte, avec l’indication de l’endroit où ils se "
    "trouvent.",
    "source-line": "{who}. {place}",
    "source-question": "En réponse à la question «\u00a0{question}\u00a0».",
    "source-kind-form": "Dans le formulaire.",
    "source-kind-attachment": "Dans le document joint.",
    "source-kind-document": "Dans le document.",
    "source-kind-answer": "Dans la réponse.",
    "source-kind-choice": "Dans la réponse.",
    "source-kind-intervention": "Dans une intervention.",
    "source-kind-reported": "Dans une intervention, telle que la rapporte le compte rendu analytique\u00a0; il ne s’agit pas "
    "des propres paroles de l’intervenant.",
    "source-page": "Page {page}, paragraphe {paragraph}.",
    "source-paragraph": "Paragraphe {paragraph}.",
    "source-contribution": "Contribution {contribution}, caractères {start} à {end}.",
}
