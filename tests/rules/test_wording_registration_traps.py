"""Registrations that say more than one work, day or length: what is meant, or a question."""

from __future__ import annotations

import re
from datetime import date

import pytest

from campaigns.wording.read import registration_value
from campaigns.wording.registration.read import read_registration, read_registrations
from campaigns.wording.spelling.text import fold
from tests.rules.notation import shown

MONDAY = date(2025, 11, 10)
VILLAGES = [*(f"Thôn {n}" for n in range(1, 14)), "Thôn Đồng Vinh", "Thôn Nam Nhe"]

# text | name | value | start | end | quantity; "-" must be asked, "" is not looked at
TRAPS = """
thôn 1 làm mương 30tr 1-12 1-1 | làm mương | 30000000 | 2025-12-01 | 2026-01-01
thôn 3 làm nhà cho cụ Tam 60 triệu kc 5/12 ht 5/1 | làm nhà cho cụ Tam | 60000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, kc 5/12 ht 5/1, bà con nghỉ tết đến 20/2 | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, kc 5/12 ht 5/1. Hạn nộp 20/11 | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, 5/12 khởi công, 5/1 xong, nghiệm thu 10/1 | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr từ 5/12 đến 5/1 vay 20 triệu | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 300m 30tr, cách nhà văn hóa 50m, đợt trước làm 100m rồi | làm mương | 30000000 | - | - | 300 m
thôn 1 làm mương 30tr, đợt trước làm 100m rồi | làm mương | 30000000 | - | - | -
thôn 1 làm mương 30tr, giá thợ 200k một mét | làm mương | | - | - | -
thôn 1 làm mương không phải 95tr, kc 5/12 ht 5/1 | làm mương | - | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, không khởi công 5/12 mà 8/12, xong 5/1 | làm mương | 30000000 | 2025-12-08 | 2026-01-05
thôn 1 làm mương 30tr, khởi công 5/12, chưa xong 5/1 | làm mương | 30000000 | 2025-12-05 | -
thôn 1 làm mương 30tr, khởi công 5/12, 5/1 mới xong móng | làm mương | 30000000 | 2025-12-05 | -
thôn 1 làm mương 30tr, chưa khởi công, 5/12 khởi công, 5/1 xong | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 2 làm cầu, không phải, làm cống, 60 triệu, kc 20/11 ht 30/12 | làm cống | 60000000 | 2025-11-20 | 2025-12-30
thôn 2 làm cổng, nhầm, làm cống 60 triệu, kc 20/11 ht 30/12 | làm cống | 60000000 | 2025-11-20 | 2025-12-30
thôn 2 làm đường 300m, à nhầm 350m, 60 triệu, kc mai, à ngày kia | làm đường | 60000000 | 2025-11-12 | - | 350 m
thôn 2 làm kè 60 triệu, từ 20/11 đến 20/12, xin lỗi đến 30/12 | làm kè | 60000000 | 2025-11-20 | 2025-12-30
thôn 2 đường 1,5 tỷ ghi nhầm 1,05 tỷ, kc 20/11 ht cuối tháng 2... à cuối tháng 1 | đường | - | 2025-11-20 | 2026-01-21..2026-01-31
đăng ký cho chi hội phụ nữ thôn 2 nhé em: sửa nhà cho hội viên nghèo, 40 triệu, kc 20/11 ht 30/12 | sửa nhà cho hội viên nghèo | 40000000 | 2025-11-20 | 2025-12-30
thôn 1 làm mương 30tr, gặt xong 5/12 khởi công, 5/1 xong | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, ăn giỗ xong mồng 5/12 là bắt đầu, 5/1 xong | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1 làm mương 30tr, cưới con xong 5/12 khởi công | làm mương | 30000000 | 2025-12-05 | -
thôn 1 làm mương 30tr hoàn thành 5/1 bắt đầu 5/12 | làm mương | 30000000 | 2025-12-05 | 2026-01-05
thôn 1\tlàm mương\t1.200\tm\t36.000.000\t5/12/2025\t5/1/2026 | làm mương | 36000000 | 2025-12-05 | 2026-01-05 | 1200 m
thôn 4 không làm cổng chào mà làm đường bê tông 180tr, kc 20/11 ht 20/12 | làm đường bê tông | 180000000 | 2025-11-20 | 2025-12-20
thon 4 khong lam cong chao ma lam duong be tong 180tr, kc 20/11 ht 20/12 | lam duong be tong | 180000000 | 2025-11-20 | 2025-12-20
thôn 4 bỏ cổng chào, chuyển sang làm sân bóng 90 triệu, khởi công 20/11, xong 20/12 | làm sân bóng | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 xin đổi đường ngõ sang làm nhà văn hoá 90 triệu, kc 20/11 ht 20/12 | làm nhà văn hoá | 90000000 | 2025-11-20 | 2025-12-20
thon 4 doi cong chao sang lam san bong 90tr kc 20/11 ht 20/12 | lam san bong | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 thay đường ngõ bằng nhà văn hoá 90 triệu, kc 20/11 ht 20/12 | - | 90000000 | 2025-11-20 | 2025-12-20
thon 4 doi duong ngo thanh nha van hoa 90tr kc 20/11 ht 20/12 | - | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 thay đường đất bằng đường bê tông 90 triệu, kc 20/11 ht 20/12 | thay đường đất bằng đường bê tông | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 thay mái tôn nhà văn hoá bằng đổ mái bê tông 90 triệu, kc 20/11 ht 20/12 | thay mái tôn nhà văn hoá bằng đổ mái bê tông | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 đổi mới sân nhà văn hoá bằng đổ bê tông 90 triệu, kc 20/11 ht 20/12 | đổi mới sân nhà văn hoá bằng đổ bê tông | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 thay bóng đèn bằng đèn led 9 triệu, kc 20/11 ht 20/12 | thay bóng đèn bằng đèn led | 9000000 | 2025-11-20 | 2025-12-20
thôn 4 chuyển đổi lúa sang trồng ngô 90 triệu, kc 20/11 ht 20/12 | chuyển đổi lúa sang trồng ngô | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 năm ngoái làm đường 200 triệu, năm nay làm cống 50 triệu kc 20/11 ht 20/12 | làm cống | 50000000 | 2025-11-20 | 2025-12-20
thôn 4 đã làm xong cổng 10/11, nay làm sân bóng 90 triệu kc 20/11 ht 20/12 | làm sân bóng | 90000000 | 2025-11-20 | 2025-12-20
thôn 4 nhận làm sạch kênh tiêu 5 triệu từ 16/11 đến 18/11 | làm sạch kênh tiêu | 5000000 | 2025-11-16 | 2025-11-18
thôn 6 làm đường đợt 1 từ 20/11 đến 30/11, đợt 2 từ 10/12 đến 20/12, tổng 150 triệu | làm đường đợt 1 | 150000000 | 2025-11-20 | 2025-12-20
thôn 7 làm đường 200m, mương 150m, 250 triệu, kc 1/12 ht 31/12 | làm đường | 250000000 | 2025-12-01 | 2025-12-31 | -
thôn 2 làm 2 tuyến đường 1km và 500m, 2 tỷ, kc 1/12 ht 1/6 | làm 2 tuyến đường | 2000000000 | 2025-12-01 | 2026-06-01 | -
thôn 2 làm 2 tuyến 300m và 500m, tổng dài 800m, 2 tỷ, kc 1/12 ht 1/6 | làm 2 tuyến | 2000000000 | 2025-12-01 | 2026-06-01 | 800 m
thôn 2 làm đường 300m, 3m, 250 triệu, kc 1/12 ht 31/12 | làm đường | 250000000 | | | 300 m
thôn 10 làm kè suối dự kiến 15/12 có tiền thì làm, 80 triệu | làm kè suối | 80000000 | -
thôn 3 xây bếp 150 triệu khởi công sớm nhất 1/12, xong 31/1 | xây bếp | 150000000 | - | 2026-01-31
thôn 3 xây bếp 150 triệu làm các ngày thứ 7 chủ nhật tháng 12 | xây bếp | 150000000 | -
thôn 6 xin hỗ trợ 100 tấn xi măng làm đường 500m kc 1/12 ht 31/1 | làm đường | - | 2025-12-01 | 2026-01-31 | 500 m
nhà văn hóa thôn 6 xuống cấp, bà con muốn sửa lại mái, 70tr, đầu tháng 12 sửa, giữa tháng xong | sửa lại mái | 70000000 | 2025-12-01..2025-12-10 | 2025-12-11..2025-12-20
thôn 10 sửa lại đường do bão làm hư, 60 triệu, làm từ 15/11 tới 15/12 | sửa lại đường | 60000000 | 2025-11-15 | 2025-12-15
thôn 6 làm cái cầu vì cầu cũ hỏng, 90tr, kc 1/12, ht 15/1 | làm cái cầu | 90000000 | 2025-12-01 | 2026-01-15
thôn 5 lắp wifi nhà văn hoá 5tr6 lắp luôn tuần này | lắp wifi nhà văn hoá | 5600000 | 2025-11-10..2025-11-16 | -
thôn 4 có 80 triệu, muốn làm cống kc 1/12 ht 31/12 | làm cống | -
thôn 8 tôn tạo giếng làng, kinh phí: dân góp 30tr, xã hội hoá 50tr; kc 20/11 | tôn tạo giếng làng | - | 2025-11-20
thôn đồng vinh làm 3 công trình: đường hoa, cổng chào, sân bóng tổng 200 triệu kc 1/12 | đường hoa, cổng chào, sân bóng | 200000000 | 2025-12-01
thôn 1 làm cống 22tr bắt đầu thứ 4 kết thúc thứ 3 | làm cống | 22000000 | 2025-11-12 | 2025-11-18
thôn 1 làm cống theo quyết định số 45 ngày 3/11 của xã, 22 triệu, kc 20/11 ht 10/12 | làm cống | 22000000 | 2025-11-20 | 2025-12-10
thôn 1 làm cống hộp 2x2m 22tr kc 20/11 | làm cống hộp 2x2m | 22000000 | 2025-11-20 | | -
thôn 1 dk san khau 60tr ko bao gom am thanh kc 1/12 | san khau | - | 2025-12-01
thôn 1 làm sân khấu 60tr chưa gồm âm thanh kc 1/12 | làm sân khấu | - | 2025-12-01
thôn 1 làm sân khấu 60tr chưa tính công dân kc 1/12 | làm sân khấu | 60000000 | 2025-12-01
thon 3 trong hang rao 6tr lam tu 20 den 25/11 | trong hang rao | 6000000 | 2025-11-20 | 2025-11-25
thôn 1 xây 1 phòng học + 1 nhà bếp 480tr kc 1/12 | xây 1 phòng học + 1 nhà bếp | 480000000 | 2025-12-01
thôn 13 khởi công đường điện 20/11 chứ không phải 10/11 | đường điện | - | 2025-11-20 | -
thôn 2 có 1 công trình là nhà để xe tang, kinh phí tầm 60 triệu, kc 1/12 | nhà để xe tang | 60000000 | 2025-12-01
thôn 3 làm đường tự quản không tốn kinh phí, bắt đầu tháng 12 | làm đường tự quản | 0
thôn 1 tát ao dọn bèo 0đ chủ nhật 16/11 làm, 1 buổi xong | tát ao dọn bèo | 0 | 2025-11-16
thôn 6 vận động 5 hộ hiến đất mở đường 200m rộng từ 3m lên 5m, 150tr, kc 1/12 | mở đường | 150000000 | 2025-12-01
thôn 3 mua xe rác 35tr, thanh toán 1/12, nhận xe 5/12 | mua xe rác | 35000000 | - | -
thôn 3 mua 2 xe rác, 1 xe 35tr | mua 2 xe rác | -
thôn 5 xây nhà bia hết 120 triệu đã làm từ tháng 5 nay xin đăng ký bổ sung | xây nhà bia | 120000000
thôn 7 thôi làm sân bóng, xin làm vườn hoa 30tr kc 1/12 ht 30/12 | làm vườn hoa | 30000000 | 2025-12-01 | 2025-12-30
thôn 7 không làm sân bóng nữa mà làm vườn hoa 30tr kc 1/12 ht 30/12 | làm vườn hoa | 30000000 | 2025-12-01 | 2025-12-30
thôn 7 không làm sân bóng nữa, làm vườn hoa 30tr kc 1/12 ht 30/12 | làm vườn hoa | 30000000 | 2025-12-01 | 2025-12-30
thôn 7 sân bóng 200tr tháng 12 khởi công, tháng 3 đưa vào sử dụng | sân bóng | 200000000 | 2025-12-01..2025-12-31 | 2026-03-01..2026-03-31
con ở thôn 8 con xin đăng ký cho thôn con làm cái sân chơi hết hai mươi lăm triệu | làm cái sân chơi | 25000000
thôn 3 làm đường bề rộng 4m chiều dài 1.150m, 1 tỷ, kc 1/12 | làm đường | 1000000000 | 2025-12-01 | | 1150 m
thôn 3 quét dọn đường làng 0đ, mỗi nhà 1 người, 16/11 làm | quét dọn đường làng | 0 | 2025-11-16
thôn 7 đường hoa xin kéo dài tới 20/12 | đường hoa | - | - | 2025-12-20
thôn 5 đk ct: "Sáng - Xanh - Sạch - Đẹp" đường trục, 30tr, 15/11 đến 30/12 | Sáng - Xanh - Sạch - Đẹp đường trục | 30000000 | 2025-11-15 | 2025-12-30
thôn 1 làm đường 30/4 kéo dài 300m 210tr kc 20/11 | làm đường 30/4 | 210000000 | 2025-11-20 | | 300 m
thôn 6 bê tông đường 350m đơn giá 700k/m tổng 245tr kc 1/12 | bê tông đường | 245000000 | 2025-12-01
thôn 3 làm đường, dự toán 350tr quyết toán 330tr, kc 1/12 | làm đường | -
thôn 3 làm đường xin 350tr kc 1/12 | làm đường | -
thôn 3 làm đường 300, 350tr kc 1/12 | làm đường | - | 2025-12-01
thôn 12 đăng ký công trình như năm ngoái | - | -
thôn 12 muốn làm cổng chào mà chưa có tiền | làm cổng chào | -
thôn 2 làm đường hoa trước cổng ủy ban hết 6 triệu | làm đường hoa trước cổng ủy ban | 6000000
thôn 9 bà con đồng lòng làm tuyến mương hết 350 triệu | làm tuyến mương | 350000000
thôn 7 xây tường kè 240tr, khởi công 20/11, 3 tháng sau hoàn thành | xây tường kè | 240000000 | 2025-11-20 | 2026-02-20
thôn 7 xây kè 240tr, khởi công 20/11, hoàn thành 30 tháng sau | xây kè | 240000000 | 2025-11-20 | -
- Đơn vị: Thôn 3\\n- Tên công trình: Nhà văn hóa\\n- Tổng giá trị (triệu đồng): 1.200 | nhà văn hóa | 1200000000
Thôn 3 nhà văn hóa 1200 (triệu đồng) kc 1/12 | nhà văn hóa | 1200000000 | 2025-12-01
(Thôn 3) Nhà văn hóa (1,2 tỷ) (1/12 - 1/6) | nhà văn hóa | 1200000000 | 2025-12-01 | 2026-06-01
thôn 10 xây 2 cống hộp (45 triệu/cống), kc 1/12 | xây 2 cống hộp | - | 2025-12-01
thôn 3 làm nhà văn hóa 1,2 tỷ lễ khởi công 7h30 sáng thứ 2 1/12 | làm nhà văn hóa | 1200000000 | 2025-12-01
thôn 3 không có tiền nên làm đường đất thôi 20tr kc 1/12 | làm đường đất thôi | 20000000 | 2025-12-01
thôn 3 răng cũng phải làm cái cầu ni, 80 triệu | làm cái cầu ni | 80000000
thon 2 lam 4 tuyen duong tong chieu dai 1km5 1ty2 kc 1/12 | lam 4 tuyen duong | 1200000000 | 2025-12-01 | | 1500 m
thôn 7 sửa trạm bơm hết năm mươi lăm triệu anh ạ, kc 1/12 | sửa trạm bơm | 55000000 | 2025-12-01
thôn 7 sửa trạm bơm năm mươi lăm triệu à nhầm sáu mươi lăm triệu, kc 1/12 | sửa trạm bơm | 65000000 | 2025-12-01
thôn 6 làm cống 25 triệu vật liệu về 20/11 khởi công 22/11 đổ nắp 30/11 xong 5/12 | làm cống | - | 2025-11-22 | 2025-12-05
thôn 6 làm mái che chợ 145tr họp dân 18/11 đào móng 25/11 lợp mái 10/12 xong 20/12 | làm mái che chợ | 145000000 | 2025-11-25 | 2025-12-20
thôn 9 làm nhà để xe 40tr, khởi công 1-12, tháng 2 xong | làm nhà để xe | 40000000 | 2025-12-01 | 2026-02-01..2026-02-28
thôn 9 làm bờ kè 40tr khởi công 1-12 6 tháng xong | làm bờ kè | 40000000 | 2025-12-01 | 2026-06-01
thôn 9 làm cống 40tr. Bắt đầu ngày 20 tháng 11. 45 ngày thì xong | làm cống | 40000000 | 2025-11-20 | 2026-01-04
thôn 9 làm cổng 40tr, 10-12-30-12 | làm cổng | 40000000 | - | -
thôn 4 làm hàng rào cây xanh bà con tự làm không tốn tiền chủ nhật này làm | làm hàng rào cây xanh | 0 | 2025-11-16
thôn 1 làm cầu bê tông 180 triệu dân góp 60 khởi công 1/12 | làm cầu bê tông | 180000000 | 2025-12-01
thôn 7 đăng ký làm mương, kinh phí 165 triệu và 3 triệu, kc 1/12 | làm mương | - | 2025-12-01
thôn 4 sẽ khởi công 15/11 sân bóng giá trị 220 triệu | sân bóng | 220000000 | 2025-11-15
thôn 4 làm sân bóng 220tr, khởi công vào ngày đầu tháng 12 | làm sân bóng | 220000000 | -
thôn 4 làm sân bóng 220tr, khởi công ngày 10/2026 | làm sân bóng | 220000000 | 2026-10-01..2026-10-31
10/12 nếu trời nắng thôn 4 làm sân bóng 220tr | làm sân bóng | 220000000 | -
làm đèn đường 50tr kc 10/12 ht 20/12, thành tích chào mừng 22/12 | làm đèn đường | 50000000 | 2025-12-10 | 2025-12-20
thôn 4 làm đường bê tông ngõ 7, 9, 11 - 182 triệu - 1/12 - 30/12 | làm đường bê tông ngõ 7, 9, 11 | 182000000 | 2025-12-01 | 2025-12-30
thôn 4 làm bãi đỗ xe 140tr khởi công ngày kia xong cuối tháng 12 | làm bãi đỗ xe | 140000000 | 2025-11-12 | 2025-12-21..2025-12-31
thôn 3 làm đường 240tr kc 1/12 ht 1/1, bảo hành 1 năm | làm đường | 240000000 | 2025-12-01 | 2026-01-01 | -
thôn 3 làm đường 240tr, trẻ nghỉ hè 1/6 nên làm 5/6, ht 1/7 | làm đường | 240000000 | 2026-06-05 | 2026-07-01
thôn 3 làm đường, anh Hải Việt kiều cho 240tr, kc 1/12 | làm đường | - | 2025-12-01
Thôn 3 có 120 hộ đăng ký làm đường 240tr, kc 1/12 | làm đường | 240000000 | 2025-12-01 | | -
thôn 13 ra quân dọn vệ sinh sáng 22/11 | dọn vệ sinh | - | 2025-11-22
thôn 4 nạo vét kênh N3, 12tr, kc 20/11 | nạo vét kênh N3 | 12000000 | 2025-11-20
thôn 4 mô hình "Cổng nhà sạch, ngõ xanh", 0đ, phát động 20/11 | mô hình "Cổng nhà sạch, ngõ xanh" | 0 | 2025-11-20
thôn 4 đã họp và quyết định đổ bê tông ngõ 5, 70tr, kc 20/11 | đổ bê tông ngõ 5 | 70000000 | 2025-11-20
thôn 4 bà con đã họp bàn và thống nhất làm đường điện 70tr kc 20/11 | làm đường điện | 70000000 | 2025-11-20
thon 4 lam them 1 cong trinh nua la hang rao nha van hoa 60m 42tr kc 20/11 | hang rao nha van hoa | 42000000 | 2025-11-20 | | 60 m
thôn 4: gv: cổng chào 80tr, kc 20/11 | cổng chào | 80000000 | 2025-11-20
thôn 4 gv: cô Lan, sửa lớp học 40tr kc 20/11 | sửa lớp học | 40000000 | 2025-11-20
thôn 4 chưa có công trình nào, để em họp dân đã | - | -
thôn 4 làm biển tên đường, ngõ 15tr kc 20/11 | làm biển tên đường, ngõ | 15000000 | 2025-11-20
thôn 4 lắp biển tên đường, biển tên ngõ, số nhà 15tr kc 20/11 | lắp biển tên đường, biển tên ngõ, số nhà | 15000000 | 2025-11-20
thôn 4 mỗi nhà 1 cột cờ 200k kc 20/11 | mỗi nhà 1 cột cờ | - | 2025-11-20
thôn 4 làm mô hình mỗi nhà một vườn rau, 12tr, kc 20/11 | làm mô hình mỗi nhà một vườn rau | 12000000 | 2025-11-20
thôn 4 vận động 4 hộ hiến 500m2 đất làm đường 300m 150tr kc 20/11 | làm đường | 150000000 | 2025-11-20 | | 300 m
thôn 4 làm mương tưới cho 10ha lúa 150tr kc 20/11 | làm mương tưới cho 10ha lúa | 150000000 | 2025-11-20 | | -
thôn 4 làm mương tiêu 200m 150tr kc 20/11 | làm mương tiêu | 150000000 | 2025-11-20 | | 200 m
thôn 4 làm đường qua 120 hộ 150tr kc 20/11 | làm đường qua 120 hộ | 150000000 | 2025-11-20 | | -
thôn 4 làm đường 200tr thực hiện quý 2-3/2026 | làm đường | 200000000 | 2026-04-01..2026-06-30 | 2026-07-01..2026-09-30
thôn 4 trồng hoa 5tr kc 20/11 - 25/11 ht 30/11 | trồng hoa | 5000000 | 2025-11-20..2025-11-25 | 2025-11-30
thôn 4 làm đường và cổng, đường kc 5/12 xong 20/1, cổng kc 1/12 xong 25/12 | làm đường và cổng, đường | - | - | -
thôn 4 nạo vét mương 2km thuê máy xúc 3 ngày hết 12tr, bắt đầu 18/11 | nạo vét mương thuê máy xúc 3 ngày | 12000000 | 2025-11-18 | -
thôn 4 tổ chức ngày hội đại đoàn kết 16/11, kinh phí 20 triệu | ngày hội đại đoàn kết | 20000000 | - | -
thôn 4 làm hội thi kéo co chào mừng 20/11, kinh phí 5 triệu, tổ chức 16/11 | làm hội thi kéo co | 5000000 | 2025-11-16 | -
T4 ĐK LÀM MƯƠNG, 120 TR, K/C 20/11, H/T 31/12 | làm mương | 120000000 | 2025-11-20 | 2025-12-31
thôn 4 lát gạch sân đình 400m2 tiền công đức 180 triệu kc 20/11 | lát gạch sân đình | - | 2025-11-20 | | 400 m2
thon 4 do be tong ngo ong Tam 65m rong 2m5 het 34tr kc 20/11 | do be tong ngo ong Tam | 34000000 | 2025-11-20 | | 65 m
thon 4 e bao cao a: thon e lam nha van hoa 1 ty 2, kc 20/11 | lam nha van hoa | 1200000000 | 2025-11-20
thon 4 xoa nha tam cho 2 ho ngheo, tong 115tr kc 20/11 | xoa nha tam cho 2 ho ngheo | 115000000 | 2025-11-20
thon 4 hoi thi van nghe 8tr toi 19/11 | hoi thi van nghe | 8000000 | - | -
thôn 4 hiến đất mở lộ 4m, 60tr, kc 20/11 | hiến đất mở lộ | 60000000 | 2025-11-20 | | -
thôn 4 làm đường nội thôn 1 cây 2 hết 1 tỷ 1, kc 20/11 | làm đường nội thôn | 1100000000 | 2025-11-20 | | -
thôn 4 làm cầu dài 18m ngang 2m5 tải trọng 5 tấn, 260tr, kc 20/11 | làm cầu tải trọng 5 tấn | 260000000 | 2025-11-20 | | 18 m
thôn 4 (Tổ 3) bê tông đường 120m, 84 triệu, kc 20/11 | bê tông đường | 84000000 | 2025-11-20 | | 120 m
thôn 4 nhờ ghi giúp: sửa mái nhà văn hóa, chắc hết 9 triệu, kc 20/11 | sửa mái nhà văn hóa | 9000000 | 2025-11-20
thôn 4 gửi lại ạ: cổng chào 45tr, kc 20/11 | cổng chào | 45000000 | 2025-11-20
thôn 4 như đã báo: sân bóng 180 triệu, kc 20/11 | sân bóng | 180000000 | 2025-11-20
thôn 4 hủy giúp cái cổng chào, thay vào đó làm tường rào 40tr kc 20/11 | làm tường rào | 40000000 | 2025-11-20
thôn 4 không đăng ký gì thêm | - | -
thôn 4 làm đường lên nương, 8 ngày máy, mỗi ngày 4tr, tổng 32tr, kc 20/11 | làm đường lên nương | 32000000 | 2025-11-20 | -
nam nhe hien mau 12 nguoi, 0 dong, kc 20/11 | hien mau 12 nguoi | 0 | 2025-11-20
thôn 4 làm cầu ngang kênh, 310 triệu, 1/7 khởi công, 30/11/2026 xong | làm cầu ngang kênh | 310000000 | 2026-07-01 | 2026-11-30
thôn 4 đường cờ, bà con tự mua cờ 0đ, kc 20/11 | đường cờ | 0 | 2025-11-20
thôn 4 đăng ký thực hiện công trình nâng cấp, mở rộng đường trục, 1,1 tỷ, kc 20/11 | nâng cấp, mở rộng đường trục | 1100000000 | 2025-11-20
thon 4. CTrinh: Ranh thoat nuoc. Tien: 130tr. Bat dau: 20.11 | Ranh thoat nuoc | 130000000 | 2025-11-20
thôn 4 quyết tâm làm xong 2km đường hoa, hết 12tr, kc 20/11 | đường hoa | 12000000 | 2025-11-20 | | 2000 m
thôn 4 nhắn: tụi tui làm cống, 24 triệu, kc 20/11 | làm cống | 24000000 | 2025-11-20
thôn 4 sửa đường, 5 khối bê tông, 9 triệu, thứ 7 làm 1 ngày xong | sửa đường | 9000000 | 2025-11-15 | 2025-11-15 | -
thôn 4 sắm trống, cồng chiêng cho đội văn nghệ, 22 triệu, kc 20/11 | sắm trống, cồng chiêng cho đội văn nghệ | 22000000 | 2025-11-20
thôn 4 thay 12 nắp cống bị vỡ, 4tr8, thay xong 20/11 | thay 12 nắp cống bị vỡ | 4800000 | - | 2025-11-20
thôn 4 xây dựng nhà để xe tang trị giá 46 triệu, kc 20/11 | xây dựng nhà để xe tang | 46000000 | 2025-11-20
thôn 4 đèn đường 45 bóng led giá một bóng là 950 nghìn tổng 42tr750 kc 20/11 | đèn đường 45 bóng led | 42750000 | 2025-11-20
thôn 4 đường 210tr khởi công 20/11, cống 15tr khởi công 25/11, cả hai xong 30/12 | đường | - | - | -
thôn 4 trồng 100 cây x 120k = 12tr, kc 20/11 | trồng 100 cây | 12000000 | 2025-11-20
thôn 4 vẽ tranh 7 triệu, bắt đầu thứ 7 này, chủ nhật tuần sau xong | vẽ tranh | 7000000 | 2025-11-15 | 2025-11-23
thôn 4 trồng cây đầu năm: 200 cây, 6tr, kc 20/11 | trồng cây đầu năm | 6000000 | 2025-11-20
thôn 4 sân nhà văn hoá báo nhầm 63tr, đúng là 36tr | sân nhà văn hoá | 36000000
thôn 4 lắp 8 camera ở các ngõ, 32 triệu, kc 20/11 | lắp 8 camera ở các ngõ | 32000000 | 2025-11-20
thôn 4 làm đường hoa dài sáu trăm mét, 12 triệu, kc 20/11 | làm đường hoa | 12000000 | 2025-11-20 | | 600 m
thôn 4 làm đường theo hình thức nhà nước và nhân dân cùng làm, 600 triệu, kc 20/11 | làm đường | 600000000 | 2025-11-20
thôn 4 không làm nhà kho nữa, chuyển sang sân phơi 200m2, 44 triệu, kc 20/11 | sân phơi | 44000000 | 2025-11-20 | | 200 m2
thôn 4 xây nhà văn hoá mới, chắc sang năm làm | xây nhà văn hoá mới | - | -
thôn 4 chi hội phụ nữ: giúp 4 hộ xây bể nước, 12 triệu, kc 20/11 | giúp 4 hộ xây bể nước | 12000000 | 2025-11-20
thôn 4 xin ủng hộ xây miếu 200tr, kc 20/11 | ủng hộ xây miếu | - | 2025-11-20
thôn 4 đèn trang trí hẻm 18, 20, 22 hết 18tr, kc 20/11 | đèn trang trí hẻm 18, 20, 22 | 18000000 | 2025-11-20
thôn 4 cây cầu mới thay cầu cũ mục, 195 triệu, kc 20/11 | cây cầu mới | 195000000 | 2025-11-20
thôn 4 ủng hộ ngày công 150 công làm đường 200m, xi măng xã cho, kc 25/11 | ủng hộ ngày công 150 công làm đường | - | 2025-11-25
thôn 4 đk gấp: sửa cống sập, 18tr, kc 20/11 | sửa cống sập | 18000000 | 2025-11-20
thôn 4 hội thi nấu ăn 20/11, kinh phí 4tr, tổ chức chiều 19/11 | hội thi nấu ăn | 4000000 | 2025-11-19
thôn 4 trồng tre, 4tr, từ 20 tháng 11 tới 30 tháng 11 âm lịch | trồng tre | 4000000 | - | -
Thôn 4 / Điện chiếu sáng ngõ / 600m / 24tr / 20-11 / 30-11 | Điện chiếu sáng ngõ | 24000000 | 2025-11-20 | 2025-11-30 | 600 m
thôn 4 xin rút công trình cấp nước và đăng ký công trình cổng chào 45tr kc 20/11 | cổng chào | 45000000 | 2025-11-20
thôn 4 làm hàng rào chống voi, 60tr, kc 20/11 | làm hàng rào chống voi | 60000000 | 2025-11-20
thôn 4 mỗi đoàn viên trồng 10 cây, 30 đoàn viên 300 cây, 3tr, kc 20/11 | mỗi đoàn viên trồng 10 cây | 3000000 | 2025-11-20 | | 300 cây
thôn 4 vận động làm 8 "Ngôi nhà 100 đồng", kc 20/11 | làm 8 "Ngôi nhà 100 đồng" | - | 2025-11-20
thon 4 cuu tro 12 ho bi toc mai, mua 300 tam ton, 54tr, xong truoc 30/11 | cuu tro 12 ho bi toc mai | 54000000 | -
thôn 4 nâng cấp đài, mua 2 loa 1 âm ly, 9.800.000đ, mua 20/11, lắp 22/11 | nâng cấp đài | 9800000 | 2025-11-20
thon 4 phat quang bui ram, khong ton kinh phi, xong truoc 30/11 | phat quang bui ram | 0 | - | 2025-11-10..2025-11-29
thon 4 cung co mat duong 500m, 45tr, kc 20/11 | cung co mat duong | 45000000 | 2025-11-20
thon 4 lam cau qua kinh 2 thuoc 4, dai 15 thuoc, 190 trieu, kc 20/11 | lam cau qua kinh | 190000000 | 2025-11-20 | | 15 m
thon 4 duong be tong 200 met ngang 3 met, 140tr, kc 20/11 | duong be tong | 140000000 | 2025-11-20 | | 200 m
thon 4 nang cap dai, mua 2 loa 1 am ly, 9.800.000d, mua 20/11, lap 22/11 | nang cap dai | 9800000 | 2025-11-20
Thôn 4 - kênh N5 - 45 triệu - 20/11 - 30/11 | kênh N5 | 45000000 | 2025-11-20 | 2025-11-30
Thôn 4 - đường ngõ 25 - 40 triệu - 20/11 - 30/11 | đường ngõ 25 | 40000000 | 2025-11-20 | 2025-11-30
Thôn 4 - mương kênh 3 - 1 tỷ 2 - 20/11 - 30/11 | mương kênh 3 | 1200000000 | 2025-11-20 | 2025-11-30
Thôn 4 - nạo vét mương - 1tr2 - 20/11 - 30/11 | nạo vét mương | 1200000 | 2025-11-20 | 2025-11-30
Thôn 4 sửa nhà văn hoá hết 10 - 45 triệu, kc 20/11 | sửa nhà văn hoá | 10000000..45000000 | 2025-11-20
thôn 4 đường hoa, kinh phí 25tr do xã cho, dân góp 10tr, kc 20/11 | đường hoa | - | 2025-11-20
thôn 4 đường hoa, kinh phí 25tr do dân góp, còn lại xã lo, kc 20/11 | đường hoa | - | 2025-11-20
thon 4 nha ve sinh 95tr (xa 50 con lai dan), kc 20/11 | nha ve sinh | 95000000 | 2025-11-20 | | -
thôn 4 thay 40 bóng led 12 triệu, thay từ 20/11 đến 25/11 | thay 40 bóng led | 12000000 | 2025-11-20 | 2025-11-25
thôn 4 tường bao 84tr, 3 tháng, kc 20/11 | tường bao | 84000000 | 2025-11-20 | 2026-02-20
thôn 4 nhà để xe tang 80tr, cuối tháng khởi công | nhà để xe tang | 80000000 | 2025-11-21..2025-11-30
thôn 4 giải bóng đá 7 người 9 triệu, kc 20/11 | giải bóng đá 7 người | 9000000 | 2025-11-20 | | -
thôn 4 mở đường ra đồng 800m hiến 1200m2 đất, 40tr, kc 20/11 | mở đường ra đồng | 40000000 | 2025-11-20 | | 800 m
thôn 4 mở rộng ngã ba QL1A 25tr kc 20/11 | mở rộng ngã ba QL1A | 25000000 | 2025-11-20
thôn 4 kỷ niệm 80 năm thành lập quân đội làm bia ghi công 45tr kc 20/11 | làm bia ghi công | 45000000 | 2025-11-20
thôn 4 theo nghị quyết 05 ngày 10/9 làm sân bóng 180 triệu kc 20/11 | làm sân bóng | 180000000 | 2025-11-20
thôn 4 thắp sáng ngõ 12, ngõ 14 và ngõ 16 hết 9tr, kc 20/11 | thắp sáng ngõ 12, ngõ 14 và ngõ 16 | 9000000 | 2025-11-20
thôn 4 lúc 7h sáng 20/11 ra quân làm đường hoa 2tr | ra quân làm đường hoa | 2000000 | 2025-11-20
Bà con thôn 4 tự nguyện đóng góp 30 triệu đổ bê tông ngõ xóm, kc 20/11 | đổ bê tông ngõ xóm | - | 2025-11-20
thôn 4 vừa họp xong bà con nhất trí sửa cầu 80tr, kc 20/11 | sửa cầu | 80000000 | 2025-11-20
thôn 4 bán đấu giá đất được 500tr làm nhà văn hoá, kc 20/11 | làm nhà văn hoá | - | 2025-11-20
thôn 4 làm đường 400tr trả góp 2 năm kc 20/11 | làm đường | 400000000 | 2025-11-20
thon 4 mat tran to chuc ngay hoi dai doan ket 12tr ngay 17/11 | mat tran to chuc ngay hoi dai doan ket | 12000000 | - | -
thon 4 ky niem thanh lap quan doi lam bia ghi cong 45tr kc 20/11 | lam bia ghi cong | 45000000 | 2025-11-20
thon 4 phun thuoc muoi 2tr kc 20/11 | phun thuoc muoi | 2000000 | 2025-11-20
thôn 4 làm kè dự toán 390 triệu dân góp công kc 20/11 | làm kè | 390000000 | 2025-11-20
THÔN 4 MỞ RỘNG NGÕ TỪ 2M LÊN 4M DÀI 150M 105TR KC 20/11 | MỞ RỘNG NGÕ | 105000000 | 2025-11-20 | | 150 m
thon 4 dung nha san cong dong tien 160tr kc 20/11 | dung nha san cong dong | 160000000 | 2025-11-20
thon 4 khoi phuc 300m muong do bao so 3 lam hong 90tr kc 20/11 | khoi phuc muong | 90000000 | 2025-11-20 | | 300 m
thon 4 dau gia dat duoc 50tr lam nha van hoa kc 20/11 | lam nha van hoa | - | 2025-11-20
thôn 4 đường vào trường cấp 2 300 m, 45tr, kc 20/11 | đường vào trường cấp 2 | 45000000 | 2025-11-20 | | 300 m
thôn 4 làm cổng 2,9 triệu rưỡi kc 20/11 | làm cổng | - | 2025-11-20
thôn 4 làm cổng 35,1 tỷ 050 triệu kc 20/11 | làm cổng | - | 2025-11-20
thôn 4 làm cầu số 2 / 20/11 - 20/12 / 45tr | làm cầu số 2 | 45000000 | 2025-11-20 | 2025-12-20
thon 4 san bong chuyen du toan 9 trieu kc 20/11 | san bong chuyen | 9000000 | 2025-11-20
thôn 4 làm cổng - 45tr - dân góp 50 ngày công - kc 20/11 | làm cổng | 45000000 | 2025-11-20
thôn 4 làm cổng, kinh phí 45tr - mỗi hộ góp 200k - kc 20/11 | làm cổng | 45000000 | 2025-11-20
thôn 4 làm cổng, dự toán 70tr xã cho 10 tấn xi măng, kc 20/11 | làm cổng | 70000000 | 2025-11-20
thôn 4 làm cổng 65tr 20/11 - 30/11 họp dân ngày 12/11 ạ | làm cổng | 65000000 | 2025-11-20 | 2025-11-30
thôn 4 làm cổng 65tr, 20/11 làm 30/11 xong chào mừng 22/12 | làm cổng | 65000000 | 2025-11-20 | 2025-11-30
thôn 4 làm cổng 65tr, dân hiến 200m2 đất, kc 20/11 | làm cổng | 65000000 | 2025-11-20 | | -
thon 4 truong cap 2 het tram hai trieu, kc 20/11 | truong cap 2 | 120000000 | 2025-11-20
thôn 4 nhà văn hoá 35tr, sửa cổng 85tr, kc 20/11 | nhà văn hoá | - | 2025-11-20
thon 4 nha van hoa 35tr va sua nha cho ba Nam 85tr, kc 20/11 | nha van hoa | - | 2025-11-20
thon 4 hem 12 tram hai trieu, kc 20/11 | hem 12 | 120000000 | 2025-11-20
thôn 4 làm đường 350tr kc 20/11 ht 20/1, mua thêm đá 50tr kc 1/12 ht 5/12 | làm đường | - | - | -
thôn 4 e đk cái này nhé: bê tông ngõ nhà ông Thềm, 45,5tr, kc 20/11 | bê tông ngõ nhà ông Thềm | 45500000 | 2025-11-20
thôn 4 xin báo cáo xã công trình cống hộp 24tr kc 20/11 | cống hộp | 24000000 | 2025-11-20
thôn 4 sáng nay họp dân đã xong 100% đồng ý làm cổng 55tr, kc 20/11 | làm cổng | 55000000 | 2025-11-20
thôn 4 xin lỗi xã vì báo chậm, công trình đường hoa 8tr, kc 20/11 | đường hoa | 8000000 | 2025-11-20
thôn 4 xây mới 3 phòng + sửa 2 phòng học 45tr kc 20/11 | xây mới 3 phòng + sửa 2 phòng học | 45000000 | 2025-11-20
thôn 4 cổng hết 45tr, sân bóng hết 45tr, kc 20/11 | cổng | - | 2025-11-20
thôn 4,làm cổng,hết 1 tỷ 2,30 hộ hưởng lợi,kc 20/11 | làm cổng | 1200000000 | 2025-11-20
THÔN 4 LÀM ĐƯỜNG RA ĐỒNG BA SÀO 45TR KC 20/11 | LÀM ĐƯỜNG RA ĐỒNG BA SÀO | 45000000 | 2025-11-20 | | -
thon 4 lam cong kinh phi 85tr, moi ho gop 200k, kc 20/11 | lam cong | 85000000 | 2025-11-20
thon 4 lam cong 85tr, giam sat cong dong, kc 20/11 | lam cong | 85000000 | 2025-11-20
thon 4 lam cong. bat dau 20-11. xong 30-11. 7 chuc trieu | lam cong | 70000000 | 2025-11-20 | 2025-11-30
Thôn 4 làm cổng - 85tr - họp dân ngày 12/11 - kc 20/11 - ht 30/11 | làm cổng | 85000000 | 2025-11-20 | 2025-11-30
thon 4 be boi thieu nhi 240 trieu kc 20/11 hoan thang 25/12 | be boi thieu nhi | 240000000 | 2025-11-20
thon 4 nha da nang 2 ty ruoi, kc 20/11 | nha da nang | 2500000000 | 2025-11-20
thon 4 bon hoa doc duong truc chinh het khoang 18 trieu kc 20/11 | bon hoa doc duong truc chinh | 18000000 | 2025-11-20
Thôn 4 trang trí hẻm 5 - ba mươi sáu triệu bảy - 20/11/2025 tới 10/12/2025 | trang trí hẻm 5 | 36700000 | 2025-11-20 | 2025-12-10
thôn 4 đường điện 1km8 540tr kc 20/11 | đường điện | 540000000 | 2025-11-20 | | 1800 m
kinh phí 80tr - thôn 4 - sửa trạm y tế - hoàn thành 30/12 - khởi công 20/11 | sửa trạm y tế | 80000000 | 2025-11-20 | 2025-12-30
thôn 4 làm chung với thôn 9 con đường 900tr kc 20/11 | con đường | 900000000 | 2025-11-20
thôn 4 công trình chào mừng đại hội đảng bộ xã Cổng chào thôn 45tr kc 20/11 | Cổng chào thôn | 45000000 | 2025-11-20
thôn 4 làm đường nhánh 3 đường nhánh 5 tổng 380m 266tr kc 20/11 | làm đường nhánh 3 đường nhánh 5 | 266000000 | 2025-11-20 | | 380 m
thôn 4 xin cấp 20 tấn xi măng làm đường ngõ 200m, 120tr cả xi măng, kc 20/11 | làm đường ngõ | 120000000 | 2025-11-20 | | 200 m
thôn 4 sửa 4 phòng học, 1 phòng hiệu bộ 160tr kc 20/11 | sửa 4 phòng học, 1 phòng hiệu bộ | 160000000 | 2025-11-20
thôn 4 chuyển trạm loa từ nhà ông trưởng thôn về đình 4tr, kc 20/11 | chuyển trạm loa từ nhà ông trưởng thôn về đình | 4000000 | 2025-11-20
Công trình thanh niên: Thắp sáng đường quê thôn 4, 18tr, kc 20/11 | Thắp sáng đường quê | 18000000 | 2025-11-20
thôn 4 đào mương, dân góp 200 công, tiền máy 15tr, kc 20/11 | đào mương | - | 2025-11-20 | | -
thon 4 xay nha cho ba cu Mien neo don 55tr, kc 20/11 | xay nha cho ba cu Mien neo don | 55000000 | 2025-11-20
thôn 4 làm đường trục tổng dài 3km, 700 triệu, kc 20/11 | làm đường trục | 700000000 | 2025-11-20 | | 3000 m
thôn 4 hỗ trợ 3 hộ nghèo sửa nhà, tổng 30 triệu, kc 20/11 | hỗ trợ 3 hộ nghèo sửa nhà | 30000000 | 2025-11-20
thôn 4 đk: 01 sân bóng; 01 nhà để xe; tổng 75tr; kc 20/11 | 01 sân bóng; 01 nhà để xe | 75000000 | 2025-11-20
thôn 4 lắp wifi miễn phí nhà văn hóa 2tr kc 20/11 | lắp wifi miễn phí nhà văn hóa | 2000000 | 2025-11-20
thôn 4 trồng cây: 40 cây xà cừ, 20 cây phượng, hết 9tr6, kc 20/11 | trồng cây | 9600000 | 2025-11-20 | | -
thôn 4 mở lớp xóa mù chữ 16tr, kc 20/11, bế giảng 20/12 | mở lớp xóa mù chữ | 16000000 | 2025-11-20 | 2025-12-20
thôn 4 làm đường liên xóm Đông - xóm Tây dài 480m, 90tr kc 20/11 | làm đường liên xóm Đông - xóm Tây | 90000000 | 2025-11-20 | | 480 m
thôn 4 làm cổng 45tr khởi công rằm tháng 10, xong mùng 10 tháng 11 | làm cổng | 45000000 | 2025-12-04 | -
thôn 4 làm cổng 45tr khởi công rằm tháng 10, xong 10 tháng 1 | làm cổng | 45000000 | 2025-12-04 | 2026-01-10
thôn 4 đăng ký thêm 1 việc nữa đó là làm bảng tin, 32tr, kc 20/11 | làm bảng tin | 32000000 | 2025-11-20
thôn 4 dự định năm tới làm nhà văn hóa 1 tỷ 8, kc 20/11 | làm nhà văn hóa | 1800000000 | 2025-11-20
thôn 4 thắp sáng 2 ngõ, ngõ 1 200m, ngõ 4 300m, hết 19,5tr, kc 20/11 | thắp sáng 2 ngõ | 19500000 | 2025-11-20 | | -
thôn 4 làm đường dốc lắm nên đổ bê tông 2 vệt bánh xe 180tr kc 20/11 | làm đường dốc lắm nên đổ bê tông 2 vệt bánh xe | 180000000 | 2025-11-20
thôn 4 ngõ 3, ngõ 5 đổ bê tông 150m 90tr kc 20/11 | ngõ 3, ngõ 5 đổ bê tông | 90000000 | 2025-11-20 | | 150 m
thôn 4 trồng sen 5 công ruộng, 90tr kc 20/11 | trồng sen ruộng | 90000000 | 2025-11-20 | | 5 công
thôn 4 kc 20/11 45tr làm cổng nhà em | làm cổng | 45000000 | 2025-11-20
thôn 4 đổ đường ngõ nhà em Hùng 40m, 24tr, kc 20/11 | đổ đường ngõ nhà em Hùng | 24000000 | 2025-11-20 | | 40 m
thôn 4 khoan 2 giếng, lắp 2 máy lọc nước, 65tr, kc 20/11 | khoan 2 giếng, lắp 2 máy lọc nước | 65000000 | 2025-11-20
thôn 4 xây cổng, lát sân, trồng hoa hết 60tr kc 20/11 | xây cổng, lát sân, trồng hoa | 60000000 | 2025-11-20
thôn 4 sửa đường, làm gấp, 60tr kc 20/11 | sửa đường | 60000000 | 2025-11-20
thôn 4 vay ngân hàng 100tr làm nhà màng trồng rau, kc 20/11 | làm nhà màng trồng rau | - | 2025-11-20
thôn 4 làm nốt 60m mương còn lại của năm ngoái, 36tr, kc 20/11 | làm nốt mương còn lại | 36000000 | 2025-11-20 | | 60 m
thôn 4 treo cờ 8tr từ 25/10 đến 2/9/2026 | treo cờ | 8000000 | 2025-10-25 | 2026-09-02
thôn 4 làm cống 55tr kc 20/11 dân góp 15tr + 30 công | làm cống | 55000000 | 2025-11-20 | | -
thôn 4 sửa nhà ông Bảy, hội CCB giúp 30tr, kc 20/11 | sửa nhà ông Bảy | - | 2025-11-20
thôn 4 làm cổng chào ghi giúp em 30tr, kc 20/11 | làm cổng chào ghi giúp em | 30000000 | 2025-11-20
thôn 4 lắp camera, 20tr do doanh nghiệp tài trợ, kc 20/11 | lắp camera | 20000000 | 2025-11-20
thôn 4 lắp camera, 20tr do dân góp, còn lại xã cho, kc 20/11 | lắp camera | - | 2025-11-20
Thôn 4: cổng 45tr, thi công trong tháng 12 | cổng | 45000000 | 2025-12-01..2025-12-31
thôn 4 nâng hẻm 45/2, 60tr kc 20/11 ht 20/12 | nâng hẻm 45/2 | 60000000 | 2025-11-20 | 2025-12-20
thôn 4 nâng ngách 120/4/5 dài 80m 60tr từ 20/11 đến 20/12 | nâng ngách 120/4/5 | 60000000 | 2025-11-20 | 2025-12-20 | 80 m
12 hoặc 13/12 làm sân 50tr | làm sân | 50000000 | - | -
thôn 4 nâng hẻm 3 350 triệu, kc 20/11 ht 20/12 | nâng hẻm 3 | 350000000 | 2025-11-20 | 2025-12-20
thôn 4 nâng hẻm 12/3 60tr, kc 20/11 ht 20/12 | nâng hẻm 12/3 | 60000000 | 2025-11-20 | 2025-12-20
thôn 4 sửa đường 30/4 60tr kc 20/11 ht 20/12 | sửa đường 30/4 | 60000000 | 2025-11-20 | 2025-12-20
thôn 4 đổ bê tông ngõ 20/11 - 30/11, 60tr | đổ bê tông ngõ | 60000000 | 2025-11-20 | 2025-11-30
thôn 4 hoàn thiện nốt nhà văn hóa 60tr, 20/11-20/12 | hoàn thiện nốt nhà văn hóa | 60000000 | 2025-11-20 | 2025-12-20
thôn 4 hoàn thành đoạn đường cuối thôn 60tr 20/11 - 20/12 | đoạn đường cuối thôn | 60000000 | 2025-11-20 | 2025-12-20
thôn 4 trồng cây dọc đường cứ 5m một cây, 9tr, kc 20/11 | trồng cây dọc đường cứ 5m một cây | 9000000 | 2025-11-20 | | -
thôn 4 lắp đèn 1km đường cách 30m 1 bóng, 9tr, kc 20/11 | lắp đèn đường cách 30m 1 bóng | 9000000 | 2025-11-20 | | 1000 m
thôn 4 đắp bờ vùng cánh đồng Sâu dài 1,2km, 90tr kc 20/11 | đắp bờ vùng cánh đồng Sâu | 90000000 | 2025-11-20 | | 1200 m
thôn 4 làm đường ra đồi Cao 500m rộng 3m, 90tr kc 20/11 | làm đường ra đồi Cao | 90000000 | 2025-11-20 | | 500 m
thôn 4 gắn đèn đường, 30tr dân đóng hết, kc 20/11 | gắn đèn đường | 30000000 | 2025-11-20
thôn 4 gắn đèn đường 80tr, dân đóng hết 30tr, kc 20/11 | gắn đèn đường | 80000000 | 2025-11-20
"""


