"""English: facts of the language that splitting, counting and quoting need."""

LANGUAGE = "en"
SPACED = True
HEAD_FIRST = False
QUOTES = ("“", "”")
ELISIONS = ""
CLITICS = r"['’](?:s|S)(?!\w)"

STOP_WORDS = frozenset(
    """
    a about above across after afterwards again against all almost alone along already also although always
    am among amongst an and another any anybody anyhow anyone anything anyway anywhere are aren't around as
    at away back be became because become becomes been before beforehand behind being below beside besides
    between beyond both but by can can't cannot could couldn't despite did didn't do does doesn't doing done
    don't down due during each either else elsewhere enough et etc even ever every everybody everyone
    everything everywhere except few for former formerly from further furthermore had hadn't has hasn't have
    haven't having he hence her here hereby herein hers herself him himself his how however i i'd i'll i'm
    i've ie eg if in indeed instead into is isn't it it's its itself just last latter least less lest like
    likewise many may maybe me meanwhile might mine more moreover most mostly much must my myself namely
    near neither never nevertheless next no nobody none nonetheless nor not nothing now nowhere of off often
    on once one one's only onto or other others otherwise ought our ours ourselves out over own per perhaps
    please quite rather re really regarding same several shall she should shouldn't since so some somebody
    somehow someone something sometimes somewhere soon still such than that that's the their theirs them
    themselves then thence there thereafter thereby therefore therein thereof these they this those though
    through throughout thus to together too toward towards two three four five six seven eight nine ten
    under unless unlike until up upon us used using various versus very via was wasn't we we'd we'll we're
    we've well were weren't what whatever when whence whenever where whereas whereby wherein whereof
    wherever whether which whichever while who whoever whole whom whose why will with within without won't
    would wouldn't yes yet you your yours yourself yourselves 's s t
    """.split()
)

CONNECTORS = frozenset("of for to the in on and by with from as a an at".split())
ARTICLES = frozenset("the a an".split())

WEAK = frozenset(
    """
    able acceptable according accordingly accurate achieve achieved achieving act actively actual ad add
    added adding additional address addressed addresses addressing adopted affect affected affecting affects
    agree agreed aim aimed aiming aims alia allow allowed allowing allows alternative analyse analysed
    analyze analyzed applied applies apply applying appreciate appreciated appreciates appropriate
    approximately arise arises arising ask asked asks assist assisting associated assume attached attempt
    attractive available avoid based basic become becoming began begin being believe believed believes
    belong belongs benefit best better big bound brief bring brings broad brought build built calculated
    call called calling calls capable carried carry cause causes causing cent certain change changed
    changing characterize characterized choose chosen cited clear clearly click combined combining come
    comes coming committed common commonly comparable compare compared comparing complete completely comply
    comprehensive concerned concerning conduct conducted confirm confirmed confusing consider considered
    considering considers consistent consists constitute construct constructed constructing contain
    contained contains continue continued continues continuing contribute contributed contributes
    contributing conventional corresponding cover covered covers create created creates creating crucial
    current currently deal dealing deals decide decided dedicated define defined demonstrate demonstrated
    depend depending depends derive derived describe described describes deserve deserves designed desirable
    desired detailed detect detected determine determined determining develop developed devote different
    difficult directly discuss discussed discusses discussing do drawn driven earlier early easier easily
    easy effective effectively efficient efficiently embedded embrace embraced emerge emerged emerging
    emphasize emphasized empirical employed enable enabled enables enabling encourage encouraged encourages
    encouraging endorsed engage engaged engaging enhance enhancing enjoy enjoyed enshrined ensure ensured
    ensures ensuring enter entire entirely envisaged equal especially essential establish established
    establishes establishing estimated evaluate evaluated evaluating ever examined exercise exercised
    exercising exist existed existing exists expand expected experimentally explain explicitly explore
    extremely face facilitate facilitating fact fail fails fair far faster feasible finally find finding
    finds first focus focused focusing follow followed following follows foreseen form formed forward foster
    fostering found freely fulfil fulfill full fully fundamental further furthermore future gain general
    generally generate generated generates generating get gets getting give given gives giving globally go
    goes going good govern grasp great greater greatest grounded grow growing guarantee happen hard harder
    hear held help helped helping helps high higher highest highlight highlighted highly hindering
    historically hoc hold holding hope hosting hundreds ideal identified identify identifying illustrate
    illustrated immediately implement implemented implementing implies imply important importantly imposed
    improve improved improving include included includes including increase increased increases increasing
    increasingly indicate indicated inherent inspired instance integral intended inter interested
    internationally introduce introduced introduces investigate investigated invite invited invites involve
    involved involves involving join joined jointly keep keeping kept key know known lack lacking laid large
    largely larger largest late later lead leading leads learn led left let lie lies likely limited listen
    little live locally long longer look looking looks lose lost low lower made main mainly maintain
    maintained maintaining major make makes making manage managed many mean meaning means meant measured
    meet meets mention mentioned merely met millions minimize minimum monitor motivated move moving multiple
    mutual nationally naturally near necessarily necessary need needed needing needs new newly note noted
    notes novel number nurtured observe observed obtain obtained obvious occur offer offered offering offers
    old operate opportunity original outlined overall overcome paid participate participated participates
    participating particular particularly past pay per percent perfect perform performed performs play
    playing plays point points popular pose poses positive possible possibly potential potentially powerful
    practical predict prefer preliminary prepare prepared present presented presents preserve preserved
    preserves preserving pretend prevent preventing previous previously primarily primary principal prior
    probably proceed produce produced promote promoted promotes promoting proper properly propose proposed
    proposes proposing protect protecting prove proved proven provide provided provides providing publish
    published pure pursue put quickly raise raised rapid rapidly rare reach reached react read ready
    reaffirm reaffirms real realistic realize realized reasonable recall receive received recent recently
    recognise recognised recognises recognising recognize recognized recognizes recognizing recommend
    recommended recommends reduce reduced reduces reducing refer referred refers reflect reflected reflects
    regard regarding regardless reject rejected relate related relates relating relative relatively relevant
    relies rely relying remain remaining remains reported reports represent represented require required
    requires requiring resolve respect respected respecting respective respectively restrict restricted
    result resulted resulting results right-hand rise rooted run running safeguard safeguarding said same
    satisfy say saying says second see seek seeking seeks seem seems seen selected selecting send sent
    separate serious seriously serve set sets shape shaped shapes shaping share should show showed showing
    shown shows significant significantly similar similarly simple simply simultaneously single small
    smaller smooth so-called sold sole solely solve solved solving sophisticated sound speak special
    specific specifically spent spread stand start started stated stating stay stem stimulated stood stop
    strengthen strengthened strengthening stressed strict strictly strive strong strongly studied subject
    submit submitted subsequent substantial successful successfully suffer sufficient suggest suggested
    suggests suitable supported supporting supports sure tackle take taken takes taking talk taught tell
    tend tested theoretical therefore therein thereof thing think third thousands threaten told total touch
    traditional trained transform translate treat treated tremendous true truly try trying turn typical
    typically ultimate underline underlined underlines underlying underscored understand understood
    undertake unique unknown unlikely unprecedented updated uphold urge urged urgent urges use useful uses
    usual usually vast verified verify view viewed violate vis vis-à-vis vital wait want wants watch way
    weaken welcome welcomed welcomes welcoming well-known wide widely wider wish withhold won wonder work
    worked works worth write written wrong
    """.split()
)

