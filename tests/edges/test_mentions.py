"""An "@name" that people type calls nobody when the bot says it again; an officer's announcement may."""

import pytest

from messages.render import render
from tests.fixtures_commune import Commune


@pytest.mark.parametrize(
    ("said", "shown"),
    [("hỏi @nguyenvana nhé", "hỏi @\u2060nguyenvana nhé"), ("@nguyenvana", "@\u2060nguyenvana"),
     ("thu an@example.vn", "thu an@example.vn"), ("giá @ 5 triệu", "giá @ 5 triệu"), ("(@abcd)", "(@\u2060abcd)")],
)  # fmt: skip
def test_what_people_typed_calls_nobody(said: str, shown: str) -> None:
    """Also at its beginning and in brackets; an address and a lone sign stay as they are."""
    text = render("work/group_line", unit="Thôn 1", code="ST-01-01", name=said, entered_for=False)
    assert shown in text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_name_in_a_work_calls_nobody_in_the_group(commune: Commune) -> None:
    """Registered in private, told in the group: no mention; announced by the office: one."""
    await commune.launch()
    village, officer = commune.villages[0], commune.officer
    await commune.registers(village.head, "Đường bê tông của @nguyenvana")
    await commune.writes(officer, "nhắn thôn 1: gặp @lanhdao lúc 8h")
    await commune.presses(officer, officer, "Gửi ngay")
    said = {
        one["text"]: [each["type"] for each in one.get("entities", ())]
        for one in await village.group.messages()
        if "@" in one.get("text", "")
    }
    told = next(one for one in said if "đã đăng ký" in one)
    assert "nguyenvana" in told
    assert "mention" not in said[told]
    assert "mention" in said[next(one for one in said if "lanhdao" in one)]
