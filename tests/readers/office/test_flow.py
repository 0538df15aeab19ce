"""What places are called, and in which order what stands within something else comes."""

from hypothesis import given
from hypothesis import strategies as st

from aligner.readers.office.flow import Flow


def paragraph(flow: Flow, text: str, *, item: bool = False) -> None:
    flow.open()
    flow.text(text)
    flow.close(item=item)


def called(flow: Flow) -> dict[str, str]:
    return {block.text: block.labels[0][1] for block in flow.blocks()}


def test_paragraphs_are_counted_if_they_have_text() -> None:
    flow = Flow()
    for text in ("eins", " ", "zwei"):
        paragraph(flow, text)
    assert called(flow) == {"eins": "paragraph 1", "zwei": "paragraph 2"}


def test_cells_by_row_and_column() -> None:
    flow = Flow()
    flow.enter_table()
    flow.enter_row()
    flow.enter_cell(2)
    paragraph(flow, "breit")
    flow.leave()
    flow.enter_cell()
    paragraph(flow, "daneben")
    flow.enter_table()
    flow.enter_row()
    flow.enter_cell()
    paragraph(flow, "darin")
    for _ in range(4):
        flow.leave()
    paragraph(flow, "danach")
    assert called(flow) == {
        "breit": "table 1, row 1, column 1",
        "daneben": "table 1, row 1, column 3",
        "darin": "table 1, row 1, column 3, table 1, row 1, column 1",
        "danach": "paragraph 1",
    }
    assert [block.group for block in flow.blocks()] == [1, 1, 1, None]


def test_lists_are_groups() -> None:
    flow = Flow()
    for text, item in (("a", True), ("b", True), ("c", False), ("d", True)):
        paragraph(flow, text, item=item)
    assert [block.group for block in flow.blocks()] == [1, 1, None, 2]


def test_what_is_within_a_paragraph_comes_behind_it() -> None:
    flow = Flow()
    flow.open()
    flow.text("vor")
    flow.aside("Bild", "picture")
    flow.enter("footnote 1", behind=True)
    paragraph(flow, "Note")
    flow.leave()
    flow.enter("text box 1")
    paragraph(flow, "Kasten")
    flow.leave()
    flow.text(" und nach")
    flow.close()
    paragraph(flow, "Ende")
    assert list(called(flow).items()) == [
        ("vor und nach", "paragraph 1"),
        ("Bild", "picture 1"),
        ("Kasten", "text box 1"),
        ("Ende", "paragraph 2"),
        ("Note", "footnote 1"),
    ]


CALLS = "open close enter leave table row cell text aside"


@given(st.lists(st.sampled_from(CALLS.split())))
def test_no_order_of_calls_loses_text(calls: list[str]) -> None:
    flow = Flow()
    texts = 0
    for each in calls:
        if each == "open":
            flow.open()
        elif each == "close":
            flow.close()
        elif each == "enter":
            flow.enter("a")
        elif each == "leave":
            flow.leave()
        elif each == "table":
            flow.enter_table()
        elif each == "row":
            flow.enter_row()
        elif each == "cell":
            flow.enter_cell()
        elif each == "aside":
            flow.aside("x", "picture")
            texts += 1
        else:
            flow.text("x")
            texts += flow.depth > 0
    assert sum(block.text.count("x") for block in flow.blocks()) == texts
