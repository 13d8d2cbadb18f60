"""What a village hears of a review: approved, returned with what to mend, asked about.

Said in the village's group (or where it is reached without one), and in private to whoever sent the work in where they have opened the
bot; both lead to the same form.
"""

from messages import labels, post
from messages.keyboards import Button, Rows
from messages.post import Manner, Voice
from storage import addresses, people, submissions
from storage.campaigns import CampaignRow
from storage.people import Person
from storage.submissions import SubmissionRow
from storage.units import Unit

QUESTION = "question"  # the kinds of messages that may be replied to: with the answer,
RETURNED = "returned"  # with what is to stand there instead
NOTICE = Manner(kind="notice", lane=post.PEOPLE)


async def decided(
    voice: Voice, campaign: CampaignRow, unit: Unit, work: SubmissionRow, *, person: Person
) -> None:
    """One line: the work was approved."""
    await _tell(
        voice, unit, work, "review/approved", (), campaign=campaign.title, officer=person.called
    )


async def returned(
    voice: Voice, unit: Unit, work: SubmissionRow, *, reason: str, label: str, field: str
) -> None:
    """What is wrong, why, and the button that opens the form there."""
    keys = [[Button(labels.MEND, "work.mend", {"s": work.id, "f": field})]]
    manner = Manner(kind=RETURNED, lane=post.PEOPLE, source_id=work.id)
    await _tell(
        voice, unit, work, "review/returned", keys, manner=manner, reason=reason, label=label
    )


async def question(
    voice: Voice, unit: Unit, work: SubmissionRow, question_id: int, text: str
) -> int:
    """An officer's question; returns in how many chats it is said."""
    keys = [[Button(labels.ANSWER, "question.answer", {"q": question_id})]]
    asked = Manner(kind=QUESTION, lane=post.PEOPLE, source_id=question_id)
    return await _tell(voice, unit, work, "review/question", keys, manner=asked, text=text)


async def _tell(
    voice: Voice,
    unit: Unit,
    work: SubmissionRow,
    template: str,
    keys: Rows,
    *,
    manner: Manner = NOTICE,
    **facts: object,
) -> int:
    places = set()
    where = await addresses.of_unit(
        voice.conn, unit_id=unit.id, commune_id=work.commune_id, bot_id=voice.bot_id
    )
    if where.chat is not None:
        places.add(where.chat.id)
    history = await submissions.history(voice.conn, work.id, commune_id=work.commune_id)
    senders = {one.person_id for one in history if one.action in ("register", "change")}
    for person_id in senders:
        person = await people.get(voice.conn, person_id)
        held = person.roles if person else ()
        heads = any(one.unit_id == unit.id and one.state == "active" for one in held)
        if person is not None and person.chat_id is not None and heads:
            places.add(person.chat_id)
    name = work.called
    for chat_id in sorted(places):
        await post.post(
            voice,
            template,
            chat_id=chat_id,
            commune_id=work.commune_id,
            keyboard=keys,
            manner=manner,
            unit=unit.name,
            code=work.code,
            name=name,
            facts=facts,
        )
    return len(places)
