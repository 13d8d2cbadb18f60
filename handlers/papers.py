"""/baocao: which campaign, which report, in which form; a job makes it, the file comes by itself."""

from datetime import timedelta

from campaigns.errors import Missing
from campaigns.permissions import Action
from handlers.turn import Turn
from messages import labels, report_words
from messages.keyboards import Button
from storage import campaigns, jobs
from storage.campaigns import CampaignRow

JOB = "report"
JUST_MADE = timedelta(seconds=60)  # the same file asked for again stands right above
MOST = 4  # files that one chat may wait for: a report in each of its forms
SHOWN = 10  # campaigns to choose from, the newest first


async def command(turn: Turn) -> None:
    """Which campaign, where there are several; ended ones can be reported on too."""
    turn.require(Action.EXPORT)
    every = await campaigns.listed(turn.conn, commune_id=turn.commune)
    begun = [one for one in every if one.state != "draft"]
    if not begun:
        await turn.say("report/none")
        return
    if len(begun) == 1:
        await _kinds(turn, begun[0])
        return
    keys = [[Button(labels.short(one.title), "report", {"c": one.id})] for one in begun[:SHOWN]]
    await turn.say("report/which_campaign", keyboard=keys)


async def campaign_chosen(turn: Turn) -> None:
    """Which report of this campaign."""
    turn.require(Action.EXPORT)
    await _kinds(turn, await _asked(turn))


async def kind_chosen(turn: Turn) -> None:
    """In which form."""
    turn.require(Action.EXPORT)
    campaign, kind = await _asked(turn), str(turn.args["k"])
    keys = [
        Button(said, "report.make", {"c": campaign.id, "k": kind, "f": form})
        for form, said in labels.REPORT_FORMS.items()
    ]
    await turn.say(
        "report/which_form", keyboard=[keys[:2], keys[2:]], title=campaign.title,
        report=report_words.KINDS[kind],
    )  # fmt: skip


async def make(turn: Turn) -> None:
    """Ask for the file; one at a time for each person."""
    turn.require(Action.EXPORT)
    await order(turn, await _asked(turn), str(turn.args["k"]), str(turn.args["f"]))


async def order(turn: Turn, campaign: CampaignRow, kind: str, form: str) -> None:
    """Write down the job, unless the same is being made or was a moment ago, or this chat waits for
    MOST others already.
    """  # fmt: skip
    bot_id = turn.around.bot_id
    wanted = {"campaign": campaign.id, "kind": kind, "form": form, "chat": turn.chat.id}
    under_way = await jobs.under_way(turn.conn, kind=JOB, bot_id=bot_id)
    theirs = [one for one in under_way if one.get("chat") == turn.chat.id]
    if wanted in theirs or len(theirs) >= MOST:
        many = wanted not in theirs
        turn.pop("pop/making_already", alert=many, many=many)
        return
    if wanted in await jobs.done_since(
        turn.conn, kind=JOB, bot_id=bot_id, since=turn.now - JUST_MADE
    ):
        turn.pop("pop/made_just_now", alert=True)
        return
    await jobs.add(
        turn.conn,
        commune_id=turn.commune,
        bot_id=turn.around.bot_id,
        kind=JOB,
        payload=wanted,
        now=turn.now,
    )
    await turn.note("export", campaign.code, {"kind": kind, "form": form})
    turn.pop("pop/making_file")


async def _kinds(turn: Turn, campaign: CampaignRow) -> None:
    keys = [
        [Button(said, "report.kind", {"c": campaign.id, "k": kind})]
        for kind, said in report_words.KINDS.items()
    ]
    await turn.say("report/which_kind", keyboard=keys, title=campaign.title)


async def _asked(turn: Turn) -> CampaignRow:
    found = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    if found is None or found.state == "draft":
        raise Missing()
    return found
