"""The draft of a campaign read from a document, as an officer sees it: card, pages, items, questions.

Only shown here; what a press or a typed word means is decided by handlers/plan_draft.py. Every item
shows the sentence of the document it was read from.
"""

import re
import textwrap

from campaigns.model import MilestoneKind, Plan
from campaigns.planreader.sketch import changes, items, whole_plan
from campaigns.planreader.sketch.form import CATEGORY
from campaigns.planreader.sketch.model import About, Question, Sketch
from messages import labels, officer_text, post
from messages.keyboards import Button, Rows
from messages.post import Manner, Voice
from messages.render import render
from storage import files
from storage.drafts import DraftRow

PAGE = 8
MOST = 60  # characters on a button
ABOUT = {
    "starts_on": "day", "ends_on": "day", "stage": "stage", "milestone": "milestone",
    "field": "field", "target": "target", "criterion": "target", "code": "code", "prefix": "prefix",
}  # fmt: skip
_NAME_IN_FILE = re.compile(r" \([a-z_]+\)")  # what the campaign's file calls it


async def post_card(
    voice: Voice,
    sketch: Sketch,
    *,
    ticket: str,
    name: str,
    chat_id: int,
    commune_id: int,
    done: str = "",
) -> None:
    """The whole draft with a button for each of its parts."""
    plan = whole_plan.finish(sketch)
    wrong = []
    for key, what in whole_plan.problems(plan, sketch) if plan else []:
        found = items.find(sketch, key)
        wrong.append((found.label if found else key, _NAME_IN_FILE.sub("", what)))
    await post.post(
        voice,
        "draft/card",
        chat_id=chat_id,
        commune_id=commune_id,
        keyboard=_card_keys(sketch, ticket, ready=bool(plan) and not wrong),
        manner=Manner(kind="notice"),
        name=name,
        sketch=sketch,
        head=items.items(sketch, "head"),
        groups={group: items.items(sketch, group) for group in items.GROUPS},
        registering=any(one.kind is MilestoneKind.REGISTRATION for one in sketch.milestones),
        plan=plan,
        wrong=wrong,
        done=done,
    )


async def post_question(
    voice: Voice, sketch: Sketch, *, ticket: str, chat_id: int, commune_id: int, done: str = ""
) -> None:
    """The next thing only a person can settle, with its candidates."""
    asked = sketch.questions[0]
    await post.post(
        voice,
        "draft/question",
        chat_id=chat_id,
        commune_id=commune_id,
        keyboard=_question_keys(asked, ticket),
        manner=Manner(kind="notice"),
        asked=asked,
        number=len(sketch.questions),
        done=done,
    )


async def post_file(voice: Voice, plan: Plan, *, chat_id: int, commune_id: int) -> None:
    """The plan as the file that is read back the same."""
    name = f"{plan.code}.yaml"
    from campaigns import yaml_plan  # a bot at rest does without

    content = yaml_plan.dump(plan).encode()
    file_id = await files.put(
        voice.conn, commune_id=commune_id, name=name, media_type="application/yaml",
        content=content, now=voice.now,
    )  # fmt: skip
    await post.post_file(
        voice, {"id": file_id, "name": name}, chat_id=chat_id, commune_id=commune_id,
        caption=render("draft/file"), manner=Manner(kind="file"),
    )  # fmt: skip


def ticket(draft: DraftRow) -> str:
    """Which draft a button belongs to; a row's number alone may be given out again."""
    return f"{draft.id}.{draft.created_at.timestamp():.6f}"


def item_text(sketch: Sketch, item: items.Item) -> str:
    """One item: what it says, where it was read, how to write another."""
    if item.key == "text":
        text = sketch.launch_text or whole_plan.launch_text(sketch)
        return render(
            "draft/text_item", text=officer_text.canonical(text), allowed=officer_text.PLACEHOLDERS
        )
    kind = (
        "options" if item.key == f"field.{CATEGORY}" else ABOUT.get(item.key.partition(".")[0], "")
    )
    return render("draft/item", item=item, kind=kind)


def item_keys(item: items.Item, ticket: str) -> Rows:
    """Take the item out, or go back to where it stands."""
    keys = []
    if item.removable:
        args = {"k": item.key, "n": item.label}
        keys.append([_key(ticket, labels.DRAFT_REMOVE, "remove", **args)])
    group = items.group_of(item.key)
    if group == "head":
        keys.append([_key(ticket, labels.DRAFT_CARD, "card")])
    else:
        keys.append([_key(ticket, labels.BACK, "group", g=group, p=0)])
    return keys


