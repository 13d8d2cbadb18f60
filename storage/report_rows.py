"""The rows of one campaign's report, read in a number of queries that does not grow with it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from campaigns import deadlines, progress, work
from campaigns import plan as plans
from campaigns.forms import definition
from campaigns.forms.definition import Form
from campaigns.forms.draft import answers_from_json
from campaigns.forms.show import show, sound
from campaigns.model import MilestoneKind
from campaigns.report_rows import (
    FigureRow,
    PeriodRow,
    ReportRow,
    ReportRows,
    SentRow,
    UnitRow,
    WorkRow,
)
from campaigns.wording.house_forms import progress_form
from storage import campaigns, communes, extensions, measurements, people, recipients, units
from storage import progress as reports
from storage.campaigns import CampaignRow, MilestoneRow
from storage.engine import Connection
from storage.schema import announcement, chat, extension, form, recipient, submission
from storage.units import Unit

NO_FORM = Form("", "", ())


async def read(
    conn: Connection, campaign_id: int, *, commune_id: int, tz: ZoneInfo
) -> ReportRows | None:
    """Everything a report on a campaign of this commune may show; None where there is none."""
    campaign = await campaigns.get(conn, campaign_id, commune_id=commune_id)
    if campaign is None:
        return None
    plan = plans.from_json(campaign.plan)
    milestones = await campaigns.milestones(conn, campaign_id, commune_id=commune_id)
    known = {one.id: one for one in await units.everyone(conn, commune_id=commune_id)}
    linked = await _linked(conn, commune_id)
    registering = [one.id for one in milestones if one.kind == MilestoneKind.REGISTRATION]
    works = await _works(conn, campaign, registering, known, tz)
    working = {one.unit_id for one in works}
    return ReportRows(
        commune=await communes.name_of(conn, commune_id) or "",
        code=campaign.code,
        title=campaign.title,
        state=campaign.state,
        plan=plan,
        units=tuple(
            UnitRow(
                id=one.id,
                name=one.name,
                number=one.number,
                block=one.block,
                kind=one.kind,
                meant=one.active and plans.meant(plan.audience, one),
                linked=one.id in linked,
            )
            for one in known.values()
            if one.active or one.id in working
        ),
        works=works,
        reports=await _reports(conn, campaign, {one.id for one in works}, tz),
        periods=await _periods(conn, campaign, milestones, known),
        figures=await _figures(conn, campaign, known, tz),
        sent=await _sent(conn, campaign, known, tz),
    )


async def for_targets(conn: Connection, campaign: CampaignRow, *, tz: ZoneInfo) -> ReportRows:
    """Only what targets are judged from: the plan, the units, their works and the figures."""
    known = {one.id: one for one in await units.everyone(conn, commune_id=campaign.commune_id)}
    milestones = await campaigns.milestones(conn, campaign.id, commune_id=campaign.commune_id)
    registering = [one.id for one in milestones if one.kind == MilestoneKind.REGISTRATION]
    works = await _works(conn, campaign, registering, known, tz)
    plan = plans.from_json(campaign.plan)
    return ReportRows(
        commune="",
        code=campaign.code,
        title=campaign.title,
        state=campaign.state,
        plan=plan,
        units=tuple(
            UnitRow(
                one.id, one.name, one.number, one.block, one.kind, plans.meant(plan.audience, one)
            )
            for one in known.values()
            if one.active
        ),
        works=works,
        reports=await _reports(conn, campaign, {one.id for one in works}, tz),
        figures=await _figures(conn, campaign, known, tz),
    )


async def _linked(conn: Connection, commune_id: int) -> set[int]:
    rows = await conn.execute(
        select(chat.c.unit_id).where(chat.c.commune_id == commune_id, chat.c.state == "active")
    )
    return {int(row.unit_id) for row in rows if row.unit_id is not None}


async def _works(
    conn: Connection,
    campaign: CampaignRow,
    registering: list[int],
    known: dict[int, Unit],
    tz: ZoneInfo,
) -> tuple[WorkRow, ...]:
    forms = {
        int(row.id): definition.from_json(row.definition)
        for row in await conn.execute(
            select(form.c.id, form.c.definition).where(
                form.c.campaign_id == campaign.id, form.c.commune_id == campaign.commune_id
            )
        )
    }
    rows = await conn.execute(
        select(
            submission.c.id, submission.c.code, submission.c.unit_id, submission.c.state,
            submission.c.timeliness, submission.c.sent_at, submission.c.form_id,
            submission.c.answers, submission.c.entered_for,
        )
        .where(
            submission.c.commune_id == campaign.commune_id,
            submission.c.campaign_id == campaign.id,
            submission.c.milestone_id.in_(registering),
        )
        .order_by(submission.c.id)
    )  # fmt: skip
    return tuple(
        WorkRow(
            id=row.id,
            code=row.code,
            unit_id=units.heir_of(known, row.unit_id),
            state=row.state,
            timeliness=row.timeliness,
            sent_on=row.sent_at.astimezone(tz).date(),
            work=work.read(forms.get(row.form_id, NO_FORM), row.answers, code=row.code),
            entered_for=row.entered_for,
            more=_more(forms.get(row.form_id, NO_FORM), row.answers),
        )
        for row in rows
    )


def _more(form_: Form, answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the report's own columns do not show: other fields, stretches of days, ranges."""
    parts = work.shape(form_)
    plain = (parts.name, parts.category, parts.value, parts.starts, parts.finishes)
    given = answers_from_json(answers)
    found = []
    for field in form_.fields:
        answer = given.get(field.key)
        if answer is None or (
            field in plain and not isinstance(answer.value, dict) and not answer.approx
        ):
            continue
        if sound(field, answer) and (shown := show(field, answer)):
            found.append((field.label, shown))
    return tuple(found)


