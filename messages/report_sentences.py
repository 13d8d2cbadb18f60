"""The sentences of a report, from its facts: what was asked for, what came, what is missing."""

from collections.abc import Iterable, Sequence
from datetime import date

from campaigns.model import MilestoneKind
from campaigns.report_facts import PeriodFacts, ReportFacts, Sum, UnitFacts, WorkFacts
from campaigns.report_rows import UnitRow
from messages import filters
from messages.filters import count, short_day
from messages.report_values import counted, many, period, sums

NAMED = 40  # names in one sentence; the appendix has all of them


def opening(facts: ReportFacts, kind: str) -> str:
    """What the report is about and up to which day."""
    plan = facts.rows.plan
    number = f" số {plan.number}" if plan.number else ""
    issued = f" ngày {short_day(plan.issued_on)}" if plan.issued_on else ""
    issuer = f" của {plan.issuer}" if plan.issuer else ""
    about = {
        "registrations": "kết quả đăng ký công trình, phần việc",
        "progress": "tiến độ thực hiện công trình, phần việc",
        "interim": "kết quả sơ kết",
        "final": "kết quả tổng kết",
    }[kind]
    since = (
        f"từ ngày {short_day(facts.period.starts_on)} đến ngày {short_day(facts.period.ends_on)}"
    )
    if facts.today < plan.period.starts_on:  # registering begins before the campaign does
        since = f"tính đến ngày {short_day(facts.today)}"
    return (
        f"Thực hiện Kế hoạch{number}{issued}{issuer} về {filters.campaign(facts.rows.title)}, "
        f"{facts.rows.commune} báo cáo {about} {since} như sau:"
    )


def steering(facts: ReportFacts) -> list[str]:
    """How the campaign was made known."""
    launch = next((one for one in facts.sent if one.first.kind == "launch"), None)
    said = []
    if facts.rows.plan.theme:
        said.append(f"Chủ đề của đợt thi đua: “{facts.rows.plan.theme}”.")
    if launch is not None and launch.first.sent_at is not None:
        said.append(
            f"Đợt thi đua được phát động ngày {short_day(launch.first.sent_at.date())} tới "
            f"{counted(launch.units)} đơn vị; {many(launch.delivered)} nơi đã nhận được tin"
            f"{f', {counted(launch.read)} nơi đã xác nhận' if launch.read else ''}."
        )
    notices = [one for one in facts.sent if one.first.kind != "launch"]
    if notices:
        said.append(
            f"Đã gửi thêm {counted(len(notices))} thông báo, tổng cộng "
            f"{count(sum(one.delivered for one in notices))} lượt đơn vị nhận được."
        )
    return said or ["Kế hoạch đã được phổ biến tới các thôn, đơn vị."]


def registering(facts: ReportFacts) -> list[str]:
    """Who registered what, worth how much."""
    total = facts.total
    said = [
        f"Có {counted(len(facts.registered))}/{counted(len(facts.units))} đơn vị đăng ký, với "
        f"{counted(total.works)} công trình, phần việc"
        f"{f'; {worth(total)}' if facts.values_asked else ''}."
    ]
    late = sum(one.late_works for one in facts.units)
    if late:
        said.append(f"Trong đó {counted(late)} công trình, phần việc đăng ký sau hạn.")
    left = len(facts.works) - len(facts.counted)
    if left:
        said.append(
            f"Ngoài ra có {counted(left)} công trình, phần việc đã rút, bị trả lại hoặc chờ xác nhận, "
            "không tính vào các số liệu của báo cáo này."
        )
    return said


def worth(total: Sum) -> str:
    """The value of some works, with what is not known."""
    said = f"tổng giá trị {sums(total.low, total.high)}"
    if total.unclear:
        said += f" (chưa kể {counted(total.unclear)} công trình, phần việc chưa rõ giá trị)"
    return said


def progressing(facts: ReportFacts) -> list[str]:
    """How far the works have come, against their own dates."""
    total = facts.total
    if not total.works:
        return ["Chưa có công trình, phần việc nào được đăng ký."]
    said = [
        f"Đã hoàn thành {counted(total.done)}/{counted(total.works)} công trình, phần việc; tiến độ "
        f"bình quân {total.percent}%; đã chi {sums(total.spent, total.spent)} theo báo cáo của các đơn vị."
    ]
    now = next((one for one in facts.curve if one.day == facts.today), None)
    if now is not None and now.actual is not None:
        dated = sum(bool(one.row.work.starts and one.row.work.finishes) for one in facts.counted)
        of = f"{counted(dated)} công trình, phần việc có đủ " if dated < total.works else ""
        said.append(
            f"Theo {of}ngày khởi công và hoàn thành các đơn vị đã đăng ký, đến nay bình quân phải đạt "
            f"{now.planned}%, thực tế đạt {now.actual}%."
        )
    if total.slow:
        said.append(f"Có {counted(total.slow)} công trình, phần việc chậm so với đăng ký.")
    return said


