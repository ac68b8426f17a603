"""Laws of parsing that hold for any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.parse.spelling import spell, through
from graph.records.text import OffsetMap
from tests.parse.trees import shown, tree_of

#: Lines that parsing reacts to, in any order.
LINES = st.sampled_from(
    """KẾ HOẠCH|QUYẾT ĐỊNH:|Căn cứ Luật số 5;|I. MỤC TIÊU|II. NHIỆM VỤ|1. Sở Y tế|2. Một.|1.1. Hai.|a) Ba;|d) Bốn.
- Năm;|+ Sáu|Điều 1. Bảy|“Điều 2. Tám|chín.”|Chương I|¹ Mười|trên¹ xã|¦ a ¦ b ¦|TT   Nhiệm vụ   Chủ trì|1    x    y
TT\tNội dung\tChủ trì|Phụ lục II|PHỤ LỤC|Nơi nhận:|- Lưu: VT.|TM. ỦY BAN|CHỦ TỊCH|Lê Văn A||   |và các|12|***
# Đầu|của tỉnh,|1|(|“|hoà uỷ|\u200b|a\u0301\u0323|\x0c|1 Abc|[1] Abc|V/v một|Kính gửi: A|Trên đây là|./.|như sau:
""".replace("\n", "|").split("|")
).map(lambda line: line.replace("¦", "|"))
TEXTS = st.one_of(st.text(max_size=80), st.lists(LINES, max_size=25).map("\n".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_parses_into_blocks_that_tile_the_flow(text: str) -> None:
    tree = tree_of(text)
    position = 0
    for index, block in enumerate(tree.blocks):
        assert block.label_start == position
        assert block.label_start <= block.start <= block.end
        assert "\n" not in tree.flow.text[block.label_start : block.end]
        assert block.parent < index
        position = block.end + 1
    assert position == len(tree.flow.text) + 1 or not tree.blocks
    for row in tree.rows:
        block = tree.blocks[row.block]
        assert all(block.label_start <= c.start <= c.end <= block.end for c in row.cells)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_parsing_twice_gives_the_same(text: str) -> None:
    assert tree_of(text) == tree_of(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_composed_and_decomposed_letters_give_the_same_flow(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert shown(tree_of(composed)) == shown(tree_of(decomposed))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_range_of_the_flow_lies_in_the_source(text: str) -> None:
    tree = tree_of(text)
    for offset in range(len(tree.flow.text)):
        span = tree.flow.source(offset, offset + 1)
        assert 0 <= span.start <= span.end <= len(text)


@given(st.text(alphabet="aeôđ\u0301\u0323\u0302 \u1100\u1161\nX", max_size=40))
def test_spelling_composes_and_leads_home(text: str) -> None:
    composed, spelled, moved = spell(text)
    assert composed == unicodedata.normalize("NFC", text)
    assert len(spelled) == len(composed)
    if moved is None or not composed:
        return
    homes = through(OffsetMap((0,), (0,), (len(composed),)), moved, len(composed))
    whole = homes.span(0, len(composed))
    assert (whole.start, whole.end) == (0, len(text))
    bounds = [homes.span(i, i + 1) for i in range(len(composed))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(bounds))
