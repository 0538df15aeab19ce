"""German."""

from aligner.languages.knowledge import Language, word_set
from aligner.languages.records import Calendar, Clock, Measures

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
)
