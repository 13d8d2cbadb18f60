"""A PostgreSQL server behind a line that breaks at the COMMIT: before the server has it, or after.

The client speaks to an address here; what it says goes on to the server. At a COMMIT that chance picks
either its session is ended on the server (pg_terminate_backend) before the COMMIT is passed on, so that
nothing is stored, or the answer is kept back and the line cut, so that all is stored and nobody knows.
"""

import asyncio
import random
import struct
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import asyncpg
from sqlalchemy import URL, make_url

TLS: Final = struct.pack("!ii", 8, 80877103)  # a client's question whether to encrypt
KEY: Final = b"K\x00\x00\x00\x0c"  # the server tells its number for this session
COMMIT: Final = b"COMMIT;"
PIECE: Final = 65536


@dataclass(eq=False)
class Cutting:
    """`often` of the COMMITs break; `broke` counts how."""

    server: URL
    chance: random.Random
    often: float = 0.0
    broke: Counter[str] = field(default_factory=Counter)

    async def line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One session from its first byte to its last."""
        try:
            if (head := await reader.readexactly(8)) == TLS:
                writer.write(b"N")
                head = b""
            back, forth = await asyncio.open_connection(self.server.host, self.server.port)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            return
        forth.write(head)
        session = _Session(reader, writer, back, forth)
        try:
            async with asyncio.TaskGroup() as tasks:
                answers = tasks.create_task(session.answers())
                await self._asks(session)
                answers.cancel()
        finally:
            writer.close()
            forth.close()

    async def _asks(self, session: "_Session") -> None:
        while piece := await session.asked():
            breaks = COMMIT in piece and self.chance.random() < self.often
            ended = breaks and self.chance.random() < 0.5
            if ended:
                await self._end(session.pid)
            session.silent = breaks
            session.forth.write(piece)
            if breaks:
                self.broke["ended before it" if ended else "stored, unanswered"] += 1
                await session.answered.wait()
                return

    async def _end(self, pid: int) -> None:
        address = self.server.set(drivername="postgresql")
        conn = await asyncpg.connect(address.render_as_string(hide_password=False), timeout=10)
        try:
            await conn.execute("SELECT pg_terminate_backend($1)", pid)
        finally:
            await conn.close()


@dataclass(eq=False)
class _Session:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    back: asyncio.StreamReader
    forth: asyncio.StreamWriter
    pid: int = 0
    silent: bool = False  # what the server says now is kept from the client
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def asked(self) -> bytes:
        """What the client says next; nothing where it is gone."""
        try:
            return await self.reader.read(PIECE)
        except OSError:
            return b""

    async def answers(self) -> None:
        """Pass on what the server says, until it is to be kept back."""
        try:
            while piece := await self.back.read(PIECE):
                if not self.pid and (at := piece.find(KEY)) >= 0:
                    (self.pid,) = struct.unpack("!i", piece[at + 5 : at + 9])
                if self.silent:
                    break
                self.writer.write(piece)
                await self.writer.drain()
        except OSError:
            pass  # the client or the server is gone
        finally:
            self.answered.set()
            self.writer.close()


@asynccontextmanager
async def cutting(server: str, chance: random.Random) -> AsyncIterator[tuple[Cutting, str]]:
    """The line, and the server's address behind it."""
    url = make_url(server)
    line = Cutting(url, chance)
    front = await asyncio.start_server(line.line, "127.0.0.1", 0)
    async with front:
        port = front.sockets[0].getsockname()[1]
        behind = url.set(host="127.0.0.1", port=port)
        yield line, behind.render_as_string(hide_password=False)
