"""The Bot API as bytes on the line: raw calls to the sandbox, and the specification to hold them to."""

import functools
import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from sandbox.client import Sandbox

Json = dict[str, Any]
TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"
SPECIFICATION = Path(__file__).parents[3] / "shared" / "botapi" / "check.py"


@functools.cache
def _specification() -> Any:
    spec = importlib.util.spec_from_file_location("botapi_check", SPECIFICATION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def specification() -> Any:
    """check.py beside the specification of the Bot API; skips where it is not."""
    if not SPECIFICATION.is_file():
        pytest.skip("the Bot API's specification is not on this machine")
    return _specification()


@dataclass
class Wire:
    """Raw calls to one sandbox, each remembered as (method, params, files, answer)."""

    sandbox: Sandbox
    calls: list[tuple[str, Json, list[str], Json]] = field(default_factory=list)

    async def answer(self, method: str, **params: Any) -> Json:
        """POST with JSON; the whole answer."""
        url = f"{self.sandbox.address}/bot{TOKEN}/{method}"
        async with self.sandbox.session.post(url, json=params) as got:
            body: Json = await got.json()
        self.calls.append((method, params, [], body))
        assert got.status == body.get("error_code", 200)
        return body

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        body = await self.answer(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        """Code and words of a call that must be refused."""
        body = await self.answer(method, **params)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    async def says(self, chat: int, text: str = "Kính gửi bà con", **more: Any) -> int:
        """sendMessage; the message's id."""
        return int((await self.ok("sendMessage", chat_id=chat, text=text, **more))["message_id"])

    async def updates(self, **params: Any) -> list[Json]:
        """getUpdates."""
        found: list[Json] = await self.ok("getUpdates", **params)
        return found

    async def heard(self, kind: str) -> list[Json]:
        """What the bot was told of one kind, all of it still unconfirmed."""
        return [one[kind] for one in await self.updates() if kind in one]

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> Json:
        """POST as multipart; the whole answer."""
        form = aiohttp.FormData()
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (filename, content) in files.items():
            form.add_field(name, BytesIO(content), filename=filename)
        url = f"{self.sandbox.address}/bot{TOKEN}/{method}"
        async with self.sandbox.session.post(url, data=form) as got:
            body: Json = await got.json()
        self.calls.append((method, params, sorted(files), body))
        return body


class Recording(HTTPXRequest):
    """python-telegram-bot's own transport, which notes every call and answer."""

    def __init__(self, note: Callable[[tuple[str, Json, list[str], Json]], None]) -> None:
        super().__init__(read_timeout=5, connection_pool_size=4)
        self._note = note

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """As it is, and noted."""
        status, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if "/file/bot" not in url:
            params = dict(request_data.json_parameters) if request_data else {}
            files = sorted((request_data.multipart_data or {}) if request_data else {})
            self._note((url.rpartition("/")[2], params, files, json.loads(body)))
        return status, body


def bot_of(sandbox: Sandbox, note: Callable[[tuple[str, Json, list[str], Json]], None]) -> Bot:
    """A bot of python-telegram-bot on this sandbox."""
    return Bot(
        TOKEN,
        base_url=f"{sandbox.address}/bot",
        base_file_url=f"{sandbox.address}/file/bot",
        request=Recording(note),
        get_updates_request=Recording(note),
    )
