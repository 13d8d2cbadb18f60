"""The village's side of a review: mend the field that was wrong, answer an officer's question."""

from collections.abc import Mapping

from campaigns.errors import Missing
from campaigns.forms.draft import Answer
from campaigns.permissions import Action
from campaigns.tidy import tidy
from campaigns.wording.house_forms import small_forms
from campaigns.wording.talk.small_talk import talk
from handlers import errands, help_, one_message, one_work, registration, tasks
from handlers.turn import Turn
from messages import labels, post, review_post
from messages.keyboards import Button
from storage import outbox, outbox_looks, people, questions, submissions
from storage.drafts import DraftRow
from storage.questions import QuestionRow
from storage.submissions import SubmissionRow

ANSWER = "question_answer"


async def mend(turn: Turn) -> None:
    """ "Sửa lại": the form at the field that was wrong, and then the card."""
    work, task = await one_work.pressed(turn)
    if work.state != "returned":
        turn.pop("pop/decided")
        return
    await registration.reopen(turn, task, work, at=str(turn.args["f"]))


async def answer(turn: Turn) -> None:
    """ "Trả lời": what the village says to the question."""
    question, work = await _pressed(turn)
    tasks.must_run(await tasks.task_of(turn, work.milestone_id, work.unit_id))
    if question.answered_at is not None:
        turn.pop("pop/decided")
        return
    await errands.begin(
        turn, ANSWER, small_forms.ANSWER, title=question.text[:200], unit=work.code,
        campaign_id=work.campaign_id, unit_id=work.unit_id, submission_id=work.id,
        facts={"question": question.id},
    )  # fmt: skip


async def _pressed(turn: Turn) -> tuple[QuestionRow, SubmissionRow]:
    """The question whose button was pressed, and its work; Missing, or NotAllowed to another village."""
    question = await questions.get(turn.conn, int(turn.args["q"]), commune_id=turn.commune)
    if question is None:
        raise Missing()
    work = await submissions.get(turn.conn, question.submission_id, commune_id=turn.commune)
    if work is None:
        raise Missing()
    turn.require(Action.REGISTER, work.unit_id)
    return question, work


async def take(turn: Turn) -> None:
    """ "Trả lời về …" under words that were typed plainly: they are the answer."""
    question, work = await _pressed(turn)
    await _give(turn, work, question.id, tidy(str(turn.args["t"]), lines=True))


async def replied(turn: Turn) -> bool:
    """Take a reply to an officer's question, or to what was given back; False where it is none, or not
    theirs to give."""
    if turn.heard.reply_to is None or not turn.text or turn.commune_id is None:
        return False
    return await _to_question(turn, turn.heard.reply_to) or await _mended(turn, turn.heard.reply_to)


async def below(turn: Turn) -> bool:
    """What is typed in private right below such a card, without a press or a reply, is about it."""
    if not turn.private or not turn.text or turn.commune_id is None:
        return False
    last = await outbox_looks.newest(turn.conn, chat_id=turn.chat.id)
    if last is None or talk(turn.text) or one_message.whole(turn):
        return False
    if await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=last, kind=review_post.QUESTION
    ):
        await help_.unasked(turn)  # it goes to the officer, and once: so by a button
        return True
    return await _mended(turn, last)


async def _mended(turn: Turn, message_id: int) -> bool:
    """What is said to a work given back goes into the form at the field that was wrong, to be looked at."""
    source = await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=message_id, kind=review_post.RETURNED
    )
    work = await submissions.get(turn.conn, source or 0, commune_id=turn.commune)
    if work is None or work.state != "returned" or not turn.may(Action.REGISTER, work.unit_id):
        return False
    history = await submissions.history(turn.conn, work.id, commune_id=work.commune_id)
    wrong = [one.detail["fields"][0] for one in history if one.action == "return" and one.detail]
    task = await tasks.task_of(turn, work.milestone_id, work.unit_id)
    await registration.reopen(turn, task, work, at=(wrong or [None])[-1] or None, said=turn.text)
    return True


async def _to_question(turn: Turn, message_id: int) -> bool:
    asked = await outbox.source_of(
        turn.conn, chat_id=turn.chat.id, message_id=message_id, kind=review_post.QUESTION
    )
    question = await questions.get(turn.conn, asked or 0, commune_id=turn.commune)
    if question is None:
        return False
    work = await submissions.get(turn.conn, question.submission_id, commune_id=turn.commune)
    if work is None or not turn.may(Action.REGISTER, work.unit_id):
        return False
    await _give(turn, work, question.id, tidy(turn.text, lines=True))
    return True


async def answered(turn: Turn, draft: DraftRow, answers: Mapping[str, Answer]) -> None:
    """The answer was typed where the button asked for it."""
    turn.require(Action.REGISTER, draft.unit_id)
    work = await submissions.get(turn.conn, draft.submission_id or 0, commune_id=turn.commune)
    if work is None:
        raise Missing()
    text = errands.text_of(answers, small_forms.NOTE)
    await _give(turn, work, int(draft.state["facts"]["question"]), text)


async def _give(turn: Turn, work: SubmissionRow, question_id: int, text: str) -> None:
    """The answer goes back to the officer who asked; only the first one counts."""
    question = await questions.get(turn.conn, question_id, commune_id=turn.commune)
    tasks.must_run(await tasks.task_of(turn, work.milestone_id, work.unit_id))
    if question is None or not await questions.answer(
        turn.conn, question.id, commune_id=turn.commune, text=text, by=turn.me.id, now=turn.now
    ):
        await turn.say("review/answered_before")
        return
    officer = await people.get(turn.conn, question.asked_by)
    if officer is not None and officer.chat_id is not None:
        await post.post(
            turn.voice,
            "review/answer",
            chat_id=officer.chat_id,
            commune_id=turn.commune,
            keyboard=[[Button(labels.SEE_WORK, "review.see", {"s": work.id})]],
            manner=post.Manner(kind="notice"),
            code=work.code,
            name=work.called,
            question=question.text,
            text=text,
            who=turn.me.called,
        )
    await turn.note("answer", work.code, {"question": question.id})
    await turn.say("review/answer_sent")


ACTIONS = {
    "work.mend": mend,
    "question.answer": answer,
    "question.take": take,
    f"form.{ANSWER}": errands.pressed(answered),
}
