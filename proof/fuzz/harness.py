"""One target under atheris in a process of its own: python -m proof.fuzz.harness NAME SECONDS FOLDER.

What breaks a bound is kept in FOLDER/found and fuzzing goes on, so that one fault hides no other; a
summary stands in FOLDER/summary.json at the end. An input that never ends is libFuzzer's to stop.
"""

import hashlib
import json
import os
import resource
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import atheris

MOST_SECONDS: Final = 1.0  # of processor time, instrumented
MOST_KB: Final = 300 * 1024  # by which one input may let the process grow
HANGS: Final = 60
LIMIT_MB: Final = 2048
KINDS: Final = ("uncaught", "slow", "large")
INSTRUMENTED: Final = [
    "campaigns",
    "handlers",
    "messages",
    "reports",
    "storage",
    "openpyxl",
    "docx",
]


@dataclass
class Watch:
    """What is counted over one run."""

    folder: Path
    until: float
    runs: int = 0
    slowest: float = 0.0
    found: Counter[str] = field(default_factory=Counter)
    told: dict[str, str] = field(default_factory=dict)  # by the input's file

    def tell(self, kind: str, where: str, data: bytes) -> None:
        """Count; keep the first input of each place."""
        self.found[kind] += 1
        name = f"{kind}-{hashlib.sha256(where.encode()).hexdigest()[:10]}"
        if name not in self.told:
            self.told[name] = where
            (self.folder / "found" / name).write_bytes(data)
            print(f"{name}: {where}", flush=True)  # noqa: T201

    def end(self) -> None:
        """Write the summary; the process is over."""
        found = {kind: self.found[kind] for kind in KINDS}
        summary = {"runs": self.runs, "slowest": self.slowest, "found": found, "told": self.told}
        (self.folder / "summary.json").write_text(json.dumps(summary), "utf-8")
        os._exit(0)


def main() -> None:
    """Fuzz until the time is over."""
    name, seconds, folder = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    with atheris.instrument_imports(include=INSTRUMENTED):
        if name in ("link", "callback", "update"):
            from proof.fuzz import house

            target = house.TARGETS[name]
        else:
            from proof.fuzz import targets

            target = targets.TARGETS[name]
    corpus = folder / "corpus"
    for one in (corpus, folder / "found"):
        one.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(target.seeds):
        (corpus / f"seed-{at}").write_bytes(seed)
    words = folder / "words"
    listed = "".join(
        f'"{_escaped(one)}"\n' for one in target.words or ("<",)
    )  # it may not be empty
    words.write_text(listed, "ascii")
    watch = Watch(folder, time.monotonic() + seconds)

    def one_input(data: bytes) -> None:
        if time.monotonic() > watch.until:
            watch.end()
        watch.runs += 1
        before, size = time.process_time(), _peak()
        try:
            target.work(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            watch.tell("uncaught", _where(error), data)
        took, grown = time.process_time() - before, _peak() - size
        watch.slowest = max(watch.slowest, took)
        if took > MOST_SECONDS:
            watch.tell("slow", f"{len(data)} bytes", data)
        if grown > MOST_KB:
            watch.tell("large", f"{len(data)} bytes", data)

    target.work(target.seeds[0])  # what is made but once is no input's
    options = [
        f"-max_len={target.longest}", f"-timeout={HANGS}", f"-rss_limit_mb={LIMIT_MB}",
        f"-dict={words}", f"-artifact_prefix={folder}/found/", "-verbosity=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    ours = next((one for one in reversed(frames) if "site-packages" not in one.filename), last)
    return f"{type(error).__name__} at {Path(ours.filename).name}:{ours.lineno}, {Path(last.filename).name}:{last.lineno}"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
