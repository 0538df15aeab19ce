"""English."""

from aligner.languages.knowledge import Language, word_set
from aligner.languages.records import Calendar, Clock, Measures

LANGUAGE = Language(
    "en",
    function_words=word_set(
        """
        the a an this that these those i you he she it we they me him her us them my your his its
        our their mine yours hers ours theirs myself yourself himself herself itself ourselves
        themselves who whom whose which what some any each every either all both such one ones
        other another something anything everything of in on at by for from to into onto upon with
        within about above across after against along among around as before behind below beneath
        beside besides between beyond despite down during except inside like near off out outside
        over past per since through throughout till toward towards under until up via and or but
        yet so if then than because while when whenever where wherever why how whether though
        although unless also only just even too very there here thus hence therefore however
        moreover am is are was were be been being have has had having do does did doing done will
        would shall should can could may might must ought
        additionally furthermore nevertheless nonetheless meanwhile likewise accordingly
        consequently otherwise instead
        """
    ),
    negations=(
        "not",
        "no",
        "never",
        "none",
        "nothing",
        "nobody",
        "nowhere",
        "neither",
        "nor",
        "without",
        "hardly",
        "cannot",
        r"\p{L}+n['’]t",
    ),
    calendar=Calendar(
        shortened=("", "", "", "", "", "", "", "", "Sept", "", "", ""),
        endings="s",
        doubtful=word_set("March April May June August"),
        leads=word_set(
            """
            in of since until till by from to through during late early mid last next this every
            before after between and or end beginning middle
            """
        ),
        month_first=True,
    ),
    clock=Clock(
        hours="one two three four five six seven eight nine ten eleven twelve",
        fixed=(("midnight", 0), ("noon", 720)),
        oclock="o['’ʼ]clock",
        shifts=(
            ("half past", 30),
            ("quarter past", 15),
            ("quarter after", 15),
            ("quarter to", -15),
            ("quarter of", -15),
            ("quarter before", -15),
        ),
        morning="in the morning|this morning|morning",
        evening="in the afternoon|in the evening|this afternoon|this evening|tonight|evening",
        night="at night|last night",
        fill="at|about|around|by|until|before|after|from|just",
        ranges="to|until|till|and",
        zones=r"(?:local|eastern|central|mountain|pacific|summer|standard) time|eastern|pacific",
    ),
    measures=Measures(
        units=(
            ("length-kilometer", "kilometre,kilometres"),
            ("length-meter", "metre,metres"),
            ("length-centimeter", "centimetre,centimetres"),
            ("length-millimeter", "millimetre,millimetres"),
            ("mass-kilogram", "kilo,kilos,kilogramme,kilogrammes"),
            ("mass-tonne", "tonne,tonnes"),
            ("volume-liter", "litre,litres"),
            ("volume-milliliter", "millilitre,millilitres"),
            ("volume-gallon volume-gallon-imperial", "gallon,gallons"),
            ("area-square-meter", "square metre,square metres,sqm"),
            ("area-square-kilometer", "square kilometre,square kilometres"),
            ("volume-cubic-meter", "cubic metre,cubic metres"),
            ("speed-kilometer-per-hour", "kilometres per hour,kilometres an hour,kilometers an hour"),
            ("speed-mile-per-hour", "miles an hour"),
            ("temperature-celsius temperature-fahrenheit temperature-generic", "degree,degrees"),
            ("duration-year", "year old,years old"),
        ),
        currencies=(
            ("USD CAD AUD NZD SGD HKD TWD", "dollar,dollars,bucks"),
            ("GBP EGP LBP SYP", "pound,pounds"),
            ("INR PKR LKR NPR", "rupee,rupees"),
            ("SEK NOK DKK ISK", "krona,kronor,krone,kroner,crowns"),
            ("EUR", "euro,euros"),
            ("CHF", "franc,francs"),
            ("JPY", "yen"),
            ("CNY", "yuan,renminbi"),
            ("RUB", "rouble,roubles,ruble,rubles"),
            ("TRY", "lira"),
            ("KRW", "won"),
            ("THB", "baht"),
            ("VND", "dong"),
            ("PLN", "zloty,zlotys"),
            ("HUF", "forint,forints"),
            ("INR", "Rs,Rs."),
        ),
    ),
)
