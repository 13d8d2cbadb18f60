"""A person's names, numbers and marks, found and replaced in any value that is stored."""

import json
import re
from collections.abc import Iterable
from typing import Any

from markupsafe import escape
from sqlalchemy import Column, ColumnElement, String, func, or_


class Needles:
    """What is looked for: whole words only, plain, in HTML, in JSON."""

    def __init__(
        self, names: Iterable[str], marks: Iterable[str], telegram_id: int, replacement: str
    ) -> None:
        self._names = {one.strip() for one in names if len(one.strip()) > 1}
        self._marks = {one for one in (*marks, str(telegram_id)) if len(one) > 3}
        self._telegram_id = telegram_id
        self._replacement = replacement
        self._forms = {
            form for one in self._names | self._marks for form in (one, str(escape(one)))
        }
        ordered = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)@?(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    def of_several_words(self) -> "Needles":
        """The same without names that are also a word ("Lan"): numbers and full names stay."""
        full = [one for one in self._names if " " in one]
        return Needles(full, self._marks, self._telegram_id, self._replacement)

    def among(self, column: Column[Any], dialect: str) -> ColumnElement[bool]:
        """Whether a column holds any of them, roughly; `clean` decides."""
        within = func.instr if dialect == "sqlite" else func.strpos
        forms = self._forms | {json.dumps(one, ensure_ascii=False)[1:-1] for one in self._forms}
        text = column.cast(String)
        return or_(*(within(text, form) > 0 for form in sorted(forms)))

    def clean(self, value: Any) -> Any:
        """The value without them, however deep they stand."""
        match value:
            case str():
                return self._pattern.sub(self._replacement, value)
            case int() if not isinstance(value, bool):
                return 0 if value == self._telegram_id else value
            case list():
                return [self.clean(one) for one in value]
            case dict():
                return {self.clean(key): self.clean(one) for key, one in value.items()}
        return value
