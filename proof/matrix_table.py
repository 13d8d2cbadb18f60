"""Who may press and command what: design's matrix written out for every button and command there is."""

from typing import Final

OFFICE: Final = frozenset({"officer", "leader"})
OFFICER: Final = frozenset({"officer"})
STAFF: Final = frozenset({"officer", "leader", "admin"})
VILLAGE: Final = frozenset({"head", "deputy"})
ANYBODY: Final = frozenset({"*"})  # leads to nothing but help and the person's own
EVERYWHERE: Final = frozenset(
    {"in a group"}
)  # "Đã nhận", the plan, the next page of a list: whoever is in the chat

_BUTTONS: Final = {
    ANYBODY: "help privacy.no privacy.erase privacy.erase.yes privacy.file privacy.withdraw "
    "heard.pick heard.list heard.later heard.campaign register.resume register.again register.which "
    "register",
    EVERYWHERE: "received plan.see list.page",
    OFFICE: "review review.see review.next review.yes review.back review.field review.reason "
    "review.return review.ask form.return form.question ask.reply ask.give form.office_answer "
    "ann.new ann.to ann.tick ann.chosen ann.edit ann.later ann.at ann.send ann.drop ann.approve "
    "ann.refuse ann.open ann.stop ann.go_on ann.resend ann.nudge ann.correct ann.recall "
    "ann.recall.yes ann.who campaign.keep campaign.launch campaign.remove campaigns due.ask due.keep due.move door.close "
    "door.open closing closing.call closing.sure closing.yes closing.again form.again "
    "extend extend.whom form.extend calls calls.called form.call digest.choose status "
    "status.remind status.xlsx reports report report.kind report.make plan.file "
    "draft.open draft.card draft.ask draft.group draft.item draft.set draft.remove draft.file "
    "draft.make draft.drop form_file.send form_file.take points points.units points.enter "
    "target.units target.history restored.go",
    STAFF: "invite.role invite.unit role.yes role.no role.end heir.deputy villages.links villages.qr units.apply units.keep "
    "group.unlink.which group.unlink group.unlink.yes group.unlink.no privacy.erase.order",
    VILLAGE | OFFICE: "works works.ended works.ended.one work.card work.photos work.history target targets targets.which "
    "targets.template target.enter target.base form.figure figures.apply",
    VILLAGE | OFFICER: "work.change work.withdraw work.withdraw.yes progress progress.work "
    "progress.update progress.same progress.all_same form.progress work.alter work.alter.field "
    "work.drop form.work_change form.work_withdraw form.registration",
    VILLAGE: "duties ask.office promise promise.day form.promise question.answer question.take form.question_answer work.mend proposal.yes "
    "proposal.no",
}  # fmt: skip
MAY: Final = {name: may for may, names in _BUTTONS.items() for name in names.split()}

_COMMANDS: Final = {
    ANYBODY: "start help trogiup dangky dulieu",
    OFFICE: "duyet cangoi ketthuc tomtat baocao thongbao phatdong xephang",
    STAFF: "moi canbo lienket",
    VILLAGE: "cuatoi viec",
    VILLAGE | OFFICER: "tiendo",
    VILLAGE | OFFICE: "chitieu congtrinh tinhhinh",
    VILLAGE | STAFF: "kehoach",
}
BY_COMMAND: Final = {name: may for may, names in _COMMANDS.items() for name in names.split()}

PRIVATE: Final = frozenset(  # what heads do as well, in private alone
    {"targets", "targets.which", "targets.template", "chitieu", "figures.apply"}
)
# Their object is a target, a criterion, a request, a whole form or an ended campaign, which this
# campaign has not or the button itself brings: whoever may is told so; whoever may not must be refused
# all the same.
BRINGS_ITS_OBJECT: Final = frozenset(
    {"target", "targets.template", "target.base", "target.enter", "target.history", "target.units", "points.enter",
     "points.units", "privacy.erase.order", "group.unlink", "group.unlink.yes", "group.unlink.no", "draft.open", "form_file.take", "works.ended.one", "list.page"}
)  # fmt: skip
