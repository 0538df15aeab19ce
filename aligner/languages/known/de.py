"""German."""

from aligner.languages.knowledge import Language, word_set

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
        r"niemand\p{L}*",
        r"kein\p{L}*",
        "weder",
        "ohne",
        "kaum",
    ),
)
