"""One spelling for the names of agencies: abbreviations written out, marks of level made words.

Only the letters of names are dealt with here; what a name refers to is the matter of `agencies`.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from graph import vietnamese

#: Longest name of an agency that is looked at; what is longer is no name but a sentence.
LONGEST_NAME = 300

# Abbreviations of common use in symbols and recipients (Nghị định 30/2020/NĐ-CP, Phụ lục I and III
# leave those of agencies to custom). Groups of letters are set apart where a dash, "&" or "và" may
# stand between them.
_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UB MTTQ VN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UB MTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ VN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc",
    "LHPN": "Liên hiệp Phụ nữ",
    "LĐLĐ": "Liên đoàn Lao động",
    "CCB": "Cựu chiến binh",
    "TNCS HCM": "Thanh niên Cộng sản Hồ Chí Minh",
    "LĐ TB XH": "Lao động - Thương binh và Xã hội",
    "TT TT": "Thông tin và Truyền thông",
    "VH TT DL": "Văn hóa, Thể thao và Du lịch",
    "VH TT": "Văn hóa và Thể thao",
    "GD ĐT": "Giáo dục và Đào tạo",
    "KH ĐT": "Kế hoạch và Đầu tư",
    "KH CN": "Khoa học và Công nghệ",
    "NN PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN MT": "Nông nghiệp và Môi trường",
    "TN MT": "Tài nguyên và Môi trường",
    "DT TG": "Dân tộc và Tôn giáo",
    "ĐBQH": "đại biểu Quốc hội",
    "PBGDPL": "phổ biến, giáo dục pháp luật",
    "ANTQ": "an ninh Tổ quốc",
    "GTVT": "Giao thông vận tải",
    "PT TH": "Phát thanh - Truyền hình",
    "VKSND": "Viện kiểm sát nhân dân",
    "VKS": "Viện kiểm sát",
    "TAND": "Tòa án nhân dân",
    "BĐBP": "Bộ đội Biên phòng",
    "BCH": "Bộ Chỉ huy",
    "CHQS": "Chỉ huy Quân sự",
    "BCĐ": "Ban Chỉ đạo",
    "CAND": "Công an nhân dân",
    "CATP": "Công an thành phố",
    "NHNN": "Ngân hàng Nhà nước",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
    "BHXH": "Bảo hiểm xã hội",
    "VP": "Văn phòng",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "T.Ư": "Trung ương",
    "TP": "thành phố",
    "Tp": "thành phố",
    "TX": "thị xã",
}
_BETWEEN = r" ?(?:[-–&,]|và)? ?"


def _pattern(abbreviation: str) -> str:
    groups = (re.escape(group).replace("Đ", "[ĐD]") for group in abbreviation.split(" "))
    return _BETWEEN.join(groups)


_LONGEST_FIRST = sorted(_ABBREVIATIONS, key=lambda short: (-len(short), short))
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:" + "|".join(f"({_pattern(short)})" for short in _LONGEST_FIRST) + r")(?!\w)\.?"
)
_EXPANSIONS = tuple(_ABBREVIATIONS[short] for short in _LONGEST_FIRST)

#: "CA" stands for Công an only before a word that says whose.
_POLICE = re.compile(r"(?<!\w)CA(?= (?:[Tt]ỉnh|[Tt]hành phố|TP|[Hh]uyện|[Qq]uận|[Cc]ác|[Cc]ấp) ?)")
#: Marks of level after a slash: Ban Chỉ đạo 138/CP, 138/TP, 138/Tỉnh, 138/ĐP Tỉnh.
_LEVEL_MARK = re.compile(r" ?/ ?(CP|TP|ĐP|Tỉnh|tỉnh|T)(?!\w)")
_LEVEL_WORDS = {"CP": " Chính phủ", "TP": " thành phố", "T": " tỉnh", "ĐP": ""}
_TWICE_GOVERNMENT = re.compile(r"(?:(?: của)? Chính phủ){1,3}\Z")
_BRACKETS = re.compile(r" ?\([^()]{0,200}\)")
_EDGES = " \t\n,;.:-–—/*_“”\"'"


def expand(text: str) -> str:
    """Write out the abbreviations of agencies' names.

    >>> expand("UBND các huyện"), expand("Sở LĐ-TB&XH")
    ('Ủy ban nhân dân các huyện', 'Sở Lao động - Thương binh và Xã hội')
    """
    text = _POLICE.sub("Công an", text)
    return _ABBREVIATED.sub(
        lambda match: _EXPANSIONS[(match.lastindex or 1) - 1] + " " * match[0].endswith("."), text
    )


def compose(text: str) -> str:
    """Give the text in NFC with letters in one spelling and single spaces."""
    return vietnamese.squeeze(vietnamese.respell(unicodedata.normalize("NFC", text)))


@functools.lru_cache(maxsize=65536)
def clean(name: str) -> str:
    """Give a name as written in its full spelling, without brackets and edge marks.

    >>> clean("BCĐ 138/CP của Chính phủ"), clean("Ban Chỉ đạo 138/ĐP Tỉnh")
    ('Ban Chỉ đạo 138 Chính phủ', 'Ban Chỉ đạo 138 Tỉnh')
    """
    text = _BRACKETS.sub("", compose(name))
    text = _LEVEL_MARK.sub(lambda match: _LEVEL_WORDS.get(match[1], f" {match[1]}"), text)
    text = vietnamese.squeeze(expand(text)).strip(_EDGES)
    return _TWICE_GOVERNMENT.sub(" Chính phủ", text) if text.endswith("Chính phủ") else text


@functools.lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """Give the form in which spellings of one agency agree: no "và", no "Việt Nam", no marks of case.

    >>> loose("Ủy ban Mặt trận Tổ quốc Việt Nam") == loose("Ủy ban Mặt trận Tổ quốc")
    True
    """
    words = vietnamese.key(name).split()
    kept = [word for word in words if word not in {"và", "của"}]
    return " ".join(kept).replace("việt nam", "").replace("  ", " ").strip()


def capital_first(text: str) -> str:
    """Give the text with its first letter large."""
    return text[:1].upper() + text[1:]