async def _reports(
    conn: Connection, campaign: CampaignRow, works: set[int], tz: ZoneInfo
) -> tuple[ReportRow, ...]:
    return tuple(
        _report(row, tz)
        for row in await reports.of_campaign(
            conn, commune_id=campaign.commune_id, campaign_id=campaign.id
        )
        if row.submission_id in works
    )


def _report(row: reports.ProgressRow, tz: ZoneInfo) -> ReportRow:
    photos = _value(row.answers, progress_form.PHOTOS)
    return ReportRow(
        id=row.id,
        work_id=row.submission_id,
        on=row.sent_at.astimezone(tz).date(),
        period_id=row.milestone_id,
        percent=row.percent,
        spent=row.spent,
        done_on=progress.said(answers_from_json(row.answers)).done_on,
        timeliness=row.timeliness,
        unchanged=row.unchanged,
        entered_for=row.entered_for,
        note=str(_value(row.answers, progress_form.NOTE) or ""),
        why=str(_value(row.answers, progress_form.WHY) or ""),
        photos=tuple(str(one) for one in photos) if isinstance(photos, list) else (),
    )


def _value(answers: Mapping[str, Any], key: str) -> Any:
    answer = answers.get(key)
    return answer.get("value") if isinstance(answer, Mapping) else None


async def _periods(
    conn: Connection,
    campaign: CampaignRow,
    milestones: list[MilestoneRow],
    known: dict[int, Unit],
) -> tuple[PeriodRow, ...]:
    later: dict[int, dict[int, date]] = {}
    for row in await conn.execute(
        select(extension.c.milestone_id, extension.c.unit_id, extension.c.until)
        .where(
            extension.c.campaign_id == campaign.id,
            extension.c.commune_id == campaign.commune_id,
            extension.c.kind == extensions.EXTENSION,
        )
        .order_by(extension.c.id)
    ):
        later.setdefault(row.milestone_id, {})[units.heir_of(known, row.unit_id)] = row.until
    found = []
    for one in milestones:
        milestone = plans.milestone_from_json(one.definition)
        found.append(
            PeriodRow(
                id=one.id,
                key=one.key,
                kind=one.kind,
                title=milestone.title,
                opens_on=milestone.opens_on,
                last_day=deadlines.last_day(milestone.deadline) if milestone.deadline else None,
                later=later.get(one.id, {}),
            )
        )
    return tuple(found)


async def _figures(
    conn: Connection, campaign: CampaignRow, known: dict[int, Unit], tz: ZoneInfo
) -> tuple[FigureRow, ...]:
    rows = await measurements.of_campaign(
        conn, commune_id=campaign.commune_id, campaign_id=campaign.id
    )
    names = await people.names(
        conn, {one.person_id for one in rows}, commune_id=campaign.commune_id
    )
    return tuple(
        FigureRow(
            id=one.id,
            target_key=one.target_key,
            kind=one.kind,
            period=one.period,
            unit_id=None if one.unit_id is None else units.heir_of(known, one.unit_id),
            value=one.value,
            verdict=one.verdict,
            note=one.note,
            source=one.source,
            at=one.at.astimezone(tz),
            by=names.get(one.person_id, ""),
            origin=one.unit_id,
        )
        for one in rows
    )


async def _sent(
    conn: Connection, campaign: CampaignRow, known: dict[int, Unit], tz: ZoneInfo
) -> tuple[SentRow, ...]:
    def local(at: datetime | None) -> datetime | None:
        return at.astimezone(tz) if at else None

    rows = await conn.execute(
        recipients.with_states(announcement.c.kind, announcement.c.text, announcement.c.sent_at)
        .join(announcement, announcement.c.id == recipient.c.announcement_id)
        .where(
            recipient.c.commune_id == campaign.commune_id,
            announcement.c.campaign_id == campaign.id,
            announcement.c.sent_at.is_not(None),
        )
        .order_by(recipient.c.announcement_id, func.coalesce(recipient.c.unit_id, 0))
    )
    return tuple(
        SentRow(
            announcement_id=row.announcement_id,
            kind=row.kind,
            text=row.text,
            sent_at=local(row.sent_at),
            unit_id=units.heir_of(known, row.unit_id),
            unit_name=row.unit_name,
            state=row.state,
            reason=row.reason,
            read_at=local(row.read_at),
        )
        for row in rows
    )
