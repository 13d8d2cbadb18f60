"""What the pages of QR codes say beside them, and what their files are called."""

from typing import Final

GROUP: Final = "1. Quét để thêm máy vào nhóm của thôn"
HEAD: Final = "2. Trưởng thôn quét một lần"
FILE: Final = "ma-qr-{}.png"
