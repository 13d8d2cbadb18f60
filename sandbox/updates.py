"""The methods about what waits for the bot: getUpdates without its waiting, and the webhook."""

import re
from urllib.parse import urlsplit

from sandbox.parameters import Call
from sandbox.refusal import ApiError, bad
from sandbox.world import Json, World

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LONGEST_WAIT = 50.0  # seconds
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
OTHER_WAY = "terminated by setWebhook request"


def conflict(words: str) -> ApiError:
    """409 Conflict: …"""
    return ApiError(409, f"Conflict: {words}")


def take(world: World, call: Call) -> list[Json]:
    """getUpdates, the part without waiting: confirm, remember what is wanted, give the eldest."""
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    world.queue.confirm(call.whole("offset"))
    _allow(world, call)
    limit = max(1, min(100, call.whole("limit") or 100))
    return world.queue.take(limit, world.clock.now())


def set_webhook(world: World, call: Call) -> bool:
    """setWebhook: to an address on this machine only. An empty address deletes it."""
    url = call.text("url")
    secret = call.text("secret_token")
    if url and urlsplit(url).scheme not in ("http", "https"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if url and urlsplit(url).hostname not in LOOPBACK:
        raise bad("bad webhook: the sandbox calls addresses on this machine only")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad("secret token contains unallowed characters")
    _allow(world, call)
    if call.flag("drop_pending_updates"):
        world.queue.clear()
    world.webhook = {"url": url, "secret": secret, "fails": 0} if url else {}
    world.queue.pollers += 1  # whoever polls is told
    world.queue.bell.ring()
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """deleteWebhook."""
    if call.flag("drop_pending_updates"):
        world.queue.clear()
    world.webhook = {}
    world.queue.bell.ring()
    return True


def webhook_info(world: World, _call: Call) -> Json:
    """getWebhookInfo."""
    info: Json = {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue),
    }
    if world.webhook:
        info |= {"max_connections": 1, "ip_address": "127.0.0.1"}
    if world.webhook.get("error"):
        info["last_error_message"] = world.webhook["error"]
        info["last_error_date"] = world.webhook["error_at"]
    info["allowed_updates"] = sorted(world.queue.allowed)
    return info


def _allow(world: World, call: Call) -> None:
    try:
        world.queue.allow(call.parsed("allowed_updates", None))
    except ApiError:
        return  # Telegram takes no notice of what it cannot read here
