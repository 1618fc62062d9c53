"""Spanish: facts of the language that splitting, counting and quoting need."""

LANGUAGE = "es"
SPACED = True
HEAD_FIRST = True
QUOTES = ("«", "»")
ELISIONS = ""
CLITICS = ""

STOP_WORDS = frozenset(
    """
    a acá ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante anterior antes apenas
    aquel aquella aquellas aquello aquellos aquí así aun aún aunque bajo bastante bien cabe cada casi cierta
    ciertas cierto ciertos como cómo con conmigo contra cual cuál cuales cuáles cualquier cualquiera cuando
    cuándo cuanta cuanto cuantos cuya cuyas cuyo cuyos de debe deben deberá debería deberían debido del demás
    dentro desde después detrás donde dónde dos durante e él el ella ellas ello ellos en encima entonces entre era
    eran eras eres es esa esas ese eso esos esta ésta está estaba estaban están estar estas éstas este éste esto
    estos éstos estoy etc fue fuera fueron ha había habían haber habrá hace hacen hacer hacia haciendo han has
    hasta hay haya he hemos hoy incluso jamás junto la las le les lo los luego mas más me mediante menos mi mí
    mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie ni ningún ninguna ninguno no
    nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poca pocas
    poco pocos por porque pues pueda puede pueden puedan que qué quien quién quienes quiénes se sea sean según
    ser será serán sería si sí sido siempre siendo sin sino so sobre sola solamente solo sólo somos son soy su
    sus suya suyo tal tales también tampoco tan tanta tantas tanto tantos te tener tengo ti tiene tienen toda
    todas todavía todo todos tras través tres tu tú tus u un una unas uno unos usted ustedes varias varios vez
    vosotros vuestra vuestro y ya yo
    """.split()
)

CONNECTORS = frozenset("de del la las el los en y e a al para por con un una".split())
ARTICLES = frozenset("el la los las un una".split())

WEAK = frozenset(
    """
    abordar además adecuada adecuado alcanzar amplia amplio apoyar asegurar aplicar basada basado basados buen
    buena buenas bueno buenos clara claramente claro completo comprender considerar constituir continuar
    contribuir crear dar decir desarrollar diferente diferentes difícil directamente disponible distintas
    distinto distintos diversas diverso diversos efectiva efectivo eficaz ejemplo encontrar especial
    especialmente específica específico específicos esencial establecer evitar existente existentes fomentar
    fundamental fortalecer garantizar general generalmente gran grande grandes hacer importante importantes
    incluir incluye incluyendo indicar ir llevar lograr mantener mayor mayores mediante mejor mejorar mejores
    mencionar mostrar necesaria necesario necesarios necesita nueva nuevas nuevo nuevos obtener ofrecer parece
    particular pequeña pequeño permite permitir permiten poder posible posibles presentar presente primer
    primera primero principal principales promover propia propias propio propios proponer proporcionar proteger
    próxima próximo puesta realizar recibir reciente reconocer relacionada relacionado relacionados relativo
    relevante requiere respecto saber segunda segundo seguir siguiente siguientes simple simplemente señalar
    sostener tercero tomar total única único útil utilizar ver verdadero último última últimos últimas
    """.split()
)

LIGHT_HEADS = frozenset(
    """
    año años ámbito ámbitos aspecto aspectos base cabo campo caso casos cambio ciclo condición contexto cosa
    cosas cuenta cuestión cuestiones día días efecto ejemplo elemento elementos esfuerzo esfuerzos fecha fin
    fines forma formas función grado hecho idea importancia interés lado línea líneas lugar manera marco materia
    medida medio medios mes meses modo momento mundo naturaleza nivel niveles número objetivo objetivos orden
    palabra parte partes pasado paso pasos periodo período persona personas posición problema problemas propuesta
    proceso punto puntos razón recomendación relación respuesta resultado resultados rol papel sentido situación
    tema temas término términos tiempo tipo tipos título vez vida vista
    """.split()
)

ACTORS = frozenset(
    """
    actor actores administración administraciones agencia agencias asamblea asociación asociaciones autoridad autoridades
    ciudadanos comisión comisiones comité comités comunidad comunidades conferencia consejo consejos empresa empresas
    estado estados foro foros fundación gobierno gobiernos grupo grupos industria institución instituciones ministerio
    ministerios naciones órgano órganos organización organizaciones partes país países proveedores representantes
    reunión secretaría sector sectores unión universidad usuarios
    """.split()
) | {"sociedad civil"}

COURTESY = frozenset(
    """
    agradece agradecemos agradecer agradecidos agradecimiento agradecimientos agrado aplaude aplaudimos aplaudir
    bienvenida celebramos complace felicita felicitaciones felicitamos felicitar gracias gratitud honrados placer saluda
    saludamos saludar sincera sinceramente sincero
    """.split()
)

NOT_LAST = ""

ABBREVIATIONS = frozenset(
    """
    sr sra srta sres dr dra d da prof lic ing gral art arts núm no nº pág págs p pp vol cap fig ed etc ej p.ej
    ee.uu ud uds av avda tel ene feb mar abr jun jul ago sept oct nov dic
    """.split()
)

EMPTY_ANSWERS = frozenset(
    ("n/a|n/d|no aplica|no procede|sin comentarios|sin comentario|sin respuesta|ver arriba").split("|")
)

POINTERS = (
    r"(?:por favor )?(?:ver|véase|consulte) (?:el"
    r" |la |los |las )?(?:adjuntos?|anexo|(?:documento|archivo|fichero)s? adjuntos?)\b"
)
