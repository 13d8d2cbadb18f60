"""The HTTP road to Telegram, on aiohttp, for python-telegram-bot's `Bot`.

Owns the connection pools and the time limits. Promises that a request which failed says whether it
can have reached Telegram: `NotReached` means that not one byte of it was written, so it may go out
again without a doubt; everything that fails later is `Unanswered` (P1). Never repeats a request by
itself, never follows a redirect, never shows an address (it contains the token) in an error or log.
"""

import asyncio
import io
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

POOL_WAIT: Final = 2.0  # seconds for a free connection
CONNECT: Final = 5.0  # seconds for DNS, TCP, TLS and the proxy's greeting
WRITE: Final = 10.0
WRITE_FILES: Final = 60.0
READ: Final = 25.0
HARD_LIMIT: Final = 45.0
LONGEST_LIMIT: Final = 86_400  # seconds of retry_after that are believed
HARD_LIMIT_FILES: Final = 85.0  # a picture over a village's upload line; the lease is 90 s
KEEP_ALIVE: Final = 20.0  # shorter than Telegram's own, so that it does not hang up as we speak
MOST_BYTES: Final = 64 * 1024 * 1024  # an answer beyond it is no Bot API answer
PROXY_REFUSED: Final = 407


class NotReached(NetworkError):  # says what happened, beside PTB's TimedOut
    """No byte of the request was written. `kind`: dns, connect, timeout, tls or proxy."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Unanswered(NetworkError):
    """The request was begun and no whole answer came back: it may have been accepted or not."""


class Transport(BaseRequest):
    """One pool of connections. Polling and sending each have their own; `dated` hears answers' Date."""

    def __init__(
        self,
        *,
        connections: int,
        proxy: str | None = None,
        read: float = READ,
        dated: Callable[[str], None] | None = None,
    ) -> None:
        self._connections = connections
        self._proxy = proxy
        self._read = read
        self._dated = dated
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return f"Transport(connections={self._connections}, proxy={self._proxy is not None})"

    @property
    def read_timeout(self) -> float:
        """Seconds waited for an answer."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; a second call changes nothing."""
        if self._session is not None and not self._session.closed:
            return
        tracing = aiohttp.TraceConfig()
        tracing.on_request_headers_sent.append(_mark_begun)
        self._session = aiohttp.ClientSession(
            connector=self._connector(),
            cookie_jar=aiohttp.DummyCookieJar(),
            trace_configs=[tracing],
            headers={"User-Agent": "thidua"},
            proxy=self._proxy if self._proxy and not _is_socks(self._proxy) else None,
        )

    def _connector(self) -> aiohttp.BaseConnector:
        if self._proxy and _is_socks(self._proxy):
            from aiohttp_socks import ProxyConnector

            # The proxy asks the name server: carriers that block Telegram also answer for it.
            plain = self._proxy.replace("socks5h://", "socks5://", 1)
            return ProxyConnector.from_url(
                plain, rdns=True, limit=self._connections, keepalive_timeout=KEEP_ALIVE
            )
        return aiohttp.TCPConnector(
            limit=self._connections, keepalive_timeout=KEEP_ALIVE, ttl_dns_cache=300
        )

    async def shutdown(self) -> None:
        """Close the pool; a second call changes nothing."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Do one request; gives the HTTP status and the body.

        Raises NotReached or Unanswered, with no cause attached: aiohttp's errors name the address.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        body, files = _body(request_data)
        limits = self._limits(read_timeout, write_timeout, connect_timeout, files=files)
        progress = SimpleNamespace(begun=False)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers={} if files else _JSON,
                timeout=limits,
                allow_redirects=False,
                trace_request_ctx=progress,
            ) as response:
                status, content = response.status, await _whole(response)
                if self._dated and response.content_type == "application/json":  # no portal's page
                    self._dated(response.headers.get("Date", ""))
        except Exception as error:  # noqa: BLE001  # whatever failed, what counts is: was it begun?
            failure = _failure(error, begun=progress.begun)
        else:
            if status != PROXY_REFUSED:
                return status, content
            failure = NotReached("proxy", "Proxy Authentication Required (407)")
        raise failure

    async def server_date(self, base: str) -> str | None:
        """The Date that the server at this address writes on an answer; None without an answer."""
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        limit = aiohttp.ClientTimeout(total=POOL_WAIT + CONNECT)
        try:
            async with self._session.head(
                base,
                allow_redirects=False,
                timeout=limit,
                trace_request_ctx=SimpleNamespace(begun=False),
            ) as answer:
                return answer.headers.get("Date")
        except (aiohttp.ClientError, OSError, TimeoutError):
            return None

    def _limits(
        self, read: object, write: object, connect: object, *, files: bool
    ) -> aiohttp.ClientTimeout:
        reading = _seconds(read, self._read)
        writing = _seconds(write, WRITE_FILES if files else WRITE)
        connecting = _seconds(connect, CONNECT)
        # aiohttp has no timer for writing alone: bodies are in memory, and the sum is the limit.
        whole = POOL_WAIT + connecting + writing + reading
        return aiohttp.ClientTimeout(
            total=min(whole, HARD_LIMIT_FILES if files else HARD_LIMIT),
            connect=POOL_WAIT + connecting,
            sock_connect=connecting,
            sock_read=reading,
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read the answer; TelegramError where it is no JSON object (a portal's page).

        Unlike the inherited one it logs nothing: an answer may hold what people wrote.
        """
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError) as error:
            raise TelegramError("Invalid server response") from error
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return _sound(answer)


