"""Why a person is told no: one kind per way of failing, each with its template.

A refusal undoes what its handler wrote and is said in its place (messages/templates/refusals/,
named by `code`): what is wrong, and what to do. It is never a frozen dataclass: Python must be able
to set its traceback.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar


class Refusal(Exception):
    """A person cannot have what was asked; `facts` fill the template of `code`."""

    code: ClassVar[str] = "refused"
    brief: ClassVar[bool] = False  # short enough for a popup

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, Any] = facts


class NotAllowed(Refusal):
    """The registered role does not allow it; the same words whatever the object is.

    `private`: it would in a private chat, whatever the object. `helps`: it is for the head of the
    village whose group this is, whatever the object.
    """

    code = "not_allowed"
    brief = True

    def __init__(self, *, action: str, private: bool = False, helps: bool = False) -> None:
        super().__init__(action=action, private=private, helps=helps)


class Missing(Refusal):
    """No such thing, or one of somebody else's: the same words for both."""

    code = "not_allowed"
    brief = True

    def __init__(self) -> None:
        super().__init__(action="", private=False, helps=False)


class NotYours(Refusal):
    """A button of somebody else's open form."""

    code = "not_yours"
    brief = True


class OwnInvitation(Refusal):
    """An invitation opened by who made it, or by who is that already: it stays for whom it is meant."""

    code = "own_invitation"


class LastOfOffice(Refusal):
    """Nobody would be left who can invite an officer."""

    code = "last_of_office"
    brief = True


class FormGone(Refusal):
    """A button of a form that was sent or given up."""

    code = "form_gone"
    brief = True


class AnsweredBefore(Refusal):
    """A button of a question that has its answer; the open one stands below."""

    code = "answered_before"
    brief = True


class DraftGone(Refusal):
    """A button of a draft that was dropped or has become a campaign."""

    code = "draft_gone"
    brief = True


class NothingOpen(Refusal):
    """No campaign or milestone takes what is offered now."""

    code = "nothing_open"


class NotLinked(Refusal):
    """The person answers for no village, or the group is no village's."""

    code = "not_linked"


class Closed(Refusal):
    """The campaign or the milestone was closed; a draft is `kept`, where there is one."""

    code = "closed"

    def __init__(self, *, title: str, kept: bool = True) -> None:
        super().__init__(title=title, kept=kept)


class DeadlinePassed(Refusal):
    """A change after the last moment; only an officer may make it."""

    code = "deadline_passed"

    def __init__(self, *, closed_at: datetime, officer: str) -> None:
        super().__init__(closed_at=closed_at, officer=officer)


class WorkNotStanding(Refusal):
    """A report on a work that was withdrawn, or that its head has not confirmed."""

    code = "work_not_standing"

    def __init__(self, *, code: str, state: str) -> None:
        super().__init__(code=code, state=state)


class ChangedMeanwhile(Refusal):
    """Somebody else changed it since it was shown."""

    code = "changed_meanwhile"


class BadText(Refusal):
    """A text that cannot be announced, with what is wrong in it."""

    code = "bad_text"

    def __init__(self, *, problem: str, what: str, allowed: Mapping[str, str], limit: int) -> None:
        super().__init__(problem=problem, what=what, allowed=allowed, limit=limit)


class NoRecipients(Refusal):
    """No linked group among those chosen."""

    code = "no_recipients"


class PreviewExpired(Refusal):
    """A preview nobody confirmed for days."""

    code = "preview_expired"


class DailyCap(Refusal):
    """Too many announcements by one person in a day."""

    code = "daily_cap"

    def __init__(self, *, cap: int) -> None:
        super().__init__(cap=cap)


class NotYourOwn(Refusal):
    """Nobody approves what they wrote themselves."""

    code = "not_your_own"
    brief = True


class TooManyFiles(Refusal):
    """More files in a minute than the bot reads."""

    code = "too_many_files"


class FileTooLarge(Refusal):
    """A file over the cap, said before it is fetched; sizes in bytes."""

    code = "file_too_large"

    def __init__(self, *, size: int, limit: int, telegram: bool) -> None:
        super().__init__(size=size, limit=limit, telegram=telegram)


class UnknownFile(Refusal):
    """A file of a kind that the bot does not read."""

    code = "unknown_file"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class BadCode(Refusal):
    """A code or link that is unknown, used up or expired: the same words for each."""

    code = "bad_code"


class LockedOut(Refusal):
    """Too many wrong codes."""

    code = "locked_out"

    def __init__(self, *, until: datetime) -> None:
        super().__init__(until=until)


class UnitHasGroup(Refusal):
    """The village has another group already."""

    code = "unit_has_group"

    def __init__(self, *, unit: str, title: str) -> None:
        super().__init__(unit=unit, title=title)


class GroupHasUnit(Refusal):
    """A group speaks for one village; another's link does not take it over."""

    code = "group_has_unit"

    def __init__(self, *, unit: str) -> None:
        super().__init__(unit=unit)
