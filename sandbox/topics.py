"""Topics of a supergroup: people open and delete them; the general one has no number."""

from typing import Any

from sandbox.parameters import Call
from sandbox.people import Impossible, chat_of, heard, must_be_in, person_of
from sandbox.refusal import bad
from sandbox.world import Chat, Json, World

BLUE = 7322096  # the colour of a topic that nobody chose one for


def open_topic(world: World, user_id: int, chat_id: Any, name: str) -> Json:
    """Open a topic; the first one makes the group a forum. It has the number of its first message."""
    user, chat = person_of(world, user_id), chat_of(world, chat_id)
    must_be_in(world, chat, user_id)
    if chat.type != "supergroup":
        raise Impossible("only a supergroup has topics")
    chat.forum, chat.face = True, {}
    made = world.add_message(chat, user, forum_topic_created={"name": name, "icon_color": BLUE})
    chat.topics.add(made["message_id"])
    return heard(world, chat, world.put(chat, made | within(made["message_id"])))


def delete_topic(world: World, chat_id: Any, number: int) -> None:
    """Delete a topic with all its messages."""
    chat = chat_of(world, chat_id)
    if number not in chat.topics:
        raise Impossible(f"there is no topic {number}")
    chat.topics.remove(number)
    for message in [*chat.messages.values()]:
        if message.get("message_thread_id") == number:
            world.remove(chat, message["message_id"])


def asked(chat: Chat, call: Call) -> Json:
    """Where a message of the bot is to stand; ApiError where there is no such topic."""
    number = call.whole("message_thread_id")
    if not number:
        return {}
    if number not in chat.topics:
        raise bad("message thread not found")
    return within(number)


def within(number: int) -> Json:
    """What a message in a topic has besides."""
    return {"message_thread_id": number, "is_topic_message": True}
