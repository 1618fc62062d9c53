"""French: facts of the language that splitting, counting and quoting need."""

LANGUAGE = "fr"
SPACED = True
HEAD_FIRST = True
QUOTES = ("« ", " »")
ELISIONS = r"(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]"
CLITICS = ""

STOP_WORDS = frozenset(
    """
    a à afin ai ailleurs ainsi ait alors après as assez au aucun aucune aujourd'hui auparavant auprès auquel aura
    aurait auront aussi autour autre autres aux auxquelles auxquels avaient avais avait avant avec avez avoir
    avons ayant beaucoup bien c' ça car ce ceci cela celle celles celui cependant certain certaine certaines
    certains ces cet cette ceux chacun chacune chaque chez ci comme comment concernant contre d' dans davantage
    de debout dedans dehors déjà delà depuis derrière des dès desquelles desquels dessous dessus deux devant
    doit doivent donc dont du duquel durant elle elles en encore enfin ensuite entre environ es est et étaient
    était étant etc été être eu eux fait faites font furent fut grâce guère haut hors ici il ils j' je
    jusqu' jusque l' la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu' lorsque lui m' ma
    mais mal malgré me même mêmes mes mieux moi moins mon n' ne néanmoins ni non nos notamment notre nôtre nous
    nul nulle on ont or ou où outre par parce parfois parmi pas pendant peu peut peuvent plupart plus plusieurs
    plutôt pour pourquoi pourrait près presque puis puisqu' puisque qu' quand quant que quel quelle quelles
    quelqu' quelque quelques quels qui quoi quoiqu' quoique rien s' sa sans sauf se sera serait seront ses seul seule
    si sien sinon soi soit son sont sous souvent suis sur surtout t' ta tandis tant te tel telle telles tels tes
    toi ton toujours tous tout toute toutefois toutes très trop tu un une uns vers via voici voilà vos votre
    vous vu y
    """.split()
)

CONNECTORS = frozenset("de du des d' la le les l' à au aux en et par pour sur dans un une".split())
ARTICLES = frozenset("le la les l' un une".split())

WEAK = frozenset(
    """
    ajouter aller appliquer appuyer assurer atteindre attendre bas basé basée basées basés bon bonne bonnes bons
    clair clairement complet comprendre concerner considérer constituer continuer contribuer créer décrire
    demander dernier dernière dernières derniers devenir devoir devrait devraient différent différente
    différentes différents difficile dire directement disponible divers diverses donner effectivement efficace
    encourager ensemble essentiel essentielle établir éviter existant existante existants favoriser faire
    falloir faut garantir général générale généralement grand grande grandes grands important importante
    importantes importants inclure indiquer largement lié liée liées liés long longue majeur majeure mener mettre
    mis mise meilleur meilleure meilleures même mentionner montrer nécessaire nécessaires nécessité notable
    nouveau nouveaux nouvel nouvelle nouvelles obtenir offrir particulier particulière particulièrement permet
    permettent permettant permettre petit petite possible pouvoir précédent premier première premières
    premiers prendre présent présente présenter principal principale principales principaux pris proposer
    promouvoir protéger pris propre propres récent récente réaliser recevoir rendre renforcer rester reconnaître
    savoir second seconde simple simplement soutenir souligner spécifique spécifiques suivant suivante suivants
    susceptible tenir tiers total trouver unique utile utiliser véritable venir voir vouloir vrai
    """.split()
)

LIGHT_HEADS = frozenset(
    """
    ans année années aspect aspects base cadre cas chose choses compte contexte côté cours degré domaine
    domaines échelle effet effort efforts élément éléments ensemble exemple exemples façon fait fin fois fonction
    forme formes idée importance intérêt jour jours lieu lien ligne lignes manière matière mesure mois moment
    monde mot mots moyen moyens nature niveau niveaux nombre objectif objectifs ordre part partie parties période
    place point points position problème problèmes proposition question questions raison raisons rapport réponse
    recommandation résultat résultats rôle sens sein situation sorte suite sujet sujets système temps terme
    termes titre travers type types vie voie vue
    """.split()
)

ACTORS = frozenset(
    """
    acteur acteurs administration administrations agence agences assemblée association associations autorité autorités
    citoyens comité comités commission commissions communauté communautés conférence conseil conseils entreprise
    entreprises état états forum fondation fournisseurs gouvernement gouvernements groupe groupes industrie institution
    institutions ministère ministères nations organe organes organisation organisations parties
    partenaires pays représentants réunion secrétariat secteur secteurs union université utilisateurs
    """.split()
) | {"société civile"}

COURTESY = frozenset(
    """
    applaudir applaudissons applaudit apprécie apprécier apprécions bienvenue chaleureusement félicitations félicite
    féliciter félicitons gratitude heureuse heureux honneur honorés merci plaisir reconnaissants remercie remerciement
    remerciements remercier remercions salue saluer saluons sincère sincères sincèrement
    """.split()
)

NOT_LAST = ""

ABBREVIATIONS = frozenset(
    """
    m mm mme mmes mlle dr pr prof st ste art al p pp vol no n° cf etc ex fig éd env av boul chap janv févr avr
    juil sept oct nov déc tél c.-à-d p.ex
    """.split()
)

EMPTY_ANSWERS = frozenset(
    (
        "n/a|s/o|sans objet|non applicable|"
        "sans commentaire|pas de commentaire|aucun commentaire|sans réponse|voir ci-dessus"
    ).split("|")
)

POINTERS = (
    r"(?:veuillez )?(?:voir|consulter|trouver)"
    r" (?:la |le |les |notre )?(?:pièces? jointes?|documents? (?:ci-)?joints?|fichiers? joints?|ci-joint|annexe)\b"
)
