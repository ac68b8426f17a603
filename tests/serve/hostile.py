"""Files that try to run something in the page, or to turn its writing direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "<script>window.xssRan=1</script>"
IMAGE = "<img src=x onerror=window.xssRan=1>"
BREAK = "\"'></a></script><svg onload=window.xssRan=1>"
BIDI = "\u202eGNAR\u202c \u2066x\u2069"
LINES = "mot\u2028hai\u2029ba"
FORMULA = "=HYPERLINK(1)"
NAME = f"{IMAGE}.txt"
TITLE = f"Phòng, chống mua bán người {SCRIPT} {IMAGE} năm 2023"
TEXT = f"""ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 666/KH-UBND

Lào Cai, ngày 10 tháng 3 năm 2023

KẾ HOẠCH
{TITLE}

Thực hiện Quyết định số 193/QĐ-TTg ngày 09/02/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch \
như sau:

I. MỤC TIÊU {SCRIPT} {BREAK}

1. Tỷ lệ giải quyết tin báo {IMAGE} về tội phạm đạt trên 90%.

II. PHÂN CÔNG NHIỆM VỤ

1. Công an tỉnh

a) Chủ trì, phối hợp với Sở Tư pháp {SCRIPT} tuyên truyền {BREAK} pháp luật {LINES} về {BIDI} mua bán người.

b) {FORMULA} Báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2023 javascript:window.xssRan=1

2. Sở Y tế {IMAGE}

Khám bệnh, chữa bệnh cho nạn nhân theo Kế hoạch số {SCRIPT} và Luật {BREAK} theo quy định.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn {SCRIPT} Mẫu
"""
DOCUMENT = "/akn/vn/act/ke-hoach/ubnd-tinh-lao-cai/2023-03-10/666"


def write(folder: Path) -> list[Path]:
    """Write the files; give their paths."""
    folder.mkdir(parents=True)
    path = folder / NAME
    path.write_text(TEXT, encoding="utf-8")
    return [path]
