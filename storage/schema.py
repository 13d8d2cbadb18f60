"""Every table, in the order in which a message meets them.

Rules of the page: every table of campaign data carries its commune's id; every time column is
UtcDateTime; a chat is known by our own id (`chat_id`), so that an upgrade of a group changes one
row; nothing a person said is overwritten, only followed by a newer version.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.columns import (
    JsonValue,
    KeptJson,
    Key,
    UtcDateTime,
    commune_id,
    key,
    metadata,
    partial_index,
)
from storage.schema_ends import attempt, cursor, delivery, fact, file, inbox, job
from storage.schema_privacy import consent, erase_request
from storage.schema_progress import extension, measurement, phone_call, progress, question

__all__ = [
    "announcement", "attempt", "audit", "board", "campaign", "chat", "commune", "consent", "cursor",
    "delivery", "draft", "erase_request", "extension", "fact", "file", "form", "inbox", "job",
    "measurement", "metadata", "milestone", "person", "phone_call", "progress", "question",
    "recipient", "role", "setting", "slot", "submission", "submission_version", "token", "unit",
    "unit_name",
]  # fmt: skip

# ------------------------------------------------------------------------ units, people, groups

commune = Table(
    "commune",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("commune_id", Key, ForeignKey("commune.id"), primary_key=True),
    Column("name", String(60), primary_key=True),
    Column("value", JsonValue, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    key(),
    commune_id(),
    Column("parent_id", Key, ForeignKey("unit.id")),
    Column("kind", String(40), nullable=False),  # thôn, xóm, ấp, cơ quan …: data, never code
    Column("name", String(100), nullable=False),  # the name of today: "Thôn 5"
    Column("number", Integer),  # its place in lists and receipts: 5, or the next free one
    Column("block", String(100)),  # khối, cụm thi đua
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("merged_into", Key, ForeignKey("unit.id")),
    Column("created_at", UtcDateTime, nullable=False),
)

unit_name = Table(
    "unit_name",
    metadata,
    key(),
    commune_id(),
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("folded", String(100), nullable=False),  # without case, diacritics, tone placement
    Column("kind", String(10), nullable=False),  # current | old | alias
    Column("valid_from", Date),
    Column("valid_to", Date),
)

chat = Table(
    "chat",
    metadata,
    key(),
    Column("bot_id", BigInteger, nullable=False),
    Column("telegram_id", BigInteger, nullable=False),
    Column("former_telegram_id", BigInteger),  # before the group became a supergroup
    Column("commune_id", Key, ForeignKey("commune.id"), index=True),
    Column("unit_id", Key, ForeignKey("unit.id"), index=True),
    Column("type", String(12), nullable=False),  # private | group | supergroup | channel
    Column("title", String(255), nullable=False, server_default=""),
    Column("state", String(12), nullable=False),  # active | unreachable | attention | left
    Column("reason", String(40)),  # why it is not active, a code of messages/templates/reasons
    Column("title_changed", Boolean, nullable=False, server_default=false()),
    Column("linked_at", UtcDateTime),
    Column("linked_by", Key),
    Column("leave_at", UtcDateTime),  # a group that nobody linked: leave at this hour
    Column("paused_until", UtcDateTime),  # Telegram's retry_after
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("bot_id", "telegram_id"),
    Index("ix_chat_former", "bot_id", "former_telegram_id"),
    partial_index("ix_chat_leave", "bot_id", "leave_at", where="leave_at IS NOT NULL"),
)

person = Table(
    "person",
    metadata,
    key(),
    commune_id(),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("name", String(100), nullable=False, server_default=""),  # as registered by the office
    Column("shown", String(200), nullable=False, server_default=""),  # as Telegram shows it
    Column("username", String(64)),
    Column("phone", String(20)),
    Column("chat_id", Key, ForeignKey("chat.id")),  # the private chat, once opened
    Column("consent", String(20)),  # the version of the notice agreed to; NULL: none
    Column("erased_at", UtcDateTime),  # nothing of the person is left here but this row's number
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("commune_id", "telegram_id"),
)

role = Table(
    "role",
    metadata,
    key(),
    commune_id(),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False, index=True),
    Column("role", String(12), nullable=False),  # admin | leader | officer | head | deputy
    Column("unit_id", Key, ForeignKey("unit.id"), index=True),
    Column("state", String(8), nullable=False),  # pending | active | ended
    Column("granted_by", Key),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),
)

token = Table(
    "token",
    metadata,
    Column("hash", LargeBinary(32), primary_key=True),  # SHA-256 of what was given out
    Column("commune_id", Key, index=True),
    Column("purpose", String(16), nullable=False),  # button | invite | link | claim
    Column("action", String(40), nullable=False),
    Column("args", JsonValue, nullable=False),
    Column("chat_id", Key),  # a button works only in the chat it was shown in
    Column("single_use", Boolean, nullable=False, server_default=false()),
    Column("used_at", UtcDateTime),
    Column("used_by", BigInteger),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
)

# ------------------------------------------------------------------------ campaigns and answers

campaign = Table(
    "campaign",
    metadata,
    key(),
    commune_id(),
    Column("code", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("state", String(8), nullable=False),  # draft | open | closed
    Column("plan", KeptJson, nullable=False),  # campaigns/plan.py, as plain data
    Column("created_by", Key),
    Column("created_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    UniqueConstraint("commune_id", "code"),
)

milestone = Table(
    "milestone",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("key", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("definition", KeptJson, nullable=False),  # dates, bound, wording, reminder rule
    Column("form_key", String(40)),
    Column("last_moment", UtcDateTime),  # the first instant that is no longer on time
    Column("grace_until", UtcDateTime),  # "nộp trong ngày": taken and marked until here
    Column("state", String(8), nullable=False),  # open | closed
    Column("position", Integer, nullable=False),
    UniqueConstraint("campaign_id", "key"),
)

form = Table(
    "form",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False),
    Column("key", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("definition", KeptJson, nullable=False),
    UniqueConstraint("campaign_id", "key", "version"),
)

draft = Table(
    "draft",
    metadata,
    key(),
    commune_id(),
    Column("chat_id", Key, ForeignKey("chat.id"), nullable=False),
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("kind", String(20), nullable=False),  # registration, announcement … reads `state`
    Column("campaign_id", Key, ForeignKey("campaign.id"), index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id")),
    Column("unit_id", Key, ForeignKey("unit.id"), index=True),
    Column("form_id", Key, ForeignKey("form.id")),
    Column("submission_id", Key),
    Column("state", JsonValue, nullable=False),
    Column("prompt_id", Key),  # the delivery that asked the open question
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "person_id"),
)

submission = Table(
    "submission",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False),
    Column("milestone_id", Key, ForeignKey("milestone.id"), nullable=False, index=True),
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False, index=True),
    Column("form_id", Key, ForeignKey("form.id"), nullable=False),
    Column("number", Integer, nullable=False),  # second work of its unit: 2
    Column("code", String(40), nullable=False),  # the receipt: ST-07-02
    Column("state", String(12), nullable=False),  # proposed, registered, returned …
    Column("answers", JsonValue, nullable=False),
    Column("version", Integer, nullable=False),
    Column("timeliness", String(8), nullable=False),  # on_time | due_day | late
    Column("sent_at", UtcDateTime, nullable=False),  # by Telegram's date
    Column("person_id", Key, ForeignKey("person.id"), nullable=False),
    Column("entered_for", Boolean, nullable=False, server_default=false()),  # nhập hộ
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("campaign_id", "unit_id", "number"),
    UniqueConstraint("campaign_id", "code"),
)

submission_version = Table(
    "submission_version",
    metadata,
    key(),
    commune_id(),
    Column("submission_id", Key, ForeignKey("submission.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("action", String(12), nullable=False),  # register, change, withdraw …
    Column("answers", JsonValue, nullable=False),
    Column("reason", Text),
    Column("detail", JsonValue),  # of a return: which fields are to be mended
    Column("person_id", Key, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("submission_id", "version"),
)

# ------------------------------------------------------------------- announcements and reminders

announcement = Table(
    "announcement",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), index=True),
    Column("kind", String(12), nullable=False),  # launch | notice
    Column("state", String(10), nullable=False),  # draft, awaiting, scheduled, sending …
    Column("text", Text, nullable=False),  # with {ten_thon}-like placeholders
    Column("attachment", JsonValue),
    Column("audience", JsonValue, nullable=False),
    Column("author_id", Key, ForeignKey("person.id"), nullable=False),
    Column("approved_by", Key, ForeignKey("person.id")),
    Column("send_at", UtcDateTime),
    Column("progress_id", Key),  # the delivery of the officer's progress message
    Column("progress_at", UtcDateTime),
    Column("progress_hash", String(64)),
    Column("expires_at", UtcDateTime),  # a preview that nobody pressed
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
)

recipient = Table(
    "recipient",
    metadata,
    key(),
    commune_id(),
    Column("announcement_id", Key, ForeignKey("announcement.id"), nullable=False),
    Column("unit_id", Key, ForeignKey("unit.id"), nullable=False),
    Column("chat_id", Key, ForeignKey("chat.id")),
    Column("delivery_id", Key, index=True),  # the part that carries the buttons
    Column("edit_id", Key, index=True),  # the newest correction or recall of it
    Column("reason", String(40)),  # why nothing could be sent: no group, bot outside …
    Column("read_at", UtcDateTime),
    Column("read_by", BigInteger),
    UniqueConstraint("announcement_id", "unit_id"),
)

slot = Table(
    "slot",
    metadata,
    key(),
    commune_id(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id"), nullable=False, index=True),
    Column("unit_id", Key, ForeignKey("unit.id")),  # NULL: for the officers
    Column("submission_id", Key, ForeignKey("submission.id")),  # a work's own start or finish
    Column("rule", String(40), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("dedupe_key", String(120), nullable=False, unique=True),
    Column("ending", String(12)),  # NULL: waiting; posted; then how it ended
    Column("reason", String(40)),
    Column("delivery_id", Key, index=True),
    Column("ended_at", UtcDateTime),
    partial_index("ix_slot_due", "due_at", where="ending IS NULL"),
)  # fmt: skip

board = Table(  # the pinned card "Việc cần làm" of a village's group
    "board",
    metadata,
    Column("chat_id", Key, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    commune_id(),
    Column("delivery_id", Key),  # the delivery whose message is the card
    Column("content_hash", String(64), nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
)

# ------------------------------------------------------------------------------ the office's own

audit = Table(
    "audit",
    metadata,
    key(),
    Column("commune_id", Key, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", BigInteger),  # Telegram id; NULL: the clock
    Column("action", String(40), nullable=False),
    Column("object", String(80), nullable=False),
    Column("facts", JsonValue, nullable=False),  # old → new, why
)
