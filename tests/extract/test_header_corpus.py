"""The heads of the sample documents, read from their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import vocabulary
from graph.extract.header import read_header
from graph.parse.tree import parse
from graph.read.files import read

CORPUS = Path(__file__).parents[1] / "corpus"
HEADS = {
    "chi-thi-12-ct-ttg-2019.txt": ("12/CT-TTg", "2019-04-25", "Thủ tướng Chính phủ", None),
    "cong-dien-766-cd-ttg-2023.txt": ("766/CĐ-TTg", "2023-08-24", "Thủ tướng Chính phủ", None),
    "chuong-trinh-27-ctr-tu-lao-cai-2021.txt": (
        "27-CTr/TU",
        "2021-12-20",
        "Tỉnh ủy Lào Cai",
        "Lào Cai",
    ),
    "thong-tu-lien-tich-01-2014-ttlt-bca-bqp-bldtbxh-bng.txt": (
        "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG",
        "2014-02-10",
        "Bộ Công an, Bộ Quốc phòng, Bộ Lao động - Thương binh và Xã hội, Bộ Ngoại giao",
        None,
    ),
    "chi-thi-48-ct-tw-2010.txt": ("48-CT/TW", "2010-10-22", "Bộ Chính trị", None),
    "ke-hoach-144-kh-ubnd-lao-cai-2024.txt": (
        "144/KH-UBND",
        "2024-03-07",
        "UBND tỉnh Lào Cai",
        "Lào Cai",
    ),
    "ke-hoach-173-kh-ubnd-nghe-an-2021.html": (
        "173/KH-UBND",
        "2021-04-05",
        "UBND tỉnh Nghệ An",
        "Nghệ An",
    ),
    "ke-hoach-19-kh-bcd138-cp-2024.txt": (
        "19/KH-BCĐ138/CP",
        "2024-01-15",
        "Ban Chỉ đạo 138/CP",
        None,
    ),
    "ke-hoach-61-kh-sldtbxh-lao-cai-2024.txt": (
        "61/KH-SLĐTBXH",
        "2024-03-18",
        "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai",
        "Lào Cai",
    ),
    "ke-hoach-97-kh-ubnd-lao-cai-2023.txt": (
        "97/KH-UBND",
        "2023-03-14",
        "UBND tỉnh Lào Cai",
        "Lào Cai",
    ),
    "luat-53-2024-qh15.txt": ("53/2024/QH15", "2024-11-28", "Quốc hội", None),
    "nghi-dinh-162-2025-nd-cp.txt": ("162/2025/NĐ-CP", "2025-06-29", "Chính phủ", None),
    "quyet-dinh-1352-qd-ubnd-lao-cai-2024.txt": (
        "1352/QĐ-UBND",
        "2024-05-28",
        "UBND tỉnh Lào Cai",
        "Lào Cai",
    ),
    "quyet-dinh-193-qd-ttg-2021.txt": ("193/QĐ-TTg", "2021-02-09", "Thủ tướng Chính phủ", None),
    "quyet-dinh-623-qd-ttg-2016.txt": ("623/QĐ-TTg", "2016-04-14", "Thủ tướng Chính phủ", None),
}


@pytest.mark.parametrize("name", sorted(HEADS))
def test_sample_document_says_what_it_is(name: str) -> None:
    words = vocabulary.load()
    header = read_header(parse(read(CORPUS / name), words), words)
    assert header.symbol
    assert header.date
    assert header.issuer
    found = (header.symbol.value, header.date.value, header.issuer.value, header.locality)
    assert found == HEADS[name]


def test_every_sample_document_is_listed() -> None:
    files = {path.name for path in CORPUS.iterdir() if path.suffix in {".txt", ".html"}}
    assert files == set(HEADS)


def test_a_post_is_no_signer() -> None:
    words = vocabulary.load()
    source = read(CORPUS / "nghi-dinh-162-2025-nd-cp.txt")
    assert read_header(parse(source, words), words).signer is None
