"""Addresses that open the bot: in private, or in the group it is added to."""


def start(bot_username: str, payload: str) -> str:
    """Opens the private chat and sends /start with the payload (Bot API, deep linking)."""
    return f"https://t.me/{bot_username}?start={payload}"


def startgroup(bot_username: str, payload: str) -> str:
    """Asks for a group, adds the bot and sends /start with the payload there."""
    return f"https://t.me/{bot_username}?startgroup={payload}"