def targets(facts: ReportFacts) -> list[str]:
    """How many targets are met."""
    met = sum(one.met is True for one in facts.targets)
    none = sum(one.met is None and one.result is None for one in facts.targets)
    said = f"Kế hoạch đề ra {counted(len(facts.targets))} chỉ tiêu; đến nay đạt {counted(met)} chỉ tiêu"
    return [f"{said}, {counted(none)} chỉ tiêu chưa có số liệu." if none else f"{said}."]


def notable(one: WorkFacts) -> str:
    """One work worth naming."""
    value = one.row.work.value
    parts = [f"{one.row.work.name} ({one.unit.name})"]
    if value is not None:
        parts.append(f"giá trị {sums(value, one.row.work.value_most or value)}")
    if one.done_on is not None:
        parts.append(f"hoàn thành ngày {short_day(one.done_on)}")
    return ", ".join(parts) + "."


def lacking(facts: ReportFacts, *, progress: bool) -> list[str]:
    """Who has not registered, who was late, who owes a report."""
    said = []
    if facts.silent and len(facts.silent) == len(facts.units) > 1:
        said.append("Chưa có đơn vị nào đăng ký.")
    elif facts.silent:
        silent = [one.unit for one in facts.silent]
        said.append(f"Còn {counted(len(silent))} đơn vị chưa đăng ký: {names(silent)}.")
    late = [one.unit for one in facts.units if one.late_works]
    if late:
        said.append(f"Có {counted(len(late))} đơn vị đăng ký sau hạn: {names(late)}.")
    if progress:
        said += [_owed(one) for one in facts.periods if one.over and (one.missing or one.late)
                 and one.period.kind == MilestoneKind.REPORT]  # fmt: skip
    if progress and facts.slow:
        said.append(
            f"Có {counted(len(facts.slow))} công trình, phần việc chậm so với ngày đã đăng ký."
        )
    return said or ["Các đơn vị đã đăng ký và báo cáo đầy đủ, đúng hạn."]


def _owed(one: PeriodFacts) -> str:
    parts = []
    if one.missing:
        parts.append(
            f"{counted(len(one.missing))}/{counted(one.owing)} đơn vị chưa báo cáo đủ: "
            f"{names(one.missing)}"
        )
    if one.late:
        parts.append(f"{counted(len(one.late))} đơn vị báo cáo muộn: {names(one.late)}")
    return f"{period(one.period)}: {'; '.join(parts)}."


def merits(one: UnitFacts) -> str:
    """Why a unit is put forward."""
    return (
        f"Đăng ký đúng hạn và hoàn thành {counted(one.sum.works)}/{counted(one.sum.works)} công trình, "
        f"phần việc; {worth(one.sum)}; báo cáo đầy đủ, không chậm kỳ nào."
    )


def proposing(best: Sequence[UnitFacts]) -> list[str]:
    """The sentence before the list of those put forward."""
    return [
        f"Căn cứ kết quả thực hiện, dự kiến đề nghị xét khen thưởng {counted(len(best))} tập thể "
        "(danh sách do máy gợi ý theo số liệu; cơ quan thường trực rà soát, bổ sung cá nhân, hộ gia "
        "đình trước khi trình):"
    ]


def asking(facts: ReportFacts, kind: str) -> list[str]:
    """What should happen next."""
    said = []
    if facts.silent and kind != "final":
        said.append("Đề nghị các đơn vị chưa đăng ký khẩn trương đăng ký công trình, phần việc.")
    if facts.slow:
        said.append(
            f"Đề nghị các đơn vị có công trình, phần việc chậm ({names(_units(facts.slow))}) tập trung "
            "nhân lực, vật tư, báo cáo vướng mắc về Ủy ban nhân dân xã để được tháo gỡ."
        )
    if facts.total.unclear and facts.values_asked:
        said.append("Đề nghị các đơn vị bổ sung giá trị của những công trình, phần việc chưa rõ.")
    if kind == "final" and not facts.total.works:
        said.append("Rút kinh nghiệm trong tổ chức, vận động đăng ký ở các đợt sau.")
    elif kind == "final":
        said.append(
            "Tiếp tục duy trì, bảo dưỡng các công trình; nhân rộng cách làm hay của các đơn vị."
        )
    else:
        said.append("Các đơn vị tiếp tục thực hiện và báo cáo tiến độ đúng kỳ.")
    return said


def names(units: Iterable[UnitRow]) -> str:
    """Names in a row; where there are too many, how many more."""
    found = [one.name for one in units]
    said = ", ".join(found[:NAMED])
    return f"{said} và {count(len(found) - NAMED)} đơn vị khác" if len(found) > NAMED else said


def on_day(place: str, day: date) -> str:
    """The day as a document's head has it: zero before days under 10 and months 1 and 2 only."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}ngày {day.day:02d} tháng {month} năm {day.year}"


def _units(works: Iterable[WorkFacts]) -> list[UnitRow]:
    return list({one.unit.id: one.unit for one in works}.values())
