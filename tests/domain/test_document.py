from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Anchor, Block, BlockKind, Cell, Document, Part, Span

cells = st.none() | st.builds(Cell, table=st.sampled_from("ab"), row=st.integers(0, 2), column=st.integers(0, 2))
blocks = st.builds(
    Block, kind=st.just(BlockKind.PARAGRAPH), text=st.text(max_size=12), part=st.just(""), anchor=st.just(Anchor("body")), cell=cells
)


def document(*made: Block) -> Document:
    return Document("x.txt", "text/plain", made, (Part("", "x.txt", "text/plain"),))


@given(st.lists(blocks, max_size=8))
def test_every_block_stands_where_its_span_says(made: list[Block]) -> None:
    read = document(*made)
    assert [read.quote(span) for span in read.spans] == [block.text for block in made]


@given(st.lists(blocks, min_size=1, max_size=8), st.data())
def test_the_blocks_in_a_span_are_those_that_share_a_code_point_with_it(made: list[Block], data: st.DataObject) -> None:
    read = document(*made)
    start = data.draw(st.integers(0, len(read.text)))
    span = Span(start, data.draw(st.integers(start, len(read.text))))
    sharing = [index for index, place in enumerate(read.spans) if place.overlaps(span)]
    within = [index for index in read.blocks_in(span) if len(read.spans[index])]
    assert [index for index in sharing if len(read.spans[index])] == within


def test_cells_of_a_row_are_joined_by_a_tab_and_rows_by_a_newline() -> None:
    def cell(row: int, column: int, text: str) -> Block:
        return Block(BlockKind.TABLE_CELL, text, "", Anchor("body"), cell=Cell("t", row, column))

    assert document(cell(0, 0, "a"), cell(0, 1, "b"), cell(1, 0, "c")).text == "a\tb\nc"
