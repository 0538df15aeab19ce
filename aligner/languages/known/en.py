"""English."""

from aligner.languages.knowledge import Language, pattern_list, with_prefix, word_set

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
        "cannot",
        r"\p{L}+n['’]t",
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
        *pattern_list(
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
)
