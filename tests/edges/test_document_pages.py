"""Documents as other programs save them: .pdf and .odt read like the .docx they were made from."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfWriter

from benchmarks.plans import score
from campaigns.planreader.key import as_key
from campaigns.planreader.read import read_plan
from reports import child, documents, page_layout
from reports.page_layout import Line, Piece
from tests.edges.test_documents import MADE_UP
from tests.fixtures_office import as_office_docx

OFFICE = shutil.which("soffice")
ALIKE = [one for one in MADE_UP if one.stem.partition("-")[0] in ("m01", "m10", "m13", "m23", "m30", "m60", "m106", "m144", "m182", "h03")]  # fmt: skip
PAGE = """\
        ỦY BAN NHÂN DÂN                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA
            XÃ ĐÔNG HẢI                                   VIỆT NAM
          Số: 36/KH-UBND                    Đông Hải, ngày 02 tháng 02 năm 2026
                                    KẾ HOẠCH
  Phát động đợt thi đua đặc biệt “Chung sức xây dựng nông thôn mới”
       Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND
huyện Phú Hòa về phát động phong trào thi đua năm 2026; UBND xã Đông
Hải xây dựng kế hoạch như sau:
STT              Chỉ tiêu          Đơn vị tính      Kế hoạch năm      Ghi chú
                                                    2026
1                Chiều dài         km               3,5
                 đường bê tông
2                Số vườn hộ        vườn             40                Mỗi thôn ít
                 được chỉnh                                           nhất 3
       III. THỜI GIAN THỰC HIỆN
Nơi nhận:                                         TM. ỦY BAN NHÂN DÂN
- UBND huyện (b/c);                                        CHỦ TỊCH
- Lưu: VT.
                                                        Lương Văn Khởi