class QuietBot(Bot):
    """python-telegram-bot's Bot, whose repr does not hold the token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "QuietBot"


def bot(token: str, api_base: str, *, sending: Transport, polling: Transport) -> QuietBot:
    """The Bot that speaks through these two pools, with Telegram's own server or another."""
    base = api_base.rstrip("/")
    return QuietBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=sending,
        get_updates_request=polling,
    )


def _sound(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with nothing in it of another kind than Telegram sends, where PTB relies on the kind."""
    if "description" in answer:
        answer["description"] = str(answer["description"])
    given = answer.pop("parameters", None)
    if not isinstance(given, dict):
        return answer
    wait, moved = given.get("retry_after"), given.get("migrate_to_chat_id")
    kept: dict[str, Any] = {}
    if isinstance(wait, int | float) and wait > 0:
        kept["retry_after"] = int(min(wait, LONGEST_LIMIT))
    if isinstance(moved, int) and abs(moved) < 2**52:  # as long as Telegram's ids may be
        kept["migrate_to_chat_id"] = moved
    return answer | ({"parameters": kept} if kept else {})


_JSON: Final = {"Content-Type": "application/json"}


def _is_socks(proxy: str) -> bool:
    return proxy.startswith(("socks5://", "socks5h://"))


def _seconds(given: object, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, bool]:
    """The request's body, and whether files go with it."""
    if data is None:
        return None, False
    parts = data.multipart_data
    if not parts:
        return data.json_payload, False
    form = aiohttp.FormData(quote_fields=False)  # Telegram reads names in UTF-8, not quoted
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in parts.items():
        plain = "".join("_" if c in '"\\' or c < " " else c for c in filename)
        body = io.BytesIO(content) if isinstance(content, bytes) else content  # sent in pieces
        form.add_field(name, body, filename=plain, content_type=media_type)
    return form, True


async def _mark_begun(
    _session: aiohttp.ClientSession,
    context: SimpleNamespace,
    _params: aiohttp.TraceRequestHeadersSentParams,
) -> None:
    """Called just before the first byte is written."""
    context.trace_request_ctx.begun = True


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    if response.content_length is not None and response.content_length <= MOST_BYTES:
        return await response.read()
    content = bytearray()
    async for piece in response.content.iter_chunked(65536):
        content += piece
        if len(content) > MOST_BYTES:
            raise aiohttp.ClientPayloadError("the answer is too large")
    return bytes(content)


def _failure(error: Exception, *, begun: bool) -> NotReached | Unanswered:
    """The error as ours, in words that cannot contain an address."""
    name = type(error).__name__
    if begun:
        return Unanswered(name)
    match error:
        case aiohttp.ClientConnectorDNSError():
            kind = "dns"
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            kind = "proxy"
        case aiohttp.ClientSSLError():
            kind = "tls"
        case asyncio.TimeoutError():
            kind = "timeout"
        case _:
            kind = "proxy" if name.startswith("Proxy") else "connect"
    return NotReached(kind, name)
