"""Small made-up reports: German-Hindi, Hindi-German, German-Thai, and texts made to do harm."""

from dataclasses import replace
from itertools import pairwise

from aligner.bitext import Bead, Bitext, Document, Segment, Span
from aligner.mqm import Finding, Ignored, Probabilities, Report, Severity, Verdict, score

SIGNATURE = "enc:test|layer:8|seg:srx|v:0.1.0"


def document(name: str, language: str, *paragraphs: list[str]) -> Document:
    """Paragraphs of sentences, one paragraph a line, an empty line between two."""
    text, segments = "", []
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if text else ""
        for sentence in sentences:
            text += "" if not text or text.endswith("\n") else " "
            start = len(text)
            text += sentence
            segments.append((sentence, start, number))
    return Document(name, language, text, tuple(_segment(text, *s) for s in segments))


def _segment(text: str, sentence: str, start: int, paragraph: int) -> Segment:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Segment(sentence, start, start + len(sentence), line, column, paragraph)


def bitext(source: Document, target: Document, *kinds: tuple[int, int]) -> Bitext:
    """Beads of the given sizes, in order; those with two sides score 0.25; all are as sure."""
    sources = [0, *(sum(k[0] for k in kinds[: i + 1]) for i in range(len(kinds)))]
    targets = [0, *(sum(k[1] for k in kinds[: i + 1]) for i in range(len(kinds)))]
    beads = (
        Bead(range(*s), range(*t), 0.25 if range(*s) and range(*t) else None, 0.987654)
        for s, t in zip(pairwise(sources), pairwise(targets), strict=True)
    )
    return Bitext(source, target, tuple(beads))


