"""The door of the sandbox: the socket it listens on, which may be shut for a while.

While it is shut connections are refused and those that stood are ended, as if Telegram (or the line
to it) were away. It opens again on the same address by itself.
"""

import asyncio

from aiohttp import web


class Door:
    """One listening address."""

    def __init__(self, runner: web.AppRunner, host: str, port: int) -> None:
        self._runner = runner
        self._host = host
        self._port = port
        self._site: web.TCPSite | None = None
        self._shut: asyncio.Queue[float] = asyncio.Queue()

    async def open(self) -> str:
        """Listen; the address."""
        self._site = web.TCPSite(self._runner, self._host, self._port, reuse_address=True)
        await self._site.start()
        host, port = self._runner.addresses[0][:2]
        self._port = port
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def shut(self, seconds: float) -> None:
        """Shut it for so many real seconds, as soon as the answer to this is out."""
        self._shut.put_nowait(seconds)

    async def keep(self) -> None:
        """Shut and open as told, for ever."""
        while True:
            seconds = await self._shut.get()
            if self._site is not None:
                await self._site.stop()
            server = self._runner.server
            for connection in list(server.connections) if server else []:
                if connection.transport is not None:
                    connection.transport.close()
            await asyncio.sleep(seconds)
            await self.open()
