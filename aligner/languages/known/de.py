"""German."""

from aligner.languages.knowledge import Language, pattern_list, with_prefix, word_set

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
        *pattern_list(
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
)
