"""Plans and forms are decoded and read once for each text; other data is read as it comes."""

from campaigns import kept


def test_the_same_text_is_decoded_and_read_once() -> None:
    """Two rows with one text share what was made of it; another text has its own."""
    asked: list[str] = []

    @kept.once
    def read(data: object) -> str:
        asked.append(str(data))
        return f"plan {data}"

    first, again = kept.decoded('{"a": 1}'), kept.decoded('{"a": 1}')
    assert first is again == {"a": 1}
    assert read(first) is read(again)
    assert asked == ["{'a': 1}"]
    read(kept.decoded('{"a": 2}'))
    assert len(asked) == 2


def test_data_that_may_change_is_read_each_time() -> None:
    """A plain dict is nobody's to remember."""
    data = {"a": 1}
    read = kept.once(lambda given: given["a"])
    assert read(data) == 1
    data["a"] = 2
    assert read(data) == 2
