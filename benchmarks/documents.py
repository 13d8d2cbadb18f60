"""From a file of twenty pages to its draft: the child process, the text, the reading.

The plan is the invented ones one after another until twenty pages of 500 words are full, saved as .docx.
"""

from __future__ import annotations

import asyncio
import io
import statistics
from pathlib import Path
from time import perf_counter

import docx

from campaigns.planreader.read import read_plan
from reports import documents

PLANS = sorted((Path(__file__).parents[1] / "tests" / "rules" / "plans_made_up").glob("m*.txt"))
WORDS = 20 * 500
ROUNDS = 5


def twenty_pages() -> bytes:
    """The file."""
    book = docx.Document()
    left = WORDS
    while left > 0:
        for path in PLANS:
            for line in path.read_text("utf-8").splitlines():
                book.add_paragraph(line)
                left -= len(line.split())
            if left <= 0:
                break
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    """Print the medians; nothing is written."""
    content = twenty_pages()
    texts, drafts = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        text = asyncio.run(documents.read(content))
        read = perf_counter()
        read_plan(text)
        texts.append(read - began)
        drafts.append(perf_counter() - read)
    print(
        f"a .docx of 20 pages ({len(content) // 1024} KB, {WORDS} words): file to text "
        f"{statistics.median(texts):.2f} s, text to draft {statistics.median(drafts):.2f} s"
    )


if __name__ == "__main__":
    main()
