"""The patterns of duties, compiled once from `ontology/duties.toml`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.agency_names import EDGE, UPPER, either_case, first_word, scan, trie
from graph.extract.anchors import cores

if TYPE_CHECKING:
    from graph.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWords:
    """Compiled patterns; those used with `match(text, pos)` unless said otherwise."""

    #: Before an agency, searched for: "giao ", "yêu cầu ", "đề nghị ".
    cue: re.Pattern[str]
    request: re.Pattern[str]
    #: At the head of a heading, before the agency.
    heading: re.Pattern[str]
    #: Adverbs and modals before the words of role.
    adverbs: re.Pattern[str]
    lead: re.Pattern[str]
    coordinate: re.Pattern[str]
    #: "với" and the like after "phối hợp".
    partner_link: re.Pattern[str]
    #: Searched for: "phối hợp với ", "hợp tác … với ".
    partner: re.Pattern[str]
    cooperate: re.Pattern[str]
    nominal: re.Pattern[str]
    directing: re.Pattern[str]
    #: Searched for: "tham mưu cho ", "báo cáo ".
    advise: re.Pattern[str]
    #: Before "trình": part of another word (chương trình, quá trình).
    no_advice: re.Pattern[str]
    report: re.Pattern[str]
    addressee: re.Pattern[str]
    #: After a subject.
    modal: re.Pattern[str]
    verb: re.Pattern[str]
    narrative: re.Pattern[str]
    #: Opens the heading of aims and terms: "Mục tiêu", "Kinh phí".
    aims: re.Pattern[str]
    #: Opens the heading of an account: "Đánh giá", "Kết quả".
    telling: re.Pattern[str]
    aside: re.Pattern[str]
    deed: re.Pattern[str]
    #: " chủ trì các lĩnh vực" after "các đơn vị được phân công": tells which units are meant.
    relative: re.Pattern[str]
    #: Before a subject.
    fronting: re.Pattern[str]
    candidate: re.Pattern[str]
    objects: re.Pattern[str]
    connector: re.Pattern[str]
    bracket_end: re.Pattern[str]
    #: Closes one clause of a bracket before the next: "A chủ trì; | B phối hợp".
    bracket_more: re.Pattern[str]
    #: Searched for: "Cơ quan chủ trì:"; the name of the group tells which.
    label: re.Pattern[str]
    #: A quick look, searched for: could there be a label?
    maybe_label: re.Pattern[str]
    task_line: re.Pattern[str]
    closing: re.Pattern[str]
    product: re.Pattern[str]
    due: re.Pattern[str]
    clause: re.Pattern[str]
    #: An agency named by what it is for the document: "Cơ quan thường trực".
    capacity: re.Pattern[str]
    #: A group that only takes up those named before it: "các đơn vị".
    generic: re.Pattern[str]
    #: A group, not one body.
    crowd: re.Pattern[str]
    #: Private bodies: what they do is no work given unless "phải" and its like say so.
    private: re.Pattern[str]
    #: What may stand between a subject and "có trách nhiệm".
    burden: re.Pattern[str]
    #: Quick looks: the ends of the words that the searches are for.
    partner_cores: tuple[str, ...]
    cooperate_cores: tuple[str, ...]
    advise_cores: tuple[str, ...]
    report_cores: tuple[str, ...]
    cue_cores: tuple[str, ...]
    product_cores: tuple[str, ...]
    #: First words of what may open a heading before an agency.
    heading_openings: frozenset[str]


@functools.cache
def duty_words(vocabulary: Vocabulary) -> DutyWords:
    """Compile the tables of one vocabulary."""
    words = {cue.id: cue.words for cue in vocabulary.cues["duties"]}
    any_case = {name: either_case(found) for name, found in words.items()}
    parts = (
        _giving(words, any_case)
        | _joining(words, any_case)
        | _reporting(words, any_case)
        | _lines(words, any_case)
    )
    patterns = {name: re.compile(pattern) for name, pattern in parts.items()}
    opening = (*words["request"], *words["assign"], *words["heading"])
    return DutyWords(
        partner_cores=_cores(words["coordinate"]),
        cooperate_cores=_cores(words["cooperate"]),
        advise_cores=_cores(words["advise"]),
        report_cores=_cores(words["report"]),
        cue_cores=_cores((*words["request"], *words["assign"])),
        product_cores=_cores(words["product_verbs"]),
        heading_openings=frozenset(first_word(word) for word in opening),
        **patterns,
    )


def _cores(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the ends of words, without those that hold another one."""
    tails = cores(words)
    return tuple(t for t in tails if not any(o != t and o in t for o in tails))