LIGHT_HEADS = frozenset(
    """
    ability account addition advantage advantages agreement amount annex approach approaches area areas
    article aspect aspects assumption assumptions attention author authors background basis benefit benefits
    bit case cases century chapter circumstance circumstances click combination commitment comparison
    comparisons concept concern concerns conclusion conclusions consideration considerations context
    contrast contribution contributions course date day days decade degree detail details difference
    differences difficulties difficulty disadvantage document documents effect effectiveness effort efforts
    element elements end example examples existence experience experiences extension extent fact factor
    factors field finding findings form forms foundation fundamental goal goals ground hand idea ideas
    implication implications importance improvement improvements influence instance interest introduction
    issue issues item items kind kinds level levels life limitation limitations line lines list literature
    live lives lot manner matter matters means meeting minutes moment month months nature need needs notion
    number objective objectives opportunities opportunity option options order others page pages paper part
    participant parts past people period person persons perspective perspectives phase place places point
    points position possibility presence problem problems proportion proposal proposals purpose purposes
    question questions range ratio reason reasons recommendation recommendations reference regard report
    reports respect result results role roles scale scope section sections sense side sides situation
    situations size statement step steps studies study submission submissions sum summary system technique
    term terms thing things time times today topic topics trend type types use value variety version
    versions view views way ways week weeks word words world year years
    """.split()
)

ACTORS = frozenset(
    """
    actor actors administration administrations advisory agencies agency assembly association associations authorities
    authority board boards body bodies business businesses citizens coalition commission commissions
    committee committees communities community companies company conference corporation council councils countries
    country court courts delegation entities entity forum forums foundation government governments group groups
    industry institution institutions meeting ministries ministry mission missions nations non-profit operators
    organisation organisations organization organizations parties partners party providers registries registry
    representatives secretariat sector sectors stakeholder stakeholders state states team union university users volunteers
    """.split()
) | {"civil society"}

COURTESY = frozenset(
    """
    applaud applauded applauding applauds appreciate appreciated appreciates appreciation commend commended commending
    commends congratulate congratulated congratulates congratulating congratulations glad grateful gratefully gratitude
    honoured pleased pleasure praise praised sincere sincerely thank thanked thankful thanking thanks welcome welcomed
    welcomes welcoming
    """.split()
)

NOT_LAST = (
    r"(?!supply|famil|assembly|anomaly|monopoly|reply|ally|italy|july|need|speed|seed|feed|breed)\w+(?:ly|ed|ical|ous)$"
)

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st jr sr hon gen col lt rev gov sen rep no nos art arts para paras sec ch vol vols pp p
    ed eds fig figs tab al cf vs viz e.g i.e etc ca approx inc ltd co corp dept univ jan feb mar apr jun jul
    aug sep sept oct nov dec u.s u.k u.n e.u a.m p.m ph.d
    """.split()
)

EMPTY_ANSWERS = frozenset(
    (
        "n/a|na|n.a.|not applicable|no answer|no comment|no comments|nothing to add|nil|as attached|see above|see below"
    ).split("|")
)

POINTERS = (
    r"(?:please )?(?:see|refer to|find) (?:the"
    r" |our |my )?(?:attached|attachment|enclosed|annexed)\b"
)
