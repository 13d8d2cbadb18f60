"""How far a work is, in words that nobody asked for: "làm được 30% rồi", "đường xong, cổng chào được 50%"."""

import re
from datetime import date

from campaigns.forms import reported
from campaigns.wording.percent.read import read_percent
from campaigns.wording.reading import Candidates, Refused, Value
from campaigns.wording.registration.read import read_registration
from campaigns.wording.spelling.text import clean, fold, words_of
from campaigns.wording.talk.small_talk import registers

LONGEST = 160  # characters; a longer message says more than that
_DONE = re.compile(
    r"\b(?:(?:lam|do|xay|lap|trong|dao|dap|lat|son|quet|thi cong|xong|moi|da) (?:\w+ ){0,2}duoc|dang (?:lam|do|xay|thi cong))\b"
)
_BEGUN = re.compile(  # "khởi công rồi cháu": how far it is, is asked
    r"(?:(?:da|moi|vua|thon|bac|hom qua|hom nay|sang nay|bua qua) )*(?:khoi cong|bat dau|dong tho|trien khai|lam)(?: lam)?(?: roi| hom qua| hom nay| sang nay)"
    r"(?: (?:chau|em|a|nhe|nha|anh|chi))*[.! ]*"
    r"|(?:thon |bac )*da (?:khoi cong|bat dau|dong tho|trien khai)(?: (?:lam|chau|em|a|nhe|nha|anh|chi))*[.! ]*"
)
_MOVES = re.compile(r"\b(?:lui|hoan|doi|chuyen)\b(?: \w+){0,4} (?:sang|den|toi|qua)\b")
_REACHED = re.compile(  # "được 150%": what is wrong with it is said at the form's question
    r"(?:(?:da|moi|lam|thon|toi|em|bac) )*(?:duoc|dat) (?:khoang |tam |hon )?[0-9][0-9.,]* ?(?:%|phan tram)"
)
_TELLING = words_of(["lam xong hoan thanh duoc dat moi nua gan roi dang chua da"])
_TELLS = re.compile(r"%|\b(?:phan tram|xong|hoan thanh|duoc|dat|moi|nua|gan|sap|roi|dang|chua)\b")


def may_tell(said: str) -> bool:
    """Whether it may be about how far a work is: neither a registration nor another day for one."""
    words = fold(said)
    if len(said) > LONGEST or not _TELLS.search(words):
        return False
    return not registers(said) and not _MOVES.search(words)


def only_begun(said: str) -> bool:
    """ "Khởi công rồi cháu": how far it is, is asked."""
    return _BEGUN.fullmatch(fold(said)) is not None


def says_how_far(said: str) -> bool:
    """A share in one of its clauses: "đã khởi công hôm 5/12, đang làm được 30%"."""
    return not said.isdecimal() and any(
        isinstance(read, Value) or (_REACHED.match(fold(one)) and isinstance(read, Refused))
        for one in (said, *reported.clauses(said))
        for read in (read_percent(one),)
    )


def says_partly(said: str) -> bool:
    """How far the named work is, though not how far of all: "đường mới đổ được 120m"."""
    return bool(_DONE.search(fold(said))) and isinstance(read_percent(said), Candidates)


def of_another_work(said: str, today: date) -> bool:
    """Whether it tells of a work that is not registered: "cổng chào 45 triệu, xong rồi"."""
    heard = read_registration(said, today, ())
    if heard.name is None or heard.value is None or isinstance(read_percent(heard.name), Value):
        return False
    return not {"chi", "het", "tieu"} & set(fold(said).split())


def beside(said: str, *, code: str, name: str) -> tuple[str, int]:
    """What is said beside the work's code and name, and how many words named it; its code names no other."""
    own = re.compile(rf"(?<![\w-]){re.escape(code)}(?![\w-])[\s,.:]*", re.IGNORECASE)
    uncoded, coded = own.subn("", clean(said))
    rest, taken = _without(uncoded, name)
    return rest.strip(), taken + coded * LONGEST


def _without(said: str, name: str) -> tuple[str, int]:
    """What is said beside the work's name, and how many words of it were said: "đường bê tông 60%" and
    "đường 60%" of the work "Đường bê tông" are "60%"."""
    words, wanted = said.split(), fold(name).split()
    folded = [fold(one).strip(",.:") for one in words]
    for length in range(len(wanted), 0, -1):
        for start in range(len(wanted) - length + 1):
            run = wanted[start : start + length]
            if length == 1 and (run[0] in _TELLING or not run[0].isalpha()):
                continue
            for at in range(len(words) - length + 1):
                if folded[at : at + length] == run:
                    return " ".join(words[:at] + words[at + length :]), length
    return said, 0
