"""Who may do what, as data; tests/rules/test_permissions.py writes the whole matrix out.

Only registered, active roles count, read in the transaction of the act (P11); a button, a link or a
display name carries no authority. Officers act in private chats only; in a village's group there are
"Đã nhận", for anybody, and the forms of that village's own head or deputy.
"""

from dataclasses import dataclass
from enum import StrEnum

from campaigns.model import Role

# Ids that speak for many: anonymous administrators, channels, Telegram itself.
NOBODY = frozenset({1087968824, 136817688, 777000})


class Action(StrEnum):
    """Everything that asks for a role."""

    ACKNOWLEDGE = "acknowledge"  # "Đã nhận"
    REGISTER = "register"  # register, report, change: own village
    SEE_OWN = "see_own"
    ENTER_FOR = "enter_for"  # nhập hộ
    SEE_ALL = "see_all"
    BROADCAST = "broadcast"  # announce, remind now
    OPEN_CAMPAIGN = "open_campaign"
    MOVE_DEADLINE = "move_deadline"
    REVIEW = "review"
    EXPORT = "export"
    LINK_GROUP = "link_group"  # link, invite, confirm a head
    MANAGE_UNITS = "manage_units"
    GRANT_OFFICER = "grant_officer"  # give or remove officer and leader
    ERASE = "erase"
    SETTINGS = "settings"
    READ_AUDIT = "read_audit"


class Place(StrEnum):
    """Where it is asked."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody with the active roles held in one commune."""

    telegram_id: int
    commune_id: int | None = None
    roles: tuple[tuple[str, int | None], ...] = ()

    def holds(self, *wanted: Role) -> bool:
        """Whether one of the roles is held."""
        return any(role in wanted for role, _ in self.roles)

    def answers_for(self, unit_id: int | None) -> bool:
        """Whether the person is head or deputy of this unit."""
        return unit_id is not None and any(
            role in (Role.HEAD, Role.DEPUTY) and unit == unit_id for role, unit in self.roles
        )


OFFICE = (Role.OFFICER, Role.LEADER)
STAFF = (Role.OFFICER, Role.LEADER, Role.ADMIN)

# What an office's role allows; always in a private chat.
BY_ROLE: dict[Action, tuple[Role, ...]] = {
    Action.ENTER_FOR: (Role.OFFICER,),
    Action.SEE_ALL: OFFICE,
    Action.BROADCAST: OFFICE,
    Action.OPEN_CAMPAIGN: OFFICE,
    Action.MOVE_DEADLINE: OFFICE,
    Action.REVIEW: OFFICE,
    Action.EXPORT: OFFICE,
    Action.LINK_GROUP: STAFF,
    Action.MANAGE_UNITS: STAFF,
    Action.GRANT_OFFICER: (Role.LEADER, Role.ADMIN),
    Action.ERASE: STAFF,
    Action.SETTINGS: (Role.ADMIN,),
    Action.READ_AUDIT: (Role.LEADER, Role.ADMIN),
}


def allowed(
    action: Action,
    who: Who,
    *,
    place: Place,
    unit_id: int | None = None,
    chat_unit_id: int | None = None,
) -> bool:
    """Whether `who` may do this here for this unit.

    `chat_unit_id` is the village of the group it is asked in; an act for another village than the
    group's own is refused there whoever asks.
    """
    if who.telegram_id in NOBODY:
        return False
    if place is Place.GROUP and unit_id is not None and chat_unit_id != unit_id:
        return False
    if action is Action.ACKNOWLEDGE:
        return place is Place.GROUP or who.answers_for(unit_id)
    if action in (Action.REGISTER, Action.SEE_OWN):
        return who.answers_for(unit_id)
    return place is Place.PRIVATE and who.holds(*BY_ROLE[action])
