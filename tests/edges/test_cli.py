"""The command line: what a person can mend is one sentence and an exit code."""

import asyncio
import io
import json
import os
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import __main__ as command
from bot import logs
from bot.config import Settings
from messages import cli
from messages import doctor_words as words
from sandbox.client import Sandbox
from storage import migrate, migrations

TOKEN = "123456:SANDBOX-TOKEN-FOR-TESTS-000000000000"


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and no setting of the machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


async def call(*words_: str, **settings: str) -> Result:
    """Call `thidua` with these words and settings, beside the test's own loop."""
    return await asyncio.to_thread(CliRunner().invoke, command.app, list(words_), env=settings)


async def test_running_without_a_token_says_what_to_do() -> None:
    """78, one sentence, no traceback."""
    done = await call("run")

    assert done.exit_code == 78
    assert done.stderr.startswith("BOT_TOKEN chưa được đặt")
    assert done.stderr.count("\n") == 1


async def test_the_settings_are_listed_without_secrets() -> None:
    """Every name is there; the token is not."""
    done = await call("settings", BOT_TOKEN=TOKEN)

    assert done.exit_code == 0
    assert not [name for name in cli.SETTING_MEANINGS if name not in done.stdout]
    assert TOKEN not in done.stdout


async def test_the_doctor_is_content_with_a_fresh_installation(sandbox: Sandbox) -> None:
    """A right token and an empty folder: nothing to mend, and nothing was made."""
    given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": sandbox.address}

    done = await call("check", **given)

    assert done.exit_code == 0, done.stdout
    assert "@thidua_bot" in done.stdout
    assert words.DATABASE_NEW in done.stdout
    assert list(Path.cwd().iterdir()) == []


def test_room_is_told_in_what_a_person_counts_in() -> None:
    """Not 77186 MB."""
    assert [words.size(octets) for octets in (536_870_912, 80_934_338_560)] == ["512 MB", "75,4 GB"]


async def test_the_doctor_names_the_remedy(sandbox: Sandbox) -> None:
    """A wrong token, a closed road, a dead proxy, a damaged file: each with what to do."""
    wrong = await call(
        "check", BOT_TOKEN="123456:AAAAAAAAAAAAAAAAAAAA", TELEGRAM_API_BASE=sandbox.address
    )
    away = await call("check", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE="http://127.0.0.1:9")
    proxy = await call(
        "check",
        BOT_TOKEN=TOKEN,
        TELEGRAM_API_BASE=sandbox.address,
        TELEGRAM_PROXY="socks5://127.0.0.1:9",
    )
    Path("data").mkdir()
    Path("data/thidua.sqlite").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    damaged = await call("check", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=sandbox.address)

    assert [one.exit_code for one in (wrong, away, proxy, damaged)] == [1] * 4
    assert words.TOKEN_REFUSED in wrong.stdout
    assert words.TELEGRAM_AWAY_FIX[:30] in away.stdout
    assert words.PROXY_FIX[:30] in proxy.stdout
    assert cli.STORAGE["StorageDamaged"][0] in damaged.stdout


async def test_what_is_no_data_and_no_copy_is_called_so(sandbox: Sandbox) -> None:
    """An empty file, a lost table, a copy that is none: each in its own words, and nothing is touched."""
    given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": sandbox.address}
    live = Path("data/thidua.sqlite")
    live.parent.mkdir()
    live.write_bytes(b"")
    for word in ("deliveries", "backup"):
        done = await call(word, **given)
        assert (done.exit_code, "Chưa có dữ liệu" in done.stderr) == (74, True)
    await migrate.upgrade(str(live))
    before = live.read_bytes()
    Path("x.sqlite").write_text("không phải bản sao lưu")
    unfit, missing = await call("restore", "x.sqlite", **given), await call("restore", "y", **given)
    assert "không phải một bản sao lưu" in unfit.stderr
    assert "Không thấy tệp sao lưu" in missing.stderr
    assert live.read_bytes() == before
    with closing(sqlite3.connect(live)) as db, db:
        db.execute("DROP TABLE inbox")
    check = await call("check", **given)
    assert (check.exit_code, "has no table inbox" in check.stdout) == (1, True)


