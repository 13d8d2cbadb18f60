"""A form's file in an officer's chat: what was read of it, where it may be used, and the file itself."""

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.forms import definition
from messages import form_words, labels, post
from messages.keyboards import Button
from messages.post import Manner, Voice
from messages.render import render
from storage import files

if TYPE_CHECKING:  # the reader itself comes with the first file
    from campaigns.forms.xlsform_read import XlsForm

SHOWN = 15  # problems of one card; the file is mended and sent again
MOST = 60  # characters on a button
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Place:
    """A form that the file may take the place of."""

    campaign_id: int
    campaign: str
    key: str
    title: str
    version: int


async def post_card(
    voice: Voice,
    found: "XlsForm",
    places: list[Place],
    *,
    nameless: bool,
    name: str,
    chat_id: int,
    commune_id: int | None,
    manner: Manner,
) -> None:
    """What was read, with a button for each form that it may replace; or what is wrong."""
    form = found.form
    keys = [
        [
            Button(
                textwrap.shorten(
                    labels.TAKE_FORM.format(form=one.title, campaign=one.campaign), MOST, placeholder="…"
                ),
                "form_file.take",
                {"c": one.campaign_id, "k": one.key, "v": one.version,
                 "form": definition.to_json(form)},
                single_use=True,
            )
        ]
        for one in places
        if form is not None
    ]  # fmt: skip
    await post.post(
        voice,
        "form_file/card",
        chat_id=chat_id,
        commune_id=commune_id,
        keyboard=keys,
        manner=manner,
        name=name,
        title=form.title if form else "",
        questions=form_words.questions(form) if form else [],
        problems=[form_words.problem(one) for one in found.problems[:SHOWN]],
        more=max(0, len(found.problems) - SHOWN),
        notes=[form_words.problem(one) for one in found.notes[:SHOWN]],
        usable=bool(keys),
        nameless=nameless,
    )


async def post_file(
    voice: Voice,
    content: bytes,
    *,
    name: str,
    title: str,
    version: int,
    chat_id: int,
    commune_id: int,
) -> None:
    """A form's workbook, with what may be done with it."""
    file_id = await files.put(
        voice.conn, commune_id=commune_id, name=name, media_type=MEDIA, content=content,
        now=voice.now,
    )  # fmt: skip
    await post.post_file(
        voice, {"id": file_id, "name": name}, chat_id=chat_id, commune_id=commune_id,
        caption=render("form_file/file", title=title, version=version),
        manner=Manner(kind="file"),
    )  # fmt: skip
