"""Two forms, and a conversation about one of them: every step goes through JSON, as a restart between all steps would."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from campaigns import yaml_plan
from campaigns.forms import definition, engine
from campaigns.forms import draft as drafts
from campaigns.forms.definition import Condition, Constraint, Field, Form, Kind, Option

from campaigns.forms.engine import (  # isort: skip
    Ask, Context, Input, Pick, Review, Step, Text,
)  # fmt: skip
from campaigns.model import Period, Plan

PLAN = Path(__file__).parents[2] / "campaigns/plans/sontay-2023.yaml"
CONTEXT = Context(date(2023, 11, 6), Period(date(2023, 11, 10), date(2024, 1, 30)))
MONEY = "350.000.000 đồng — ba trăm năm mươi triệu đồng"


def work_form() -> Form:
    """The Sơn Tây campaign's form, by way of its JSON."""
    plan = yaml_plan.load(PLAN.read_text("utf-8"))
    assert isinstance(plan, Plan)
    return definition.from_json(json.loads(json.dumps(definition.to_json(plan.forms[0]))))


WORK = work_form()
REPORT = Form(
    "bao-cao",
    "Báo cáo",
    (
        Field("loi-chao", Kind.NOTE, "Chào", "Xin báo cáo thật ngắn."),
        Field("xong", Kind.CHOICE, "Tình hình", options=(Option("chua", "Chưa làm"), Option("dang", "Đang làm"))),
        Field("vi-sao", Kind.LONG_TEXT, "Vì sao", relevant=Condition("xong", ("chua",))),
        Field("phan-tram", Kind.PERCENT, "Phần trăm", relevant=Condition("xong", ("dang",))),
        Field("viec", Kind.CHOICES, "Việc", required=False,
              options=(Option("a", "Đào móng"), Option("b", "Đổ bê tông"), Option("c", "Lát nền"))),
        Field("anh", Kind.PHOTO, "Ảnh", required=False, constraint=Constraint(maximum=3)),  # type: ignore[arg-type]  # a whole number is a Decimal to the rules
        Field("cho", Kind.LOCATION, "Vị trí", required=False),
        Field("so-ho", Kind.INTEGER, "Số hộ"),
        Field("dai", Kind.QUANTITY, "Chiều dài", required=False),
        Field("ghi-chu", Kind.TEXT, "Ghi chú", required=False),
    ),
)  # fmt: skip


@dataclass
class Talk:
    """One conversation: every step goes through JSON, as a restart between all steps would."""

    form: Form = field(default_factory=lambda: WORK)
    step: Step = field(init=False)

    def __post_init__(self) -> None:
        """Open the form."""
        self.step = engine.start(self.form, CONTEXT)

    def says(self, *inputs: Input | str) -> Step:
        """Say several things, one after the other."""
        for one in inputs:
            said = Text(one) if isinstance(one, str) else one
            stored = json.dumps(drafts.to_json(self.step.draft))
            self.step = engine.answer(
                self.form, drafts.from_json(json.loads(stored)), said, CONTEXT
            )
        return self.step

    def asks(self, key: str, reason: str | None = None) -> Ask:
        """The open question, which must be this one."""
        assert isinstance(self.step, Ask), self.step
        assert self.step.field.key == key
        assert (self.step.reason.code if self.step.reason else None) == reason
        return self.step

    def shows(self) -> dict[str, str]:
        """The card, which must be open."""
        assert isinstance(self.step, Review), self.step
        return {line.field: line.text for line in self.step.lines}

    def at_card(self) -> "Talk":
        """Fill everything in."""
        self.says("Đường bê tông", Pick("xay-dung"), "350tr", "5/12", "20/1")
        return self
