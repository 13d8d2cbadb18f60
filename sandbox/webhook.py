"""Delivers what waits for the bot to its webhook, while one is set: one after the other, in order.

An update is sent again, after longer and longer pauses, until the answer is 2xx or the update is too
old. Only addresses on this machine are called (sandbox/updates.py), and no redirect is followed.
"""

import asyncio

import aiohttp

from sandbox.world import Json, World

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0  # seconds, real ones
PATIENCE = aiohttp.ClientTimeout(total=30)


async def deliver(world: World) -> None:
    """Deliver for ever."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        while True:
            found = world.queue.take(1, world.clock.now()) if world.webhook else []
            if not found:
                await world.queue.bell.heard(None)
                continue
            hook = world.webhook
            error, asked = await _post(session, hook, found[0])
            if hook is not world.webhook:
                continue  # it was set anew meanwhile
            if not error:
                world.queue.drop(found[0]["update_id"])
                hook["fails"] = 0
                continue
            hook |= {"error": error, "error_at": int(world.clock.now()), "fails": hook["fails"] + 1}
            await asyncio.sleep(asked or min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** hook["fails"]))


async def _post(session: aiohttp.ClientSession, hook: Json, update: Json) -> tuple[str, float]:
    """("", 0) where it was taken; else what went wrong, and the pause the bot asked for."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
    try:
        async with session.post(
            hook["url"], json=update, headers=headers, allow_redirects=False
        ) as answer:
            if 200 <= answer.status <= 299:
                return "", 0.0
            asked = answer.headers.get("Retry-After", "")
            pause = min(float(asked), LONGEST_PAUSE) if asked.isdigit() else 0.0
            return f"Wrong response from the webhook: {answer.status} {answer.reason}", pause
    except TimeoutError:
        return "Read timeout expired", 0.0
    except aiohttp.ClientConnectorError:
        return "Connection refused", 0.0
    except aiohttp.ClientError as error:
        return f"Connection failed: {type(error).__name__}", 0.0
