"""What fills the places of a report's template; docs/reports.md lists every place for officers."""

import re
from typing import Any

from campaigns.report_facts import Group, ReportFacts, Sum, UnitFacts, WorkFacts
from campaigns.wording.spelling.text import capital
from messages import filters
from messages import report_sentences as said
from messages import report_values as values
from messages import report_words as words
from messages.filters import count, short_day

SLOW_SHOWN = 30
WORKS_SHOWN = 500  # a document of a hundred pages helps nobody: the workbook has them all
PHOTOS_EACH = 2


def context(facts: ReportFacts, kind: str) -> dict[str, Any]:
    """Every place of the template, as text and lists."""
    progress = kind != "registrations"
    ends = kind in ("interim", "final")
    targets = facts.targets if ends else ()
    notable = facts.notable if progress else ()
    best = facts.best if ends else ()
    listed = facts.counted if kind in ("registrations", "final") else ()
    sorted_ = any(one.name for one in facts.categories)  # a form that asks for no kind has none
    found = _head(facts, kind) | {
        "mo_dau": said.opening(facts, kind),
        "chi_dao": said.steering(facts),
        "dang_ky": said.registering(facts),
        "theo_loai": [_group(one, words.NONE) for one in facts.categories if sorted_],
        "theo_khoi": [_group(one, words.NO_BLOCK) for one in facts.blocks],
        "tien_do": said.progressing(facts) if progress else [],
        "cham": [_slow(one) for one in facts.slow[:SLOW_SHOWN]] if progress else [],
        "chi_tieu": [_target(at, one) for at, one in enumerate(targets, start=1)],
        "chi_tieu_chung": said.targets(facts) if targets else [],
        "dien_hinh": [
            {"cau": said.notable(one), "anh": list(one.photos[:PHOTOS_EACH])} for one in notable
        ],
        "ton_tai": said.lacking(facts, progress=progress),
        "khen_thuong": [
            {"stt": str(at), "ten": one.unit.name, "thanh_tich": said.merits(one)}
            for at, one in enumerate(best, start=1)
        ],
        "khen_thuong_chung": said.proposing(best) if best else [],
        "kien_nghi": said.asking(facts, kind),
        "ket": words.Document.END.format(commune=facts.rows.commune),
        "don_vi": [_unit(at, one) for at, one in enumerate(facts.units, start=1)],
        "tong": {"stt": "", "ten": words.Sheets.TOTAL} | _sum(facts.total),
        "cong_trinh": [
            _work(at, one, none=words.NONE if sorted_ else "")
            for at, one in enumerate(listed[:WORKS_SHOWN], start=1)
        ],
        "con_nua": words.Document.MORE.format(shown=WORKS_SHOWN, all=count(len(listed)))
        if len(listed) > WORKS_SHOWN
        else "",
    }
    return found | {"so": _numbers(found)}


def photos(facts: ReportFacts, kind: str) -> list[str]:
    """The photos a document of this kind shows."""
    return [
        name
        for one in (facts.notable if kind != "registrations" else ())
        for name in one.photos[:PHOTOS_EACH]
    ]


def _head(facts: ReportFacts, kind: str) -> dict[str, Any]:
    own = words.Document
    commune = facts.rows.commune
    bare = re.sub(own.OFFICE, "", commune, flags=re.IGNORECASE).strip() or commune
    body = [own.COMMITTEE, bare.upper()] if bare != commune else [commune.upper(), ""]
    return {
        "loai": kind,
        "ten_xa": commune,
        "ten_dot": facts.rows.title,
        "co_quan": body,
        "so_hieu": own.SYMBOL,
        "dia_danh": _place(bare),
        "ngay_thang": said.on_day("", facts.today),
        "ngay": short_day(facts.today),
        "trich_yeu": f"{words.KINDS[kind]} {filters.campaign(facts.rows.title)}",
        "kinh_gui": [
            one.format(place=bare if bare != commune else own.ANY_PLACE) for one in own.ADDRESSEES
        ],
        "noi_nhan": list(own.RECIPIENTS),
        "ky_thay": own.AUTHORITY,
        "chuc_vu": own.POST,
        "nguoi_ky": "",
    }


def _place(bare: str) -> str:
    """The place's name without its word, unless it is a number: "Phường 5"."""
    name = re.sub(words.Document.KIND_OF_PLACE, "", bare, flags=re.IGNORECASE).strip()
    return capital(bare) if name[:1].isdigit() or not name else name


def _numbers(found: dict[str, Any]) -> dict[str, str]:
    """The numbers of the headings that this report has."""
    parts = ["dang_ky"] + [one for one in ("tien_do", "chi_tieu", "dien_hinh") if found[one]]
    heads = ["chi_dao", "ket_qua", "ton_tai"]
    heads += (["khen_thuong"] if found["khen_thuong"] else []) + ["kien_nghi"]
    numbers = {name: str(at) for at, name in enumerate(parts, start=1)}
    one, two = words.Document.APPENDICES
    numbers |= {"pl_cong_trinh": one, "pl_don_vi": two if found["cong_trinh"] else one[:-2]}
    return numbers | dict(zip(heads, ("I", "II", "III", "IV", "V"), strict=False))


def _sum(sum_: Sum) -> dict[str, str]:
    """What some works come to; where there is none, nothing but that."""
    if not sum_.works:
        none = dict.fromkeys(("gia_tri", "chi", "xong", "cham", "tien_do"), words.NOTHING)
        return {"so": "0"} | none
    return {
        "so": count(sum_.works),
        "gia_tri": ""  # what nobody told is not nought
        if sum_.works and sum_.unclear == sum_.works
        else values.span(sum_.low, sum_.high),
        "chi": values.millions(sum_.spent) if sum_.spent else "0",
        "xong": count(sum_.done),
        "cham": count(sum_.slow),
        "tien_do": f"{sum_.percent}%",
    }


def _group(one: Group, none: str) -> dict[str, str]:
    return {"ten": one.name or none, "don_vi": count(one.units)} | _sum(one.sum)


def _unit(at: int, one: UnitFacts) -> dict[str, str]:
    return {"stt": str(at), "ten": one.unit.name} | _sum(one.sum)


def _slow(one: WorkFacts) -> dict[str, str]:
    work, state = one.row.work, words.PACES[one.pace]
    far = words.NOT_TOLD if one.percent is None else f"{one.percent}%"
    return {
        "ma": one.row.code,
        "don_vi": one.unit.name,
        "ten": one.row.work.name,
        "hen": values.when(work.finishes_from, work.finishes, known=one.row.sent_on),
        "tinh_trang": f"{state} ({far})",
    }


def _target(at: int, one: Any) -> dict[str, str]:
    return {
        "stt": str(at),
        "ten": one.target.name,
        "yeu_cau": values.wanted(one.target),
        "ket_qua": values.result(one),
        "danh_gia": values.verdict(one),
    }


def _work(at: int, one: WorkFacts, *, none: str) -> dict[str, str]:
    work = one.row.work
    return {
        "stt": str(at),
        "ma": one.row.code,
        "don_vi": one.unit.name,
        "ten": work.name,
        "loai": work.category or none,
        "gia_tri": ""
        if work.value is None
        else values.span(work.value, work.value_most or work.value),
        "khoi_cong": values.when(work.starts_from, work.starts, known=one.row.sent_on),
        "hoan_thanh": values.when(work.finishes_from, work.finishes, known=one.row.sent_on),
        "tien_do": "" if one.percent is None else f"{one.percent}%",
    }
