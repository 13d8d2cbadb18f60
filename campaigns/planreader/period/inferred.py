"""A period that only follows from words such as "năm 2022" or "giai đoạn 2021-2025": offered, never taken."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from campaigns.planreader.days import dates
from campaigns.planreader.days.roles import FREE, ISSUED, SCHOOL, STAGE, Stretch
from campaigns.planreader.model import Inferred
from campaigns.planreader.text.outline import Document

_DECEMBER = 12


def read_inferred(
    doc: Document, stretches: list[Stretch], labelled: list[Stretch]
) -> Inferred | None:
    """A year, a term of years or a school year of the title, else of the opening sentences.

    `labelled` are the stretches behind "Thời gian".
    """
    first = doc.blocks[doc.type_block].start if doc.type_block is not None else 0
    title_end = opening_start(doc)
    body = doc.block_at(title_end).index
    issued = next((one.last for one in stretches if one.role == ISSUED), None)
    opening_end = doc.blocks[min(body + 4, len(doc.blocks) - 1)].end if doc.blocks else 0
    for low, high in ((first, title_end), (0, 0), (title_end, opening_end)):
        if low == high == 0:
            rows = [found for one in labelled if (found := _whole(doc, one))]
            if rows:
                return _from_first_to_last(rows)
        year = _year_of_a_term(doc, [one for one in stretches if low <= one.start < high])
        if year:
            return year
        for role in (SCHOOL, STAGE, FREE):
            for one in stretches:
                if low <= one.start < high and one.role == role and not _cited_plan(doc, one):
                    found = _whole(doc, one)
                    if found and not (issued and found.last < issued):
                        return found
    return None


def _year_of_a_term(doc: Document, here: list[Stretch]) -> Inferred | None:
    """ "… năm 2023, giai đoạn 2021 - 2025": the plan of one year out of a term."""
    terms = [found for one in here if one.role == STAGE and (found := _whole(doc, one))]
    years = [found for one in here if one.role == FREE and (found := _whole(doc, one))]
    for year in years if len(terms) == 1 else []:
        whole = (year.first.month, year.first.day, year.last.month) == (1, 1, _DECEMBER)
        single = whole and year.first.year == year.last.year
        if single and terms[0].first <= year.first and year.last <= terms[0].last:
            return year
    return None


_PLAN_OF = re.compile(r"(?:kế hoạch|chương trình|phương hướng|nhiệm vụ|hướng dẫn)[^.;\n]{0,80}$")


def _cited_plan(doc: Document, one: Stretch) -> bool:
    """ "Căn cứ kế hoạch năm học 2014 - 2015": the school year of what the plan rests on."""
    block = doc.block_at(one.start)
    ground = re.match(r"[-+\s]*(?:căn cứ|thực hiện|theo)\b", doc.words(block))
    before = doc.low[block.body : one.start]
    return one.role == SCHOOL and bool(ground) and bool(_PLAN_OF.search(before))


def opening_start(doc: Document) -> int:
    """Where the title has ended."""
    start = doc.blocks[doc.type_block].index if doc.type_block is not None else 0
    alone = doc.type_block is not None and doc.type_end >= doc.blocks[start].end
    for block in doc.blocks[start + 1 + alone : start + 8]:
        if (
            re.match(
                r"^(?:căn cứ|thực hiện|nhằm|để|theo|tiếp tục)", doc.low[block.start : block.end]
            )
            or block.kind
        ):
            return block.start
    return doc.blocks[min(start + 2, len(doc.blocks) - 1)].start if doc.blocks else 0


def _from_first_to_last(rows: list[Inferred]) -> Inferred:
    """ "Năm 2023: …", "Năm 2024: …", one after the other: all of them together."""
    whole = rows[0]
    for row in rows[1:]:
        if row.first == whole.last + timedelta(days=1):
            text = f"{rows[0].text} - {row.text}"
            whole = replace(whole, last=row.last, text=text)
    return whole


def _whole(doc: Document, one: Stretch) -> Inferred | None:
    mention = one.opening
    if mention.first is None or mention.last is None:
        return None
    if one.closing is not None:
        if {mention.kind, one.closing.kind} != {dates.YEAR} or one.closing.last is None:
            return None
        if mention.part or one.closing.part:
            return None
        said = doc.text[one.start : one.end]
        return Inferred(mention.first, one.closing.last, said, doc.at(one.start))
    if mention.kind == dates.HALF:  # "6 tháng cuối năm 2023"
        text = doc.text[mention.start : mention.end]
        return Inferred(mention.first, mention.last, text, doc.at(mention.start))
    if mention.kind == dates.YEAR and mention.part is None:
        before = doc.low[max(0, mention.start - 12) : mention.start]
        if re.search(r"(?:đến|sau|trước|từ|lớn|cuối|đầu|tổng kết|luật.{0,8}) $", before):
            return None
        text = doc.text[mention.start : mention.end].lower()
        return Inferred(mention.first, mention.last, text, doc.at(mention.start))
    if mention.kind != dates.YEARS:
        return None
    lead = re.search(
        r"(giai\sđoạn|năm\shọc|nhiệm\skỳ|\d{1,2}\snăm)[^.;]{0,3}$",
        doc.low[max(0, mention.start - 14) : mention.start],
    )
    if lead is None or one.role not in (SCHOOL, STAGE):
        return None
    text = f"{' '.join(lead.group(1).split())} {doc.text[mention.start : mention.end]}"
    if one.role == SCHOOL:
        return Inferred(
            date(mention.first.year, 9, 1),
            date(mention.last.year, 5, 31),
            text,
            doc.at(mention.start),
        )
    return Inferred(mention.first, mention.last, text, doc.at(mention.start))