def test_a_file_that_cannot_be_used_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the command: which file and why, in Vietnamese, and no traceback."""
    monkeypatch.setattr(logs, "set_up", lambda *_given: None)
    Path("y.yaml").write_text("a: [1")
    for words_, code, said in (
        (["report", "--template", "."], 74, "là thư mục, không phải tệp"),
        (["report", "--template", "/dev/full"], 74, "Hết chỗ trên đĩa"),
        (["read", "--units", "none", "unit", "x"], 74, "none: không có"),
        (["units", "import", "none.xlsx"], 74, "none.xlsx: không có"),
        (["campaign", "add", "."], 74, "là thư mục, không phải tệp"),
        (["read", "--units", "y.yaml", "unit", "x"], 1, "phải là một tệp JSON"),
        (["units", "import", "y.yaml"], 1, "không thấy cột “Tên thôn”"),
        (["campaign", "add", "y.yaml"], 1, "Dòng 1: Dòng này viết sai dạng YAML"),
    ):
        monkeypatch.setattr(sys, "argv", ["thidua", *words_])
        with pytest.raises(SystemExit) as ended:
            command.main()
        assert (ended.value.code, said in capsys.readouterr().err) == (code, True), words_


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["restor"], "Không hiểu “restor”. Có phải là: restore"),
        (["restore"], "Còn thiếu: TỆP. Xem cách gõ: thidua restore --help"),
        (["run", "--bogus"], "Không có lựa chọn --bogus. Xem cách gõ: thidua run --help"),
        (["read", "--units"], "Chưa gõ đúng giá trị của --units."),
        (["check", "now"], "Không hiểu “now”."),
    ],
)
def test_a_mistyped_command_is_a_sentence(
    typed: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was wrong and where to see how it is typed; nothing in English."""
    monkeypatch.setattr(logs, "set_up", lambda *_given: None)
    monkeypatch.setattr(sys, "argv", ["thidua", *typed])
    monkeypatch.setattr(
        sys.modules["__main__"], "__package__", "", raising=False
    )  # not "-m pytest"
    with pytest.raises(SystemExit) as ended:
        command.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith(said), told
    assert len(told.splitlines()) == 1


async def test_every_page_of_help_is_in_vietnamese() -> None:
    """Headings, the line of use and what is wanted, of each command and each group of commands."""
    pages, groups = 0, [("", command.app)]
    while groups:
        path, app = groups.pop()
        groups += [(f"{path} {one.name}", one.typer_instance) for one in app.registered_groups]
        names = [one.name or one.callback.__name__ for one in app.registered_commands]
        for name in ["", *names]:
            shown = (await call(*f"{path} {name} --help".split())).stdout
            assert "Cách gõ: " in shown, (path, name)
            assert "Xem trang này." in shown
            assert not re.search(
                r"Usage|Option|Argument|Command|OPTIONS|ARGS|message|default|required", shown
            )
            pages += 1
    assert pages > 20


async def test_the_doctor_sees_who_may_read_and_what_the_bot_hears(sandbox: Sandbox) -> None:
    """Secrets open to all are bad; a bot that reads whole groups is worth a word."""
    Path(".env").write_text(f"BOT_TOKEN={TOKEN}\nTELEGRAM_API_BASE={sandbox.address}\n")
    Path(".env").chmod(0o644)
    await sandbox.act("rules", privacy=False)
    loose = await call("check")
    Path(".env").chmod(0o640)
    await sandbox.act("rules", privacy=True)
    mended = await call("check")

    assert (loose.exit_code, mended.exit_code) == (1, 0), mended.stdout
    assert words.FILES in loose.stdout
    assert words.PRIVACY in loose.stdout
    assert words.FILES not in mended.stdout
    assert words.PRIVACY not in mended.stdout


async def test_the_doctor_sees_settings_that_do_nothing(sandbox: Sandbox) -> None:
    """A name that is mistyped is no setting: the data would lie elsewhere, and nobody would know."""
    Path(".env").write_text(
        f"BOT_TOKEN={TOKEN}\nTELEGRAM_API_BASE={sandbox.address}\nDATABASE_ULR=sqlite:///x\n"
        "REPORT_TEMPLATE=mau.docx\nTIMEZONE=UTC\nPOSTGRES_PASSWORD=x\nBOT_TOKEN_OLD=x\n"
    )
    Path(".env").chmod(0o640)
    told = await call("check")
    said = " ".join(told.stdout.replace("│", " ").split())

    assert told.exit_code == 1
    assert "DATABASE_ULR" in said
    assert "mau.docx" in said
    assert "bỏ TIMEZONE" in said
    assert "POSTGRES_PASSWORD" not in said
    assert "BOT_TOKEN_OLD" not in said


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_doctor_knows_the_server(database_url: str, sandbox: Sandbox) -> None:
    """Its version, and that nobody of ours works there now."""
    given = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": sandbox.address}
    done = await call("check", DATABASE_URL=database_url, **given)

    assert "PostgreSQL 1" in done.stdout
    assert words.RUNNING_NO in done.stdout


async def test_data_is_made_copied_and_put_back() -> None:
    """upgrade, backup, restore; and a restored database sends nothing until somebody says so."""
    made = await call("db", "upgrade")
    again = await call("db", "upgrade")
    copied = await call("backup")
    (copy,) = Path("data/backup").glob("*.sqlite")
    back = await call("restore", str(copy))

    assert [one.exit_code for one in (made, again, copied, back)] == [0] * 4
    assert made.stdout.strip() == cli.UPGRADED_NEW.format(after=migrations.known()[-1])
    assert again.stdout.strip() == cli.UPGRADED_ALREADY.format(after=migrations.known()[-1])
    with sqlite3.connect("data/thidua.sqlite") as db:
        (paused,) = db.execute("SELECT count(*) FROM fact WHERE name = 'sending_paused'").fetchone()
    db.close()
    assert paused == 1


