"""Spanish claim templates: whole sentences by claim kind, scheme, quantifier and plural form.

Placeholders are named; people's words and labels are filled in by the composer. Nothing is glued.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

SHARE: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "all": "Todos los participantes ({of}) abordaron el tema «{label}».",
        "almost-all": "Casi todos los participantes ({count} de {of}) abordaron el tema «{label}».",
        "most": "Una amplia mayoría de los participantes ({count} de {of}) abordaron el tema «{label}».",
        "majority": "La mayoría de los participantes ({count} de {of}) abordaron el tema «{label}».",
        "many": "Muchos participantes ({count} de {of}) abordaron el tema «{label}».",
        "some": "Algunos participantes ({count} de {of}) abordaron el tema «{label}».",
        "few": "Unos pocos participantes ({count} de {of}) abordaron el tema «{label}».",
        "one": "Uno de los participantes (de un total de {of}) abordó el tema «{label}».",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes (de un total de {of}) abordó el tema «{label}».",
                "=1": "Uno de los participantes (de un total de {of}) abordó el tema «{label}».",
                "other": "De {of} participantes, {count_words} abordaron el tema «{label}».",
            },
        ),
    },
    "phrases": {
        "all": "Todos los participantes ({of}) utilizaron la expresión «{label}».",
        "almost-all": "Casi todos los participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "most": "Una amplia mayoría de los participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "majority": "La mayoría de los participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "many": "Muchos participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "some": "Algunos participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "few": "Unos pocos participantes ({count} de {of}) utilizaron la expresión «{label}».",
        "one": "Uno de los participantes (de un total de {of}) utilizó la expresión «{label}».",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes (de un total de {of}) utilizó la expresión «{label}».",
                "=1": "Uno de los participantes (de un total de {of}) utilizó la expresión «{label}».",
                "other": "De {of} participantes, {count_words} utilizaron la expresión «{label}».",
            },
        ),
    },
    "action-lines": {
        "all": "Todos los participantes ({of}) abordaron la línea de acción {code}, «{label}».",
        "almost-all": "Casi todos los participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "most": "Una amplia mayoría de los participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "majority": "La mayoría de los participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "many": "Muchos participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "some": "Algunos participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "few": "Unos pocos participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}».",
        "one": "Uno de los participantes (de un total de {of}) abordó la línea de acción {code}, «{label}».",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes (de un total de {of}) abordó la línea de acción {code}, «{label}».",
                "=1": "Uno de los participantes (de un total de {of}) abordó la línea de acción {code}, «{label}».",
                "other": "De {of} participantes, {count_words} abordaron la línea de acción {code}, «{label}».",
            },
        ),
    },
    "sdgs": {
        "all": "Todos los participantes ({of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "almost-all": "Casi todos los participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "most": "Una amplia mayoría de los participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "majority": "La mayoría de los participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "many": "Muchos participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "some": "Algunos participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "few": "Unos pocos participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "one": "Uno de los participantes (de un total de {of}) abordó el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes (de un total de {of}) abordó el Objetivo de Desarrollo Sostenible {code}, «{label}».",
                "=1": "Uno de los participantes (de un total de {of}) abordó el Objetivo de Desarrollo Sostenible {code}, «{label}».",
                "other": "De {of} participantes, {count_words} abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
            },
        ),
    },
    "question": {
        "all": "Todos los participantes que respondieron ({of}) eligieron la respuesta «{label}».",
        "almost-all": "Casi todos los participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "most": "Una amplia mayoría de los participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "majority": "La mayoría de los participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "many": "Muchos participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "some": "Algunos participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "few": "Unos pocos participantes que respondieron ({count} de {of}) eligieron la respuesta «{label}».",
        "one": "Uno de los participantes que respondieron (de un total de {of}) eligió la respuesta «{label}».",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes que respondieron (de un total de {of}) eligió la respuesta «{label}».",
                "=1": "Uno de los participantes que respondieron (de un total de {of}) eligió la respuesta «{label}».",
                "other": "De los {of} participantes que respondieron, {count_words} eligieron la respuesta «{label}».",
            },
        ),
    },
    "categories": {
        "all": "Todos los participantes ({of}) hicieron referencia a {label}.",
        "almost-all": "Casi todos los participantes ({count} de {of}) hicieron referencia a {label}.",
        "most": "Una amplia mayoría de los participantes ({count} de {of}) hicieron referencia a {label}.",
        "majority": "La mayoría de los participantes ({count} de {of}) hicieron referencia a {label}.",
        "many": "Muchos participantes ({count} de {of}) hicieron referencia a {label}.",
        "some": "Algunos participantes ({count} de {of}) hicieron referencia a {label}.",
        "few": "Unos pocos participantes ({count} de {of}) hicieron referencia a {label}.",
        "one": "Uno de los participantes (de un total de {of}) hizo referencia a {label}.",
        "none": Plural(
            "count",
            {
                "=0": "Ninguno de los participantes (de un total de {of}) hizo referencia a {label}.",
                "=1": "Uno de los participantes (de un total de {of}) hizo referencia a {label}.",
                "other": "De {of} participantes, {count_words} hicieron referencia a {label}.",
            },
        ),
    },
}
"""By scheme, then quantifier; "none" where numbers only are said."""

ALL_GROUPS: Mapping[str, Template] = {
    "phrases": "La expresión «{label}» se utilizó en todos los grupos de partes interesadas de los que respondieron al menos cinco participantes ({count} de {of} participantes).",
    "action-lines": "La línea de acción {code}, «{label}», se abordó en todos los grupos de partes interesadas de los que respondieron al menos cinco participantes ({count} de {of} participantes).",
    "sdgs": "El Objetivo de Desarrollo Sostenible {code}, «{label}», se abordó en todos los grupos de partes interesadas de los que respondieron al menos cinco participantes ({count} de {of} participantes).",
    "question": "La respuesta «{label}» se eligió en todos los grupos de partes interesadas de los que respondieron al menos cinco participantes ({count} de {of}).",
    "themes": "El tema «{label}» se abordó en todos los grupos de partes interesadas de los que respondieron al menos cinco participantes ({count} de {of} participantes).",
}

MOSTLY: Mapping[str, Mapping[str, Template]] = {
    "themes": {
        "some": "Algunos participantes, principalmente {group} ({group_count} de {count}), abordaron el tema «{label}».",
        "many": "Muchos participantes, principalmente {group} ({group_count} de {count}), abordaron el tema «{label}».",
        "other": "Los participantes que abordaron el tema «{label}» procedían principalmente {group} ({group_count} de {count}).",
    },
    "phrases": {
        "some": "Algunos participantes, principalmente {group} ({group_count} de {count}), utilizaron la expresión «{label}».",
        "many": "Muchos participantes, principalmente {group} ({group_count} de {count}), utilizaron la expresión «{label}».",
        "other": "Los participantes que utilizaron la expresión «{label}» procedían principalmente {group} ({group_count} de {count}).",
    },
    "action-lines": {
        "some": "Algunos participantes, principalmente {group} ({group_count} de {count}), abordaron la línea de acción {code}, «{label}».",
        "many": "Muchos participantes, principalmente {group} ({group_count} de {count}), abordaron la línea de acción {code}, «{label}».",
        "other": "Los participantes que abordaron la línea de acción {code}, «{label}», procedían principalmente {group} ({group_count} de {count}).",
    },
    "sdgs": {
        "some": "Algunos participantes, principalmente {group} ({group_count} de {count}), abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "many": "Muchos participantes, principalmente {group} ({group_count} de {count}), abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}».",
        "other": "Los participantes que abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}», procedían principalmente {group} ({group_count} de {count}).",
    },
    "question": {
        "some": "Algunos participantes, principalmente {group} ({group_count} de {count}), eligieron la respuesta «{label}».",
        "many": "Muchos participantes, principalmente {group} ({group_count} de {count}), eligieron la respuesta «{label}».",
        "other": "Los participantes que eligieron la respuesta «{label}» procedían principalmente {group} ({group_count} de {count}).",
    },
}
"""By scheme, then quantifier; "other" for the remaining quantifiers and for numbers only."""

CONTRAST: Mapping[str, Template] = {
    "themes": "El tema «{label}» fue abordado con mayor frecuencia por participantes {more} ({more_count} de {more_of}) que por participantes {less} ({less_count} de {less_of}), teniendo en cuenta la extensión de las contribuciones.",
    "phrases": "La expresión «{label}» fue utilizada con mayor frecuencia por participantes {more} ({more_count} de {more_of}) que por participantes {less} ({less_count} de {less_of}).",
    "action-lines": "La línea de acción {code}, «{label}», fue abordada con mayor frecuencia por participantes {more} ({more_count} de {more_of}) que por participantes {less} ({less_count} de {less_of}), teniendo en cuenta la extensión de las contribuciones.",
    "sdgs": "El Objetivo de Desarrollo Sostenible {code}, «{label}», fue abordado con mayor frecuencia por participantes {more} ({more_count} de {more_of}) que por participantes {less} ({less_count} de {less_of}), teniendo en cuenta la extensión de las contribuciones.",
    "question": "La respuesta «{label}» fue elegida con mayor frecuencia por participantes {more} ({more_count} de {more_of}) que por participantes {less} ({less_count} de {less_of}).",
}

RANKING: Mapping[str, Mapping[str, Template]] = {
    "areas": {
        "clear": "Por ámbito, las líneas de acción abordadas por más participantes fueron, por este orden, las relativas a {items}.",
        "ties": "Por ámbito, las líneas de acción abordadas por más participantes fueron las relativas a {items}; algunas cifras son iguales.",
        "overlapping": "Por ámbito, las líneas de acción abordadas por más participantes fueron las relativas a {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "themes": {
        "clear": "Los temas abordados por más participantes fueron, por este orden, {items}.",
        "ties": "Los temas abordados por más participantes fueron {items}; algunas cifras son iguales.",
        "overlapping": "Los temas abordados por más participantes fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "themes-question": {
        "clear": "En respuesta a la pregunta «{question}» (participantes que respondieron: {of} de {asked} consultados), los temas abordados por más participantes fueron, por este orden, {items}.",
        "ties": "En respuesta a la pregunta «{question}» (participantes que respondieron: {of} de {asked} consultados), los temas abordados por más participantes fueron {items}; algunas cifras son iguales.",
        "overlapping": "En respuesta a la pregunta «{question}» (participantes que respondieron: {of} de {asked} consultados), los temas abordados por más participantes fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "phrases": {
        "clear": "Las expresiones temáticas utilizadas por más participantes fueron, por este orden, {items}.",
        "ties": "Las expresiones temáticas utilizadas por más participantes fueron {items}; algunas cifras son iguales.",
        "overlapping": "Las expresiones temáticas utilizadas por más participantes fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "question": {
        "clear": "Las respuestas elegidas con más frecuencia por los participantes que respondieron ({of}) fueron, por este orden, {items}.",
        "ties": "Las respuestas elegidas con más frecuencia por los participantes que respondieron ({of}) fueron {items}; algunas cifras son iguales.",
        "overlapping": "Las respuestas elegidas con más frecuencia por los participantes que respondieron ({of}) fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "action-lines": {
        "clear": "Las líneas de acción abordadas por más participantes fueron, por este orden, {items}.",
        "ties": "Las líneas de acción abordadas por más participantes fueron {items}; algunas cifras son iguales.",
        "overlapping": "Las líneas de acción abordadas por más participantes fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
    "sdgs": {
        "clear": "Los Objetivos de Desarrollo Sostenible abordados por más participantes fueron, por este orden, {items}.",
        "ties": "Los Objetivos de Desarrollo Sostenible abordados por más participantes fueron {items}; algunas cifras son iguales.",
        "overlapping": "Los Objetivos de Desarrollo Sostenible abordados por más participantes fueron {items}; sus intervalos se solapan, por lo que su orden no es seguro.",
    },
}

RANKED_ITEM: Mapping[str, Template] = {
    "areas": "{label} ({count})",
    "themes": "«{label}» ({count})",
    "phrases": "«{label}» ({count})",
    "question": "«{label}» ({count})",
    "action-lines": "la {code}, «{label}» ({count})",
    "sdgs": "el ODS\u00a0{code}, «{label}» ({count})",
}

SCARCITY: Mapping[str, Template] = {
    "action-lines": "Pocos participantes ({count} de {of}) abordaron la línea de acción {code}, «{label}»: menos que el valor de referencia ({baseline}) fijado para este examen.",
    "sdgs": "Pocos participantes ({count} de {of}) abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}»: menos que el valor de referencia ({baseline}) fijado para este examen.",
    "groups": "La proporción de participantes {label} ({count} de {of}) fue inferior al valor de referencia ({baseline}).",
    "regions": "La proporción de participantes {label} ({count} de {of}) fue inferior al valor de referencia ({baseline}).",
    "languages": "La proporción de participantes que escribieron en {label} ({count} de {of}) fue inferior al valor de referencia ({baseline}).",
}

CHANGE: Mapping[str, Mapping[str, Template]] = {
    "question": {
        "rose": "Entre las dos rondas aumentó la proporción de quienes eligieron la respuesta «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "Entre las dos rondas disminuyó la proporción de quienes eligieron la respuesta «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
    },
    "themes": {
        "rose": "En las respuestas a la pregunta «{question}», entre las dos rondas aumentó la proporción de participantes que abordaron el tema «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "En las respuestas a la pregunta «{question}», entre las dos rondas disminuyó la proporción de participantes que abordaron el tema «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "new": "En las respuestas a la pregunta «{question}», la proporción de participantes que abordaron el tema «{label}» es de {share} ({count} de {of}); en la ronda anterior no se encontró ninguno ({before_count} de {before_of}).",
    },
    "phrases": {
        "rose": "En las respuestas a la pregunta «{question}», entre las dos rondas aumentó la proporción de participantes que utilizaron la expresión «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "En las respuestas a la pregunta «{question}», entre las dos rondas disminuyó la proporción de participantes que utilizaron la expresión «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "new": "En las respuestas a la pregunta «{question}», la proporción de participantes que utilizaron la expresión «{label}» es de {share} ({count} de {of}); en la ronda anterior no se encontró ninguno ({before_count} de {before_of}).",
    },
    "action-lines": {
        "rose": "En las respuestas a la pregunta «{question}», entre las dos rondas aumentó la proporción de participantes que abordaron la línea de acción {code}, «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "En las respuestas a la pregunta «{question}», entre las dos rondas disminuyó la proporción de participantes que abordaron la línea de acción {code}, «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "new": "En las respuestas a la pregunta «{question}», la proporción de participantes que abordaron la línea de acción {code}, «{label}» es de {share} ({count} de {of}); en la ronda anterior no se encontró ninguno ({before_count} de {before_of}).",
    },
    "sdgs": {
        "rose": "En las respuestas a la pregunta «{question}», entre las dos rondas aumentó la proporción de participantes que abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "En las respuestas a la pregunta «{question}», entre las dos rondas disminuyó la proporción de participantes que abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}»: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "new": "En las respuestas a la pregunta «{question}», la proporción de participantes que abordaron el Objetivo de Desarrollo Sostenible {code}, «{label}» es de {share} ({count} de {of}); en la ronda anterior no se encontró ninguno ({before_count} de {before_of}).",
    },
    "categories": {
        "rose": "En las respuestas a la pregunta «{question}», entre las dos rondas aumentó la proporción de participantes que hicieron referencia a {label}: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "fell": "En las respuestas a la pregunta «{question}», entre las dos rondas disminuyó la proporción de participantes que hicieron referencia a {label}: {before_share} ({before_count} de {before_of}) en la primera y {share} ({count} de {of}) en la segunda.",
        "new": "En las respuestas a la pregunta «{question}», la proporción de participantes que hicieron referencia a {label} es de {share} ({count} de {of}); en la ronda anterior no se encontró ninguno ({before_count} de {before_of}).",
    },
}

LISTS: Mapping[str, Template] = {
    "achievement": "Se hizo referencia a logros en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "challenge": "Se hizo referencia a obstáculos en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "approach": "Se hizo referencia a enfoques en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "practice": "Se hizo referencia a prácticas en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "opportunity": "Se hizo referencia a oportunidades en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "risk": "Se hizo referencia a riesgos en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "priority": "Se hizo referencia a prioridades en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "trend": "Se hizo referencia a tendencias en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
    "request": "Se hizo referencia a solicitudes en las contribuciones de {count} de {of} participantes, por ejemplo, en los siguientes pasajes.",
}

LISTS_CHECKED: Mapping[str, Template] = {
    "achievement": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se comunican logros, por ejemplo, en los siguientes pasajes.",
    "challenge": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se señalan obstáculos, por ejemplo, en los siguientes pasajes.",
    "approach": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se describen enfoques, por ejemplo, en los siguientes pasajes.",
    "practice": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se describen prácticas, por ejemplo, en los siguientes pasajes.",
    "opportunity": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se ven oportunidades, por ejemplo, en los siguientes pasajes.",
    "risk": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se advierten riesgos, por ejemplo, en los siguientes pasajes.",
    "priority": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se fijan prioridades, por ejemplo, en los siguientes pasajes.",
    "trend": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se observan tendencias, por ejemplo, en los siguientes pasajes.",
    "request": "En las contribuciones de {count} de {of} participantes (muestra verificada por personas) se formulan solicitudes, por ejemplo, en los siguientes pasajes.",
}

CAMPAIGN_NOTE: Template = "La cifra incluye un texto que varios participantes enviaron en copias casi idénticas; si cada una de esas campañas se cuenta una sola vez, la cifra es de {count} de {of}."

CHECKED_NOTE: Template = "Se verificó por personas una muestra de estos participantes ({checked} de {of}); según esa verificación, la proporción es de {estimate}, entre {low} y {high}, y no la que daría el mero recuento."

CONTEXT: Mapping[str, Template] = {
    "contributions": Plural(
        "contributors",
        {
            "one": Plural(
                "count",
                {
                    "one": "En el marco del examen se recibió {count} contribución de {contributors} participante.",
                    "other": "En el marco del examen se recibieron {count} contribuciones de {contributors} participante.",
                },
            ),
            "other": Plural(
                "count",
                {
                    "one": "En el marco del examen se recibió {count} contribución de {contributors} participantes.",
                    "other": "En el marco del examen se recibieron {count} contribuciones de {contributors} participantes.",
                },
            ),
        },
    ),
    "contributors": Plural(
        "count",
        {
            "one": "En el examen se cuenta {count} participante, una sola vez.",
            "other": "En el examen se cuentan {count} participantes, cada uno una sola vez.",
        },
    ),
    "interventions": Plural(
        "count",
        {
            "one": "Una de las contribuciones es una intervención en un acto.",
            "other": "De las contribuciones, {count} son intervenciones en actos.",
        },
    ),
    "organisers": Plural(
        "count",
        {
            "one": "Se recibió otra contribución de los organizadores o de la secretaría: se leyó, pero no se contabiliza nada de ella.",
            "other": "Se recibieron otras {count} contribuciones de los organizadores o de la secretaría: se leyeron, pero no se contabiliza nada de ellas.",
        },
    ),
    "with-words": "No todos los participantes respondieron con un texto ({count_words} de {of}); los demás respondieron solo a preguntas cerradas.",
    "all-with-words": "Todos los participantes ({count}) respondieron con un texto.",
    "by-group": "Los participantes procedían {items}.",
    "by-region": "Por región, procedían {items}.",
    "by-language": "Por idioma de respuesta, escribieron en {items}.",
    "copied": Plural(
        "copies",
        {
            "=0": "No se encontró ningún texto que compartieran dos participantes.",
            "one": "De {of} participantes, {count_words} comparten un texto con otro participante, en un grupo de copias.",
            "other": "De {of} participantes, {count_words} comparten un texto con otro participante, en {copies} grupos de copias.",
        },
    ),
}

COUNTED_ITEM: Template = "{label} ({count})"

GROUP_NOUNS: Mapping[str, str] = {
    "government": "de gobiernos",
    "international-organisation": "de organizaciones internacionales",
    "private-sector": "del sector privado",
    "civil-society": "de la sociedad civil",
    "technical-community": "de la comunidad técnica",
    "academia": "del mundo académico",
    "individual": "del grupo de particulares",
    "": "de un grupo desconocido",
}
"""How a group stands in a sentence, with its preposition: "participantes ...", "procedían ..."."""

AREA_NOUNS: Mapping[str, str] = {
    "technology-access": "tecnología y acceso",
    "economic": "desarrollo económico",
    "social": "desarrollo social",
    "cultural": "cultura y ciencia",
    "governance": "gobernanza",
}
"""How an area of Action Lines stands in a sentence: "las relativas a ..."."""

CATEGORY_NOUNS: Mapping[str, str] = {
    "achievement": "logros",
    "challenge": "obstáculos",
    "approach": "enfoques",
    "practice": "prácticas",
    "opportunity": "oportunidades",
    "risk": "riesgos",
    "priority": "prioridades",
    "trend": "tendencias",
    "request": "solicitudes",
}
"""How a category stands in a sentence: "hicieron referencia a ..."."""

REGION_NOUNS: Mapping[str, str] = {
    "africa": "de África",
    "asia-pacific": "de Asia y el Pacífico",
    "europe-north-america": "de Europa y América del Norte",
    "latin-america-caribbean": "de América Latina y el Caribe",
    "western-asia": "de Asia Occidental",
    "": "de una región desconocida",
}
"""How a region stands in a sentence, with its preposition: "participantes ...", "procedían ..."."""

LANGUAGE_NOUNS: Mapping[str, str] = {
    "ar": "árabe",
    "zh": "chino",
    "en": "inglés",
    "fr": "francés",
    "ru": "ruso",
    "es": "español",
    "pt": "portugués",
    "de": "alemán",
    "it": "italiano",
    "ja": "japonés",
    "und": "un idioma no reconocido",
    "": "un idioma desconocido",
}
"""How a language stands in a sentence: "escribieron en ..."; others by their name."""

SMALL_NUMBERS = ("ninguno", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
"""Counts of contributors under ten, in words, as they stand without a noun."""

LIST_AND: Template = "{first} y {last}"
LIST_AND_BEFORE: Mapping[str, Template] = {r"\W*[Hh]?[IiÍí](?![aeoáéó])": "{first} e {last}"}
"""By how the last item begins (a regular expression), where the conjunction changes before its sound."""

LIST_COMMA = ", "
LIST_SEMICOLON = "; "
BETWEEN_SENTENCES = " "
PER_CENT: Template = "{number}\u00a0%"
PER_CENT_BELOW_ONE = "menos del 1\u00a0%"
DATE: Template = "{day} de {month} de {year}"
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
