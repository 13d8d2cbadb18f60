"""A whole registration in one message, in private and addressed in the group."""

from tests.fixtures_commune import Commune


async def test_the_form_opens_filled_in_and_asks_only_what_is_missing(commune: Commune) -> None:
    """Name, value and both dates are read; only the kind of work is asked."""
    await commune.launch()
    head = commune.villages[0].head

    await commune.writes(
        head, "Thôn 1 đăng ký làm đường bê tông ngõ xóm 350tr khởi công 5/12 xong 20/1"
    )

    assert "Thuộc loại nào" in await commune.last(head)

    await commune.presses(head, head, "Xây dựng cơ bản")

    card = await commune.last(head)
    assert "350.000.000" in card
    assert "05/12/2023" in card
    assert "20/01/2024" in card

    await commune.presses(head, head, "✅ Gửi")

    assert "ST-01-01" in await commune.last(head)


async def test_in_a_group_it_must_be_addressed_to_the_bot(commune: Commune) -> None:
    """Talk is left alone; a mention opens the form."""
    await commune.launch()
    village = commune.villages[0]
    text = "thon 1 dang ky lam cong chao 120 trieu kc 15/11 ht 30/12"
    before = len(await village.group.received())

    await village.head.says(village.group, text)
    await commune.settle()
    assert len(await village.group.received()) == before

    await village.head.says(village.group, f"@thidua_bot {text}")
    await commune.settle()
    assert "Thuộc loại nào" in await commune.last(village.group)


async def test_a_foreign_village_is_not_registered_for(commune: Commune) -> None:
    """The head of Thôn 1 names Thôn 2: no form opens."""
    await commune.launch()
    head = commune.villages[0].head

    await commune.writes(head, "Thôn 2 đăng ký làm đường bê tông 350tr khởi công 5/12 xong 20/1")

    assert "Thuộc loại nào" not in await commune.last(head)
