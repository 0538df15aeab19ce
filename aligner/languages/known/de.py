"""German."""

from fractions import Fraction

from aligner.languages.knowledge import (
    Language,
    place_table,
    with_prefix,
    word_list,
    word_set,
)
from aligner.languages.records import Calendar, Clock, Measures, Numerals

_SMALL = word_list(
    """
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
    fünfzehn sechzehn siebzehn achtzehn neunzehn
    """
)
_TENS = word_list("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_ONES = ["", "ein", *_SMALL[2:10]]
_UNTIL_99 = dict(zip(_SMALL, range(20), strict=True)) | {
    f"{one}und{ten}" if one else ten: 10 * tens + ones
    for tens, ten in enumerate(_TENS, 2)
    for ones, one in enumerate(_ONES)
}
_WORDS: dict[str, int | Fraction] = {
    **_UNTIL_99,
    **dict.fromkeys(word_list("ein eine einen einem einer eines"), 1),
    **dict.fromkeys(word_list("zwo zweien zweier"), 2),
    **dict.fromkeys(word_list("dreien dreier"), 3),
    "anderthalb": Fraction(3, 2),
    "eineinhalb": Fraction(3, 2),
    "zweieinhalb": Fraction(5, 2),
    "dreieinhalb": Fraction(7, 2),
    "viereinhalb": Fraction(9, 2),
    "fünfeinhalb": Fraction(11, 2),
    "sechseinhalb": Fraction(13, 2),
    "siebeneinhalb": Fraction(15, 2),
    "achteinhalb": Fraction(17, 2),
    "neuneinhalb": Fraction(19, 2),
    "zehneinhalb": Fraction(21, 2),
}
_STEMS = {"eins": "ers", "drei": "drit", "sieben": "sieb", "acht": "ach"}
_ORDINALS = {
    f"{_STEMS.get(word, word)}{'st' if value >= 20 else 't'}{ending}": value
    for word, value in _UNTIL_99.items()
    if value
    for ending in ("e", "en", "er", "es", "em")
}

LANGUAGE = Language(
    "de",
    capital_nouns=True,
    determiners=word_set(
        """
        der die das des dem den ein eine eines einem einen einer kein keine keinem keinen keiner
        am im zum zur beim vom ins ans aufs durchs fürs übers ums mein meine meinem meinen meiner
        sein seine seines seinem seinen seiner ihr ihre ihres ihrem ihren ihrer unser unsere
        unserem unseren unserer dieser diese dieses diesem diesen jener jene jenes jenem jenen
        jeder jede jedes jedem jeden alle allen aller solche solcher solchen welche welcher welchen
        viele vielen vieler mehrere mehreren mehrerer einige einigen einiger wenige wenigen beide
        beiden zwei drei vier fünf sechs sieben acht neun zehn
        """
    ),
    function_words=word_set(
        """
        der die das des dem den ein eine eines einem einen einer kein keine keines keinem keinen
        keiner ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine meines
        meinem meinen meiner dein deine deinem deinen deiner sein seine seines seinem seinen seiner
        ihre ihres ihrem ihren ihrer unser unsere unseres unserem unseren unserer euer eure sich
        man wer wen wem wessen was welche welcher welches welchem welchen dieser diese dieses
        diesem diesen jener jene jenes jenem jenen derjenige diejenige diejenigen denjenigen
        dessen deren denen derer solche solcher solches solchem solchen jeder jede jedes jedem
        jeden alle aller alles allem allen manche mancher etwas nichts
        in im ins an am ans auf aufs aus bei beim bis durch durchs für fürs gegen hinter mit nach
        neben ohne über übers um ums unter von vom vor zu zum zur zwischen seit während wegen trotz
        statt anstatt gegenüber entlang außer innerhalb außerhalb ab pro per laut je
        und oder aber denn sondern doch jedoch sowie sowohl als wie dass daß weil da wenn falls ob
        obwohl obgleich damit sodass indem nachdem bevor ehe sobald solange bis weder noch entweder
        zwar nicht auch nur schon sehr so dann nun ja nein hier dort dabei dafür dagegen dahin
        daher darauf daraus darin darüber darum davon davor dazu dadurch daran deshalb deswegen
        wo woher wohin wann warum wieso weshalb wofür womit wobei worauf worin wovon wodurch worüber
        bin bist ist sind seid war warst waren wart wäre wären gewesen habe hast hat haben habt
        hatte hatten hätte hätten gehabt werde wirst wird werden werdet wurde wurden würde würden
        worden geworden kann kannst können könnt konnte konnten könnte könnten muss musst müssen
        müsst musste mussten müsste müssten soll sollst sollen sollt sollte sollten will willst
        wollen wollt wollte wollten darf dürfen durfte durften dürfte dürften mag mögen mochte
        mochten möchte möchten sei seien lassen lässt ließ ließen
        zudem außerdem ferner überdies hingegen allerdings schließlich somit folglich demnach
        dennoch trotzdem ebenso ebenfalls gleichfalls unterdessen inzwischen mithin
        """
    ),
    negations=(
        "nichts?",
        "nie",
        "niemals",
        "nirgends",
        "nirgendwo",
        r"niemand\p{L}*",
        r"kein\p{L}*",
        "weder",
    ),
    near_negations=("ohne", "kaum"),
    affirmations=(
        r"nicht (?:\p{L}+ )?(?:nur|bloß|lediglich|zuletzt|selten|minder|wenige?r?|ganz)",
        r"(?:nichts?|kein\p{L}*) (?:mehr|\p{L}+er|anderes) als",
        r"(?:nichts|niemand\p{L}*|kein\p{L}*)[^.,;:!?]{0,40} (?:als|außer)",
        r"nicht wahr",
        r"(?:nicht|kein\p{L}*) (?:\p{L}+ )?(?:ohne|un(?!ter|s)\p{L}{4,}|inakzept\p{L}+)",
        r"nicht (?:zu vergessen|umsonst|von ungefähr|umhin)",
        r"(?:um|wenn) nicht (?:zu sagen|gar|sogar)",
        r"wie (?:\p{L}+ )?nie(?: zuvor)?",
        r"(?:ob|bevor|ehe|solange) (?:[^.,;:!?]{0,80} )?(?:nicht|kein\p{L}*)",
        r"(?:wie|so \p{L}+ wie) [^.,;:!?]{0,40}(?:nie|nicht|nicht mehr)(?= ?[.,;:!?]|$)",
        r"ob (?:\p{L}+ )?oder nicht",
        r"kein (?:zweifel|wunder|geringerer)",
    ),
    denials=(
        *word_list(
            r"""
            ohne ohnehin kaum nein außer ausser weder statt anstatt stattdessen anstelle anders
            sonst selten(?:e[mnrs]?)? leer\p{L}* nur erst lediglich bloß ausschließlich
            einzig\p{L}* wenig(?:er|e[mnrs]?)? schwer schwierig\p{L}* geschweige vorbei
            un(?!ser|ter|abhäng|i|gar|gefähr|längst|f[aä]ll|geheuer|wetter)\p{L}{3,}
            \p{L}{3,}los(?:e[mnrs]?|igkeit|er)? \p{L}{3,}frei(?:e[mnrs]?)?
            \p{L}{3,}leer(?:e[mnrs]?)? (?:ge)?scheiter\p{L}*
            \p{L}*(?:verbiet|verbot|verbat)\p{L}* untersag\p{L}*
            (?:ge|ver)?fehl(?:en|t|te|ten|end\p{L}*|schl\p{L}*|er\p{L}*) mangels
            \p{L}*lehn(?:en|t|te|ten|end|ung|ungen|te[mnrs]?) \p{L}*weiger\p{L}*
            \p{L}*mangel\p{L}* \p{L}*hinder\p{L}* \p{L}*(?:vermeid|vermied)\p{L}*
            \p{L}*verzicht\p{L}* versäum\p{L}* verpass\p{L}* vermiss\p{L}* verlier\p{L}*
            verlor\p{L}* ausschl\p{L}* ausgeschl\p{L}* verweiger\p{L}* verschwu?[nia]nd\p{L}*
            verschwunden\p{L}*
            \p{L}*(?:bestreit|bestritt|leugne|dementier|widersprech|widersprach|widersproch)\p{L}*
            verg[aei][sß]{1,2}\p{L}* ignorier\p{L}* \p{L}*unterl(?:ass|ieß)\p{L}*
            vernachlässig\p{L}* (?:aus|ab|weg)(?:bleib|blieb|fall|fiel|gefall|geblieben)\p{L}*
            \p{L}*stopp\p{L}* abwesen\p{L}* defizit\p{L}* schlecht\p{L}* falsch\p{L}*
            minderwertig\p{L}*
            zweifel\p{L}* bezweifel\p{L}* verschon\p{L}* entg(?:eh|ing|ang)\p{L}*
            \p{L}*ent(?:zieh|zog|zug)\p{L}* übers(?:eh|ah)\p{L}* abge?br[aeo]ch\p{L}*
            abbrech\p{L}* \p{L}*sperr\p{L}* blockier\p{L}* offen anonym\p{L}* niedrig\p{L}*
            gering\p{L}* schwach\p{L}* schwäch\p{L}* atheis\p{L}*
            """
        ),
        with_prefix(
            r"(?:in|im|ir|il|dis|non|a|des)",
            """
            akzept toler stabil direkt kompet kompatib exist offizi formell effi effek aktiv konsis
            konseq diskret human flexib transp perfekt moral ration regul relev legal legit
            """,
        ),
        with_prefix(
            r"miss",
            """
            acht billig lung ling lang trau verst fall erfolg
            """,
        ),
    ),
    never_doubled=word_set(
        """
        ein eine eines einem einen einer kein keine keinen keinem und oder aber dass weil wenn
        ist sind war waren wird wurde wurden hat hatte hatten im am zum zur vom beim ins ans des
        mit für bei aus um über durch ohne gegen nicht auch nur ich wir du er man sich
        dieser diese dieses diesem diesen als kann muss soll
        """
    ),
    length=1.15,
    address=(
        # At the start of a sentence it may mean `they` or `she`.
        ("Sie", r"(?<=[\p{Ll}\p{N},;:] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)"),
        ("du", r"[Dd](?:u|ich|ir|ein(?:e[mnrs]?)?)|[Ee]uch|[Ee]ure?[mnrs]?"),
    ),
    calendar=Calendar(
        months=("Jänner", "Feber", *("",) * 10),
        weekdays=("", "", "", "", "", "Sonnabend", ""),
        shortened=("Jän", "", "Mrz", "", "", "", "", "", "Sept", "", "", ""),
        endings=(
            "e?s|en|morgens?|früh|vormittags?|mittags?|nachmittags?|abends?|nachts?"
            "|anfang|mitte|ende|beginn|hälfte|woche|wochenende"
        ),
        doubtful=word_set("Mai August"),
        leads=word_set(
            """
            im seit bis ab vom zum anfang mitte ende den dem des der diesen diesem letzten
            vergangenen kommenden nächsten vorigen jeden monat zwischen und oder
            """
        ),
        day_follows=False,
    ),
    clock=Clock(
        hours="ein,eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        fixed=(("mitternacht", 0),),
        oclock="uhr",
        minutes=r"(?P<more>\d{1,2})",
        shifts=(
            ("halb", -30),
            ("viertel nach", 15),
            ("viertel vor", -15),
            ("dreiviertel", -15),
            ("viertel", -45),
        ),
        morning="morgens|vormittags|früh|am morgen|am vormittag|morgen|vormittag",
        midday="mittags|am mittag|mittag",
        evening="nachmittags|abends|am nachmittag|am abend|nachmittag|abend",
        night="nachts|in der nacht|nacht",
        fill="um|gegen|ab|bis|seit|etwa|rund|circa|ca\\.|kurz|vor|nach|punkt",
        ranges="bis|und|auf",
        zones=r"\p{L}{2,30}zeit",
    ),
    measures=Measures(
        units=(
            ("length-inch", "inch"),
            ("length-foot", "feet"),
            ("length-nautical-mile", "seemeile,seemeilen"),
            ("mass-kilogram", "kilo,kilos"),
            ("volume-gallon volume-gallon-imperial", "gallone,gallonen"),
            ("volume-barrel", "barrel"),
            ("area-square-meter", "qm"),
            ("speed-kilometer-per-hour", "stundenkilometer,kilometer in der stunde"),
            ("speed-mile-per-hour", "meilen pro stunde,meilen in der stunde"),
            ("temperature-celsius temperature-fahrenheit temperature-generic", "grad"),
            ("temperature-celsius", "grad celsius"),
            ("temperature-fahrenheit", "grad fahrenheit"),
            ("duration-century", "jahrhundert,jahrhunderte"),
            ("duration-decade", "jahrzehnt,jahrzehnte"),
            ("duration-year", "jährig"),
            ("duration-month", "monatig"),
            ("duration-week", "wöchig"),
            ("duration-day", "tägig"),
            ("duration-hour", "stündig"),
            ("duration-minute", "minütig"),
            ("power-horsepower", "ps"),
        ),
        endings="e[mnrs]?|e?s|n",
        currencies=(
            ("USD CAD AUD NZD SGD HKD TWD", "dollar,dollars"),
            ("GBP EGP LBP SYP", "pfund"),
            ("INR PKR LKR NPR", "rupie,rupien"),
            ("SEK NOK DKK ISK CZK", "krone,kronen"),
            ("EUR", "euro,euros"),
            ("CHF", "franken"),
            ("JPY", "yen"),
            ("CNY", "yuan,renminbi"),
            ("RUB", "rubel"),
            ("TRY", "lira"),
            ("KRW", "won"),
            ("THB", "baht"),
            ("VND", "dong"),
            ("PLN", "zloty,złoty"),
            ("HUF", "forint"),
            ("UAH", "hrywnja"),
        ),
    ),
    numerals=Numerals(
        words=_WORDS,
        scales={
            "hundert": 100,
            "dutzend": 12,
            "tausend": 1000,
            "tsd": 1000,
            "mio": 10**6,
            "million": 10**6,
            "millionen": 10**6,
            "mrd": 10**9,
            "milliarde": 10**9,
            "milliarden": 10**9,
            "bio": 10**12,
            "billion": 10**12,
            "billionen": 10**12,
            "billiarde": 10**15,
            "billiarden": 10**15,
            "trillion": 10**18,
            "trillionen": 10**18,
        },
        ordinals=_ORDINALS,
        hints={
            "beid": 2,
            "beide": 2,
            "beiden": 2,
            "beider": 2,
            "beides": 2,
            "paar": 2,
            "paare": 2,
            "doppelt": 2,
            "doppelte": 2,
            "doppelten": 2,
            "verdoppelt": 2,
            "verdoppeln": 2,
            "verdoppelte": 2,
            "verdreifacht": 3,
            "vervierfacht": 4,
            "zwilling": 2,
            "zwillinge": 2,
            "zweit": 2,
            "dritt": 3,
            "trio": 3,
            "quartett": 4,
            "quintett": 5,
            "hälfte": Fraction(1, 2),
            "halb": Fraction(1, 2),
            "halbe": Fraction(1, 2),
            "halber": Fraction(1, 2),
            "halbes": Fraction(1, 2),
            "halben": Fraction(1, 2),
            "drittel": Fraction(1, 3),
            "viertel": Fraction(1, 4),
            "fünftel": Fraction(1, 5),
            "achtel": Fraction(1, 8),
            "zehntel": Fraction(1, 10),
            "dreiviertel": Fraction(3, 4),
            "quartal": 3,
            "vierteljahr": 3,
            "halbjahr": 6,
            "jahrzehnt": 10,
            "jahrzehnte": 10,
            "jahrzehnts": 10,
            "jahrzehnten": 10,
            "jahrhundert": 100,
            "jahrhunderts": 100,
            "jahrhunderte": 100,
            "jahrhunderten": 100,
            "jahrtausend": 1000,
            "jahrtausende": 1000,
        },
        weak=word_set("ein eine einen einem einer eines eins null achten"),
        digit_ordinals=r"\.(?=[\s\u00a0]+[\p{L}])",
        percent=r"prozent\p{L}*|promille|v\. ?h\.",
        clock=r"uhr\b",
        before_clock="halb|(?:drei)?viertel(?: vor| nach)?",
        decades=r"er\b",
        before_year="jahre?|jahren|jahres|seit|anfang|mitte|ende",
        joiner="und",
        roughly=(
            r"rund|etwa|ca\.|circa|zirka|ungefähr|knapp|fast|gut|über|mehr als|annähernd|beinahe"
            "|nahezu|um die|gegen|an die|bis zu|schätzungsweise|mindestens|weniger als|unter"
        ),
        endings=r"fach(?:e[mnrs]?)?|mal(?:s|ige[mnrs]?)?|erlei|\p{L}{2,}ig(?:e[mnrs]?)?|er[ns]?",
    ),
    places=place_table(
        """
        US: USA, US, Amerika*, amerikan*, Vereinigte* Staaten, U.S.
        GB: UK, Großbritannien*, brit*, englisch*, Vereinigte* Königreich*, England*, Engländer*
        DE: deutsch*, BRD, Bundesrepublik
        AT: österreich*
        CH: Schweiz*
        FR: französ*, Franzos*, Französ*
        IT: italien*
        ES: spanisch*, Spanier*
        PT: portugies*
        NL: Niederländ*, niederländ*, Holland*, holländ*, Holländ*
        BE: belgisch*, Belgier*
        DK: dän*
        SE: schwed*
        NO: norweg*
        PL: polnisch*, Pole, Polin, Polens
        CZ: tschech*
        HU: ungar*
        GR: griech*
        TR: türk*
        RU: russ*
        UA: ukrain*
        RO: rumän*
        BG: bulgar*
        IE: irisch*, Ire, Iren
        IN: indisch*, Inder*
        CN: chines*, VR China
        TW: taiwan*
        JP: japan*
        MN: mongol*
        KP: nordkorea*
        KR: südkorea*, Korea*
        IL: israel*
        EG: ägypt*
        SY: syr*
        IQ: irak*
        IR: iran*
        SA: saudi*
        PS: palästin*
        LB: libanes*
        PK: pakistan*
        AF: afghan*
        TH: thailänd*, Thai*
        VN: vietnam*
        MM: Birma*, Myanmar*, burmes*
        ID: indones*
        AU: austral*
        NZ: neuseeländ*
        CA: kanad*
        MX: mexik*
        BR: brasil*
        AR: argentin*
        CL: chilen*
        BO: bolivian*
        CO: kolumbian*
        PE: peruan*
        CU: kuban*
        VE: venezol*
        ZA: südafrik*
        MK: Mazedon*, Nordmazedon*, mazedon*
        BY: Weißrussland*, weißruss*, Belarus*
        CI: Elfenbeinküste
        VA: Vatikan*
        scotland: Schottland*, schott*
        wales: Wales, walis*
        catalonia: Katalon*, katalan*
        bavaria: Bayern*, bayer*, bayrisch*
        saxony: Sachsen*, sächs*
        california: Kaliforni*, kaliforn*
        pennsylvania: Pennsylvan*
        crimea: Krim
        mediterranean: Mittelmeer*
        alps: Alpen*
        danube: Donau*
        rhine: Rhein*
        thames: Themse*
        europe: Europa*, europäisch*, Europäer*
        asia: Asien*, asiat*
        africa: Afrika*, afrikan*
        latin america: Lateinamerika*
        Asia/Calcutta: Kalkutta, Kolkata
        mumbai: Mumbai, Bombay
        delhi: Delhi, Neu-Delhi
        Asia/Shanghai: Schanghai, Shanghai
        beijing: Peking*, Beijing
        munich: München*, Münchner*, Münchener*
        cologne: Köln*, kölnisch*
        nuremberg: Nürnberg*
        Europe/Vienna: Wien*
        Europe/Zurich: Zürich*, Zürcher*
        geneva: Genf*
        milan: Mailand*, Mailänder*
        Europe/Rome: Rom, Roms, Römer*, römisch*
        venice: Venedig*
        florence: Florenz*
        naples: Neapel*
        turin: Turin*
        Europe/Brussels: Brüssel*
        antwerp: Antwerpen*
        the hague: Den Haag, Haager
        Europe/Copenhagen: Kopenhagen*
        gothenburg: Göteborg*
        Europe/Prague: Prag*
        Europe/Warsaw: Warschau*
        cracow: Krakau*
        gdansk: Danzig*
        wroclaw: Breslau*
        Europe/Moscow: Moskau*
        saint petersburg: Sankt Petersburg, St. Petersburg, Petersburg*
        Europe/Kiev: Kiew*, Kyjiw*
        Europe/Athens: Athen*
        Europe/Lisbon: Lissabon*
        Europe/Bucharest: Bukarest*
        Europe/Belgrade: Belgrad*
        Africa/Cairo: Kairo*
        Asia/Jerusalem: Jerusalem*
        mecca: Mekka
        Europe/Istanbul: Istanbul*
        Asia/Tokyo: Tokio*
        Asia/Hong_Kong: Hongkong*
        Asia/Saigon: Ho-Chi-Minh-Stadt, Saigon
        Asia/Bangkok: Bangkok*
        Asia/Kabul: Kabul*
        eu: EU, Europäische* Union
        un: UN, UNO, Vereinte* Nationen
        who: WHO, Weltgesundheitsorganisation
        nato: NATO, Nato
        imf: IWF, Internationale* Währungsfonds
        ecb: EZB, Europäische* Zentralbank
        oecd: OECD
        opec: OPEC, Opec
        icj: IGH, Internationale* Gerichtshof*
        ukraine eastern: Donbass, Donbas
        """
    ),
    titles=word_set(
        """
        Herr Herrn Frau Fräulein Dr Prof Doktor Professor Sir Lord Lady Prinz Prinzessin König
        Königin Papst Pater Bruder Schwester Onkel Tante St Sankt San Santa Mr Mrs Ms
        """
    ),
    offices=(
        r"(?:präsident|kanzler|minister|senator|gouverneur|bürgermeister|botschafter|politiker"
        r"|abgeordnete|vorsitzende|sprecher|sekretär|direktor|leiter|chef|boss|manager|gründer"
        r"|trainer|coach|spieler|stürmer|torwart|keeper|kapitän|profi|schütze|meister|sieger|star"
        r"|professor|forscher|experte|wissenschaftler|ökonom|arzt|anwalt|richter|kandidat|kommissar"
        r"|general|oberst|leutnant|schauspieler|sänger|musiker|autor|regisseur|maler|dichter"
        r"|journalist|moderator|bischof|kardinal|kaiser|fürst|graf|sohn|tochter|ehefrau|ehemann"
        r"|vater|mutter|bruder|schwester)(?:in|en|s|n|r)?$"
    ),
    says=(
        r"sagte?|so|erklärte?|meinte?|betonte?|schrieb|schreibt|erzählte?|teilte|twitterte?"
        r"|warnte?|forderte?|fordert|kritisierte?|behauptete?|antwortete?|fügte|berichtete?"
        r"|findet|fand|glaubt|glaubte|bestätigte?|lobte?"
    ),
)
