"""Function words: they say little of what a passage is about.

Closed classes, written down by hand: articles, pronouns, prepositions and postpositions,
conjunctions, particles, and the forms of auxiliary and modal verbs. A word that is also a content
word of some weight (German "Sein", Hindi "कर", doing) counts as a function word.
"""

import unicodedata
from functools import lru_cache

from aligner.languages.negation import negates


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


def folded(word: str) -> str:
    """A word as it is compared: without case, and nukta letters in one spelling."""
    return unicodedata.normalize("NFC", word).casefold()


FUNCTION_WORDS = {
    "de": _words(
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
    "en": _words(
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
    "hi": _words(
        """
        का के की को में से पर ने तक द्वारा लिए साथ बाद पहले बीच ओर तरफ तरफ़ बारे कारण वजह अनुसार
        मुताबिक बिना सहित अलावा बावजूद दौरान अंदर बाहर ऊपर नीचे सामने पीछे आगे पास तहत बजाय बदले प्रति
        और या एवं तथा व लेकिन मगर परंतु परन्तु किंतु किन्तु बल्कि कि क्योंकि चूंकि ताकि जबकि हालांकि
        हालाँकि यदि अगर तो भी ही न ना नहीं मत सिर्फ केवल मात्र जैसे जैसा जैसी जितना जितने जितनी उतना
        मैं हम तू तुम आप वह वे यह ये मुझे मुझको हमें हमको तुझे तुम्हें उसे उसको उन्हें उनको इसे इसको
        इन्हें इनको मेरा मेरे मेरी हमारा हमारे हमारी तेरा तेरे तेरी तुम्हारा तुम्हारे तुम्हारी आपका आपके
        आपकी उसका उसके उसकी उनका उनके उनकी इसका इसके इसकी इनका इनके इनकी अपना अपने अपनी स्वयं खुद ख़ुद
        मैंने हमने तुमने आपने उसने उन्होंने इसने इन्होंने जिसने जिन्होंने किसने उस उन इस इन जिस जिन किस
        किन जो जिसे जिसको जिन्हें जिसका जिसके जिसकी जिनका जिनके जिनकी जिसमें जिनमें जिससे जिनसे इसमें
        इनमें उसमें उनमें इससे इनसे उससे उनसे इसपर उसपर कौन क्या क्यों कब कहां कहाँ कैसे कैसा कैसी कितना
        कितने कितनी कोई कुछ किसी किन्हीं सब सभी सबसे हर प्रत्येक एक यहां यहाँ वहां वहाँ जहां जहाँ अब
        तब जब जब तभी अभी कभी फिर इसलिए इसीलिए वैसे ऐसा ऐसे ऐसी यही वही इसी उसी वाला वाले वाली
        है हैं हूं हूँ हो था थे थी थीं होता होते होती होना होने होनी होगा होंगे होगी हुआ हुए हुई हुईं
        रहा रहे रही रहीं रहना रहने रहता रहते रहती रहेगा रहेंगे रहेगी गया गए गये गई गयी गईं जाता जाते
        जाती जाना जाने जानी जाए जाएं जाएगा जाएंगे जाएगी जा कर करके करना करने करनी करता करते करती करें
        करे करेगा करेंगे करेगी किया किए किये की कीं सकता सकते सकती सका सके सकी सकें चुका चुके चुकी
        दिया दिए दिये दी दीं देना देने देता देते देती लिया लिये ली लीं लेना लेने लेता लेते लेती
        पड़ा पड़े पड़ी पड़ता पड़ते पड़ती पड़ेगा चाहिए लगा लगे लगी
        """
    ),
}
"""Words by the code of their language, folded; negations count as words of content."""


@lru_cache(1 << 16)
def is_function_word(word: str, language: str) -> bool:
    """Whether `word` is none of content, as far as that is known of the language."""
    known = FUNCTION_WORDS.get(language.partition("-")[0], frozenset())
    return folded(word) in known and not negates(word, language)
