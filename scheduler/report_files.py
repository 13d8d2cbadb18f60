"""A report as files: which form it takes, what the files are called."""

from dataclasses import dataclass
from typing import Final

from campaigns.report_facts import ReportFacts
from messages import report_words
from reports import workbook
from scheduler import report_sheets

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Made:
    """One file; a `photo` is shown in the chat itself."""

    name: str
    media_type: str
    content: bytes
    photo: bool = False


def make(facts: ReportFacts, kind: str, form: str) -> list[Made]:
    """The files of one report; `form` is xlsx."""
    stem = f"{report_words.FILE_NAMES[kind]}-{facts.rows.code}-{facts.today:%Y%m%d}"
    match form:
        case "xlsx":
            content = workbook.workbook(report_sheets.sheets(facts))
            return [Made(f"{stem}.xlsx", XLSX, content)]
    raise ValueError(form)
