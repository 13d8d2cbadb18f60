"""Fills the shipped templates: the one place where facts become Vietnamese HTML.

Promises: people's text comes out as text (autoescape), a missing fact raises before anything is
stored (StrictUndefined), and a template cannot reach beyond its facts (sandboxed environment). An
"@name" in what people typed calls nobody; in an officer's own announcement it may.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from messages import filters

TEMPLATES = Path(__file__).parent / "templates"
# Telegram makes a mention of every @word by itself, and has no switch for it: only what stands between
# the two, unseen, keeps it from calling somebody
_CALLS = re.compile(r"(?<!\w)@(?=[A-Za-z])")
_UNSEEN = "@\N{WORD JOINER}"


def _calling_nobody(fact: object) -> object:
    """What a template prints; an officer's own markup stays as it is."""
    if isinstance(fact, str) and "@" in fact and not isinstance(fact, Markup):
        return _CALLS.sub(_UNSEEN, fact)
    return fact


class _Sandbox(ImmutableSandboxedEnvironment):
    """Asks once for each kind of thing whether a template may read an attribute of it: a question has twenty."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """The sandbox's own answer, which depends on no more than the two."""
        about = type(obj), attr
        if about not in self._judged:
            self._judged[about] = super().is_safe_attribute(obj, attr, value)
        return self._judged[about]


@cache
def _environment() -> _Sandbox:
    environment = _Sandbox(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_calling_nobody,
    )
    shown: dict[str, Callable[..., object]] = filters.ALL
    environment.filters.update(shown)
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


def render(name: str, /, **facts: object) -> str:
    """Fill one shipped template. A name it does not know fails here, before anything is stored."""
    return _template(name).render(facts).strip()
