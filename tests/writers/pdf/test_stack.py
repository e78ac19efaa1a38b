"""Boxes one under another."""

from render_pdf_boxes import Block, painted

from docgen.writers.pdf.boxes.stack import Stack


def names(box: Stack) -> list[str]:
    return [name for name, *_ in painted(box)]


def test_neighbours_spaces_overlap() -> None:
    assert [top for _, _, top, _ in painted(Stack([Block("a", 10, after=4), Block("b", 10, before=6), Block("c", 10)]))] == [1000, 984, 974]


def test_a_break_falls_inside_a_child_that_can_part() -> None:
    stack = Stack([Block("a", 10), Block("b", 10)])
    stack.wrap(100)
    parts = stack.cut(15)
    assert parts is not None
    assert [painted(part) for part in parts] == [[("a", 0, 1000, 10), ("b", 0, 990, 5)], [("b+", 0, 1000, 5)]]


def test_a_break_falls_between_children_that_cannot() -> None:
    stack = Stack([Block("a", 10, solid=True), Block("b", 10, solid=True)])
    stack.wrap(100)
    parts = stack.cut(15)
    assert parts is not None
    assert [names(part) for part in parts] == [["a"], ["b"]]


def test_what_is_kept_with_the_next_goes_along_with_it() -> None:
    heading = Block("heading", 10, solid=True)
    heading.keep_next = True
    stack = Stack([Block("a", 10, solid=True), heading, Block("b", 20, solid=True)])
    stack.wrap(100)
    parts = stack.cut(35)
    assert parts is not None
    assert [names(part) for part in parts] == [["a"], ["heading", "b"]]


def test_a_heading_stays_when_what_follows_can_part() -> None:
    heading = Block("heading", 10, solid=True)
    heading.keep_next = True
    stack = Stack([heading, Block("b", 20)])
    stack.wrap(100)
    parts = stack.cut(20)
    assert parts is not None
    assert [names(part) for part in parts] == [["heading", "b"], ["b+"]]


def test_what_is_kept_with_the_previous_takes_its_end_along() -> None:
    signature = Block("signature", 30, solid=True)
    signature.keep_previous = True
    stack = Stack([Block("text", 40), signature])
    stack.wrap(100)
    parts = stack.cut(60)
    assert parts is not None
    assert [names(part) for part in parts] == [["text"], ["text+", "signature"]]


def test_nothing_is_parted_that_only_good_manners_could_part_until_it_is_forced() -> None:
    heading = Block("heading", 10, solid=True)
    heading.keep_next = True
    stack = Stack([heading, Block("b", 20, solid=True)])
    stack.wrap(100)
    assert stack.cut(20) is None
    parts = stack.cut(20, forced=True)
    assert parts is not None
    assert [names(part) for part in parts] == [["heading"], ["b"]]
