"""What the rules of other people are assumed to be, and what loading them must not cost."""

import subprocess
import sys

import choppa

from aligner import srx


def test_every_unwanted_rule_is_there_to_be_left_out() -> None:
    unwanted = srx._packaged(srx.OVERLAY).get_language_rule_list("unwanted")[0].rules
    general = srx._packaged(choppa.DEFAULT_SRX_RULESET)
    known = {rule for each in general.language_map_list for rule in each.language_rule.rules}
    assert set(unwanted) <= known


def test_the_slow_imports_are_avoided() -> None:
    program = (
        "import sys; from aligner.segment import segment; segment('Eins. Zwei.', 'de'); "
        "print([m for m in ('xmlschema', 'urllib.request', 'ssl') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_validation_by_choppa_still_works() -> None:
    srx.language_rules("de")
    assert choppa.SrxDocument(ruleset=choppa.DEFAULT_SRX_RULESET, validate_ruleset=choppa.SRX_2_XSD)
