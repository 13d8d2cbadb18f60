"""How plans ask, folded, that villages register works: "100% thôn đăng ký và hoàn thành ít nhất 01 công trình"."""

from typing import Final

_WHO: Final = (
    r"(?:cac )?(?:thon|xom|lang|ban|buon|bon|ap|khom|khu pho|khu dan cu|to dan pho|don vi|co quan)"
)
_WORK: Final = r"(?:cong trinh|phan viec|viec lam|cong trinh phan viec)"
REGISTERING: Final = (
    rf"(?:ty le )?(?:so )?{_WHO}(?:(?:,| va) {_WHO})* (?:co )?dang ky(?: thuc hien)?"
    r"(?P<done>(?:,| va) (?:thuc hien |to chuc )?hoan thanh)?"
    rf"(?: (?:it nhat |tu )?(?:\d+ |mot )?{_WORK}(?:(?:,| va| hoac) {_WORK})*"
    r"(?: thiet thuc| cu the| tro len| chao mung)*)?"
)
