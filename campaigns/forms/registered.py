"""What one message says about a work, as answers of a form: known, or to be chosen from.

Which field takes which part is told by the form's shape (campaigns/work.py): a plan's form is its own.
"""

import re
from collections.abc import Mapping
from datetime import date

from campaigns import work as shapes
from campaigns.forms.definition import Field, Form, Kind
from campaigns.forms.draft import Answer, Pending, Waiting
from campaigns.forms.fields import json_of
from campaigns.wording.house_forms.sketch_words import FINISH, START
from campaigns.wording.quantity.read import say_quantity
from campaigns.wording.reading import Candidates, Refused, Span
from campaigns.wording.registration.beside import in_charge, measures
from campaigns.wording.registration.read import RegistrationReading
from campaigns.wording.spelling.text import capital, clean, fold

NOT_SAID = ("empty", "unknown")  # reasons of a part that nothing was said about
_SCALE = re.compile(r"\bquy mo\b")
_FREE = (
    (_SCALE, measures),
    (re.compile(r"^(?!.*(?:dien thoai|sdt)).*phu trach"), in_charge),
)


def answers(form: Form, said: RegistrationReading, text: str = "") -> dict[str, Answer]:
    """The form's answers that the message gives; `text`: its words, where it tells of one work."""
    known: dict[str, Answer] = {}
    for part, one in parts(form).items():
        value = getattr(said, part)
        whole = one.kind is not Kind.DATE or isinstance(value, date)
        if value is None or not whole:
            continue
        if part == "name":
            known[one.key] = Answer(capital(value) + measure(form, said, text), value)
        else:
            known[one.key] = Answer(json_of(value), approx=said.approx and part == "value")
    span = _span(form, said)
    return known | ({span[0].key: Answer(json_of(span[1]))} if span else {})


def chosen(form: Form, text: str) -> tuple[dict[str, Answer], str]:
    """Choices whose words stand between commas of a message about one work, and the message without them:
    "Nhà văn hóa, xây dựng cơ bản, 1,5 tỷ" tells the kind, which is no work's name."""
    found, left = {}, clean(text)
    for one in form.fields:
        for option in one.options if one.kind is Kind.CHOICE else ():
            words = r"\W+".join(map(re.escape, re.findall(r"\w+", fold(option.label))))
            at = (
                re.search(rf"[,;.]\s*(?:loai:? )?{words}\s*(?=[,;.]|$)", fold(left))
                if words
                else None
            )
            if at is not None and one.key not in found:
                found[one.key] = Answer(option.key, option.label)
                left = left[: at.start()] + left[at.end() :]
    return found, left


def beside(form: Form, text: str) -> dict[str, Answer]:
    """Questions in free words that a message about one work answers as well: its measures, who leads it."""
    found = {}
    for one in form.fields:
        ask = next((read for pattern, read in _FREE if pattern.search(fold(one.label))), None)
        said = ask(text) if ask is not None and one.kind is Kind.TEXT else None
        if said:
            found[one.key] = Answer(said, said)
    return found


def _span(form: Form, said: RegistrationReading) -> tuple[Field, Span[date]] | None:
    """From when to when, where one field takes both: its end alone would lose the beginning."""
    dated = [one for one in form.fields if one.kind in shapes.DATES]
    if len(dated) != 1 or dated[0].kind is not Kind.DATE_OR_PERIOD or _of_one_end(dated[0]):
        return None
    if said.starts_on is None or said.ends_on is None:
        return None
    start = said.starts_on.start if isinstance(said.starts_on, Span) else said.starts_on
    end = said.ends_on.end if isinstance(said.ends_on, Span) else said.ends_on
    return (dated[0], Span(start, end)) if start < end else None


def _of_one_end(one: Field) -> bool:
    label = fold(one.label)
    return bool(re.search(START, label)) != bool(re.search(FINISH, label))


def measure(form: Form, said: RegistrationReading, text: str) -> str:
    """ ", dài 200m" behind a name that does not say it, in a form that has no other place for it."""
    asked = any(one.kind is Kind.QUANTITY or _SCALE.search(fold(one.label)) for one in form.fields)
    if said.quantity is None or said.name is None or asked:
        return ""
    shown = measures(text) or say_quantity(said.quantity)
    figure = _digits(shown.split()[0]) or _digits(shown)
    return "" if figure in map(_digits, said.name.split()) else f", {shown}"


def _digits(word: str) -> str:
    return "".join(filter(str.isdecimal, word))


def offers(form: Form, said: RegistrationReading) -> dict[str, Pending]:
    """What was said unclearly: its readings to choose from, or the sentence that says what is wrong."""
    found: dict[str, Pending] = {}
    for part, one in parts(form).items():
        match said.asked.get(part):
            case Candidates(options=options, question=question):
                given = tuple((each.label, json_of(each.value)) for each in options)
                found[one.key] = Pending(Waiting.READING, given, question=question)
            case Refused(reason=reason, message=message) if reason not in NOT_SAID:
                found[one.key] = Pending(Waiting.READING, question=message)
            case _:
                continue
    return found


def parts(form: Form) -> Mapping[str, Field]:
    """Which field takes which part of a registration; a part that no field takes is not there."""
    shape = shapes.shape(form)
    quantity = next((one for one in form.fields if one.kind is Kind.QUANTITY), None)
    found = {"name": shape.name, "value": shape.value, "starts_on": shape.starts,
             "ends_on": shape.finishes, "quantity": quantity}  # fmt: skip
    return {part: one for part, one in found.items() if one is not None}
