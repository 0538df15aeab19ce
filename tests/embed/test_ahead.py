import numpy as np

from aligner.embed.ahead import AheadEncoder
from aligner.embed.encoder import Encoder

GERMAN = ["Die Brücke kostet 12 Millionen Euro.", "Er ist seit zehn Jahren dabei."]
ENGLISH = ["The bridge costs 12 million euros.", "He has been with it for ten years."]


def test_what_was_encoded_ahead_is_what_is_encoded_alone(encoder: Encoder) -> None:
    ahead = AheadEncoder(encoder)
    ahead.ahead([*GERMAN, *ENGLISH, *GERMAN])
    for wanted in (GERMAN, ENGLISH[::-1], ["Unknown.", GERMAN[0]], ["Unknown."], []):
        found, alone = ahead.encode(wanted), encoder.encode(wanted)
        np.testing.assert_array_equal(found.sentences, alone.sentences)
        np.testing.assert_array_equal(found.tokens.vectors, alone.tokens.vectors)
        np.testing.assert_array_equal(found.tokens.spans, alone.tokens.spans)
        found.tokens.vectors[:] = 0  # they are the caller's
    assert ahead.signature == encoder.signature
