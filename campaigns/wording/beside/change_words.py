"""Words that change something, said once for all patterns and tables that look for them.

ALTER and MOVES_A_DEADLINE are parts of patterns for text without marks.
"""

from campaigns.wording.spelling.text import fold
from campaigns.wording.units.words import VILLAGE

ALTER = r"(?:thay doi|doi|sua|dieu chinh|chinh)"

# "không làm đường nữa, chuyển sang cổng chào": another work in its place
INSTEAD = (
    "chuyển sang", "chuyển qua", "chuyển thành", "đổi sang", "đổi qua", "thay bằng", "thay vào đó", "thay thành",
)  # fmt: skip
INSTEAD_FOLDED = "(?:" + "|".join(map(fold, INSTEAD)) + ")"

# everybody's: of one village its card tells more
MOVES_A_DEADLINE = (
    rf"(?:(?:xin|cho|can|muon|em|chi|hay) )*(?:{ALTER}|lui|keo dai|gia) (?:lai )?(?:ngay |thoi )?"
    rf"(?:han|gian)\b(?!.*\b{VILLAGE} \d)"
)