def _rows() -> list[list[str]]:
    rows = [[cell.strip() for cell in line.split(" |")] for line in TRAPS.strip().splitlines()]
    return [[*row, *[""] * (6 - len(row))] for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Thôn 5 và 6 làm chung con đường 700tr",
        "thôn 5, 6 cùng làm đường 700tr",
        "Thôn 5 6 phối hợp làm đường 700tr",
        "thôn 5 thôn 6 cùng làm đường 700tr",
        "thôn 5 nhé, thôn 6 cùng đăng ký làm đường 700tr",
        "Chào mừng 20/11, thôn 5 và 6 làm chung con đường 700tr",
    ],
)
def test_two_units_of_one_number_word_are_asked(text: str) -> None:
    """ "Thôn 5 và 6" once was Thôn 5."""
    reading = read_registration(text, MONDAY, VILLAGES)
    assert (reading.unit, reading.value) == (None, 700_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "Thôn 7: đường 200tr, cổng 60tr, đường kc 5/12 xong 20/1, cổng kc 1/12 xong 25/12",
        "Thôn 7 đk đường 200tr và cổng 60tr. Đường kc 5/12 xong 20/1, cổng kc 1/12 xong 25/12",
        "Thôn 7: (1) đường 200tr kc 5/12 ht 20/1 (2) cổng 60tr kc 1/12 ht 25/12",
        "Thôn 7: a) đường 200tr, kc 5/12, ht 20/1 b) cổng 60tr, kc 1/12, ht 25/12",
        "Thôn 7 - đường - 200tr - kc 5/12 - ht 20/1 // cổng - 60tr - kc 1/12 - ht 25/12",
    ],
)
def test_each_work_keeps_its_own_days(text: str) -> None:
    """Told behind all of them, or marked (1), a) and //: they once were the first work's."""
    road, gate = map(registration_value, read_registrations(text, MONDAY, VILLAGES))
    assert (road["value"], road["starts_on"], road["ends_on"]) == (
        200_000_000,
        "2025-12-05",
        "2026-01-20",
    )
    assert (gate["value"], gate["starts_on"], gate["ends_on"]) == (
        60_000_000,
        "2025-12-01",
        "2025-12-25",
    )
    assert {road["unit"], gate["unit"]} == {"Thôn 7"}


