"""Files are opened in a process of their own, which knows no secret and cannot take the machine."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reports import child, unit_sheet
from reports.child import Unreadable

READER = "import sys\nfrom reports import child\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose modules may be the reader, beside the program's own."""
    (tmp_path / "reports").symlink_to(Path(child.__file__).parent)
    monkeypatch.setattr(child, "_ROOT", tmp_path)
    return tmp_path


async def refused(module: str, content: bytes = b"") -> str:
    """Why a file is not read."""
    with pytest.raises(Unreadable) as refusal:
        await child.run(module, content)
    return refusal.value.code


async def test_it_knows_no_secret(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that took over its reader would find no token in the environment."""
    (folder / "nosy.py").write_text(
        f"{READER}import os\nchild.serve(lambda _: sorted(os.environ))\n"
    )
    monkeypatch.setenv("BOT_TOKEN", "123456:secret")

    assert "BOT_TOKEN" not in await child.run("nosy", b"")


async def test_it_cannot_take_the_memory_nor_write_a_file(folder: Path) -> None:
    """A gigabyte is refused; so is a byte on the disk."""
    (folder / "greedy.py").write_text(f"{READER}child.serve(lambda _: len(bytearray(1 << 30)))\n")
    (folder / "scribe.py").write_text(
        f"{READER}child.serve(lambda _: open('written', 'w').write('x' * 9999))\n"
    )

    assert await refused("greedy") == "bomb"
    assert await refused("scribe") == "damaged"
    assert not (folder / "written").exists() or not (folder / "written").read_bytes()


async def test_it_is_stopped_when_it_takes_too_long(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that computes and one that only waits."""
    monkeypatch.setattr(child, "SECONDS", -4)
    (folder / "idle.py").write_text(f"{READER}import time\nchild.serve(lambda _: time.sleep(60))\n")
    (folder / "busy.py").write_text(
        f"{READER}child.SECONDS = 1\nchild.serve(lambda _: sum(range(10**12)))\n"
    )
    started = time.monotonic()

    assert await refused("idle") == "too_slow"
    monkeypatch.setattr(child, "SECONDS", 20)
    assert await refused("busy") == "too_slow"
    assert time.monotonic() - started < 15


async def test_it_may_fall_without_a_word(folder: Path) -> None:
    """A reader that dies is a damaged file, not an error of the bot."""
    (folder / "dying.py").write_text("raise SystemExit(3)\n")

    assert await refused("dying") == "damaged"


def workbook() -> bytes:
    """A small .xlsx."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Tên thôn"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_formula() -> bytes:
    """A list that another program wrote, whose name nobody has computed yet."""
    book = openpyxl.Workbook()
    for row in (["Tên thôn"], ['="Thôn "&1']):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """The workbook with one part more."""
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


async def test_lying_sizes_are_not_believed() -> None:
    """A header that claims a few bytes for megabytes does not get them read."""
    content = bytearray(with_part("xl/media/big.bin", b" " * (55 << 20)))
    at = content.rindex(b"xl/media/big.bin") - 46  # its entry in the zip's directory
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(Unreadable) as refusal:
        await unit_sheet.read(bytes(content))
    assert refusal.value.code in ("bomb", "damaged")


async def test_a_sheet_is_read_and_its_bombs_are_not() -> None:
    """The villages' list goes through the same door as the plans."""
    assert [row[0] for row in await unit_sheet.read(workbook())] == ["Tên thôn"]
    for part in (b" " * (51 << 20), b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'):
        with pytest.raises(Unreadable) as refusal:
            await unit_sheet.read(with_part("xl/more.xml", part))
        assert refusal.value.code == "bomb"


LIST = "Tên thôn;Số\nThôn 7;7\n"
TOLD: list[tuple[bytes, list[list[str]] | str]] = [
    (LIST.encode(), [["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (LIST.encode("utf-8-sig"), [["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (LIST.encode("utf-16"), [["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (LIST.replace(";", "\t").replace("\n", "\r").encode(), [["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (b"T\xean th\xf4n\nTh\xf4n 7\n", "encoding"),
    (LIST.encode() + b"Th\xc3\xb4n\n" * 5000, "too_many"),
    (LIST.encode() + b"\n" * 5000, [["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (b"DANH S\xc3\x81CH\n\n;\n" + LIST.encode(), [["DANH SÁCH"], [], [], ["Tên thôn", "Số"], ["Thôn 7", "7"]]),
    (b'T\xc3\xaan th\xc3\xb4n\n"Th\xc3\xb4n 1\nTh\xc3\xb4n 2\n', "damaged"),
    (b" \n", "empty"), (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (with_formula(), [["Tên thôn"], ["#?"]]),
    (b"%PDF-1.7\n", "not_a_sheet"), (b"<html><table>", "not_a_sheet"), (b"MZ\x90\x00", "not_a_sheet"),
    (with_part("xl/vbaProject.bin", b"x"), "macro"),
    (with_part("../../elsewhere.txt", b"x"), [["Tên thôn"]]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "told"), TOLD)
def test_a_list_is_read_whole_or_refused_with_its_reason(
    content: bytes, told: list[list[str]] | str
) -> None:
    """Every way in which a spreadsheet saves it; what is too long is not cut without a word."""
    answered = child.answer(unit_sheet.parse, content)
    rows = [[cell for cell in row if cell] for row in answered.get("read", [])]

    assert answered.get("refused", rows) == told
