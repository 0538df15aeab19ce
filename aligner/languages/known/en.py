"""English."""

from aligner.languages.knowledge import Language, word_set

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
        "without",
        "hardly",
        "cannot",
        r"\p{L}+n['’]t",
    ),
)
