"""Chỉ tiêu: what is to be reached, with figure, unit and comparison.

They are read from sections that are called so, from tables of them, and from sentences that say
"phấn đấu". Standards for rewards, budgets, results and criteria are no targets.
"""

from __future__ import annotations

import re

from campaigns.planreader.model import Target
from campaigns.planreader.targets.pieces import Piece, pieces_of
from campaigns.planreader.targets.prose import in_figures
from campaigns.planreader.targets.tables import read_tables
from campaigns.planreader.targets.without_figures import bare_count, becomes, without_figure
from campaigns.planreader.targets.zones import Zone, zone_of
from campaigns.planreader.text.outline import Block, Document

# a paragraph below no heading: "Toàn xã phấn đấu: bê tông hóa thêm 6,2 km; …"
_STRIVES = re.compile(r"(?:^|\. )[^.:;]{0,40}phấn đấu[^.:;]{0,40}: ?[^.]*\d")
_SAME = re.compile(r"\s*(?:năm|đến|giai đoạn|trong đó)")


def read_targets(doc: Document, quota_places: list[tuple[int, int]]) -> tuple[Target, ...]:
    """The targets in the order of the text. `quota_places` are spans read as award quotas."""
    first = (doc.type_block + 1) if doc.type_block is not None else 0
    found: list[tuple[int, Target]] = []
    rows, taken = read_tables(doc, first)
    found += [(doc.blocks[index].start, target) for index, target in rows]
    for block in doc.blocks[first : doc.tail]:
        plain = not block.parents and not block.kind
        if block.index in taken or (plain and not _STRIVES.search(doc.words(block))):
            continue
        zone = zone_of(doc, block)
        if zone is not None:
            above = found[-1][1].name if found else None
            found += _in_block(doc, block, zone, quota_places, above)
    found.sort(key=lambda item: item[0])
    return tuple(target for _, target in found)


def _in_block(
    doc: Document, block: Block, zone: Zone, quotas: list[tuple[int, int]], above: str | None
) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    earlier = above if _SAME.match(doc.words(block)) else None
    for piece in pieces_of(doc, block, zone):
        told = [
            (place, target)
            for place, target in in_figures(piece, earlier)
            if not any(start <= block.body + place < end for start, end in quotas)
        ]
        bare = bare_count(piece, told[-1][1].name if told else earlier) if zone.named else None
        told += [bare] if bare else []
        earlier = told[-1][1].name if told else earlier
        found += told + _without_figures(piece)
        if piece.closes:
            earlier = None
    return [(block.body + place, target) for place, target in found]


def _without_figures(piece: Piece) -> list[tuple[int, Target]]:
    """A commune that becomes something, or an aim that no figure measures."""
    wanted = piece.zone.named or piece.striving
    whole = becomes(piece) if piece.zone.work or piece.striving else None
    if whole:
        return [whole]
    unfigured = without_figure(piece) if wanted and not re.search(r"\d", piece.words) else None
    return [(piece.start, unfigured)] if unfigured else []
