"""Two vocabularies: a small one made here, and the shipped tables."""

from __future__ import annotations

from importlib import resources

import pytest

from graph import vocabulary as tables
from graph.vocabulary import (
    Agency,
    DocumentType,
    Instrument,
    Locality,
    Topic,
    Vocabulary,
    read_table,
)

_TYPES = """
[luat]
name = "Luật"
en = "Law"
abbreviation = "Luật"
family = "law"
rank = 2
named = true
issuer = "Quốc hội"
[nghi-quyet]
name = "Nghị quyết"
en = "Resolution"
abbreviation = "NQ"
symbols = ["NQ"]
family = "decision"
rank = 4
[nghi-dinh]
name = "Nghị định"
en = "Decree"
abbreviation = "NĐ"
symbols = ["NĐ", "ND"]
family = "decree"
rank = 5
issuer = "Chính phủ"
[chi-thi]
name = "Chỉ thị"
en = "Directive"
abbreviation = "CT"
symbols = ["CT"]
family = "party"
rank = 6
[quyet-dinh]
name = "Quyết định"
en = "Decision"
abbreviation = "QĐ"
symbols = ["QĐ", "QD"]
family = "decision"
rank = 6
[thong-tu]
name = "Thông tư"
en = "Circular"
abbreviation = "TT"
symbols = ["TT"]
family = "circular"
rank = 8
[thong-tu-lien-tich]
name = "Thông tư liên tịch"
en = "Joint circular"
abbreviation = "TTLT"
symbols = ["TTLT"]
family = "circular"
rank = 8
[chuong-trinh]
name = "Chương trình"
en = "Programme"
abbreviation = "Chương trình"
family = "programme"
rank = 8
named = true
[ke-hoach]
name = "Kế hoạch"
en = "Plan"
abbreviation = "KH"
symbols = ["KH"]
family = "plan"
rank = 9
[cong-van]
name = "Công văn"
en = "Official letter"
abbreviation = "CV"
symbols = ["CV"]
family = "letter"
rank = 10
"""
_LOCALITIES = """
[ha-noi]
name = "Hà Nội"
kind = "thành phố"
[thai-nguyen]
name = "Thái Nguyên"
kind = "tỉnh"
until = "2025-06-30"
merged_into = "thai-nguyen-2025"
act = "202/2025/QH15"
[thai-nguyen-2025]
name = "Thái Nguyên"
kind = "tỉnh"
since = "2025-07-01"
[bac-kan]
name = "Bắc Kạn"
kind = "tỉnh"
until = "2025-06-30"
merged_into = "thai-nguyen-2025"
act = "202/2025/QH15"
[thua-thien-hue]
name = "Thừa Thiên Huế"
kind = "tỉnh"
until = "2024-12-31"
merged_into = "hue"
[hue]
name = "Huế"
kind = "thành phố"
since = "2025-01-01"
"""
_AGENCIES = """
[ban-chap-hanh-trung-uong]
name = "Ban Chấp hành Trung ương"
kind = "party"
level = "central"
symbols = ["TW"]
[bo-chinh-tri]
name = "Bộ Chính trị"
kind = "party"
level = "central"
[quoc-hoi]
name = "Quốc hội"
kind = "legislature"
level = "central"
symbols = ["QH"]
[chinh-phu]
name = "Chính phủ"
kind = "government"
level = "central"
symbols = ["CP"]
[thu-tuong-chinh-phu]
name = "Thủ tướng Chính phủ"
kind = "government"
level = "central"
symbols = ["TTg"]
[bo-cong-an]
name = "Bộ Công an"
kind = "ministry"
level = "central"
symbols = ["BCA"]
head = "Bộ trưởng Bộ Công an"
[cong-an-tinh]
name = "Công an"
kind = "police"
level = "province"
aliases = ["Công an tỉnh"]
symbols = ["CAT"]
head = "Giám đốc Công an"
[ubnd-tinh]
name = "Ủy ban nhân dân"
kind = "provincial-committee"
level = "province"
symbols = ["UBND"]
[tinh-uy]
name = "Tỉnh ủy"
kind = "party"
level = "province"
symbols = ["TU"]
[ubnd-huyen]
name = "Ủy ban nhân dân cấp huyện"
kind = "provincial-committee"
level = "district"
[so-noi-vu]
name = "Sở Nội vụ"
kind = "department"
level = "province"
[so-y-te]
name = "Sở Y tế"
kind = "department"
level = "province"
[so-lao-dong]
name = "Sở Lao động - Thương binh và Xã hội"
kind = "department"
level = "province"
until = "2025-02-28"
[[so-lao-dong.succession]]
on = "2025-03-01"
to = "so-noi-vu"
act = "Nghị định 45/2025/NĐ-CP"
[[so-lao-dong.succession]]
on = "2025-03-01"
to = "so-y-te"
act = "Nghị định 45/2025/NĐ-CP"
topics = ["tre-em"]
[mat-tran-tinh]
name = "Ủy ban Mặt trận Tổ quốc Việt Nam"
kind = "front"
level = "province"
aliases = ["Ủy ban Mặt trận Tổ quốc"]
[cac-so-nganh]
name = "các sở, ngành"
kind = "group"
level = "any"
aliases = ["sở, ngành", "các sở, ngành liên quan"]
"""
_INSTRUMENTS = """
[luat-2011]
type = "Luật"
number = "66/2011/QH12"
date = "2011-03-29"
issuer = "Quốc hội"
name = "Luật Phòng, chống mua bán người"
in_force = "2012-01-01"
until = "2025-06-30"
replaced_by = "luat-2024"
[luat-2024]
type = "Luật"
number = "53/2024/QH15"
date = "2024-11-28"
issuer = "Quốc hội"
name = "Luật Phòng, chống mua bán người"
in_force = "2025-07-01"
[chi-thi-48]
type = "CT"
number = "48-CT/TW"
date = "2010-10-22"
issuer = "Bộ Chính trị"
title = "Tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
[thong-tu-lien-tich-01-2014]
type = "TTLT"
number = "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG"
date = "2014-02-10"
issuer = "Bộ Công an"
title = "Hướng dẫn trình tự, thủ tục và quan hệ phối hợp trong việc trao trả nạn nhân bị mua bán"
[quyet-dinh-193]
type = "QĐ"
number = "193/QĐ-TTg"
date = "2021-02-09"
issuer = "Thủ tướng Chính phủ"
title = "Phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
approves = "Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025"
"""
_TOPICS = """
[truyen-thong]
label = "Truyền thông"
en = "Communication"
words = ["tuyên truyền", "phổ biến pháp luật"]
[tre-em]
label = "Trẻ em"
en = "Children"
words = ["trẻ em"]
[mua-ban-nguoi]
label = "Mua bán người"
en = "Trafficking"
words = ["mua bán người", "phòng, chống mua bán người"]
"""


@pytest.fixture(scope="session")
def small() -> Vocabulary:
    """A vocabulary small enough to hold in the head."""
    return tables.check(
        Vocabulary(
            document_types=read_table(DocumentType, _TYPES, file="types"),
            localities=read_table(Locality, _LOCALITIES, file="localities"),
            agencies=read_table(Agency, _AGENCIES, file="agencies"),
            instruments=read_table(Instrument, _INSTRUMENTS, file="instruments"),
            topics=read_table(Topic, _TOPICS, file="topics"),
            cues={},
        )
    )


@pytest.fixture(scope="session")
def shipped() -> Vocabulary:
    """The tables of this stage as shipped; the cues of other stages are not needed."""

    def text(name: str) -> str:
        return resources.files("graph.ontology").joinpath(f"{name}.toml").read_text("utf-8")

    return Vocabulary(
        document_types=read_table(DocumentType, text("document-types"), file="types"),
        localities=read_table(Locality, text("localities"), file="localities"),
        agencies=read_table(Agency, text("agencies"), file="agencies"),
        instruments=read_table(Instrument, text("instruments"), file="instruments"),
        topics=read_table(Topic, text("topics"), file="topics"),
        cues={},
    )
