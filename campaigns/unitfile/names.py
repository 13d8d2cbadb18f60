"""Which unit a name means: today's name, what people also call it, a former name, one without marks.

Names differ where their marks differ ("Thôn Hóa" is not "Thôn Hoa"); one typed without any marks may
be any unit with these letters. What a merged unit was called means its heir.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from campaigns.model import NameKind, Unit
from campaigns.unitfile.line import Line
from campaigns.wording.spelling.text import fold
from campaigns.wording.units import list_words as words


@dataclass(slots=True)
class _Index:
    """Units by name: by its letters and marks, else by its letters alone."""

    _exact: dict[str, list[Unit]] = field(default_factory=dict)
    _letters: dict[str, list[tuple[str, Unit]]] = field(default_factory=dict)

    def add(self, name: str, unit: Unit) -> None:
        same = words.same(name)
        known = self._exact.setdefault(same, [])
        if unit not in known:
            known.append(unit)
            self._letters.setdefault(fold(same), []).append((name, unit))

    def find(self, name: str) -> list[Unit]:
        """Exactly, or without marks where they are missing here or there."""
        same = words.same(name)
        if same in self._exact:
            return self._exact[same]
        bare = words.unmarked(name)
        near = self._letters.get(fold(same), [])
        return list({unit.id: unit for one, unit in near if bare or words.unmarked(one)}.values())


@dataclass(slots=True)
class Standing:
    """The units of a commune, ended ones as well, by their names."""

    everyone: Sequence[Unit]
    by_id: dict[int, Unit] = field(init=False)
    active: list[Unit] = field(init=False)
    _whole: _Index = field(init=False, default_factory=_Index)  # with what tells them apart
    _base: _Index = field(init=False, default_factory=_Index)
    _own: _Index = field(init=False, default_factory=_Index)  # every name of who stands
    _meant: _Index = field(init=False, default_factory=_Index)  # and of who ended: its heir
    _ended: _Index = field(init=False, default_factory=_Index)
    _alias: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.by_id = {one.id: one for one in self.everyone}
        self.active = [one for one in self.everyone if one.valid_to is None]
        for unit in self.active:
            self._whole.add(unit.name, unit)
            self._base.add(words.taken_apart(unit.name)[0], unit)
        for unit in self.everyone:
            heir = self.heir(unit)
            if unit is not heir:
                self._ended.add(unit.name, unit)
            for name in unit.names if heir is not None else ():
                if name.kind is NameKind.ALIAS:
                    self._alias.add(fold(words.same(name.name)))
                if heir is not None:
                    self._meant.add(name.name, heir)
                if unit is heir:
                    self._own.add(name.name, unit)

    def heir(self, unit: Unit) -> Unit | None:
        """The unit that stands today for this one."""
        seen: set[int] = set()
        after: Unit | None = unit
        while after is not None and after.valid_to is not None:
            if after.id in seen:
                return None
            seen.add(after.id)
            after = self.by_id.get(after.merged_into or 0)
        return after

    def named(self, name: str, line: Line | None) -> list[Unit]:
        """The units that stand under this name today, whatever tells them apart."""
        base, told = words.taken_apart(name)
        for one in (told, qualifier_of(line), line.block) if line else (told,):
            if one and (found := self._whole.find(f"{base} ({one})")):
                return found
        return _narrowed(self._whole.find(name) or self._base.find(base), line)

    def itself(self, name: str, line: Line, *, of: str = "") -> list[Unit]:
        """The standing units that bear or bore this name; of several, the one called `of` today."""
        found = self.named(name, line) or _narrowed(self._own.find(name), line)
        own = [one for one in found if of and words.same(one.name) == words.same(of)]
        return own or found

    def called(self, name: str, line: Line | None) -> list[Unit]:
        """The units that this name may mean; what ended means its heir."""
        return self.named(name, line) or _narrowed(self._meant.find(name), line)

    def bears(self, unit: Unit, name: str) -> bool:
        """Whether people may use this name for this unit already."""
        return any(one.id == unit.id for one in self._meant.find(name))

    def by_alias(self, name: str) -> bool:
        """Whether this is a name that some unit is also called by, rather than a former one."""
        return fold(words.same(name)) in self._alias

    def ended(self, name: str) -> Unit | None:
        """A unit of this name that stands no more."""
        return next(iter(self._ended.find(name)), None)


def qualifier_of(line: Line) -> str:
    """What tells a line's unit from another: what its name says, the former commune, the block."""
    told = words.taken_apart(line.name)[1]
    return told or (words.former(line.commune) if line.commune else line.block)


def told_of(line: Line) -> set[str]:
    """Everything that may stand behind the name of a line's unit, without marks."""
    return {fold(one) for one in (qualifier_of(line), line.block) if one}


def may_be(line: Line, unit: Unit) -> bool:
    """Whether nothing that is known of both speaks against their being one unit."""
    theirs = words.taken_apart(unit.name)[1]
    ours = words.taken_apart(line.name)[1] or line.commune
    return not theirs or not ours or fold(theirs) in told_of(line)


def is_surely(line: Line, unit: Unit) -> bool:
    """Whether something besides the name says that the line is this unit."""
    theirs = words.taken_apart(unit.name)[1]
    if theirs:
        return fold(theirs) in told_of(line)
    return not line.commune and fold(unit.block or "") in told_of(line)


def _narrowed(found: Sequence[Unit], line: Line | None) -> list[Unit]:
    """Without the units of other former communes; of several, the one that the line surely means."""
    if line is None:
        return list(found)
    left = [one for one in found if may_be(line, one)]
    own = [one for one in left if is_surely(line, one)]
    return own if len(own) == 1 else left
