"""Unit names in the ways people write them, for two kinds of commune."""

from __future__ import annotations

import pytest

from campaigns.wording.reading import Candidates, Refused, Value
from campaigns.wording.units.read import read_unit

NUMBERED = [
    *(f"Thôn {n}" for n in range(1, 14)),
    "Thôn Đồng Vinh",
    "Thôn Nam Nhe",
    "Thôn Bông Phài",
]
MIXED = [
    *("Ấp 1", "Ấp 2", "Ấp Thạnh Hòa", "Ấp Thạnh Hòa B", "Khu phố 3", "Khu phố 13"),
    *("Tổ dân phố số 7", "Bản Huổi Hát", "Bản Nà Tân", "Buôn Ea Tul", "Buôn Ea Tul B"),
    *("Xóm Mới", "Xóm Đình", "Làng Vân", "Khóm 4"),
]

IN_NUMBERED = """
Thôn 5=Thôn 5 ạ|thôn 05|thon5|T 5|T.5|th 5|Thôn số năm|thôn thứ 5|thôn V|số 5|5|năm|em thôn 5
Thôn 5=dạ em là trưởng thôn 5|thôn 5 báo cáo|(thôn 5)|thôn "5"|ＴＨÔＮ ５|thom 5|tôn 5|hton 5|thôn năm nhé
Thôn 1=thôn một|thon mot|t1|1|thôn 1
Thôn 4=thôn tư|thôn bốn|thon bon|Thôn IV
Thôn 6=thon sau|thôn sáu
Thôn 10=10|T10|thôn mười|thon muoi|thôn 1O
Thôn 11=thôn mười một|thon muoi mot|t11
Thôn 12=mười hai|t 12
Thôn 13=Thôn Mười Ba|13
Thôn Đồng Vinh=thôn đồng vinh ạ|Đông Vinh|dong vin|đồng vính|dongvinh|thôn dongvinh|đòng vinh
Thôn Nam Nhe=nam nhe|thôn nam nhe|thon nam nhe|Nam Nhẹ
Thôn Bông Phài=bong phai|Bông Phài ạ|bông phải|thôn bông phai
"""
IN_MIXED = """
Ấp 1=ấp 1|A1|ap 1|Ấp một|1
Ấp Thạnh Hòa=thạnh hòa|Thạnh Hoà|thanh hoa|A. Thạnh Hòa|ap thanh hoa
Ấp Thạnh Hòa B=thanh hòa b|ấp thạnh hoà b|thanh hoa b
Khu phố 3=KP3|kp 3|khu pho 3|khu phố ba|3|khu 3
Khu phố 13=KP13|kp 13|13
Tổ dân phố số 7=TDP 7|tdp7|TDP số 7|tổ dân phố 7|to dan pho so bay|7
Bản Huổi Hát=huổi hát|huoi hat|B. Huổi Hát|b.huoi hat|huôi hat|bản hoi hat
Bản Nà Tân=bản nà tan|na tan|ban na tan
Buôn Ea Tul=ea tul|B. Ea Tul|buôn ea tul|ea tuk
Buôn Ea Tul B=Ea Tul B|buon ea tul b
Xóm Mới=xóm mới|xom moi|x. mới|em ở xóm mới
Xóm Đình=xóm đình|xom dinh|đình|nhà em xóm đình ạ
Làng Vân=làng vân|lang van
Khóm 4=khóm 4|K4|khóm tư|4
"""
ASKED_IN_NUMBERED = """
thôn 14|14|thôn 55|thôn|thôn 5 và thôn 6|thôn 5, 6|thôn 5-6|5 và 6|tổ 5|ấp 5|xóm 5|bản 5|xã|thôn 0
không phải thôn 5|Thôn 5 Đồng Vinh|thôn 13a|Nam|vinh|đồng|Thôn Đồng|xóm đồng vinh|bản bông phài|t5t6
thôn nào|thôn em|abc|T5 T6|thôn năm mươi|thôn 1 3
"""
ASKED_IN_MIXED = """
khu phố 1|kp1|tổ 3|khóm 3|K3|thôn 1|thôn mới|xóm vân|thạnh hòa c|buôn ea tul a|bản|ấp|5|B1|van hoa
xóm mới và xóm đình|ap thanh hoa va ap thanh hoa b
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.split("=", 1) for line in table.strip().splitlines())
    return [(text, name) for name, texts in rows for text in texts.split("|")]


@pytest.mark.parametrize(("text", "name"), _pairs(IN_NUMBERED))
def test_a_numbered_village_is_found(text: str, name: str) -> None:
    """Every way to write one village leads to its name."""
    assert read_unit(text, NUMBERED) == Value(name)


@pytest.mark.parametrize(("text", "name"), _pairs(IN_MIXED))
def test_a_named_unit_is_found(text: str, name: str) -> None:
    """Abbreviations, names alone and missing marks lead to the unit."""
    assert read_unit(text, MIXED) == Value(name)


@pytest.mark.parametrize("text", ASKED_IN_NUMBERED.strip().replace("\n", "|").split("|"))
def test_a_strange_or_double_village_is_asked(text: str) -> None:
    """No such number, another type, two units or a bare word: asked."""
    assert isinstance(read_unit(text, NUMBERED), (Candidates, Refused))


@pytest.mark.parametrize("text", ASKED_IN_MIXED.strip().replace("\n", "|").split("|"))
def test_a_strange_unit_is_asked(text: str) -> None:
    """What fits none or several is never guessed."""
    assert isinstance(read_unit(text, MIXED), (Candidates, Refused))


def test_an_alias_leads_to_its_unit() -> None:
    """Former and local names are given by the caller."""
    reading = read_unit("làng Chài", NUMBERED, aliases={"Làng Chài": "Thôn 7"})
    assert reading == Value("Thôn 7")
