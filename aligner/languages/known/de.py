"""German."""

from fractions import Fraction

from aligner.languages.knowledge import Language, Numerals, word_list, word_set
from aligner.languages.records import Calendar, Clock, Measures

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
        r"niemand\p{L}*",
        r"kein\p{L}*",
        "weder",
        "ohne",
        "kaum",
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
        joiner="und",
        roughly=(
            r"rund|etwa|ca\.|circa|zirka|ungefähr|knapp|fast|gut|über|mehr als|annähernd|beinahe"
            "|nahezu|um die|gegen|an die|bis zu|schätzungsweise|mindestens|weniger als|unter"
        ),
        endings=r"fach(?:e[mnrs]?)?|mal(?:s|ige[mnrs]?)?|erlei|\p{L}{2,}ig(?:e[mnrs]?)?|er[ns]?",
    ),
)
