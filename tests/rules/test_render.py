"""A template reads its facts and nothing else, also where it was asked about such a fact before."""

from dataclasses import dataclass

import pytest
from jinja2.exceptions import SecurityError

from messages import render


@dataclass(frozen=True)
class Fact:
    """What a template is given."""

    name: str
    items: list[str]


@pytest.mark.parametrize(
    "said", ["one.__class__.mro()", "one.items.append('x')", "one.name.__len__()"]
)
def test_what_a_template_may_not_do_is_refused_each_time(said: str) -> None:
    """Promise: the sandbox's answer is remembered, never loosened."""
    environment = render._environment()
    template = environment.from_string("{{ " + said + " }}")
    fact = Fact("Thôn 2", ["a"])
    assert environment.from_string("{{ one.name }}{{ one.items[0] }}").render(one=fact) == "Thôn 2a"

    for _ in range(2):
        with pytest.raises(SecurityError):
            template.render(one=fact)

    assert fact.items == ["a"]