def _short(label: str) -> str:
    """A line as a button: whole words, with an ellipsis where it is cut."""
    return textwrap.shorten(label, MOST, placeholder="…")


def candidates_keys(key: str, ticket: str, options: list[tuple[str, str]]) -> Rows:
    """The readings of what was typed, one to be chosen."""
    return [[_key(ticket, label[:MOST], "set", k=key, v=value)] for value, label in options]


def group_page(sketch: Sketch, ticket: str, group: str, page: int) -> tuple[str, Rows]:
    """One page of a list, each line with its button."""
    every = items.items(sketch, group)
    pages = max(1, -(-len(every) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = every[page * PAGE : (page + 1) * PAGE]
    keys = [
        [_key(ticket, _short(f"{page * PAGE + at}. {one.label}"), "item", k=one.key, n=one.label)]
        for at, one in enumerate(shown, 1)
    ]
    turning = []
    if page > 0:
        turning.append(_key(ticket, labels.EARLIER_PAGE, "group", g=group, p=page - 1))
    if page < pages - 1:
        turning.append(_key(ticket, labels.LATER_PAGE, "group", g=group, p=page + 1))
    if turning:
        keys.append(turning)
    if group in labels.DRAFT_NEW:
        new = items.NEW_FIELD if group == "fields" else items.NEW_TARGET
        keys.append([_key(ticket, labels.DRAFT_NEW[group], "item", k=new)])
    keys.append([_key(ticket, labels.DRAFT_CARD, "card")])
    text = render("draft/group", group=group, items=shown, first=page * PAGE, number=len(every))
    return text, keys


def _card_keys(sketch: Sketch, ticket: str, *, ready: bool) -> Rows:
    keys: list[list[Button]] = []
    if sketch.questions:
        label = labels.DRAFT_QUESTIONS.format(len(sketch.questions))
        keys.append([_key(ticket, label, "ask")])
    elif ready:
        keys.append([_key(ticket, labels.DRAFT_MAKE, "make")])
    head = [
        _key(ticket, labels.CHANGE + one.label, "item", k=one.key)
        for one in items.items(sketch, "head")
    ]
    keys += [head[start : start + 2] for start in range(0, len(head), 2)]
    groups = [
        _key(ticket, f"{label} ({len(items.items(sketch, group))})", "group", g=group, p=0)
        for group, label in labels.DRAFT_GROUPS.items()
        if group in labels.DRAFT_NEW or items.items(sketch, group)
    ]
    keys += [groups[start : start + 2] for start in range(0, len(groups), 2)]
    keys.append([_key(ticket, labels.PLAN_FILE, "file"), _key(ticket, labels.DRAFT_DROP, "drop")])
    return keys


def _question_keys(asked: Question, ticket: str) -> Rows:
    keys = [
        [_key(ticket, one.label[:MOST], "set", k=asked.key, v=one.value)] for one in asked.choices
    ]
    skip = _SKIPS.get(asked.about)
    for label, value in skip or ():
        keys.append([_key(ticket, label, "set", k=asked.key, v=value)])
    if asked.about in _LEFT_OUT:
        keys.append([_key(ticket, _LEFT_OUT[asked.about], "remove", k=asked.key)])
    if asked.about is About.LOOK_ALIKE:
        keys.append([_key(ticket, labels.DRAFT_DROP, "drop")])
    keys.append([_key(ticket, labels.DRAFT_LATER, "card")])
    return keys


_SKIPS = {
    About.LOOK_ALIKE: ((labels.DRAFT_USE, changes.USE_ANYWAY),),
    About.CONFLICT: ((labels.DRAFT_SEEN, changes.SEEN),),
    About.REGISTRATION: (
        (labels.DRAFT_OPEN_REGISTRATION, changes.NO_DAY),
        (labels.DRAFT_NO_REGISTRATION, changes.NO_REGISTRATION),
    ),
    About.DAY: ((labels.DRAFT_NO_DAY, changes.NO_DAY),),
}
_LEFT_OUT = {
    About.DAY: labels.DRAFT_NO_DUTY,
    About.REPORT: labels.DRAFT_NO_DUTY,
    About.PHASE: labels.DRAFT_NO_PHASE,
}


def twin_keys(draft: DraftRow, again: str) -> Rows:
    """Make a second campaign of the same name, or leave it."""
    of = ticket(draft)
    return [
        [_key(of, labels.DRAFT_MAKE_AGAIN, "make", **{again: True})],
        [_key(of, labels.DRAFT_DROP, "drop")],
    ]


def _key(ticket: str, label: str, act: str, **more: object) -> Button:
    return Button(label, f"draft.{act}", {"d": ticket} | more)
