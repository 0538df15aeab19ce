"""Something of the original has no counterpart in the translation.

What: segments of the source that the alignment left out, and passages of aligned segments whose
words are found neither on the other side nor in its neighbours. Three or more segments in a row
are one finding, and a translation that ends early or starts late is named as such.

Why: what is missing cannot be seen in the translation itself, and a reader of it has no chance
to notice.

Example: "Die Brücke bleibt bis Mai gesperrt, weil Geld fehlt." translated as "The bridge stays
closed until May."

Better: "The bridge stays closed until May for want of money."

False alarms: a phrase for which the translation has one word, and words that only grammar asks
for.

Source: MQM Core, accuracy/omission; the probabilities are fitted by benchmarks/calibrate.py.
"""

from aligner.checks.left_out import OMITTED, left_out_check

OMISSION = left_out_check(OMITTED, __doc__)
