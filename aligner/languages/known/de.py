"""German."""

from aligner.languages.knowledge import Language, place_table, word_set

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
)
