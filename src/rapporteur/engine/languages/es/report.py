"""Fixed words of the report in Spanish: headings, captions, prose of method. Named placeholders only."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.templates import Plural, Template

REVIEWED = ""
"""Who reviewed these translations as a native reader, and when; "" for nobody yet, "source" where nothing was translated."""

REPORT_WORDS: Mapping[str, Template] = {
    # title
    "subtitle": "Informe preliminar sobre las contribuciones recibidas",
    "prepared-for": "Preparado para {body}",
    "as-of": "Situación al {date}",
    "fictional": "Datos ficticios de demostración: el examen, sus organizaciones y todo lo que estas dicen son inventados.",
    # headings
    "heading-summary": "Resumen",
    "heading-participation": "Quiénes participaron y de qué manera",
    "heading-phrases": "Las expresiones temáticas más comunes",
    "heading-observations": "Observaciones",
    "heading-questions": "Respuestas a las preguntas cerradas",
    "heading-inventory": "Información comunicada",
    "heading-lines": "Líneas de acción y Objetivos de Desarrollo Sostenible",
    "heading-action-lines": "Líneas de acción",
    "heading-sdgs": "Objetivos de Desarrollo Sostenible",
    "heading-copies": "Copias y campañas",
    "heading-coverage": "A quiénes no se oyó y qué no se mencionó",
    "heading-unread": "Lo que no se pudo leer y lo que debería examinar una persona",
    "heading-method": "Método y limitaciones",
    "heading-evidence": "Anexo: fundamento",
    "heading-by-question": "Por pregunta",
    "heading-by-theme": "Por tema",
    "heading-achievement": "Logros",
    "heading-challenge": "Obstáculos",
    "heading-approach": "Enfoques",
    "heading-practice": "Prácticas",
    "heading-opportunity": "Oportunidades",
    "heading-risk": "Riesgos",
    "heading-priority": "Prioridades",
    "heading-trend": "Tendencias",
    "heading-request": "Solicitudes",
    # panels
    "panel-count": "Participantes: {count} de {of} ({share}).",
    "panel-count-contributions": "Contribuciones: {count} de {of}.",
    "panel-asked": Plural(
        "asked",
        {
            "one": "La pregunta se formuló a {asked} participante.",
            "other": "La pregunta se formuló a {asked} participantes.",
        },
    ),
    "panel-interval": "Intervalo del 95\u00a0% de la proporción: entre {low} y {high}.",
    "panel-campaigns": "Contando cada campaña una sola vez: {count} de {of}.",
    "panel-group": "{group}: {count} de {of}",
    "basis-exact": "Recuento exacto: una opción elegida o palabras utilizadas. Sin error de codificación.",
    "basis-measured": "Codificado automáticamente y aún no verificado por personas. El intervalo incluye el error de "
    "codificación medido con datos etiquetados.",
    "basis-borrowed": "Codificado automáticamente y aún no verificado por personas. Este esquema no dispone de datos "
    "etiquetados: el intervalo incluye el error que comete el mismo método con los Objetivos de Desarrollo Sostenible.",
    # names
    "group-unknown": "Grupo desconocido",
    "region-unknown": "Región desconocida",
    "language-unknown": "Idioma desconocido",
    "attribution-named": "{who}, {group}",
    "attribution-anonymous": "Participante que pidió que no se indicara su nombre, {group}",
    "attribution-reported": "{who}, {group}, según consta en el acta resumida",
    "attribution-reported-anonymous": "Participante que pidió que no se indicara su nombre, {group}, según consta en el acta resumida",
    "attribution-government": "gobierno",
    "attribution-international-organisation": "organización internacional",
    "attribution-private-sector": "sector privado",
    "attribution-civil-society": "sociedad civil",
    "attribution-technical-community": "comunidad técnica",
    "attribution-academia": "mundo académico",
    "attribution-individual": "particular",
    "attribution-unknown": "grupo desconocido",
    # tables
    "column-group": "Grupo de partes interesadas",
    "column-region": "Región",
    "column-language": "Idioma",
    "column-channel": "Canal",
    "column-round": "Ronda",
    "column-contributions": "Contribuciones",
    "column-contributors": "Participantes",
    "column-share": "Proporción",
    "column-baseline": "Valor de referencia",
    "column-interval": "Intervalo del 95\u00a0%",
    "column-note": "Elemento",
    "column-phrase": "Expresión",
    "column-answer": "Respuesta",
    "column-chosen": "Elegida por",
    "column-line": "Línea de acción",
    "column-goal": "Objetivo",
    "column-copies": "Grupo de copias",
    "column-one": "Contribución",
    "column-other": "Igual que",
    "column-similarity": "Secuencias de palabras en común",
    "column-item": "Elemento",
    "column-reason": "Motivo",
    "column-action": "Qué hacer",
    "column-quantifier": "Palabras utilizadas",
    "column-rule": "Cuándo",
    "column-scheme": "Qué se codifica",
    "column-sensitivity": "Detectado cuando está presente",
    "column-false": "Detectado cuando no está presente",
    "column-measured": "Medido con",
    "column-stage": "Etapa",
    "column-in": "Entrada",
    "column-processed": "Procesado",
    "column-rejected": "Rechazado",
    "column-ignored": "Omitido",
    "column-total": "Total",
    "caption-groups": "Contribuciones y participantes por grupo de partes interesadas",
    "caption-regions": "Contribuciones y participantes por región",
    "caption-languages": "Contribuciones y participantes por idioma",
    "caption-channels": "Contribuciones por canal",
    "caption-rounds": "Contribuciones por ronda",
    "caption-areas": "Participantes que abordaron las líneas de acción de cada ámbito, por grupo de partes interesadas",
    "column-area": "Ámbito",
    "caption-phrases-other": "Expresiones de participantes en otros idiomas",
    "phrases-languages": "El gráfico y el primer cuadro contienen expresiones en {language}; a continuación figuran las expresiones en otros idiomas.",
    "caption-phrases": "Expresiones temáticas por número de participantes, en total y por grupo",
    "caption-question": "Respuestas a la pregunta «{question}»",
    "caption-action-lines": "Participantes que abordaron cada línea de acción, por grupo de partes interesadas",
    "caption-sdgs": "Participantes que abordaron cada Objetivo de Desarrollo Sostenible, por grupo de partes interesadas",
    "caption-copies": "Pares de contribuciones que comparten un texto",
    "caption-coverage": "Proporciones comparadas con los valores de referencia del examen",
    "caption-rejected": "Qué se rechazó, por qué y qué hacer",
    "caption-quantifiers": "Cuantificadores y reglas que los rigen",
    "caption-errors": "Errores de codificación incluidos en los intervalos",
    "caption-stages": "Qué entró en cada etapa y qué ocurrió con ello",
    "note-contributors": Plural(
        "of",
        {
            "one": "Fuente: contribuciones a este examen. n\u00a0= {of} participante.",
            "other": "Fuente: contribuciones a este examen. n\u00a0= {of} participantes.",
        },
    ),
    "note-answered": Plural(
        "of",
        {
            "one": "Fuente: contribuciones a este examen. n\u00a0= {of} participante que respondió, de {asked} a quienes se preguntó.",
            "other": "Fuente: contribuciones a este examen. n\u00a0= {of} participantes que respondieron, de {asked} a quienes se preguntó.",
        },
    ),
    "caption-table": "Cuadro {number}. {caption}",
    "code-and-label": "{code} {label}",
    "range": "{low} – {high}",
    "question-of-round": "{question} ({round})",
    "channel-questionnaire": "Cuestionario",
    "channel-document": "Documento enviado",
    "channel-event": "Evento",
    "stage-files": "Archivos",
    "stage-tables": "Tablas",
    "stage-rows": "Filas de tablas",
    "stage-documents": "Documentos",
    "stage-pages": "Páginas de documentos",
    "stage-corpus": "Textos",
    "stage-analysis": "Pasajes analizados",
    "caption-figure": "Gráfico {number}. {title}",
    "note-removed": "Se suprimieron los datos que podían revelar la identidad de participantes anónimos.",
    "about-bars": "Gráfico de barras. {items}.",
    "about-heat": "Mapa de calor de los participantes por grupo de partes interesadas; el cuadro contiguo contiene todas las cifras.",
    "bar": "{label}: {count}",
    "chart-groups": "{label}: el grupo de partes interesadas con más participantes ({count})",
    "chart-regions": "{label}: la región con más participantes ({count})",
    "chart-languages": Plural(
        "count",
        {
            "one": "El idioma más utilizado: {label} ({count} participante)",
            "other": "El idioma más utilizado: {label} ({count} participantes)",
        },
    ),
    "chart-phrases": Plural(
        "count",
        {
            "one": "«{label}» es la expresión temática más utilizada ({count} participante)",
            "other": "«{label}» es la expresión temática más utilizada ({count} participantes)",
        },
    ),
    "chart-question": "«{label}» fue la respuesta elegida con más frecuencia ({count})",
    "chart-action-lines": "La línea de acción abordada por más participantes: {label} ({count})",
    "chart-sdgs": "El Objetivo abordado por más participantes: {label} ({count})",
    # sections' prose
    "unchecked": "Los temas, las líneas de acción, los Objetivos y las categorías se codificaron automáticamente y aún no han "
    "sido verificados por personas: el informe dice «abordaron», lo que no indica apoyo ni oposición.",
    "open-sentences": "Cada frase que contiene un recuento se despliega para mostrar su fundamento.",
    "phrases-intro": "Las expresiones se cuentan tal como aparecen, en cualquiera de las grafías o los números gramaticales "
    "que se indican junto a ellas, una sola vez por participante.",
    "inventory-intro": "Los pasajes se reproducen tal como figuran en el original, uno por participante, y se eligieron por "
    "ser característicos y por proceder de grupos, regiones e idiomas diferentes.",
    "lines-none": "No se encontró a ningún participante que abordara lo siguiente: {items}.",
    "copies-intro": "Las copias se muestran; nunca se eliminan. Todos los pares se verificaron palabra por palabra: los dos "
    "textos comparten al menos la mitad de sus secuencias de cinco palabras. Las contribuciones cuya publicación se ha "
    "reservado no se comparan en esta lista.",
    "coverage-states": "De los {of} Estados Miembros de las Naciones Unidas, se oyó a participantes de {count}.",
    "coverage-silent": "Ningún participante indicó como su país ninguno de los siguientes: {items}.",
    "coverage-none": "No se fijó ningún valor de referencia para este examen, por lo que no se califica nada de insuficientemente "
    "representado.",
    "coverage-under": "Por debajo del valor de referencia, incluido el intervalo: {items}.",
    "coverage-not-under": "Ningún elemento con valor de referencia se sitúa por debajo de este fuera de toda duda.",
    "unread-look": "Lo que debería examinar una persona:",
    "unread-none": "Se pudo leer todo lo recibido.",
    # method
    "method-unit": "La unidad de recuento es el participante: la organización, cuando se indica, o, en su defecto, la persona, "
    "una sola vez en cada recuento, con independencia de las contribuciones, los canales y las rondas. Los textos y los "
    "pasajes nunca se cuentan como voces.",
    "method-of": "La cifra que sigue a «de» designa a quienes respondieron con un texto o, en el caso de una pregunta cerrada, a "
    "quienes eligieron una respuesta; se indica en cada recuento.",
    "method-interval": "Quienes respondieron constituyen un censo, no una muestra. La incertidumbre radica en la codificación y "
    "en lo que habrían dicho otro día: los recuentos de expresiones y de respuestas cerradas llevan un intervalo de Wilson, y "
    "los códigos automáticos, uno más amplio que incluye el error de codificación.",
    "method-length": "Los documentos extensos no obtienen ventaja por tener más pasajes: cuantos más pasajes tiene un "
    "participante, más claros deben ser los más claros de ellos para que se cuente un código (Šidák; Berk y Jones).",
    "method-campaigns": "En una campaña se cuenta a cada participante. Además, un cuantificador debe seguir siendo válido cuando "
    "la campaña se cuenta una sola vez; de lo contrario, se utiliza uno más débil y se menciona la campaña.",
    "method-compare": "Los grupos se comparan teniendo en cuenta la extensión de las contribuciones; en el conjunto de esas "
    "comparaciones, se prevé que, de las que se enuncian en este informe, a lo sumo 1 de cada 20 se deba al azar.",
    "method-themes": "Los temas se detectaron automáticamente, sin una lista previa, y se designan con sus propias expresiones. A "
    "un pasaje que no se aproxima a ningún tema no se le asigna ninguno.",
    "method-languages": "Los pasajes en todos los idiomas se procesan con un mismo codificador; las citas figuran en su idioma "
    "original. Las expresiones se cuentan por separado en cada idioma.",
    "method-publication": "Lo que los participantes pidieron que no se publicara se cuenta, pero nunca se cita ni se enumera. Los "
    "participantes anónimos aparecen sin nombre ni organización; los datos que podían revelar su identidad se suprimieron antes "
    "de utilizarlos para cualquier recuento.",
    "method-speech": "Lo que un acta resumida dice de una intervención es la versión del acta: se muestra sin comillas y nunca "
    "como palabras textuales de quien intervino. Las intervenciones de los organizadores y de la secretaría se leen, pero no se "
    "contabiliza nada de ellas.",
    "method-unreviewed": "Las partes fijas de este informe en {language} fueron traducidas por sus autores; ningún lector nativo "
    "las ha revisado todavía.",
    "method-encoder": "Codificador: {encoder}. Semilla: {seed}. Versión: {version}. Los mismos datos de entrada producen el mismo "
    "informe, byte por byte.",
    "method-quantifiers": "L y H son los límites inferior y superior del intervalo del 95\u00a0% de la proporción. Con menos de diez "
    "respuestas solo se dan cifras. Un código automático que ninguna persona ha verificado nunca autoriza un cuantificador "
    "más fuerte que «muchos».",
    "rule-all": "todas las personas u organizaciones que respondieron, y el recuento es exacto o fue verificado por personas",
    "rule-almost-all": "L superior al 85\u00a0%",
    "rule-most": "L superior al 65\u00a0%",
    "rule-majority": "L superior al 50\u00a0%",
    "rule-many": "L superior al 25\u00a0% y al menos diez participantes",
    "rule-some": "L superior al 3\u00a0% y al menos tres participantes",
    "rule-few": "al menos dos participantes y H inferior al 15\u00a0%",
    "rule-one": "un participante",
    "rule-own": "según la escala de este examen",
    "name-all": "todos",
    "name-almost-all": "casi todos",
    "name-most": "una amplia mayoría de",
    "name-majority": "la mayoría de",
    "name-many": "muchos",
    "name-some": "algunos",
    "name-few": "unos pocos",
    "name-one": "uno",
    "scheme-themes": "Temas",
    "scheme-action-lines": "Líneas de acción",
    "scheme-sdgs": "Objetivos de Desarrollo Sostenible",
    "scheme-categories": "Categorías",
    "scheme-areas": "Ámbitos de las líneas de acción",
    "scheme-groups": "Grupos",
    "scheme-regions": "Regiones",
    "scheme-languages": "Idiomas",
    "measured-own": "datos etiquetados de este esquema",
    "measured-borrowed": "los Objetivos de Desarrollo Sostenible, con el mismo método",
    # annex
    "evidence-intro": "Cada pasaje citado, marcado en el texto que lo rodea, con el lugar en que se encuentra.",
    "source-line": "{who}. {place}",
    "source-question": "En respuesta a la pregunta «{question}».",
    "source-kind-form": "En el formulario.",
    "source-kind-attachment": "En el documento adjunto.",
    "source-kind-document": "En el documento.",
    "source-kind-answer": "En la respuesta.",
    "source-kind-choice": "En la respuesta.",
    "source-kind-intervention": "En una intervención.",
    "source-kind-reported": "En una intervención, según consta en el acta resumida; no son palabras textuales de quien intervino.",
    "source-page": "Página {page}, párrafo {paragraph}.",
    "source-paragraph": "Párrafo {paragraph}.",
    "source-contribution": "Contribución {contribution}, caracteres {start} a {end}.",
}
