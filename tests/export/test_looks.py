"""Which class a thing is of, and what its box says."""

from __future__ import annotations

from typing import Any

import pytest

from graph.export import naming
from graph.export.looks import COLUMNS, LOOKS, class_of


def document(**facts: Any) -> dict[str, Any]:
    base = {
        "kind": "document",
        "label": "",
        "number": "",
        "family": "letter",
        "locality": "",
        "type": "",
    }
    return {**base, "date": "", "title": "", **facts}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"family": "law", "number": "66/2011/QH12"}, "law"),
        ({"family": "treaty"}, "law"),
        ({"family": "party", "number": "48-CT/TW"}, "party"),
        ({"family": "party", "number": "12/CT-TTg"}, "decision"),
        ({"family": "party", "number": ""}, "party"),
        ({"family": "decision", "number": "04-NQ/TW"}, "party"),
        ({"family": "plan", "number": "172-KH/TU"}, "party"),
        ({"family": "decision", "number": "193/QĐ-TTg"}, "decision"),
        ({"family": "decree", "number": "62/2012/NĐ-CP"}, "decision"),
        ({"family": "plan", "number": "162/KH-BCĐ138"}, "central-plan"),
        ({"family": "plan", "number": "90/KH-UBND"}, "plan"),
        ({"family": "plan", "number": "", "locality": "ha-noi"}, "plan"),
        ({"family": "programme"}, "programme"),
        ({"family": "circular"}, "circular"),
        ({"family": "what-is-this"}, "letter"),
    ],
)
def test_class_of_a_document(facts: dict[str, str], expected: str) -> None:
    assert class_of(document(**facts)) == expected


def test_each_class_has_its_own_glyph_and_a_column() -> None:
    assert len({look.glyph for look in LOOKS}) == len(LOOKS)
    assert {look.column for look in LOOKS} == set(range(COLUMNS))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_borders_and_letters_have_contrast(look: Any) -> None:
    assert contrast(look.colour, "#ffffff") >= 3
    assert contrast("#111111", look.tint) >= 7


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"number": "193/QĐ-TTg", "type": "quyet-dinh", "date": "2021-02-09", "label": "Quyết định 193/QĐ-TTg"},
            "193/QĐ-TTg\n2021",
        ),
        (
            {"number": "66/2011/QH12", "type": "luat", "date": "2011-03-29", "label": "Luật 66/2011/QH12",
             "title": "Phòng, chống mua bán người"},
            "Phòng, chống mua bán người\n2011",
        ),
        (
            {"type": "chuong-trinh",
             "label": "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030"},
            "Chương trình phòng, chống mua bán người\n2021–2025",
        ),
        (
            {"type": "ke-hoach", "locality": "ha-noi", "label": "Kế hoạch Thực hiện Chương trình năm 2017"},
            "KH\nHà Nội 2017",
        ),
        ({"number": "62/2012/NĐ-CP", "type": "nghi-dinh", "date": "2012-08-13", "label": "x"}, "62/2012/NĐ-CP"),
    ],
)  # fmt: skip
def test_box_of_a_document(facts: dict[str, str], expected: str) -> None:
    assert naming.document(document(**facts)) == expected


def test_box_of_an_agency_is_shorter_only_where_it_must() -> None:
    long = "Sở Lao động - Thương binh và Xã hội tỉnh Thái Nguyên"
    iri = "https://cancu.vn/agency/so-lao-dong-thuong-binh-va-xa-hoi/thai-nguyen"
    assert naming.agency(iri, long) == "Sở LĐTBXH tỉnh Thái Nguyên"
    assert naming.agency(
        "https://cancu.vn/agency/so-tu-phap/ha-noi", "Sở Tư pháp thành phố Hà Nội"
    ) == ("Sở Tư pháp TP Hà Nội")


def test_unknown_ids_are_their_own_names() -> None:
    assert naming.locality("atlantis") == "atlantis"
    assert naming.topic("nothing") == ("nothing", "nothing")
    assert naming.type_names("") == ("", "")
