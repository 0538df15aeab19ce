"""The translation says something that the original does not.

What: segments of the target that the alignment left over, and passages of aligned segments
whose words are found neither on the other side nor in its neighbours.

Why: what a translator adds, the author seems to have said.

Example: "Die Brücke bleibt gesperrt." translated as "The bridge stays closed, which is a
scandal."

Better: "The bridge stays closed."

False alarms: explanations that the readers of the translation need; a phrase for one word.

Source: MQM Core, accuracy/addition; the probabilities are fitted by benchmarks/calibrate.py.
"""

from aligner.checks.left_out import ADDED, left_out_check

ADDITION = left_out_check(ADDED, __doc__)