"""


LONG = [f"{at} | Thôn {at} | Làm đường bê tông ngõ xóm, cổng chào và nhà văn hóa của thôn | {at * 10} m" for at in range(1, 61)]  # fmt: skip
LETTER = 6.0  # points, half as wide as high


def typed(page: str) -> list[Line]:
    """A page as a typewriter sets it: three blanks part two pieces, a blank line stands apart."""
    lines: list[Line] = []
    blank = False
    for at, line in enumerate(page.split("\n")):
        pieces = tuple(
            Piece(one[0], one.start() * LETTER, one.end() * LETTER)
            for one in re.finditer(r"\S+(?: {1,2}\S+)*", line)
        )
        if pieces:
            lines.append(Line(pieces, 2 * LETTER, at * 3 * LETTER, blank))
        blank = not pieces
    return lines


def read(page: str) -> list[str]:
    """The lines that are read on it, without blank ones."""
    return [line for line in page_layout.lines_of(typed(page)) if line]


def test_columns_of_a_page_are_read_as_a_person_reads_them() -> None:
    """Letterhead and signature block after block, a table row by row, paragraphs set apart."""
    assert read(PAGE) == [
        "ỦY BAN NHÂN DÂN", "XÃ ĐÔNG HẢI", "Số: 36/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Đông Hải, ngày 02 tháng 02 năm 2026", "KẾ HOẠCH",
        "Phát động đợt thi đua đặc biệt “Chung sức xây dựng nông thôn mới”",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND",
        "huyện Phú Hòa về phát động phong trào thi đua năm 2026; UBND xã Đông",
        "Hải xây dựng kế hoạch như sau:",
        "STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2026\tGhi chú",
        "1\tChiều dài đường bê tông\tkm\t3,5\t…",
        "2\tSố vườn hộ được chỉnh\tvườn\t40\tMỗi thôn ít nhất 3",
        "III. THỜI GIAN THỰC HIỆN",
        "Nơi nhận:", "- UBND huyện (b/c);", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lương Văn Khởi",
    ]  # fmt: skip


def test_ordinals_in_the_middle_of_their_rows() -> None:
    """A table whose cells are centred from top to bottom keeps its rows."""
    page = (
        "TT    Chỉ tiêu            ĐVT     Kế hoạch\n"
        "      Chiều dài đường\n"
        "1     giao thông nông     km      3,5\n"
        "      thôn\n"
        "      Số vườn hộ\n"
        "2     được chỉnh trang    vườn    40\n"
        "      trong năm"
    )

    assert read(page) == [
        "TT\tChỉ tiêu\tĐVT\tKế hoạch",
        "1\tChiều dài đường giao thông nông thôn\tkm\t3,5",
        "2\tSố vườn hộ được chỉnh trang trong năm\tvườn\t40",
    ]


@pytest.mark.parametrize(("locked", "code"), [("", "scanned"), ("mở", "encrypted")])
def test_a_pdf_without_letters_or_without_its_password(locked: str, code: str) -> None:
    """A scan has no text; a locked file says that it is locked."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    if locked:
        writer.encrypt(locked, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    assert child.answer(documents.parse, out.getvalue()) == {"refused": code}


def test_too_many_pages() -> None:
    """A book is no plan."""
    writer = PdfWriter()
    for _ in range(301):
        writer.add_blank_page(width=595, height=842)
    out = io.BytesIO()
    writer.write(out)

    assert child.answer(documents.parse, out.getvalue()) == {"refused": "too_long"}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each plan as .docx, .odt and .pdf."""
    if OFFICE is None:
        pytest.skip("LibreOffice, which makes the .odt and .pdf, is not on this machine")
    folder = tmp_path_factory.mktemp("plans")
    (folder / "long.docx").write_bytes(as_office_docx("\n".join(["I. CHỈ TIÊU", *LONG])))
    for path in ALIKE:
        (folder / f"{path.stem}.docx").write_bytes(as_office_docx(path.read_text("utf-8")))
    for kind in ("odt", "pdf"):
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
             *map(str, folder.glob("*.docx")), "--outdir", str(folder)],
            check=True, capture_output=True, timeout=110,
        )  # fmt: skip
    return folder


@pytest.mark.parametrize("kind", ["odt", "pdf"])
@pytest.mark.parametrize("path", ALIKE, ids=lambda path: path.stem)
def test_a_saved_plan_reads_like_its_text(converted: Path, path: Path, kind: str) -> None:
    """Every field of the key is as right as the text's own."""
    wrong: list[str] = []
    text = documents.parse((converted / f"{path.stem}.{kind}").read_bytes())

    score(as_key(read_plan(text)), as_key(read_plan(path.read_text("utf-8"))), wrong.append)

    assert wrong == []


def test_a_table_goes_on_overleaf(converted: Path) -> None:
    """Every row is there once, also the one that the page's end has cut."""
    text = documents.parse((converted / "long.pdf").read_bytes())

    assert [line for line in text.split("\n") if "\t" in line] == [
        line.replace(" | ", "\t") for line in LONG
    ]


def test_a_line_that_was_only_full_goes_on() -> None:
    """What begins an item, is set in or is a heading does not."""
    page = (
        "   Các thôn đăng ký công trình, phần việc với Văn phòng trước ngày\n"
        "20/11/2023 theo mẫu; ủy ban nhân dân xã tổng hợp, báo cáo HĐND-\n"
        "UBND huyện.\n"
        "- Các thôn: đăng ký công trình với Ủy ban nhân dân xã, báo cáo hằng\n"
        "- Văn phòng: tổng hợp, trình Chủ tịch xã xem xét và khen thưởng đợt\n"
        "IV. TỔ CHỨC"
    )

    assert read(page) == [
        "Các thôn đăng ký công trình, phần việc với Văn phòng trước ngày 20/11/2023 theo mẫu;"
        " ủy ban nhân dân xã tổng hợp, báo cáo HĐND-UBND huyện.",
        "- Các thôn: đăng ký công trình với Ủy ban nhân dân xã, báo cáo hằng",
        "- Văn phòng: tổng hợp, trình Chủ tịch xã xem xét và khen thưởng đợt",
        "IV. TỔ CHỨC",
    ]