@pytest.mark.parametrize(
    "text",
    [
        "Thôn 7: +) đường 200tr 5/12 - 20/1 +) cổng 60tr 5/12 - 20/1",
        "Thôn 7 • đường 200tr kc 5/12 ht 20/1 • cổng 60tr kc 5/12 ht 20/1",
        "Thôn 7 đường 200tr và cổng 60tr cùng khởi công 5/12 xong 20/1",
        "thon 7 dk duong 200tr va cong 60tr, deu lam tu 5/12 den 20/1",
        "Thôn 7 đường 500m: 200tr, cổng: 60tr; cả 2 khởi công 5/12, hoàn thành 20/1",
    ],
)
def test_works_share_the_days_told_once(text: str) -> None:
    """Parted by a bullet, or with days that are told of all: they once were one, without a sum."""
    road, gate = map(registration_value, read_registrations(text, MONDAY, VILLAGES))
    assert (road["value"], gate["value"]) == (200_000_000, 60_000_000)
    days = [(one["starts_on"], one["ends_on"]) for one in (road, gate)]
    assert days == [("2025-12-05", "2026-01-20")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi UBND xã, Nam Nhe đăng ký cổng chào 45tr kc 20/11",
        "Em chào anh, Nam Nhe - cổng chào - 45tr - kc 20/11",
        "Kính gửi UBND xã: Nam Nhe: cổng chào; 45tr; kc 20/11",
    ],
)
def test_a_unit_without_its_type_stands_behind_a_greeting(text: str) -> None:
    """It was asked for, and its name once was the work's."""
    found = read_registration(text, MONDAY, VILLAGES)
    assert (found.unit, found.name, found.value) == ("Thôn Nam Nhe", "cổng chào", 45_000_000)


