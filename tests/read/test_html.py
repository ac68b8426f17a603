from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from graph.read import markup
from graph.read.html import read_html
from graph.records.text import SourceText


def read(page: str) -> SourceText:
    return read_html(page.encode(), path="a.html", sha256="0" * 64)


def text(body: str) -> str:
    return read(f"<html><body>{body}</body></html>").text


def test_blocks_are_lines_and_white_space_is_one_space() -> None:
    assert text("<p>Công an\n  tỉnh</p><p>chủ&nbsp;trì<br>thực hiện</p>") == (
        "Công an tỉnh\n\nchủ\xa0trì\nthực hiện".replace("\xa0", " ")
    )


def test_references_to_characters_are_read() -> None:
    assert text("<p>b&aacute;n ng&#432;&#x1EDD;i &amp; ma t&uacute;y</p>") == "bán người & ma túy"


def test_scripts_menus_and_hidden_parts_are_no_text() -> None:
    menu = "<ul>" + "".join(f'<li><a href="/{i}">Mục {i}</a></li>' for i in range(6)) + "</ul>"
    body = f"""{menu}<nav>Trang chủ</nav><script>var a = "<p>x</p>";</script><style>p {{}}</style>
    <!-- <p>ghi chú</p> --><p style="display: none">ẩn</p>
    <p>Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện.</p>"""
    assert text(body) == "Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện."


@pytest.mark.parametrize(
    "name", ['id="toanvancontent"', 'class="cldivContentDocVn"', 'class="fulltext x"']
)
def test_the_document_is_found_where_the_portals_put_it(name: str) -> None:
    body = f"""<div>Văn bản liên quan: {"tin khác " * 40}</div><div {name}><p>KẾ HOẠCH</p>
    <p>{"Công an tỉnh chủ trì thực hiện. " * 120}</p></div><div>Bản quyền</div>"""
    source = read(f"<body>{body}</body>")
    assert source.text.startswith("KẾ HOẠCH\n\nCông an tỉnh")
    assert "Bản quyền" not in source.text
    assert source.notes[0].startswith("kept the part")


def test_a_table_of_tasks_is_rows_with_bars() -> None:
    table = """<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>
    <tr><td>1</td><td><p>Tập huấn</p><p>cán bộ</p></td><td></td></tr>
    <tr><td colspan=2>Cộng</td><td>5</td></tr></table>"""
    assert text(table) == "| TT | Nhiệm vụ | Chủ trì |\n| 1 | Tập huấn cán bộ | |\n| Cộng | | 5 |"


def test_a_table_that_only_sets_the_head_is_lines() -> None:
    table = """<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH A</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>
    <tr><td>Số: 1/KH-UBND</td><td>Huế, ngày 1</td></tr></table>"""
    assert text(table).replace("\n\n", "\n").split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 1/KH-UBND",
        "Huế, ngày 1",
    ]


def test_lists_have_the_labels_that_a_browser_draws() -> None:
    assert text("<ol><li>Một</li><li>Hai</li></ol><ul><li>Ba</li><li>- Bốn</li></ul>").split() == (
        ["1.", "Một", "2.", "Hai", "-", "Ba", "-", "Bốn"]
    )


def test_raised_numbers_are_marks_of_footnotes() -> None:
    assert text("<p>cấp trên<sup>2</sup>, 5 km<sup>2</sup></p>") == "cấp trên², 5 km²"


def test_a_place_is_the_line_of_the_file_and_a_range_leads_back_to_its_characters() -> None:
    page = "<html>\n<body>\n<p>Phòng, chống\n  mua b&aacute;n</p>\n<p>người</p></body></html>"
    source = read(page)
    for word, raw, line in (("chống", "chống", 3), ("bán", "b&aacute;n", 4), ("người", "người", 5)):
        at = source.text.index(word)
        span = source.homes.span(at, at + len(word))
        assert page[span.start : span.end] == raw
        assert source.place(at).line == line


def test_the_encoding_is_the_one_that_the_page_declares() -> None:
    page = '<html><head><meta charset="utf-16le"></head><body><p>Phòng</p></body></html>'
    assert read_html(page.encode("utf-8"), path="a", sha256="0").text == "Phòng"
    page = "<html><meta charset=windows-1252><body><p>\x93Ph\xf2ng\x94</p></body></html>"
    assert read_html(page.encode("latin-1"), path="a", sha256="0").text == "“Phòng”"


def test_the_address_of_a_page_is_kept() -> None:
    page = '<html><head><link rel="canonical" href="https://example.vn/a"></head><body><p>A</p></body></html>'
    assert read(page).metadata == (("address", "https://example.vn/a"),)


def test_left_open_tags_are_ended_by_what_follows() -> None:
    assert text("<table><tr><td>TT<td>Nhiệm vụ<tr><td>1<td>Sơ kết</table><p>Hết<p>rồi") == (
        "| TT | Nhiệm vụ |\n| 1 | Sơ kết |\n\nHết\n\nrồi"
    )


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MOST_PIECES", 1000)
    with pytest.raises(UnreadableFile, match="more than 1000 elements"):
        text("<div>" * 2000)


TAGS = re.findall(
    r"\S+",
    """<p> </p> <table> <tr> <td> </td> </tr> </table> <ul> <li> </ul> <sup> </sup> <br/> <!-- --> <script>
</script> <a> </a> <nav> </nav> <div> </div> &aacute; & < > " công 1 </html> <td~colspan=3> ~""",
)
TAGS = [tag.replace("~", " ") for tag in TAGS]


@given(
    st.lists(
        st.sampled_from(TAGS),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_and_every_character_has_a_place(page: str) -> None:
    source = read(page)
    for at in range(len(source.text)):
        span = source.homes.span(at, at + 1)
        assert 0 <= span.start <= span.end <= len(page)
        assert source.place(at).line <= page.count("\n") + 1
