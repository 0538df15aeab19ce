"""English."""

from aligner.languages.knowledge import Language, place_table, word_set

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
)