def _giving(words: dict[str, tuple[str, ...]], any_case: dict[str, str]) -> dict[str, str]:
    return {
        "cue": rf"{scan((*words['request'], *words['assign']))}{EDGE}:? ?"
        rf"(?=[{UPPER}]|(?:các|ủy|công|thủ|cơ|bộ|ban|đồng|tất|lãnh|người)(?!\w))",
        "request": rf"(?:{any_case['request']}){EDGE}",
        "heading": rf"(?:(?P<request>{any_case['request']})|{any_case['assign']}"
        rf"|(?P<of>{any_case['heading']})){EDGE} ?:? ?",
        "adverbs": rf"(?:{any_case['adverbs']}{EDGE}(?: ?, ?|:? ?)(?:và )?){{1,4}}",
        "modal": rf" ?(?:{any_case['modals']}){EDGE}",
        "verb": rf" (?:{either_case((*words['verbs'], *words['deeds']))}){EDGE}",
        # A verb that no table knows: any small word that is none of those that go on with a name.
        "deed": rf" (?!(?:{either_case((*words['stops'], *words['objects']))}){EDGE})"
        r"(?=[a-zđăâêôơưà-ỹ])\w+ \w",
        "relative": r" (?:được (?:phân công|giao)(?: nhiệm vụ)? )?(?:chủ trì|phụ trách|theo dõi|quản lý) "
        r"[^.;:\n]{2,70}?(?=: | có trách| chịu| phải| tăng cường| tập trung| trực tiếp| chỉ đạo)",
        "narrative": rf" (?:{any_case['narrative']}){EDGE}| thông báo [^.;\n]{{0,80}}?biết(?!\w)",
        "aims": rf"(?:{any_case['aims']}){EDGE}",
        "telling": rf"(?:{any_case['telling']}){EDGE}",
        "aside": r"(?: nơi [^,.;:\n]{2,60}?(?= có trách| chịu| phải| chủ| tổ chức| phối)"
        r"|,? ?(?:trong phạm vi|theo chức năng|theo nhiệm vụ|căn cứ|với chức năng)[^.;:\n]{2,110}?,(?= ))",
        "fronting": rf"(?:{any_case['fronting']}){EDGE}",
        "candidate": rf"[ ,](?=(?:{any_case['determiners']} |[{UPPER}]))",
        "objects": rf"(?:^|.*\s)(?:{any_case['objects']})\s*$",
        "connector": r"(?i:đồng thời|ngoài ra|riêng|trong đó|bên cạnh đó|trước mắt|mặt khác|vì vậy|do đó)"
        r"(?!\w)(?: đối với)? ?,? ?",
    }


def _joining(words: dict[str, tuple[str, ...]], any_case: dict[str, str]) -> dict[str, str]:
    how = r"(?: (?:chặt chẽ|thường xuyên|tốt|đồng bộ|hiệu quả|có hiệu quả|kịp thời|tích cực|nhịp nhàng))?"
    link = r"(?: (?:cùng (?:với)?|với|cùng với))?"
    return {
        "lead": rf"(?:{any_case['lead']}){EDGE}",
        "coordinate": rf"(?:{any_case['coordinate']}){EDGE}",
        "partner_link": rf"{how}(?: ?,? ?(?:trao đổi|thống nhất))?{link} ?:? ?",
        "partner": rf"{scan(words['coordinate'])}{EDGE}",
        "cooperate": rf"{scan(words['cooperate'])}{EDGE}(?! xã)[^.;:\n]{{0,120}}? với (?=các |[{UPPER}])",
        "nominal": rf"(?:^|.*\W)(?:{any_case['nominal']}) $",
        "directing": rf"{scan(words['directing'])}{EDGE} ?",
    }


