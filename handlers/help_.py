"""Greetings and help, in the words of whoever asks; and what to say to talk that was not asked for."""

from unicodedata import category

from campaigns.permissions import Action
from campaigns.wording.talk.conversation import way, without_courtesy
from campaigns.wording.talk.questions import asks
from campaigns.wording.talk.small_talk import Talk, talk
from handlers import admission, which_campaign
from handlers.turn import Turn
from messages import labels
from messages.keyboards import Button, Rows
from storage import announcements, campaigns, communes, questions, submissions, units

LONGEST = 1000  # letters of a message that is handed on
SMALL_TALK = ("thanks", "nod", "greeting", "later", "nothing", "oops")  # asks for nothing
_NODS = frozenset(
    ("thoi", "thoi khoi", "khoi", "ok roi", "oke roi", "duoc roi", "dc roi", "duoc", "dc")
)
SHORTEST = 12  # of what may be meant for the villages
MOST_QUESTIONS = 2  # of the office, offered to be answered with what was typed


async def show(turn: Turn) -> None:
    """/trogiup, or the button."""
    await greet(turn)


async def greet(turn: Turn, *, just: str = "", pending: bool = False) -> None:
    """Who you are to us, and the buttons for what you may do."""
    held = turn.person.roles if turn.person else ()
    commune = await communes.name_of(turn.conn, turn.commune_id) if turn.commune_id else ""
    own = []
    for one in held:
        if one.unit_id is not None and turn.commune_id is not None:
            unit = await units.get(turn.conn, one.unit_id, commune_id=turn.commune_id)
            own.append((unit.name if unit else "", one.role, one.state))
    await turn.say(
        "start/greeting",
        keyboard=await _keys(turn),
        commune=commune,
        name=turn.me.called if turn.person else turn.shown,
        office=[one.role for one in held if one.unit_id is None and one.state == "active"],
        own=own,
        just=just,
        pending=pending,
        private=turn.private,
    )


def small_talk(text: str) -> Talk:
    """What kind of talk the message is; "thôi", "bỏ qua" where nothing is asked, and flowers, are nods."""
    skips = way(text, at_summary=False, free_text=True, optional=False) == "skip"
    flowers = not any(map(str.isalnum, text)) and any(category(one) == "So" for one in text)
    nods = skips or flowers or without_courtesy(text) in _NODS
    return "nod" if nods else talk(text)


async def unknown_command(turn: Turn) -> None:
    """A command that there is not."""
    keys = await _keys(turn)
    await turn.say("help/unknown_command", keyboard=keys, buttons=bool(keys))


async def unasked(turn: Turn) -> None:
    """Talk that no conversation waits for: one helpful line, for words and for pictures each.

    At most three a minute to one person; of a picture, a voice or a sticker at most one.
    """
    if not turn.private and not turn.heard.to_bot:
        return
    photo = turn.heard.file is not None and turn.heard.file.photo
    kind = "photo" if photo else "wordless" if turn.heard.wordless else "words"
    if turn.heard.file is not None and not photo:
        kind = "file"
    if photo and await _more_of_an_announcement(turn):
        return
    desk = turn.around.desk.unasked
    if kind != "words" and not desk.may_tell((kind, turn.telegram_id), turn.now):
        return
    if not desk.allows(turn.telegram_id, turn.now):
        return
    nobody = turn.private and turn.person is not None and not turn.person.roles
    if nobody and kind == "words" and talk(turn.text) not in ("greeting", "lost"):
        await turn.say("refusals/not_linked")
        return
    keys = await _keys(turn)
    said = small_talk(turn.text) if keys and kind == "words" else ""
    if said in ("thanks", "nod", "oops"):
        await turn.say("help/thanked", mistaken=said == "oops")
    elif said == "later":
        await turn.say("help/later", keyboard=keys)
    elif said == "nothing":
        office = office_key(turn)
        await turn.say(
            "help/nothing", keyboard=[office, *keys] if office else keys, asks=bool(office)
        )
    elif keys and said not in ("greeting", "lost"):
        await _not_understood(turn, kind, keys)
    else:  # what there is to do is in the greeting, also for who is nobody's head yet
        await greet(turn)


