"""The words of the field as frozen values: units, roles, plans and their milestones.

Local days and hours in these values are meant in the commune's zone, which every rule takes as
a parameter; instants are aware datetimes. Nothing here reads a clock, a file or a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from campaigns.forms.definition import Form

# ------------------------------------------------------------------------------ units and people


class NameKind(StrEnum):
    """What a unit's name is: today's, a former one, or what people also call it."""

    CURRENT = "current"
    OLD = "old"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class UnitName:
    """One name of a unit, with the days it was in force."""

    name: str
    kind: NameKind = NameKind.CURRENT
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A thôn, xóm, ấp, bản, tổ dân phố, cơ quan, đoàn thể …; units form a tree."""

    id: int
    kind: str  # the type word, data and never code: "thôn"
    name: str  # the name of today: "Thôn 5"
    number: int | None = None  # its place in lists and receipts
    block: str | None = None  # khối, cụm thi đua
    parent_id: int | None = None
    names: tuple[UnitName, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    merged_into: int | None = None


class Role(StrEnum):
    """What a person is in one commune; several at once are possible."""

    ADMIN = "admin"
    LEADER = "leader"  # lãnh đạo UBND
    OFFICER = "officer"  # cán bộ văn phòng
    HEAD = "head"  # trưởng thôn
    DEPUTY = "deputy"  # phó thôn


# ------------------------------------------------------------------------------------------ plan


class Bound(StrEnum):
    """How a printed date binds; the table is in docs/campaign-file.md."""

    BEFORE = "before"  # trước ngày X: the last valid day is the one before
    BY = "by"  # chậm nhất, đến hết ngày X
    ON = "on"  # vào ngày X
    WITHIN = "within"  # trong tháng, trong quý: its last day
    IN = "in"  # an event some time in that window: binds nobody
    WINDOW = "window"  # từ ngày X đến ngày Y


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        """Whether `day` belongs to the period."""
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date as the plan prints it. What it means is worked out in campaigns/deadlines.py."""

    bound: Bound
    due_on: date  # the printed day, or the last one of a window
    from_on: date | None = None  # first day of a window
    hour: time | None = None  # "trước 17 giờ": local, the instant it ends


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing is sent by itself, and the hour at which what waited goes out."""

    start: time = time(20, 30)
    end: time = time(6, 30)
    resume: time = time(7)


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """When the silent are reminded: working days before the last valid day, and on that day."""

    before: tuple[int, ...] = (7, 3, 1)
    at: time = time(7)
    last_day: tuple[time, ...] = (time(7), time(16))
    day_after: time | None = time(7)  # the officers' list of those who sent nothing; None: no list
    quiet: QuietHours = QuietHours()


class Every(StrEnum):
    """How often a report is due."""

    WEEK = "week"
    MONTH = "month"
    HALF_YEAR = "half_year"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A milestone that comes again: on a weekday, a day of the month, or on given days."""

    every: Every
    day: int = (
        0  # week: 1 (Monday) to 7; month and half year: 1 to 31, the last day where there is none
    )
    dates: tuple[date, ...] = ()


class MilestoneKind(StrEnum):
    """What is due at a milestone (mốc)."""

    REGISTRATION = "registration"  # đăng ký
    REPORT = "report"  # báo cáo
    INTERIM = "interim"  # sơ kết
    FINAL = "final"  # tổng kết
    NOMINATION = "nomination"  # đề nghị khen thưởng


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something every unit of the audience owes, until a deadline or some time (no deadline)."""

    key: str
    kind: MilestoneKind
    title: str
    wording: str = ""  # the plan's own words: "trước ngày 20/11/2023"
    deadline: Deadline | None = None
    repeat: Repeat | None = None
    form: str | None = None  # the key of the form to fill in; None: nothing is asked in chat
    send_to: str = ""  # gửi về: "UBND xã (qua Văn phòng)"
    opens_on: date | None = None  # None: with the campaign
    closes_on: date | None = None  # the last day on which late ones are still taken; None: open
    reminders: ReminderRule | None = None  # None: the plan's


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase (đợt) of the campaign."""

    name: str
    period: Period


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom the campaign is for: all units, or those of the named blocks, kinds or names."""

    everybody: bool = True
    blocks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class Comparator(StrEnum):
    """How a figure is held against its target."""

    EQ = "eq"
    GTE = "gte"
    GT = "gt"
    LTE = "lte"
    LT = "lt"


@dataclass(frozen=True, slots=True)
class Range:
    """From a figure to a figure, both included."""

    minimum: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """A target (chỉ tiêu); no value and no base means a qualitative one.

    With a base ("dự toán huyện giao", "năm 2023") the figure it names is entered later; the value
    is then a percentage of it, and without a value the base itself is to be reached or passed.
    """

    name: str
    value: Decimal | Range | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQ
    key: str = ""  # what its figures are kept under; empty: made of the name
    group: str = ""  # lĩnh vực
    measured_by: str = ""  # who measures: a unit's name, "các thôn", or plain words
    base: str = ""  # what it is measured from
    start: Decimal | None = None  # where it stood before the campaign
    per_unit: Mapping[str, Decimal] | Decimal | None = None  # each unit's share, by name or alike


class Measure(StrEnum):
    """What the points of a criterion are computed from."""

    MANUAL = "manual"  # officers enter the points
    REGISTERED_ON_TIME = "registered_on_time"
    WORKS_REGISTERED = "works_registered"
    WORKS_DONE = "works_done"
    VALUE_TOTAL = "value_total"
    REPORTS_ON_TIME = "reports_on_time"
    TARGETS_MET = "targets_met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion (tiêu chí) with its most points, which may also stand as `value` in "điểm"."""

    name: str
    points: Decimal | None = None
    measure: Measure = Measure.MANUAL
    full: Decimal | None = None  # how many works, how much money earn all points
    key: str = ""  # what entered points are kept under; empty: made of the name
    value: Decimal | Range | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQ


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign's plan (kế hoạch) as an officer confirmed it."""

    code: str  # sontay-2023
    prefix: str  # ST, before the numbers of a receipt
    title: str
    period: Period
    theme: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str = ""
    superior: str | None = None  # the plan of the body above that this one follows
    phases: tuple[Phase, ...] = ()
    categories: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    audience: Audience = Audience()
    reminders: ReminderRule = ReminderRule()
    texts: Mapping[str, str] = field(default_factory=dict)  # "phat_dong" → text with {ten_thon}
    approval: bool = False  # announcements need a second person's yes
    keep_personal_data_months: int = 12  # photos, phones, raw messages: after the campaign's end
    targets: tuple[Target, ...] = ()
    criteria: tuple[Criterion, ...] = ()


# ------------------------------------------------------------------------------- submissions


class Timeliness(StrEnum):
    """How a submission stands to its deadline."""

    ON_TIME = "on_time"
    DUE_DAY = "due_day"  # nộp trong ngày: on the printed day of "trước ngày X"
    LATE = "late"