@pytest.mark.parametrize(
    "words_",
    [
        ("backup",),
        ("deliveries",),
        ("campaign", "list"),
        ("campaign", "status", "x"),
        ("units", "links", "--bot", "x"),
        ("report", "x"),
        ("resume",),
    ],
)
async def test_looking_for_data_makes_none(words_: tuple[str, ...]) -> None:
    """A wrong folder is told, not filled with an empty database."""
    done = await call(*words_)

    assert done.exit_code == 74
    assert "data/thidua.sqlite" in done.stderr
    assert not Path("data").exists()


@pytest.mark.parametrize("content", [None, b"", b"rubbish" * 1000])
async def test_what_is_no_backup_replaces_nothing(content: bytes | None) -> None:
    """A missing, empty or damaged file is refused before anything is touched."""
    await call("db", "upgrade")
    before = Path("data/thidua.sqlite").read_bytes()
    if content is not None:
        Path("copy.sqlite").write_bytes(content)

    done = await call("restore", "copy.sqlite")

    assert done.exit_code == 74
    assert done.stderr.count("\n") == 1
    assert Path("data/thidua.sqlite").read_bytes() == before


async def test_damage_that_is_no_text_is_a_sentence() -> None:
    """SQLite tells of a damaged schema in the damaged bytes themselves."""
    await call("db", "upgrade")
    file = Path("data/thidua.sqlite")
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE ", b"CREATE T\x9a\xffLE "))

    for words_ in (("deliveries",), ("backup",), ("db", "upgrade")):
        done = await call(*words_)
        assert done.exit_code == 74, words_
        assert "bị hỏng" in done.stderr


def test_a_terminal_of_few_letters_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """LC_ALL=C, a pipe on Windows: Vietnamese comes out as UTF-8, and nothing falls."""
    out, err = io.TextIOWrapper(io.BytesIO(), "ascii"), io.TextIOWrapper(io.BytesIO(), "cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "argv", ["thidua", "settings"])
    command.main()
    monkeypatch.setattr(sys, "argv", ["thidua", "chạy"])
    with pytest.raises(SystemExit):
        command.main()
    for stream in (out, err):
        stream.flush()

    assert "mã của bot" in out.buffer.getvalue().decode()  # type: ignore[attr-defined]  # BytesIO
    assert "Không hiểu “chạy”" in err.buffer.getvalue().decode()  # type: ignore[attr-defined]


async def test_deliveries_are_counted_for_people_and_machines() -> None:
    """A table, or JSON."""
    await call("db", "upgrade")
    with sqlite3.connect("data/thidua.sqlite") as db:
        db.execute(
            "INSERT INTO chat (id, bot_id, telegram_id, type, state, created_at)"
            " VALUES (1, 1, 1, 'group', 'active', '2023-11-08 00:00:00.000000')"
        )
        for state in ("sent", "sent", "failed"):
            db.execute(
                "INSERT INTO delivery (bot_id, chat_id, kind, lane, call, payload, on_unknown,"
                " state, not_before, created_at) VALUES (1, 1, 'announcement', 1, 'text', '{}',"
                " 'hold', ?, '2023-11-08 00:00:00.000000', '2023-11-08 00:00:00.000000')",
                (state,),
            )
    db.close()

    shown = await call("deliveries")
    counted = await call("deliveries", "--json")

    assert json.loads(counted.stdout) == {"announcement": {"sent": 2, "failed": 1}}
    assert "thông báo" in shown.stdout
    assert "không gửi được" in shown.stdout
    campaign = Path(command.__file__).parents[1] / "campaigns/plans/huonglam-2024.yaml"
    assert (await call("campaign", "add", str(campaign))).exit_code == 0
    status = await call("campaign", "status", "huonglam-2024")
    assert status.stdout.count("công trình, 0 đồng") == 1, "reports are no registrations"


async def test_a_second_copy_refuses_to_start(sandbox: Sandbox, tmp_path: Path) -> None:
    """Real processes: 75 and one sentence within seconds, and the first one goes on (P10)."""
    environment = os.environ | {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE": sandbox.address,
        "DATABASE_URL": f"sqlite:///{tmp_path}/thidua.sqlite",
    }
    root = Path(command.__file__).parents[1]

    async def start() -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env=environment,
            cwd=root,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    first = await start()
    assert first.stdout is not None
    assert first.stderr is not None
    said = await asyncio.wait_for(first.stdout.readline(), 30)
    second = await start()
    _, refused = await asyncio.wait_for(second.communicate(), 30)
    first.terminate()
    assert await asyncio.wait_for(first.wait(), 30) == 0
    log = (await first.stderr.read()).decode()

    assert b"t.me/thidua_bot" in said, "the officer's one-time code"
    assert second.returncode == 75
    assert refused.decode().startswith("Bot đang chạy")
    assert str(first.pid) in refused.decode()
    assert TOKEN not in log + refused.decode()
    assert "The bot is at work" in log
