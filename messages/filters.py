"""How values look in messages: money, days, hours, and the reasons behind codes, in Vietnamese."""

import re
import textwrap
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from campaigns.forms.engine import Reason
from campaigns.tidy import quoted_briefly
from campaigns.totals import Total
from campaigns.wording.dates.read import say_date
from campaigns.wording.money.echo import money_in_words, say_money
from messages import labels, reasons
from storage.addresses import Address
from storage.recipients import RecipientRow

BRIEF = 70  # characters: two lines on a phone


def day(value: date) -> str:
    """A day with its weekday: "thứ Ba, 05/12/2023"."""
    return say_date(value)


def short_day(value: date) -> str:
    """A day as it is written in tables: "05/12/2023"."""
    return f"{value:%d/%m/%Y}"


def at(value: datetime) -> str:
    """An instant, in the zone it carries: "16:05 ngày 05/12/2023"."""
    return reasons.AT.format(hour=f"{value:%H:%M}", day=f"{value:%d/%m/%Y}")


def last_day(ends: datetime) -> str:
    """The last valid day and hour before the first late instant: "hết Chủ nhật, 19/11/2023"."""
    if ends.hour == 0 and ends.minute == 0:
        return reasons.UNTIL_DAY.format(day=say_date((ends - timedelta(seconds=1)).date()))
    return reasons.UNTIL_HOUR.format(hour=f"{ends:%H:%M}", day=say_date(ends.date()))


def why_not(code: str) -> str:
    """Why nothing can be said in a chat, from its reason code."""
    return reasons.CHAT.get(code, reasons.CHAT["unknown"])


def reached(where: Address) -> str:
    """Why a village is not reminded in its group, and where instead; nothing where it is."""
    if not where.why:
        return ""
    instead = reasons.REMINDED_ALONE if where.chat else reasons.NOT_REMINDED
    return f" ({why_not(where.why)}; {instead})"


def what_became(one: RecipientRow) -> str:
    """What became of one village's copy, in words."""
    state = reasons.STATE.get(one.state, one.state)
    if one.state in ("failed", "expired") and one.reason:
        return f"{state}: {why_not(one.reason)}"
    return state


def reason(value: Reason) -> str:
    """Why a question is asked again, with a warning sign where something is wrong."""
    said = value.message or reasons.FORM[value.code].format(**value.facts)
    if value.code == "before":  # both days are named, whatever the form itself says about them
        said = f"{value.message} {reasons.FORM[value.code].format(**value.facts)}".strip()
    return said if value.code in reasons.CALM else f"⚠️ {said}"


def worth(value: Total) -> str:
    """What some works are worth: both ends of ranges, and how many have no figure; where none has one,
    that alone: what nobody told is not 0 đồng."""
    if value.works and value.unclear == value.works:
        return reasons.ALL_UNCLEAR
    said = say_money(value.money)
    if value.most != value.money:
        said = reasons.RANGE.format(low=said, high=say_money(value.most))
    return said + (reasons.UNCLEAR.format(value.unclear) if value.unclear else "")


_SAYS_ITSELF = re.compile(
    r"(?:đợt|phong trào|cuộc|hội) thi|phong trào|cuộc vận động", re.IGNORECASE
)


def campaign(title: str) -> str:
    """A campaign in the middle of a sentence, without the "Phát động" its title begins with.

    A title that says itself what it is of stands without quotes; other titles are quoted, and what
    they quote themselves then has single ones.
    """
    said = re.sub(r"^phát động\s+", "", title, flags=re.IGNORECASE)
    if said != title or _SAYS_ITSELF.match(said):
        return said[:1].lower() + said[1:]
    return labels.CAMPAIGN_NAMED.format(said.replace("“", "‘").replace("”", "’"))


def step(action: str) -> str:
    """What one step of a work's history was."""
    return labels.STEPS.get(action, action)


def pace(code: str) -> str:
    """How a work stands against its own dates, from campaigns/progress.py's code."""
    return labels.PACE[code]


def role(code: str) -> str:
    """A role as people say it, in the middle of a sentence."""
    said = labels.ROLES.get(code, code)
    return said[0].lower() + said[1:]


def holds(code: str, unit: str) -> str:
    """A role with its unit as people say it: "trưởng thôn 1", "phó bản Nà Lốc", "tổ trưởng tổ dân phố 3"."""
    if not unit or code not in labels.HEADS:
        return f"{role(code)} {unit}".strip()
    first = unit.partition(" ")[0].casefold()
    if first in labels.HEADED:
        return f"{labels.HEADS[code][0]} {unit[:1].lower()}{unit[1:]}"
    if first == labels.TEAM:
        return f"{labels.HEADS[code][1]} {unit[:1].lower()}{unit[1:]}"
    return f"{labels.HEADS[code][2]} {unit}"


def brief(text: str) -> str:
    """A long title on cards that come one after the other: whole words, "…" where it is cut."""
    return textwrap.shorten(text, BRIEF, placeholder=" …")


def count(value: int) -> str:
    """A number with dots between thousands."""
    return f"{value:,}".replace(",", ".")


ALL: dict[str, Callable[..., Any]] = {
    "day": day,
    "quoted_briefly": quoted_briefly,
    "short_day": short_day,
    "at": at,
    "last_day": last_day,
    "money": say_money,
    "money_words": money_in_words,
    "why_not": why_not,
    "reached": reached,
    "what_became": what_became,
    "reason": reason,
    "brief": brief,
    "count": count,
    "pace": pace,
    "step": step,
    "campaign": campaign,
    "worth": worth,
    "role": role,
    "holds": holds,
    "safe_html": Markup,
}
