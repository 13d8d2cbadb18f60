"""Every table on one page, in the order in which a message meets them.

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
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import JsonValue, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rows by itself only in an INTEGER key; PostgreSQL wants room for a nation.
Key = BigInteger().with_variant(Integer(), "sqlite")


def _key() -> Column[int]:
    return Column("id", Key, primary_key=True, autoincrement=True)


def _commune() -> Column[int]:
    return Column("commune_id", Key, ForeignKey("commune.id"), nullable=False, index=True)


# ---------------------------------------------------------------- the two ends towards Telegram

inbox = Table(
    "inbox",
    metadata,
    _key(),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat_key", BigInteger, nullable=False),  # what is handled in order: the update's chat
    Column("raw", Text, nullable=False),  # the update as JSON, surrogates replaced, at most 64 KB
    Column("state", String(8), nullable=False),  # new | done | dead
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    UniqueConstraint("bot_id", "update_id"),
    Index("ix_inbox_new", "bot_id", "id", sqlite_where=text("state = 'new'"),
          postgresql_where=text("state = 'new'")),
    sqlite_autoincrement=True,
)  # fmt: skip

cursor = Table(
    "cursor",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("next_update", BigInteger, nullable=False),
    Column("moved_at", UtcDateTime, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    _key(),
    Column("commune_id", Key, index=True),  # NULL: said before anybody knows whose person it is
    Column("bot_id", BigInteger, nullable=False),
    Column("chat_id", Key, ForeignKey("chat.id"), nullable=False),
    Column("kind", String(16), nullable=False),  # answer, announcement, reminder, board …
    Column("source_id", Key),  # the row that asked for it: announcement, slot, job …
    Column("part", Integer, nullable=False, server_default="0"),
    Column("dedupe_key", String(200), unique=True),
    Column("lane", Integer, nullable=False),  # 0: somebody waits for it, 1: broadcasts
    Column("call", String(16), nullable=False),  # text, photo, edit, delete, pin …
    Column("payload", JsonValue, nullable=False),  # what to say, as plain data
    Column("on_unknown", String(8), nullable=False),  # hold | resend | once | retry
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("ambiguous", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("owner", String(64)),
    Column("lease_until", UtcDateTime),
    Column("fence", Integer, nullable=False, server_default="0"),
    Column("message_id", BigInteger),
    Column("reason", String(40)),
    Column("detail", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_delivery_due", "bot_id", "lane", "not_before", "id",
          sqlite_where=text("state = 'queued'"), postgresql_where=text("state = 'queued'")),
    Index("ix_delivery_open", "chat_id", "id",
          sqlite_where=text("state IN ('queued', 'leased', 'sending')"),
          postgresql_where=text("state IN ('queued', 'leased', 'sending')")),
    Index("ix_delivery_source", "kind", "source_id"),
    Index("ix_delivery_message", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)  # fmt: skip

attempt = Table(
    "attempt",
    metadata,
    _key(),
    Column("delivery_id", Key, ForeignKey("delivery.id", ondelete="CASCADE"), nullable=False,
           index=True),
    Column("fence", Integer, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", String(24)),
    Column("http", Integer),
    Column("code", String(40)),
    Column("message_id", BigInteger),
)  # fmt: skip

# ------------------------------------------------------------------------ units, people, groups

commune = Table(
    "commune",
    metadata,
    _key(),
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
    _key(),
    _commune(),
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
    _key(),
    _commune(),
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
    _key(),
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
    Index("ix_chat_leave", "leave_at"),
)

person = Table(
    "person",
    metadata,
    _key(),
    _commune(),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("name", String(100), nullable=False, server_default=""),  # as registered by the office
    Column("shown", String(200), nullable=False, server_default=""),  # as Telegram shows it
    Column("username", String(64)),
    Column("phone", String(20)),
    Column("chat_id", Key, ForeignKey("chat.id")),  # the private chat, once opened
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("commune_id", "telegram_id"),
)

role = Table(
    "role",
    metadata,
    _key(),
    _commune(),
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
    _key(),
    _commune(),
    Column("code", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("state", String(8), nullable=False),  # draft | open | closed
    Column("plan", JsonValue, nullable=False),  # campaigns/plan.py, as plain data
    Column("created_by", Key),
    Column("created_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    UniqueConstraint("commune_id", "code"),
)

milestone = Table(
    "milestone",
    metadata,
    _key(),
    _commune(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("key", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("definition", JsonValue, nullable=False),  # dates, bound, wording, reminder rule
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
    _key(),
    _commune(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False),
    Column("key", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("definition", JsonValue, nullable=False),
    UniqueConstraint("campaign_id", "key", "version"),
)

draft = Table(
    "draft",
    metadata,
    _key(),
    _commune(),
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
    _key(),
    _commune(),
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
    _key(),
    _commune(),
    Column("submission_id", Key, ForeignKey("submission.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("action", String(12), nullable=False),  # register, change, withdraw …
    Column("answers", JsonValue, nullable=False),
    Column("reason", Text),
    Column("person_id", Key, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("submission_id", "version"),
)

# ------------------------------------------------------------------- announcements and reminders

announcement = Table(
    "announcement",
    metadata,
    _key(),
    _commune(),
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
    _key(),
    _commune(),
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
    _key(),
    _commune(),
    Column("campaign_id", Key, ForeignKey("campaign.id"), nullable=False, index=True),
    Column("milestone_id", Key, ForeignKey("milestone.id"), nullable=False),
    Column("unit_id", Key, ForeignKey("unit.id")),  # NULL: for the officers
    Column("rule", String(40), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("dedupe_key", String(120), nullable=False, unique=True),
    Column("ending", String(12)),  # NULL: waiting; posted; then how it ended
    Column("reason", String(40)),
    Column("delivery_id", Key, index=True),
    Column("ended_at", UtcDateTime),
    Index("ix_slot_due", "due_at", sqlite_where=text("ending IS NULL"),
          postgresql_where=text("ending IS NULL")),
)  # fmt: skip

board = Table(  # the pinned card "Việc cần làm" of a village's group
    "board",
    metadata,
    Column("chat_id", Key, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    _commune(),
    Column("delivery_id", Key),  # the delivery whose message is the card
    Column("content_hash", String(64), nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
)

# ------------------------------------------------------------------------------ the office's own

audit = Table(
    "audit",
    metadata,
    _key(),
    Column("commune_id", Key, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", BigInteger),  # Telegram id; NULL: the clock
    Column("action", String(40), nullable=False),
    Column("object", String(80), nullable=False),
    Column("facts", JsonValue, nullable=False),  # old → new, why
)

file = Table(
    "file",
    metadata,
    _key(),
    Column("commune_id", Key, index=True),
    Column("name", String(200), nullable=False),  # as cleaned, for people
    Column("media_type", String(80), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("telegram_file_id", Text),
    Column("content", LargeBinary),  # what we made ourselves: reports, QR codes
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
)

job = Table(
    "job",
    metadata,
    _key(),
    Column("commune_id", Key, index=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("state", String(8), nullable=False),  # new | running | done | failed
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime, nullable=False),
    Column("owner", String(64)),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_job_open", "state", "not_before"),
)

fact = Table(  # what the program must remember about itself: last commit seen, last backup …
    "fact",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", JsonValue, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
