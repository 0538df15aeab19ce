"""English."""

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
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_UNTIL_99 = dict(zip(_SMALL, range(20), strict=True)) | {
    f"{ten} {one}" if ones else ten: 10 * tens + ones
    for tens, ten in enumerate(_TENS, 2)
    for ones, one in enumerate(_SMALL[:10])
}
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth"} | {
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _ordinal(words: str) -> str:
    *before, last = words.split()
    ending = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return " ".join([*before, _IRREGULAR.get(last, ending)])


LANGUAGE = Language(
    "en",
    determiners=word_set("the a an this that these those my your his her its our their many every"),
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
            ("speed-kilometer-per-hour", "kilometres per hour,kilometres an hour"),
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
    numerals=Numerals(
        words=_UNTIL_99,
        scales={
            "hundred": 100,
            "dozen": 12,
            "thousand": 1000,
            "million": 10**6,
            "billion": 10**9,
            "trillion": 10**12,
            "quadrillion": 10**15,
            "lakh": 10**5,
            "lakhs": 10**5,
            "crore": 10**7,
            "crores": 10**7,
            "mln": 10**6,
            "mn": 10**6,
        },
        short_scales={"k": 1000, "m": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12},
        ordinals={_ordinal(word): value for word, value in _UNTIL_99.items() if value},
        hints={
            "once": 1,
            "single": 1,
            "sole": 1,
            "both": 2,
            "twice": 2,
            "double": 2,
            "doubled": 2,
            "doubles": 2,
            "pair": 2,
            "pairs": 2,
            "couple": 2,
            "couples": 2,
            "twin": 2,
            "twins": 2,
            "duo": 2,
            "thrice": 3,
            "triple": 3,
            "tripled": 3,
            "trio": 3,
            "quadruple": 4,
            "quartet": 4,
            "half": Fraction(1, 2),
            "half a": Fraction(1, 2),
            "halves": Fraction(1, 2),
            "thirds": Fraction(1, 3),
            "quarter": Fraction(1, 4),
            "quarters": Fraction(1, 4),
            "fifths": Fraction(1, 5),
            "tenths": Fraction(1, 10),
            "decade": 10,
            "decades": 10,
            "dozens": 12,
            "fortnight": 2,
            "century": 100,
            "centuries": 100,
            "millennium": 1000,
            "teens": 13,
            "twenties": 20,
            "thirties": 30,
            "forties": 40,
            "fifties": 50,
            "sixties": 60,
            "seventies": 70,
            "eighties": 80,
            "nineties": 90,
        },
        weak=word_set("one zero second"),
        digit_ordinals=r"(?:st|nd|rd|th)\b",
        percent=r"per ?cent|percentage|pct|pc\b",
        clock=r"o['’]clock|[ap]\.? ?m\b",
        before_clock="(?:half|quarter) (?:past|to)",
        decades=r"['’]?s\b",
        article="an?",
        before_year="in|since|year|early|late|mid",
        joiner="and",
        roughly=(
            r"about|around|nearly|almost|some|roughly|approximately|approx\.|over|under|(?:more|less)"
            " than|up to|at least|close to|an estimated"
        ),
    ),
    near_negations=("without", "hardly"),
    affirmations=(
        r"(?:not|cannot|\p{L}+n['’]t) (?:just|only|merely|simply|least|solely|\p{L}+ only)",
        r"(?:no|not|nothing|never) (?:\p{L}+er|more|less) than",
        r"(?:nothing|none|nobody|no one|nowhere)[^.,;:!?]{0,40} (?:but|except|than|less|short of)",
        r"no\.? ?\p{N}+",
        r"no[-‑]\p{L}+",
        r"no (?:doubt|wonder|matter|sooner|longer than|less)",
        r"in no time",
        r"not (?:to mention|to say|until|unlike|without|(?:un|in|im)\p{L}{5,}|a few|seldom|quite)",
        r"if not",
        r"or not",
        r"why (?:not|\p{L}+n['’]t)",
        r"(?:not|\p{L}+n['’]t) (?:help|wait|agree more|be (?:more|\p{L}+er))",
        # Tags, and questions that ask for a yes.
        r"\p{L}+n['’]t (?:i|you|he|she|it|we|they|that|this|there)",
        r"never before",
    ),
    denials=(
        *word_list(
            r"""
            mis(?:s(?:ed|es|ing)|under\p{L}*|trust\p{L}*|behav\p{L}*|match\p{L}*|lead\p{L}*)
            without hardly barely scarcely rarely seldom few fewer little less only just unless
            except other rather instead far stop\p{L}* ceas\p{L}* los(?:e|es|t|ing|s)
            absen(?:t|ce)\p{L}* wrong\p{L}* declin\p{L}* empt\p{L}* neglect\p{L}* doubt\p{L}*
            ignor\p{L}* oppos\p{L}* fail\p{L}* refus\p{L}* reject\p{L}*
            den(?:y|ied|ies|ying|ial\p{L}*) lack\p{L}* miss(?:ed|es|ing)? prevent\p{L}* ban bans
            banned banning forb(?:id|ad)\p{L}* prohibit\p{L}* avoid\p{L}* exclu\p{L}*
            \p{L}{3,}less(?:ly|ness)? \p{L}{3,}-free free non-?\p{L}{3,} loss\p{L}* withh\p{L}*
            overlook\p{L}* un(?!der|til|i(?![mn])|anim)\p{L}{3,}
            il(?:legal|legit|liter|logic)\p{L}* hinder\p{L}* deter\p{L}* escap\p{L}*
            forg[eo]t\p{L}* quit dispute\p{L}* contradict\p{L}* short deficit\p{L}*
            shortag\p{L}* bad\p{L}* poor\p{L}* nay anonym\p{L}* low lower lowest weak\p{L}*
            atheis\p{L}*
            """
        ),
        with_prefix(
            r"dis",
            """
            able advant agree allow appear appoint approv belie connect contin courag honest
            honor honour interest like loy mis obe organ pleas qualif regard respect satisf
            similar trust prov
            """,
        ),
        with_prefix(
            r"in",
            """
            ab acc act adeq adv appr attent aud cap compat compet compl conceiv conclus conven
            correct curab decent decis defin different direct edib effect effic elig equal
            evitab exact excus experienc fertil flex formal frequen human insist intoler justice
            nocent operab secur sensi signif soluble stabil suffic tangib toler valid variab
            visib vulnerab
            """,
        ),
        with_prefix(
            r"im",
            """
            balanc matur mob moral mort partial patien perfect plausib polite possib practic
            prob proper pur
            """,
        ),
        with_prefix(
            r"ir",
            """
            rational regul relev replac resist respons revers
            """,
        ),
    ),
    never_doubled=word_set(
        """
        the a an and or but of to for with at by from as are was were be been has would could
        this these those he she we they his their our its my your not if than then which when
        where while
        """
    ),
    length=1.0,
    address=(("you", r"[Yy]ou(?:r|rs|rself|rselves)?"),),
    places=place_table(
        """
        US: USA, US, U.S., U.S.A., America*, United States
        GB: UK, U.K., Britain*, British, Briton*, England, English*, Great Britain, United Kingdom
        DE: German*
        AT: Austrian*
        CH: Swiss
        FR: French*
        IT: Italian*
        ES: Spanish, Spaniard*
        PT: Portuguese
        NL: Dutch*, Holland
        BE: Belgian*
        DK: Danish, Dane, Danes
        SE: Swedish, Swede*
        NO: Norwegian*
        PL: Polish, Pole, Poles
        CZ: Czech*
        HU: Hungar*
        GR: Greek*, Greece
        TR: Turk*
        RU: Russia*
        UA: Ukrain*
        RO: Romania*
        BG: Bulgaria*
        IE: Irish*
        IN: Indian*
        CN: Chinese
        TW: Taiwan*
        JP: Japan*
        KP: North Korea*
        KR: South Korea*, Korea*
        IL: Israel*
        EG: Egypt*
        SY: Syria*
        IQ: Iraq*
        IR: Iran*
        SA: Saudi*
        PS: Palestin*
        LB: Leban*
        PK: Pakistan*
        AF: Afghan*
        TH: Thai*
        VN: Vietnam*
        MM: Burma*, Burmese, Myanmar*
        ID: Indones*
        AU: Austral*
        NZ: New Zealand*
        CA: Canad*
        MX: Mexic*
        BR: Brazil*
        AR: Argentin*
        CU: Cuba*
        VE: Venezuela*
        ZA: South Africa*
        MK: Macedon*
        BY: Belarus*
        CI: Ivory Coast, Ivorian
        VA: Vatican*
        scotland: Scotland*, Scottish*, Scot, Scots
        wales: Wales, Welsh*
        catalonia: Catal*
        bavaria: Bavaria*, Bayern
        saxony: Saxon*
        california: California*
        pennsylvania: Pennsylvania*
        crimea: Crimea*
        mediterranean: Mediterranean
        alps: Alps, Alpine
        danube: Danube
        rhine: Rhine
        thames: Thames
        europe: Europe*
        asia: Asia*
        africa: Africa*
        latin america: Latin America*
        Asia/Calcutta: Kolkata, Calcutta
        mumbai: Mumbai, Bombay
        delhi: Delhi, New Delhi
        Asia/Shanghai: Shanghai
        beijing: Beijing, Peking
        munich: Munich*
        cologne: Cologne
        nuremberg: Nuremberg
        Europe/Vienna: Vienna*, Viennese
        Europe/Zurich: Zurich
        geneva: Geneva*
        milan: Milan*
        Europe/Rome: Rome*, Roman*
        venice: Venice, Venetian*
        florence: Florence, Florentine*
        naples: Naples, Neapolitan*
        turin: Turin
        Europe/Brussels: Brussels
        antwerp: Antwerp
        the hague: The Hague, Hague
        Europe/Copenhagen: Copenhagen
        gothenburg: Gothenburg
        Europe/Prague: Prague
        Europe/Warsaw: Warsaw
        cracow: Cracow, Krakow
        gdansk: Gdansk, Danzig
        wroclaw: Wroclaw, Breslau
        Europe/Moscow: Moscow, Muscovite*
        saint petersburg: Saint Petersburg, St. Petersburg, Petersburg
        Europe/Kiev: Kiev, Kyiv
        Europe/Athens: Athen*
        Europe/Lisbon: Lisbon
        Europe/Bucharest: Bucharest
        Europe/Belgrade: Belgrade
        Africa/Cairo: Cairo
        Asia/Jerusalem: Jerusalem
        mecca: Mecca
        Europe/Istanbul: Istanbul
        Asia/Tokyo: Tokyo
        Asia/Hong_Kong: Hong Kong
        Asia/Saigon: Ho Chi Minh City, Saigon
        Asia/Bangkok: Bangkok
        Asia/Kabul: Kabul
        eu: EU, European Union
        un: UN, U.N., United Nations
        who: WHO, World Health Organization, World Health Organisation
        nato: NATO, Nato
        imf: IMF, International Monetary Fund
        ecb: ECB, European Central Bank
        oecd: OECD
        opec: OPEC
        icj: ICJ, International Court of Justice
        ukraine eastern: Donbas, Donbass
        """
    ),
    titles=word_set(
        """
        Mr Mrs Ms Miss Dr Prof Doctor Professor Sir Lord Lady Prince Princess King Queen Pope
        Father Brother Sister Uncle Aunt St Saint San Santa President Senator Judge Justice
        Governor Mayor Captain General Colonel Sergeant Officer Detective Inspector
        Minister Chancellor Secretary Rev Reverend
        PhD Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
        """
    ),
    offices=(
        r"(?:president|chancellor|minister|senator|governor|mayor|ambassador|secretary|director"
        r"|spokesman|spokeswoman|spokesperson|chief|boss|manager|founder|trainer|coach|striker"
        r"|captain|champion|star|professor|general|judge|justice|bishop|cardinal|emperor|son"
        r"|daughter|wife|husband|father|mother|brother|sister)$"
    ),
    says=r"said|says|told|added|tells|writes|wrote",
)
