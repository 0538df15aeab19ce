"""Six short articles in German and in Hindi; the last two are about one subject."""

from collections.abc import Iterable, Mapping
from pathlib import Path

GERMAN = {
    "bridge": (
        "Die neue Brücke über den Fluss ist seit Montag für den Verkehr freigegeben.",
        "Der Bau hat vier Jahre gedauert und zwölf Millionen Euro gekostet.",
        "Bisher mussten die Bewohner der Dörfer einen Umweg von zwanzig Kilometern fahren.",
        "Die Bürgermeisterin dankte den Arbeitern für ihre Geduld im letzten Winter.",
    ),
    "school": (
        "In der Grundschule am Marktplatz lernen die Kinder jetzt auch im Garten.",
        "Jede Klasse pflegt ein eigenes Beet mit Tomaten, Bohnen und Kräutern.",
        "Die Lehrerin Anna Weber hat das Projekt im Frühjahr begonnen.",
        "Was geerntet wird, kommt am Freitag in der Küche auf den Tisch.",
    ),
    "chess": (
        "Ein vierzehnjähriges Mädchen hat die Schachmeisterschaft des Landes gewonnen.",
        "Im letzten Spiel besiegte sie den Titelverteidiger in nur dreißig Zügen.",
        "Ihr Großvater brachte ihr das Spiel bei, als sie fünf Jahre alt war.",
        "Im Herbst fährt sie zur Weltmeisterschaft nach Madrid.",
    ),
    "bees": (
        "Forscher haben herausgefunden, dass Bienen einfache Rechenaufgaben lösen können.",
        "Die Tiere lernten in wenigen Stunden, zwischen zwei Farben zu unterscheiden.",
        "Für jede richtige Antwort bekamen sie einen Tropfen Zuckerwasser.",
        "Die Studie erschien in einer Zeitschrift für Biologie.",
    ),
    "storm": (
        "Ein schwerer Sturm hat in der Nacht die Küste im Norden getroffen.",
        "Viele Häuser verloren ihr Dach, und der Strom fiel für acht Stunden aus.",
        "Die Feuerwehr rückte mehr als zweihundert Mal aus.",
        "Verletzt wurde nach Angaben der Polizei niemand.",
    ),
    "rebuilding": (
        "Drei Monate nach dem Sturm an der Küste gehen die Reparaturen nur langsam voran.",
        "Den Dachdeckern fehlen Ziegel, und viele Familien wohnen noch bei Verwandten.",
        "Die Regierung hat versprochen, die Hälfte der Kosten zu übernehmen.",
        "Bis zum Sommer sollen alle Häuser wieder bewohnbar sein.",
    ),
}
HINDI = {
    "bridge": (
        "नदी पर बना नया पुल सोमवार से यातायात के लिए खोल दिया गया है।",
        "निर्माण में चार साल लगे और एक करोड़ बीस लाख यूरो खर्च हुए।",
        "अब तक गाँवों के निवासियों को बीस किलोमीटर का चक्कर लगाना पड़ता था।",
        "महापौर ने पिछली सर्दियों में धैर्य रखने के लिए मज़दूरों को धन्यवाद दिया।",
    ),
    "school": (
        "बाज़ार चौक के प्राथमिक विद्यालय में बच्चे अब बगीचे में भी पढ़ते हैं।",
        "हर कक्षा टमाटर, फलियों और जड़ी-बूटियों की अपनी क्यारी की देखभाल करती है।",
        "शिक्षिका अन्ना वेबर ने यह परियोजना वसंत में शुरू की थी।",
        "जो भी फसल होती है, वह शुक्रवार को रसोई से मेज़ पर आती है।",
    ),
    "chess": (
        "चौदह साल की एक लड़की ने देश की शतरंज प्रतियोगिता जीत ली है।",
        "आखिरी बाज़ी में उसने पिछले विजेता को केवल तीस चालों में हरा दिया।",
        "जब वह पाँच साल की थी, तब उसके दादा ने उसे यह खेल सिखाया।",
        "शरद ऋतु में वह विश्व प्रतियोगिता के लिए मैड्रिड जाएगी।",
    ),
    "bees": (
        "शोधकर्ताओं ने पाया है कि मधुमक्खियाँ गणित के आसान सवाल हल कर सकती हैं।",
        "इन जीवों ने कुछ ही घंटों में दो रंगों में अंतर करना सीख लिया।",
        "हर सही उत्तर के लिए उन्हें चीनी के पानी की एक बूँद मिलती थी।",
        "यह अध्ययन जीव विज्ञान की एक पत्रिका में प्रकाशित हुआ।",
    ),
    "storm": (
        "रात में एक भीषण तूफ़ान उत्तर के तट से टकराया।",
        "कई घरों की छतें उड़ गईं और आठ घंटे तक बिजली गुल रही।",
        "दमकल की गाड़ियाँ दो सौ से ज़्यादा बार निकलीं।",
        "पुलिस के अनुसार कोई भी घायल नहीं हुआ।",
    ),
    "rebuilding": (
        "तट पर आए तूफ़ान के तीन महीने बाद भी मरम्मत का काम धीमी गति से चल रहा है।",
        "छत बनाने वालों के पास खपरैल नहीं हैं, और कई परिवार अब भी रिश्तेदारों के यहाँ रहते हैं।",
        "सरकार ने आधा खर्च उठाने का वादा किया है।",
        "गर्मियों तक सभी घर फिर से रहने लायक हो जाने चाहिए।",
    ),
}


def write_articles(
    folder: Path, articles: Mapping[str, Iterable[str]], first: int = 0
) -> dict[str, Path]:
    """The files by the names of the articles; those of the files tell nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for number, (name, sentences) in enumerate(sorted(articles.items()), start=first):
        found[name] = folder / f"{number * 7 % 10}{number}.txt"
        found[name].write_text("\n".join(sentences) + "\n", encoding="utf-8")
    return found
