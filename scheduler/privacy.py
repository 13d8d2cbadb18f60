"""What time leads to for people's own data: requests to be erased fall due, campaigns' data expires.

Once an hour. A fortnight before a campaign's photos, phones and messages go, officers are told; works
and figures stay (the plan's `keep_personal_data_months`, which the notice promised).
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from campaigns.calendar import months_after
from campaigns.forms import definition
from campaigns.forms.definition import Kind
from campaigns.wording.house_forms import progress_form
from messages import post, privacy_post, privacy_words
from messages.post import Manner, Speaker, Voice
from storage import campaigns, communes, erase_requests, facts, form_versions, people, retention
from storage.campaigns import CampaignRow
from storage.engine import Database

EVERY: Final = timedelta(hours=1)
LAST: Final = "last_privacy:{}"
AHEAD: Final = timedelta(days=14)  # officers are told so long before anything goes
SOON: Final = timedelta(days=3)  # before a request's due date: a word a day
DAY: Final = timedelta(days=1)
STAGE: Final = "personal_data:{}"  # the commune's setting of a campaign: when told of, then done


async def sweep(db: Database, clock: Callable[[], datetime], *, speaker: Speaker) -> Counter[str]:
    """Remind of requests that fall due, tell of what will expire, and let go what has expired."""
    done: Counter[str] = Counter()
    async with db.write() as conn:
        voice = Voice(conn, speaker, clock())
        name = LAST.format(speaker.bot_id)
        last = await facts.instant(conn, name)
        if last is not None and last <= voice.now < last + EVERY:
            return done
        await facts.put_instant(conn, name, voice.now, now=voice.now)
        for commune_id in await communes.of_bot(conn, bot_id=speaker.bot_id):
            done["reminded"] += await _requests(voice, commune_id)
            for one in await campaigns.listed(conn, commune_id=commune_id, state="closed"):
                done[await _campaign(voice, one)] += 1
    return done


async def _requests(voice: Voice, commune_id: int) -> int:
    due = await erase_requests.to_remind(
        voice.conn, commune_id=commune_id, due_before=voice.now + SOON,
        not_since=voice.now - DAY, now=voice.now,
    )  # fmt: skip
    for request in due:
        one = await people.get(voice.conn, request.person_id)
        if one is not None:
            await privacy_post.tell_office(voice, request, one, reminder=True)
    return len(due)


async def _campaign(voice: Voice, one: CampaignRow) -> str:
    """Tell or let go, once each; gives what was done."""
    months = int(one.plan.get("keep_personal_data_months", privacy_words.MONTHS))
    if one.closed_at is None:
        return ""
    ends = months_after(one.closed_at.astimezone(voice.tz), months)
    name = STAGE.format(one.id)
    stage = await facts.setting(voice.conn, one.commune_id, name)
    if stage == "done" or voice.now < ends - AHEAD:
        return ""
    if stage is None:
        on = max(ends, voice.local + AHEAD)  # a bot that was off still tells a fortnight before
        value = {"told": on.isoformat()}
        await facts.set_setting(voice.conn, one.commune_id, name, value, now=voice.now)
        await _tell(voice, one, "privacy/expiring", campaign=one.title, on=on.date(), months=months)
        return "told"
    if voice.now < datetime.fromisoformat(stage["told"]):
        return ""
    keys = await _photo_keys(voice, one)
    photos = await retention.drop_photos(voice.conn, campaign_id=one.id, keys=keys)
    await retention.drop_messages(voice.conn, campaign_id=one.id)
    await retention.drop_answers_to(voice.conn, commune_id=one.commune_id, before=one.closed_at)
    phones = await retention.drop_phones(voice.conn, commune_id=one.commune_id)
    await facts.set_setting(voice.conn, one.commune_id, name, "done", now=voice.now)
    await _tell(voice, one, "privacy/expired", campaign=one.title, photos=photos, phones=phones)
    return "expired"


async def _photo_keys(voice: Voice, one: CampaignRow) -> set[str]:
    """Under which keys a campaign's answers hold photos."""
    keys = {progress_form.PHOTOS}
    for row in await form_versions.of_campaign(voice.conn, one.id):
        form = definition.from_json(row.definition)
        keys |= {each.key for each in form.fields if each.kind is Kind.PHOTO}
    return keys


async def _tell(voice: Voice, one: CampaignRow, template: str, **said: Any) -> None:
    for officer in await people.holding(
        voice.conn, commune_id=one.commune_id, roles=privacy_post.OFFICE
    ):
        if officer.chat_id is not None:
            await post.post(
                voice, template, chat_id=officer.chat_id, commune_id=one.commune_id,
                manner=Manner(kind="notice"), **said,
            )  # fmt: skip