def find(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def report(aligned: Bitext, *findings: Finding, words: int = 60) -> Report:
    return Report(
        bitext=aligned,
        findings=findings,
        probabilities=tuple(Probabilities(0.04, 0.01, 0.123456) for _ in aligned.beads),
        verdict=Verdict.TRANSLATION,
        statement="The second text is a translation of the first.",
        score=score(findings, words),
        words=words,
        signature=SIGNATURE,
        calibration="test",
        seconds={"read": 0.011, "embed": 0.612, "align": 0.104},
    )


GERMAN = document(
    "texts/bridge.de.txt",
    "de",
    ["Neue Brücke über die Spree"],
    [
        "Am 16. Mai wurde in Köpenick die neue Fußgängerbrücke über die Spree eröffnet.",
        "Der Bau dauerte 24 Monate und kostete 2,8 Millionen Euro.",
        "Zur Eröffnung kamen rund 300 Gäste, unter ihnen die Bürgermeisterin und mehrere"
        " Vertreterinnen der Verkehrsbetriebe.",
    ],
    [
        "Die alte Brücke war 1998 gesperrt worden, weil ihre Pfeiler Risse zeigten.",
        "Sie wird nicht abgerissen, sondern als Denkmal erhalten.",
    ],
)

HINDI = document(
    "texts/bridge.hi.txt",
    "hi",
    ["श्प्रे नदी पर नया पुल"],
    [
        "16 मई को कोपेनिक में श्प्रे नदी पर पैदल यात्रियों के लिए नए पुल का उद्घाटन किया गया।",
        "निर्माण में 42 महीने लगे और इसकी लागत 28 लाख यूरो रही।",
    ],
    [
        "पुराने पुल को 1998 में बंद कर दिया गया था, क्योंकि उसके खंभों में दरारें पड़ गई थीं।",
        "उसे गिराया जाएगा।",
    ],
)

THAI = document(
    "texts/bridge.th.txt",
    "th",
    ["สะพานใหม่ข้ามแม่น้ำชเปร"],
    [
        "เมื่อวันที่ 16 พฤษภาคม มีพิธีเปิดสะพานคนเดินข้ามแม่น้ำชเปรแห่งใหม่ที่เมืองเคอเพนิค"
        "ซึ่งใช้เวลาก่อสร้างนานถึงยี่สิบสี่เดือนและใช้งบประมาณสองล้านแปดแสนยูโร",
        "มีแขกมาร่วมงานประมาณ 300 คน รวมทั้งนายกเทศมนตรีและผู้แทนของหน่วยงานขนส่งหลายคน",
    ],
    [
        "สะพานเก่าถูกปิดตั้งแต่ปี 1988 เพราะเสามีรอยร้าว",
        "สะพานเก่าจะไม่ถูกรื้อถอน แต่จะอนุรักษ์ไว้เป็นอนุสรณ์สถาน",
    ],
)

# The last escape would clear the screen; the override would show the amount backwards.
HOSTILE = document(
    "texts/[bold]\x1b]0;title\x07evil.txt",
    "en",
    ["A heading with [/b], [red]markup[/red] and :smile:"],
    [
        "Pay \u202e0001\u202c euro\x1b[2J\x1b[H now, and ring\x07 the bell.",
        "Soft\xadhyphen, zero\u200bwidth, half a character \ud83d, and \x9b31m from another time.",
    ],
)


def german_hindi() -> Report:
    """A sentence left out, a wrong number, a lost negation, a neutral remark, one on all."""
    aligned = bitext(GERMAN, HINDI, (1, 1), (1, 1), (1, 1), (1, 0), (1, 1), (1, 1))
    return report(
        aligned,
        Finding(
            check="numbers",
            category="accuracy/mistranslation",
            severity=Severity.CRITICAL,
            message="The source says 24, the translation says 42.",
            bead=2,
            source_span=find(GERMAN, "24"),
            target_span=find(HINDI, "42"),
            confidence=0.97,
            suggestion="24 महीने",
        ),
        Finding(
            check="omission",
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="This sentence has no counterpart in the translation.",
            bead=3,
            source_span=GERMAN.segments[3].span,
            target_span=None,
            confidence=0.934,
        ),
        Finding(
            check="negation",
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="The source denies something; the translation does not seem to.",
            bead=5,
            source_span=find(GERMAN, "nicht abgerissen"),
            target_span=find(HINDI, "गिराया"),
            confidence=0.71,
        ),
        Finding(
            check="register",
            category="style/inconsistent-style",
            severity=Severity.NEUTRAL,
            message="The translation addresses its reader both as आप and as तुम.",
            bead=None,
            source_span=None,
            target_span=None,
            confidence=0.5,
        ),
    )


def hindi_german() -> Report:
    """The same the other way round: the script of uncertain width stands on the left."""
    aligned = bitext(HINDI, GERMAN, (1, 1), (1, 1), (1, 1), (0, 1), (1, 1), (1, 1))
    return report(
        aligned,
        Finding(
            check="addition",
            category="accuracy/addition",
            severity=Severity.MAJOR,
            message="This sentence of the translation has no counterpart in the source.",
            bead=3,
            source_span=None,
            target_span=GERMAN.segments[3].span,
            confidence=0.934,
        ),
    )


def german_thai() -> Report:
    """A year changed within a 1-1 bead, and a 2-1 bead shown whole on the target side."""
    aligned = bitext(GERMAN, THAI, (1, 1), (2, 1), (1, 1), (1, 1), (1, 1))
    return report(
        aligned,
        Finding(
            check="mistranslation",
            category="accuracy/mistranslation",
            severity=Severity.MINOR,
            message="This part of the source is hardly found in the translation.",
            bead=1,
            source_span=find(GERMAN, "Der Bau dauerte 24 Monate"),
            target_span=None,
            confidence=0.58,
        ),
        Finding(
            check="numbers",
            category="accuracy/mistranslation",
            severity=Severity.MAJOR,
            message="The source says 1998, the translation says 1988.",
            bead=3,
            source_span=find(GERMAN, "1998"),
            target_span=find(THAI, "1988"),
            confidence=0.99,
        ),
    )


def hostile() -> Report:
    """Markup, escape sequences, direction overrides, in texts, names and messages."""
    aligned = bitext(HOSTILE, HINDI, (1, 1), (1, 1), (1, 1), (0, 2))
    finding = Finding(
        check="mistranslation",
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="Not the same: [/b] \x1b[31mred\u202e.",
        bead=1,
        source_span=find(HOSTILE, "\u202e0001\u202c euro\x1b[2J"),
        target_span=None,
        confidence=1.0,
        suggestion="\x1b]8;;file:///etc/passwd\x07click[/link]",
    )
    hidden = replace(finding, bead=2, source_span=find(HOSTILE, "zero\u200bwidth"), suggestion=None)
    return replace(report(aligned, finding, hidden), notes=("Read as [i]UTF-8\x1b[0m",))


def long_text() -> Report:
    """A sentence of 2,000 characters with a fault in its middle, under a long path."""
    many = " ".join(f"Wort{number}," for number in range(120))
    source = document(
        "a/" + "very-long-folder/" * 8 + "a.txt", "de", [f"{many} dann 24 Hasen, {many}."]
    )
    target = document("b.txt", "hi", [f"{' '.join(['शब्द'] * 200)} 42 खरगोश।"])
    finding = Finding(
        check="numbers",
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="The source says 24, the translation says 42.",
        bead=0,
        source_span=find(source, "dann 24"),
        target_span=find(target, "42"),
        confidence=0.9,
    )
    return report(bitext(source, target, (1, 1)), finding, words=1_234)


def clean() -> Report:
    aligned = bitext(GERMAN, THAI, (1, 1), (2, 1), (1, 1), (1, 1), (1, 1))
    return report(aligned, words=812)


def ignored() -> Report:
    """Nothing counts: one finding is excused with a reason, another without one."""
    findings = german_hindi().findings
    return replace(
        german_hindi(),
        findings=(),
        ignored=(Ignored(findings[0], "As in the press release."), Ignored(findings[2])),
        score=100.0,
    )


def unrelated() -> Report:
    """Two texts that have nothing to do with each other."""
    aligned = bitext(GERMAN, HINDI, *[(1, 0)] * 6, *[(0, 1)] * 5)
    finding = german_hindi().findings[1]
    return replace(
        report(aligned, *[finding] * 6),
        verdict=Verdict.NOT_A_TRANSLATION,
        statement="These two texts are not translations of each other.",
    )


def same_language() -> Report:
    return replace(
        unrelated(),
        verdict=Verdict.SAME_LANGUAGE,
        statement="Both texts are in German: nothing was translated.",
    )


def excerpt() -> Report:
    return replace(
        unrelated(),
        verdict=Verdict.EXCERPT,
        statement="b.txt covers about 20 % of a.txt: it looks like a summary.",
    )


def empty() -> Report:
    """Two documents without a single segment."""
    return report(bitext(document("a.txt", "und"), document("b.txt", "und")), words=0)


ALL = (
    german_hindi,
    hindi_german,
    german_thai,
    hostile,
    long_text,
    clean,
    ignored,
    unrelated,
    same_language,
    excerpt,
    empty,
)