def _reporting(words: dict[str, tuple[str, ...]], any_case: dict[str, str]) -> dict[str, str]:
    return {
        "advise": rf"{scan(words['advise'])}{EDGE} ",
        "no_advice": r"(?i)(?:quá|chương|tờ|công|quy|tiến|lộ|giáo) $",
        "report": rf"{scan(words['report'])}{EDGE}(?! viên)",
        "addressee": rf"[^.;\n]{{0,160}}? (?:{any_case['addressee']}) (?=[{UPPER}]|(?:các|ban|ủy|cơ quan) )",
        "product": rf"{scan(words['product_verbs'])}{EDGE} (?:(?:các|dự thảo) )?"
        rf"(?P<thing>(?:{trie(words['product_types'])}|kế hoạch|đề án|dự thảo){EDGE} "
        r"(?:[^,.;:\n]|(?<=phòng), (?=chống|ngừa)|(?<=thanh tra), (?=kiểm tra)){8,200}?)"
        r"(?= (?:để|nhằm|trong (?:tháng|quý|năm)|(?<![Cc]hương )trình|gửi|theo quy định|phù hợp|sau khi|trước)(?!\w)"
        r"| và (?:báo|tổ|triển|trình|gửi)"
        r"|[.;:\n]|,(?!(?<=phòng,) (?:chống|ngừa))(?!(?<=thanh tra,) kiểm tra)|$)",
        "due": r"(?:trước|trong|chậm nhất là|chậm nhất) "
        r"(?:ngày \d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
        r"|tháng \d{1,2}[/ ]?(?:năm )?\d{4}|quý [IV]{1,3}[/ ]?(?:năm )?\d{4}|năm \d{4})",
        "generic": r"(?i:(?:các |những )?(?:cơ quan|đơn vị|địa phương|tổ chức|ngành|cấp)"
        r"(?:, (?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân))*(?: trên| này| nêu trên)?)$",
        "crowd": rf"(?:{any_case['determiners']} |(?i:cơ quan|tổ chức|đơn vị|địa phương|cá nhân))",
        "private": rf"(?:{any_case['determiners']} )?(?:{any_case['private']}){EDGE}",
        "burden": r"[^.;\n]{0,160}? (?:có|chịu) trách nhiệm:? ?",
        "capacity": r"(?i:(?:cơ quan|đơn vị) (?:thường trực|đầu mối|chủ trì)|thường trực)$",
        "clause": r"[.;](?=[ \n]|$)",
    }


def _lines(words: dict[str, tuple[str, ...]], any_case: dict[str, str]) -> dict[str, str]:
    kinds = ("lead", "coordinate", "implement", "time", "product")
    closers = {
        word.split()[-1].split("/")[-1].strip(",")
        for kind in kinds
        for word in words["label_" + kind]
    }
    labels = "|".join(f"(?P<{kind}>{any_case['label_' + kind]})" for kind in kinds)
    return {
        "bracket_end": rf"(?: ?,)?(?: (?:{trie(words['bracket'])}){EDGE}[^\n]{{0,80}})?[ .;]*$",
        "bracket_more": rf"(?: ?,)?(?: (?:{trie(words['bracket'])}){EDGE}[^\n;()]{{0,80}}?)? ?; ?",
        "label": rf"(?<![\w,/] )(?<![\w/])(?:{labels}) ?:(?=[ \n]|$)",
        "maybe_label": rf"(?:{'|'.join(sorted(closers))}) ?:",
        "task_line": rf"(?:{any_case['task_lines']}) ?:?[ .]*$",
        "closing": rf"(?:{any_case['closing']}){EDGE}",
    }
