"""A report as files: which form it takes, what the files are called."""

from collections.abc import Collection, Mapping
from typing import Final

from campaigns import ranking
from campaigns.report_facts import ReportFacts
from messages import report_document, report_words, target_sheet_words
from reports import pdf, word, workbook
from reports import template as ours
from scheduler import report_pictures, report_sheets, target_sheets
from scheduler.report_order import MESSAGE, Made
from scheduler.target_sheets import Place

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make(
    facts: ReportFacts,
    kind: str,
    form: str,
    *,
    template: bytes | None = None,
    photos: Mapping[str, bytes] | None = None,
    only: Collection[Place] = (),
) -> list[Made]:
    """The files of one report; raises word.BadTemplate, pdf.NoOffice and pdf.OfficeFailed."""
    if kind in target_sheet_words.FILES:
        return _about_targets(facts, kind, only)
    stem = f"{report_words.FILE_NAMES[kind]}-{facts.rows.code}-{facts.today:%Y%m%d}"
    match form:
        case "xlsx":
            content = workbook.workbook(report_sheets.sheets(facts))
            return [Made(f"{stem}.xlsx", XLSX, content)]
        case "docx" | "pdf":
            places = report_document.context(facts, kind)
            content = word.fill(template or ours.build(), places, photos or {})
            if form == "docx":
                return [Made(f"{stem}.docx", word.MEDIA_TYPE, content)]
            return [Made(f"{stem}.pdf", pdf.MEDIA_TYPE, pdf.convert(content))]
        case "png":
            drawn = report_pictures.drawn(facts, kind)
            return [
                Made(f"{stem}-{at:02d}.png", "image/png", one, photo=True)
                for at, one in enumerate(drawn, start=1)
            ]
        case "glance":
            one = report_pictures.glance(facts)
            return [Made(f"{stem}.png", "image/png", one, photo=True)]
    raise ValueError(form)


def _about_targets(facts: ReportFacts, kind: str, only: Collection[Place]) -> list[Made]:
    name = f"{target_sheet_words.FILES[kind]}-{facts.rows.code}-{facts.today:%Y%m%d}.xlsx"
    if kind == "figures":
        return [Made(name, XLSX, target_sheets.figures(facts, only))]
    said = Made("targets/ranking", MESSAGE, target_sheets.told(facts))
    if not ranking.criteria_of(facts):
        return [said]
    return [said, Made(name, XLSX, target_sheets.ranked(facts))]


def photos_of(facts: ReportFacts, kind: str, form: str) -> list[str]:
    """The photos that this report would show, by Telegram's ids."""
    return report_document.photos(facts, kind) if form in ("docx", "pdf") else []
