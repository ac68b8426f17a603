"""Short documents in the form of real ones, for tests of the whole way."""

from __future__ import annotations

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 77/KH-UBND

Lào Cai, ngày 10 tháng 3 năm 2022

KẾ HOẠCH
Phòng, chống mua bán người năm 2022

Thực hiện Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, \
chống mua bán người giai đoạn 2021 - 2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. CHỈ TIÊU

1. Tỷ lệ giải quyết tin báo về tội phạm đạt trên 90%.

II. PHÂN CÔNG NHIỆM VỤ

1. Công an tỉnh

a) Chủ trì, phối hợp với Sở Tư pháp tuyên truyền pháp luật về phòng, chống mua bán người tại xã biên giới.

b) Báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2022.

2. Sở Y tế

Khám bệnh, chữa bệnh cho nạn nhân theo quy định.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""

#: Cites the plan by its number, and a directive without a date.
LETTER = """ỦY BAN NHÂN DÂN
HUYỆN BÁT XÁT

Số: 12/KH-UBND

Bát Xát, ngày 01 tháng 4 năm 2022

KẾ HOẠCH
Thực hiện công tác phòng, chống mua bán người năm 2022

Thực hiện Kế hoạch số 77/KH-UBND ngày 10/3/2022 của Ủy ban nhân dân tỉnh Lào Cai và Chỉ thị số 48-CT/TW của \
Bộ Chính trị, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

1. Công an huyện tuần tra tại địa bàn trọng điểm.
"""

#: Dates the directive, so that the undated mention in `LETTER` finds it.
DATED = """BỘ CÔNG AN

Số: 300/KH-BCA

Hà Nội, ngày 05 tháng 5 năm 2022

KẾ HOẠCH
Sơ kết công tác phòng, chống tội phạm

Căn cứ Chỉ thị số 99-CT/TW ngày 01 tháng 02 năm 2012 của Bộ Chính trị về công tác dân vận, Bộ Công an ban \
hành Kế hoạch như sau:

1. Văn phòng Bộ tổng hợp báo cáo Bộ trưởng.
"""
UNDATED = DATED.replace(" ngày 01 tháng 02 năm 2012", "").replace("300/KH", "301/KH")
"""The same directive without its date."""