async def _not_understood(turn: Turn, kind: str, keys: Rows) -> None:
    """Say so, with whom the words may be meant for: the villages, an officer who asked, the office."""
    asking = office_key(turn) if kind == "words" else []
    waiting = await _answers_keys(turn) if asking else []
    tells = kind == "words" and turn.private and turn.may(Action.BROADCAST)
    tells = tells and len(turn.text) >= SHORTEST
    telling = Button(labels.ANNOUNCE_THIS, "ann.new", {"t": turn.text[:LONGEST]})
    first = [*([[telling]] if tells else []), *waiting, *([asking] if asking else [])]
    await turn.say(
        "help/unasked", keyboard=[*first, *keys], kind_of=kind, may_ask=bool(asking),
        may_answer=bool(waiting), may_announce=tells, asks=asks(turn.text),
    )  # fmt: skip


def office_key(turn: Turn, text: str = "") -> list[Button]:
    """The button that sends what was typed (or this text) to the office, for a village's people in
    private; else none."""
    own = turn.person is not None and any(one.unit_id for one in turn.me.roles)
    sent = text or turn.text
    if not (own and turn.private and sent) or turn.may(Action.SEE_ALL):
        return []
    return [Button(labels.ASK_OFFICE, "ask.office", {"t": sent[:LONGEST]}, single_use=True)]


async def _answers_keys(turn: Turn) -> Rows:
    """What was typed may be the answer to an officer's question that still waits for one."""
    waiting = await questions.unanswered(
        turn.conn, commune_id=turn.commune, unit_ids=turn.answers_for, most=MOST_QUESTIONS
    )
    args = {"t": turn.text[:LONGEST]}
    return [
        [Button(labels.ANSWER_OF.format(code), "question.take", {**args, "q": one.id})]
        for one, code in waiting
    ]


async def _more_of_an_announcement(turn: Turn) -> bool:
    """Whether this photo is a later one of the album whose first goes with an announcement."""
    album = turn.heard.album
    if album is None or turn.person is None:
        return False
    if await announcements.album_of_newest(turn.conn, author_id=turn.me.id) != album:
        return False
    await one_photo(turn, album)
    return True


async def one_photo(turn: Turn, album: str) -> None:
    """Say once that of an album one photo goes with an announcement."""
    await turn.say("announce/one_photo", once=f"album:{turn.chat.id}:{album}"[:100])


async def rewritten(turn: Turn) -> None:
    """A message that was changed after it was sent: what it said when it came has been answered.

    Telegram also tells of changes that nobody made (a link's preview, a place that moves along), so
    it is said only to whoever changed words that we wait for, or in private.
    """
    if not turn.text or not (turn.private or turn.heard.to_bot):
        return
    if turn.around.desk.unasked.allows(turn.telegram_id, turn.now):
        await turn.say("help/rewritten")


async def _keys(turn: Turn) -> Rows:
    """What this person may start from here."""
    keys: list[list[Button]] = []
    if turn.commune_id is None:
        return keys
    if turn.private and turn.may(Action.SEE_ALL):
        keys += [
            [Button(labels.STATUS, "status"), Button(labels.SEE_QUEUE, "review")],
            [Button(labels.NEW_ANNOUNCEMENT, "ann.new")],
            [Button(labels.REPORTS, "reports"), Button(labels.CAMPAIGNS, "campaigns")],
            [
                Button(labels.TARGETS, "targets.which"),
                Button(labels.VILLAGE_LINKS, "villages.links"),
            ],
        ]
    own = turn.own_units
    running = await campaigns.listed(turn.conn, commune_id=turn.commune, state="open")
    doors = await admission.open_milestones(turn) if own else []
    for unit_id in own:
        whose = await _whose(turn, unit_id) if len(own) > 1 else ""
        working = await submissions.campaigns_of(
            turn.conn, commune_id=turn.commune, unit_id=unit_id
        )
        keys += [
            [Button(labels.short(label + whose), "register", {"m": milestone_id, "u": unit_id})]
            for milestone_id, label in (await which_campaign.called(turn, doors)).items()
        ]
        if working & {one.id for one in running}:
            keys.append([Button(labels.PROGRESS + whose, "progress", {"u": unit_id})])
        keys.append([Button(labels.MY_WORKS + whose, "works", {"u": unit_id})])
        keys.append([Button(labels.DUTIES + whose, "duties", {"u": unit_id})])
    return keys


async def _whose(turn: Turn, unit_id: int) -> str:
    """Behind a button's words, for whoever answers for several villages."""
    unit = await units.get(turn.conn, unit_id, commune_id=turn.commune)
    return f" · {unit.name}" if unit else ""
