"""A campaign's forms as workbooks (XLSForm): handed out, and taken over by the confirming button."""

from campaigns.errors import ChangedMeanwhile, Closed, Missing
from campaigns.forms import definition
from campaigns.permissions import Action
from handlers.turn import Turn
from messages import campaign_card, form_card
from storage import campaigns, form_versions
from storage import plans as plan_rows
from storage.campaigns import CampaignRow


async def send(turn: Turn) -> None:
    """ "Biểu mẫu (Excel)": every form of the campaign as it is asked now, one file each."""
    # Writing and reading Excel is loaded when somebody wants it.
    from campaigns.forms import xlsform_write
    from reports import form_sheets

    turn.require(Action.OPEN_CAMPAIGN)
    campaign = await _campaign(turn)
    for row in await plan_rows.newest_forms(turn.conn, campaign.id):
        form = definition.from_json(row.definition)
        await form_card.post_file(
            turn.voice, form_sheets.workbook(xlsform_write.write(form)),
            name=f"{campaign.code}-{row.key}.xlsx", title=form.title, version=row.version,
            chat_id=turn.chat.id, commune_id=turn.commune,
        )  # fmt: skip


async def take(turn: Turn) -> None:
    """The confirmation: the form of the file is asked from now on."""
    from campaigns.forms import xlsform_read

    turn.require(Action.OPEN_CAMPAIGN)
    campaign, key = await _campaign(turn), str(turn.args["k"])
    if campaign.state == "closed":
        raise Closed(title=campaign.title)
    newest = await form_versions.newest(turn.conn, campaign.id, key)
    if newest is None or newest.version != turn.args["v"]:
        raise ChangedMeanwhile()
    before = definition.from_json(newest.definition)
    form = xlsform_read.in_place_of(before, definition.from_json(dict(turn.args["form"])))
    await plan_rows.put_form(turn.conn, campaign, form)
    await turn.note(
        "change_form", f"{campaign.code}:{key}", {"from": newest.version, "to": newest.version + 1}
    )
    await turn.rewrite(
        "form_file/taken", title=form.title, campaign=campaign.title, number=len(form.fields)
    )
    await campaign_card.post_card(turn.voice, await _campaign(turn), chat_id=turn.chat.id)


async def _campaign(turn: Turn) -> CampaignRow:
    found = await campaigns.get(turn.conn, int(turn.args["c"]), commune_id=turn.commune)
    if found is None:
        raise Missing()
    return found


ACTIONS = {"form_file.send": send, "form_file.take": take}
