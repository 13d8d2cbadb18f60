"""A Word document as PDF, by the server's LibreOffice, in a process of its own with an end."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

MEDIA_TYPE: Final = "application/pdf"
SECONDS: Final = 90
PLACES: Final = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


class NoOffice(Exception):
    """LibreOffice is not installed here."""


class OfficeFailed(Exception):
    """LibreOffice did not come to an end, or made nothing."""


def office() -> str | None:
    """LibreOffice's program, None where there is none."""
    return next((found for one in PLACES if (found := shutil.which(one))), None)


def convert(document: bytes, *, seconds: float = SECONDS) -> bytes:
    """The document as PDF; LibreOffice keeps its own things in a folder that goes with the work."""
    program = office()
    if program is None:
        raise NoOffice
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(document)
        command = [
            program, f"-env:UserInstallation={(folder / 'own').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", name, str(folder / "report.docx"),
        ]  # fmt: skip
        try:
            _run(command, seconds)
        except (subprocess.SubprocessError, OSError) as error:
            raise OfficeFailed from error
        made = folder / "report.pdf"
        if not made.exists():
            raise OfficeFailed
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """soffice starts a second process that holds the work: both must go when time is up."""
    grouped = sys.platform != "win32"
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=grouped,
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        if grouped:
            import os
            import signal

            os.killpg(child.pid, signal.SIGKILL)
        child.kill()
        child.wait()
        raise