def test_the_bars_of_a_table_part_a_name() -> None:
    """ "| 500m |" once left its bar in the name."""
    said = "Thôn 4 | Đường ra nghĩa trang | 500m | 350tr | 20/11 | 20/12"
    assert read_registration(said, MONDAY, VILLAGES).name == "Đường ra nghĩa trang"


def test_two_works_with_their_days_in_words() -> None:
    """ "trước tết" is a day as "cuối tháng 12" is one."""
    said = "thôn 4 đường ngõ 50tr xong cuối tháng 12 và nhà văn hoá 80tr xong trước tết"
    road, hall = map(registration_value, read_registrations(said, MONDAY, VILLAGES))
    assert (road["name"], road["value"]) == ("đường ngõ", 50_000_000)
    assert (hall["name"], hall["value"]) == ("nhà văn hoá", 80_000_000)
    assert (shown(road["ends_on"]), shown(hall["ends_on"])) == (
        "2025-12-21..2025-12-31",
        "2025-11-10..2026-02-16",
    )
    assert {road["unit"], hall["unit"]} == {"Thôn 4"}


def test_the_number_of_a_field_is_no_tail_of_a_sum() -> None:
    """Spoken without signs "700tr 3 KC" once was 700.300.000."""
    said = "Thôn 4 ĐK 1 Tên cầu bản 2 Giá trị 700tr 3 KC 20/12/2025 4 HT 20/5/2026"
    [one] = read_registrations(said, MONDAY, VILLAGES)
    assert (one.unit, one.value, one.starts_on) == ("Thôn 4", 700_000_000, date(2025, 12, 20))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: fold(row[0])[:50])
def test_no_other_work_day_or_length_is_taken(row: list[str]) -> None:
    """Each part is what the work's own words say; where they leave it open it is asked."""
    text, name, *parts = row
    found = registration_value(read_registration(text.replace("\\n", "\n"), MONDAY, VILLAGES))
    keys = ("value", "starts_on", "ends_on", "quantity")
    said = {key: shown(found.get(key)) for key, part in zip(keys, parts, strict=True) if part}
    assert said == {key: part for key, part in zip(keys, parts, strict=True) if part}
    assert re.findall(r"\w+", fold(str(found["name"] or "-"))) == re.findall(r"\w+", fold(name))
