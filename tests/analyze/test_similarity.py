from __future__ import annotations

import numpy as np
import pytest

from graph.analyze import similarity

TELL = "Đẩy mạnh tuyên truyền pháp luật về phòng, chống mua bán người trong nhà trường"
MONEY = "Bố trí kinh phí thực hiện Kế hoạch theo phân cấp ngân sách địa phương"


def texts(count: int) -> list[str]:
    """Give statements of a field: each shares its boilerplate with all, and a tail with one other."""
    tails = ["trường nghề", "khu chợ", "bến xe", "cửa khẩu", "ký túc xá", "khu nhà trọ", "bến cảng"]
    return [
        f"Phòng, chống mua bán người tại {tails[number % len(tails)]} lô {chr(97 + number // 7 % 26)}"
        f"{chr(97 + number // 182)} khu"
        for number in range(count)
    ]


def test_the_same_text_has_cosine_one_even_among_two() -> None:
    space = similarity.space([TELL, TELL])
    assert space.cosine(0, 1) == pytest.approx(1.0)


def test_what_all_share_weighs_little() -> None:
    boilerplate = [
        f"Phòng, chống mua bán người {word}" for word in ("học sinh", "ngư dân", "lái xe")
    ]
    space = similarity.space([*boilerplate, *[f"{MONEY} {n}" for n in "abcdefgh"], *texts(60)])
    assert space.cosine(0, 1) < 0.3


def test_words_of_the_title_weigh_less_in_the_duties_of_the_document() -> None:
    title = "Kế hoạch phòng, chống mua bán người"
    rows = ["phòng, chống mua bán người cho học sinh", "phòng, chống mua bán người cho ngư dân"]
    with_title = similarity.space(rows, [title, title]).cosine(0, 1)
    assert with_title < similarity.space(rows).cosine(0, 1)


@pytest.mark.parametrize("exact", [similarity.EXACT, 10])
def test_near_finds_what_the_whole_product_finds(exact: int) -> None:
    space = similarity.space(texts(80))
    whole = (space.matrix @ space.matrix.T).toarray()
    wanted = {(i, j) for i in range(80) for j in range(i + 1, 80) if whole[i, j] >= 0.5}
    found = similarity.near(space, 0.5, exact=exact)
    pairs = list(zip(found.firsts.tolist(), found.seconds.tolist(), strict=True))
    assert pairs == sorted(pairs)
    assert set(pairs) <= wanted
    assert len(pairs) >= 0.95 * len(wanted)
    assert np.allclose(found.cosines, [whole[i, j] for i, j in pairs])


def test_marks_placement_and_case_do_not_count_but_marks_do() -> None:
    space = similarity.space(["tái hoà nhập CỘNG ĐỒNG", "tái hòa nhập cộng đồng", "tai hoa nhap"])
    assert space.cosine(0, 1) == pytest.approx(1.0)
    assert space.cosine(0, 2) == 0.0


def test_nothing() -> None:
    space = similarity.space([])
    assert len(similarity.near(space, 0.1).firsts) == 0
    assert similarity.space(["", "và các"]).mass.tolist() == [0.0, 0.0]
