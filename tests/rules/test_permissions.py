"""Who may do what: the whole matrix, every role, action, place and village."""

from itertools import product

import pytest

from campaigns.model import Role
from campaigns.permissions import NOBODY, Action, Place, Who, allowed

OWN, FOREIGN = 7, 8

# The matrix as it is written for people: who may do it in a private chat for the own village "o",
# for a foreign one "f"; what is of no village counts as both. Columns:
# stranger, head, deputy, officer, leader, admin
MATRIX = {
    Action.ACKNOWLEDGE: ("", "o", "o", "", "", ""),
    Action.REGISTER: ("", "o", "o", "", "", ""),
    Action.SEE_OWN: ("", "o", "o", "", "", ""),
    Action.ENTER_FOR: ("", "", "", "of", "", ""),
    Action.SEE_ALL: ("", "", "", "of", "of", ""),
    Action.BROADCAST: ("", "", "", "of", "of", ""),
    Action.OPEN_CAMPAIGN: ("", "", "", "of", "of", ""),
    Action.MOVE_DEADLINE: ("", "", "", "of", "of", ""),
    Action.REVIEW: ("", "", "", "of", "of", ""),
    Action.EXPORT: ("", "", "", "of", "of", ""),
    Action.LINK_GROUP: ("", "", "", "of", "of", "of"),
    Action.MANAGE_UNITS: ("", "", "", "of", "of", "of"),
    Action.GRANT_OFFICER: ("", "", "", "", "of", "of"),
    Action.ERASE: ("", "", "", "of", "of", "of"),
    Action.SETTINGS: ("", "", "", "", "", "of"),
    Action.READ_AUDIT: ("", "", "", "", "of", "of"),
}
PEOPLE: dict[str, tuple[tuple[str, int | None], ...]] = {
    "stranger": (),
    "head": ((Role.HEAD, OWN),),
    "deputy": ((Role.DEPUTY, OWN),),
    "officer": ((Role.OFFICER, None),),
    "leader": ((Role.LEADER, None),),
    "admin": ((Role.ADMIN, None),),
}
VILLAGES = {OWN: "o", FOREIGN: "f"}


def test_every_action_is_in_the_matrix() -> None:
    """A new action cannot be forgotten here."""
    assert set(MATRIX) == set(Action)


@pytest.mark.parametrize(("action", "column"), [*product(Action, enumerate(PEOPLE))], ids=str)
def test_the_matrix_holds_in_a_private_chat(action: Action, column: tuple[int, str]) -> None:
    """Permitted where the table says so, refused everywhere else."""
    at, name = column
    who = Who(1, 1, PEOPLE[name])
    for unit, letter in VILLAGES.items():
        may = allowed(action, who, place=Place.PRIVATE, unit_id=unit)
        assert may is (letter in MATRIX[action][at]), (unit, may)


IN_OWN_GROUP = {
    Action.ACKNOWLEDGE: set(PEOPLE),
    Action.REGISTER: {"head", "deputy"},
    Action.SEE_OWN: {"head", "deputy"},
}


@pytest.mark.parametrize(("action", "name"), [*product(Action, PEOPLE)], ids=str)
def test_a_group_knows_receipts_and_its_own_forms(action: Action, name: str) -> None:
    """In a village's group: "Đã nhận" for anybody, forms for its own head; never an office's act."""
    who = Who(1, 1, PEOPLE[name])

    def may(unit: int | None, chat_unit: int | None) -> bool:
        return allowed(action, who, place=Place.GROUP, unit_id=unit, chat_unit_id=chat_unit)

    assert may(OWN, OWN) is (name in IN_OWN_GROUP.get(action, set()))
    assert may(FOREIGN, FOREIGN) is (action is Action.ACKNOWLEDGE)
    assert not may(OWN, FOREIGN)  # a form carried into another village's group
    assert not may(FOREIGN, OWN)
    assert not may(OWN, None)  # a group nobody linked


@pytest.mark.parametrize("shared", sorted(NOBODY))
def test_ids_that_many_share_never_hold_a_role(shared: int) -> None:
    """Anonymous administrators, channels and Telegram itself may nothing, whatever is stored."""
    everything = tuple(role for roles in PEOPLE.values() for role in roles)

    for action, place in product(Action, Place):
        assert not allowed(
            action, Who(shared, 1, everything), place=place, unit_id=OWN, chat_unit_id=OWN
        )


def test_several_roles_add_up() -> None:
    """An officer who is also head of a village may both, each in its place."""
    both = Who(1, 1, (*PEOPLE["officer"], *PEOPLE["head"]))

    assert allowed(Action.ENTER_FOR, both, place=Place.PRIVATE, unit_id=FOREIGN)
    assert allowed(Action.REGISTER, both, place=Place.GROUP, unit_id=OWN, chat_unit_id=OWN)
    assert not allowed(Action.REGISTER, both, place=Place.PRIVATE, unit_id=FOREIGN)
    assert not allowed(Action.BROADCAST, both, place=Place.GROUP, chat_unit_id=OWN)


def test_a_head_without_a_village_is_nobodys_head() -> None:
    """A role without its unit never matches an act without one."""
    odd = Who(1, 1, ((Role.HEAD, None),))

    assert not allowed(Action.REGISTER, odd, place=Place.PRIVATE, unit_id=None)
    assert not allowed(Action.REGISTER, odd, place=Place.PRIVATE, unit_id=OWN)
