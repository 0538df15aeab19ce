"""A line of the screen, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from aligner.report.layout import Line, wrapped
from aligner.report.visible import visible
from aligner.review.widgets import strip_of

STYLE = Style.parse("#ffffff on #000000")
TEXTS = st.text(st.sampled_from("aé किं์ที่ก\u200d👩\u0301漢 \n\x1b्षा"), max_size=40) | st.text(
    max_size=40
)


def line(text: str, width: int) -> Text:
    return wrapped(Text(visible(text)), width)[0]


@given(TEXTS, TEXTS, st.integers(20, 120))
def test_it_is_as_wide_as_the_screen_and_loses_nothing(left: str, right: str, width: int) -> None:
    half = width // 2
    one, other = line(left, half - 3), line(right, width - half)
    strip = strip_of(Line(one, other, half), width, STYLE)
    assert strip.cell_length == width
    shown = "".join(each.text for each in strip if not each.control)
    assert one.plain in shown
    assert shown.rstrip().endswith(other.plain.rstrip())
    assert all(each.style is not None for each in strip)
    assert "\n" not in shown
