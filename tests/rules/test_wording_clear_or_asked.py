"""Sentences of every kind: read where they are clear, asked where they are not, on two different days."""

from __future__ import annotations

import pytest

from campaigns.wording.read import read_line
from tests.rules.notation import shown

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

# what must be read <- the texts; "-" must be asked
MONEY = """
275000000 <- Dạ bên em dự toán 275 triệu ạ | 275 Triệu Đồng | 2 trăm 75 triệu
275000000 <- hai trăm bảy lăm triệu | hai trăm bảy mươi lăm triệu đồng chẵn | 275tr đ
275000000 <- 275 trieu vnd | VND 275.000.000 | 275.000.000 Đ | 275 000 000
- <- 275.triệu | 1,350 tỷ | 1t3 | 4tr25 | xã 300 triệu dân 200 triệu
- <- dân 200tr và xã 300tr | 200tr tiền dân, 300tr tiền xã | mỗi nhà 1 triệu | 1 triệu/nhà
- <- 1tr/khẩu | 30 hộ mỗi hộ 1 triệu | 1 triệu 1 hộ | chưa có số liệu | chờ xã duyệt | không rõ
- <- k rõ | tùy | nhiều | vài chục | vài trăm | mươi triệu | hơn chục triệu | chục củ
- <- dăm triệu | năm bảy triệu | bảy tám trăm triệu | ba trăm tám triệu | sáu trăm hai triệu
- <- bốn trăm mốt triệu | không quá 1 tỷ | tối đa 1 tỷ 2 | cao nhất 500tr | 500tr đổ xuống
- <- bỏ 20 triệu đi | bo 20 trieu di | 20 triệu thôi bỏ | xay moi 80 trieu | 2,075 tỷ
0 <- 0 đồng, bà con bỏ công
350000000 <- can bo oi 350 trieu | 350 triệu, bà con bỏ công làm
- <- trả 35 triệu | 35 triệu móng | 35 triệu xin | lam duoc 135 trieu roi
135000000 <- 135 triệu chưa thuế | 135 triệu chớ không phải 531 triệu
- <- đoạn đầu làng 35 triệu | phần sân 35 triệu | 35 triệu được 100m | 35 triệu đâu đủ | 35 triệu để mai chốt
- <- thôn 6 làm 315 triệu thì thôn em cũng vậy | người đóng ít nhất 2 triệu | cứ ghi đại 35 triệu
275000000 <- 257 triệu ý quên 275 triệu | 275 triệu đã có thuế
340000000 <- 340 triệu mới đúng nhé, 430 là nhầm | khoán gọn 340 triệu
- <- gia san 430 trieu | 430 triệu là sai
- <- co le 35 trieu | da tra 35 trieu | du ra 35 trieu | tra 35 trieu | can 25 trieu | san nen 25 trieu
60000000 <- *60 triệu* | kinh phí **60tr**
- <- 2tr*30 hộ
58000000 <- 85 triệu, xin lỗi, 58 triệu | tổng dự toán 58 triệu, xã đã bố trí 30 triệu
58000000 <- 58 triệu bao gồm cả công và vật liệu
- <- bố trí vốn 58 triệu | xã bố trí 58 triệu
- <- vốn nông thôn mới 165 triệu | kinh phí nhà nước 165 triệu | tiền từ thiện 165tr | 1/3 số 165 triệu
165000000 <- kinh phí xã 100% 165 triệu | tổng 165 triệu, vốn xã 100 triệu
- <- dự toán 300 duyệt 250 triệu | xin 300 duoc 250 trieu | 250 triệu trên tổng 400 triệu | móng 25 triệu
- <- san nền 25 triệu | cần 25 triệu | xin 25 triệu | đến nay 25 triệu | 25 phần trăm 100 triệu | 2 lần 25 triệu
250000000 <- 250tr, trong đó 100tr tiền đất | Fwd: kinh phí 250.000.000đ | 250 triệu cả công lẫn vật tư
- <- tổng 3 thôn 600 triệu | 2 công trình 600 triệu | 35 triệu mua gạch | ống cống 35 triệu | lần đầu 35 triệu
- <- lấy đâu 35 triệu | làm gì tới 35 triệu | cả xã 35 triệu | hiến đất 35 triệu | ngày công quy ra 35 triệu
- <- khoan ghi 35 triệu | nhà chùa cho 35 triệu
600000000 <- đường liên 2 thôn 600 triệu | thôn 3 600 triệu
350000000 <- đổi 300 triệu thành 350 triệu
- <- uoc tam hai ty ruoi | khoang tam muoi trieu | thôn có 80 triệu rồi
1100000000 <- 1 tỷ mốt nha em
- <- phần tôi 40 triệu | phần em 40 triệu | thôn tôi lo 40 triệu | bầy tui lo 40 triệu | thôn chỉ có 40 triệu
- <- làm chung với thôn 6, 40 triệu | cùng thôn 6 làm 40 triệu | VT 30tr
- <- cứ tưởng 40 triệu | tưởng là 40 triệu | nghe đồn 40 triệu | cấp 40 triệu | thu về 40 triệu | trả giá 40 triệu
- <- cách đây 3 năm 40 triệu | lúc đó 40 triệu | giong thon 6 40 trieu | khoan hay ghi 40 trieu
40000000 <- 50 triệu, ấy chết, 40 triệu mới đúng | chi hội em làm hết 40 triệu | xin được đăng ký 40 triệu
- <- chi hội em lo 40 triệu | xin được 40 triệu
40000000 <- Giá trị (triệu đồng): 40.000.000 đồng | Kinh phí (triệu đồng): 40 triệu
40000000 <- xây tường 40 triệu | xay tuong 40 trieu
40000000 <- phần việc này 40 triệu | thôn tôi lo hết 40 triệu | chỉ có 40 triệu thôi | cùng bà con làm 40 triệu
85000000 <- Sau khi cân đối các nguồn lực, thôn tính giá trị công trình là 85 triệu đồng.
- <- Sau khi cân đối các nguồn lực thì giá trị công trình là 85 triệu | xã cân đối 85 triệu, kinh phí đủ
- <- 1 tỷ 2 là sai | 85.000.000đ là nhầm | giá mà có 80 triệu | cái cổng xin 45tr
- <- Nghe thợ bảo thế, có lẽ giá trị là 85 triệu | không tới, giá trị dưới mức 85 triệu
80000000 <- 80 triệu ± 10%
350000000 <- giá trị (trđ) 350 | Kinh phí (triệu): 350 | 350 (ĐVT: triệu đồng) | giá trị (đồng): 350.000.000
- <- 45 triệu/cống
1200000000 <- l tỷ 2 | I tỷ 2
185000000 <- 185 triệu, bao luôn công thợ
240000000 <- 240tr, xã lo 200, thôn lo 40
- <- 24 triệu 5 hộ | 60 trieu ko bao gom am thanh
- <- chưa đầy 500tr | dưới 1 tỷ | duoi 500tr | toi da 500tr | 500 | 50 | 1200 | 999 | năm trăm
- <- nam tram | 500 thôi | 500 nhé | 100 đô | 100 dollar | 5 chỉ | 3 lượng | 20 tạ thóc
- <- 50 bao xi măng | 12 ngày | 50 m2 | 3 hecta | 80% | tháng 12 | 20-11 | -20tr | âm 20 triệu
- <- 1001 tỷ | 10 nghìn tỷ | 1.000.000.000.000.000 đồng | l triệu | 35 0tr | 300tr/- | 300,-tr
200000000 <- 200tr chứ không phải 300tr
1000000000 <- 1tỷ | 1 tỷ đ | mot ty | 1ty
1350000000 <- 1,35 tỷ | 1.35ty | 1 tỉ 350 | 1 tỷ ba trăm năm mươi triệu | một tỷ ba trăm rưỡi
1300000000 <- một tỷ ba | 1 tỷ ba | 1 tỷ 3 trăm
1400000000 <- 1 tỷ tư
3750000000 <- ba tỷ bảy trăm năm mươi triệu
4200000 <- 4tr2 | 4 triệu 2 | 4 triệu hai | bốn triệu hai
4250000 <- 4tr250 | 4 trieu 250 nghin | 4.250k | 4250k | 4250 nghìn
300000000 <- khoảng hơn 300 triệu | chắc khoảng 300tr anh ạ | 300 triệu hơn | 300tr hơn chút
300000000 <- trên 300 triệu | 300 triieu | 300 triiệu | 300 triệuu | 300 treieu | 300 trieeu
300000000 <- 300 tryệu | 300tr, | 300tr; | 300tr!!! | ...300tr... | 300 tr . | "300tr"
300000000 <- Giá trị công trình là: 300 triệu đồng (Ba trăm triệu đồng chẵn) | GT: 300.000.000đ
300000000 <- tổng giá trị 300tr | tong kinh phi 300 trieu | kinh phi khoang 300 trieu
300000000 <- hết tầm 300 triệu | hết đâu 300 triệu | làm mất 300 triệu | xây hết 300 triệu
300000000 <- đầu tư 300 triệu | em báo 300 triệu | 300 triệu anh nhé, cảm ơn anh
300000000 <- vâng 300 triệu | ok 300 triệu | 300 triệu đúng rồi | 300tr nha cô
300000000 <- 300 triệu bác ạ
1500000000 <- gần 1 tỷ rưỡi
1200000000 <- xấp xỉ 1,2 tỷ
150000000 <- ước chừng trăm rưỡi triệu
300000000..400000000 <- 300 đến 400 triệu | từ 300tr đến 400tr | 300tr~400tr
300000000..400000000 <- khoảng 300 - 400 triệu
1000000000..1200000000 <- 1 tỷ đến 1 tỷ 2
1000000000..2000000000 <- 1-2 tỷ
50000000..60000000 <- năm mươi đến sáu mươi triệu | 50 toi 60 trieu
500000000 <- tổng 500 triệu trong đó xã 300 dân 200 | tổng mức 500tr: xã 300tr, dân 200tr
500000000 <- xã 300tr + dân 200tr = 500tr | dân góp 200tr, xã 300tr, tổng cộng là 500tr
500000000 <- 500 triệu (xã hỗ trợ 300, dân 200)
0 <- không tốn đồng nào ạ | 0 VND | 0 đồng thôi | miễn phí ạ | ko tốn tiền | không mất tiền
0 <- ko mat tien
350000000 <- 35Otr
310000000 <- 3l0 triệu
200000000 <- 300 triệu nhầm 200 triệu | 300tr à không 200tr | ghi nhầm, 200tr
200000000 <- sửa thành 200 triệu | lộn, 200tr
"""
DATES_IN_2023 = """
2023-12-30 <- không trễ hơn 30/12
- <- các ngày thứ 7 | làm các ngày thứ 7, chủ nhật
2023-12-01 <- ngày 1 tháng 12 năm 2023 | 1/12/2023 nhé | 01.12.2023 | 1-12-23 | 1 12 2023
2023-12-01 <- 1 tháng 12, 2023 | mùng một tháng 12 | mồng 1 tháng mười hai | 1/12 dl | 01/12
2023-12-01 <- o1/12 | 1/l2
- <- đầu tháng, ngày 1/12 | ngày đầu tháng 12 | thứ sáu 11/11
- <- mươi ngày nữa | chục ngày nữa | vài bữa nữa | trước cuối tuần | 31/11/2023 | 29/2/2026
- <- 30/2 | 15/13 | 45/12 | 12/31 | 11/15/2023 | 10/23 | 9/24 | 15 | mười lăm | tháng | 4/11
- <- 1/10 | sau mùng 6 tết | ra tết | ra giêng | ăn tết xong làm | sang xuân | mùa xuân | sớm
- <- khi trời nắng | đợi họp dân | chờ giải ngân | có tiền mới làm | hổng biết | chưa hẹn được
- <- xem đã | khi nào xong thì xong | 15/11 hoặc 20/11 | không phải 15/11 | 15/11 hay sao ấy
- <- 15/11?
2023-11-15 <- khởi công vào ngày 15 tháng 11 | 15/11 là khởi công | 15-11 kc
2023-11-15 <- bắt đầu ngày 15/11 | dự kiến 15/11/2023 hoàn thành | hoàn thành trong ngày 15/11
2023-11-15 <- em dự kiến ngày 15 tháng 11 ạ | ngay 15 thang nay | 15 tháng này
2023-11-15 <- 15 tháng 11 này | thứ tư tuần sau | thứ tư tuần tới | t4 tuần sau | hoặc 15/11
2023-11-27 <- ngày rằm tháng 10 âm | rằm tháng 10 âm lịch | 15/10 âm | 15/10 al nhé
2023-11-27 <- 3 tuần nữa
2023-12-13 <- mùng 1 tháng 11 âm lịch
2024-01-20 <- mùng 10 tháng chạp
2024-02-04 <- 25 chạp | 25 tháng chạp | 25 tết
2024-02-13 <- mồng 4 tết | mùng 4 tháng giêng
2024-02-19 <- mùng mười tháng giêng | 10 tháng giêng
2024-03-24 <- rằm tháng 2 âm
2024-05-22 <- rằm tháng tư
2023-11-07 <- ngày mai em làm | mai nha | mai ạ | tối mai | sáng ngày mai
2023-11-08 <- mốt ạ | ngày mốt nha | ngày kia ạ | T4 tuần này | thu 4 tuan nay | thứ 4 này
2023-11-08 <- thứ tư này nhé
2023-11-06 <- bữa nay | chiều nay
2023-11-05 <- bữa qua
2023-11-04 <- hôm kia
2023-11-12 <- chủ nhật tới | cn này
2023-11-19 <- CN tuần sau | hết tuần sau
2023-11-09 <- thứ năm tuần này | thứ 5 9/11 | thứ 5 (9/11) | sau 3 ngày nữa | 3 ngày nữa
2023-11-09 <- ba ngày nữa | 3 hôm nữa
2023-11-10 <- thứ sáu ngày mười tháng mười một
2023-11-18 <- thứ bảy 18/11/2023
2023-11-13 <- một tuần nữa
2023-12-06 <- sau 1 tháng | sau 1 tháng nữa
2024-01-06 <- 2 tháng nữa | hai tháng nữa
2023-11-21 <- nửa tháng nữa | khoảng nửa tháng nữa
2023-11-20..2023-11-26 <- tuần sau nữa
2023-11-01..2023-11-30 <- trong tháng này
2023-12-01..2023-12-31 <- nội trong tháng 12 | tháng 12 dương | tháng mười hai năm 2023
2023-12-01..2023-12-31 <- cuối năm 2023
2024-02-01..2024-02-29 <- tháng 2 năm sau | tháng 2/2024 | T2/2024 | 02/2024 | 2-2024
2024-02-01..2024-02-29 <- thang 2 sang nam | tháng 2 sang năm 2024 | sang tháng 2 | ra tháng 2 khởi công
2024-01-21..2024-01-31 <- cuối tháng một
2024-03-01..2024-03-09 <- cuối tháng giêng
2024-01-11..2024-01-20 <- đầu tháng chạp | giữa tháng 1/2024
2023-12-01..2023-12-10 <- đầu tháng 12 tới
2023-12-11..2023-12-20 <- khoảng giữa tháng 12
2023-12-21..2023-12-31 <- tầm cuối tháng 12 | những ngày cuối tháng 12 | cuối tháng mười hai
2023-12-21..2023-12-31 <- đến cuối tháng 12
2024-01-01..2024-03-31 <- quý một | quý 1/24 | quí 1 | quy I nam 2024
2024-04-01..2024-06-30 <- quý II/2024 | quý 2 năm 2024
2024-07-01..2024-12-31 <- 6 tháng cuối năm 2024
2024-01-01..2024-06-30 <- sáu tháng đầu năm sau | quý 1 đến quý 2/2024
2024-01-01..2024-01-31 <- dau nam toi
2024-01-01..2024-12-31 <- năm tới
2023-11-06..2023-12-30 <- trước 31/12 | xong trước ngày 31/12/2023
2023-11-06..2023-12-31 <- trước ngày 1 tháng 1 | trước quý 1
2023-11-06..2024-01-10 <- trước tháng chạp
2023-11-06..2024-01-24 <- trước rằm tháng chạp
2023-11-06..2024-02-01 <- trước 23 chạp
2023-11-06..2024-02-09 <- trước Tết Nguyên đán | truoc tet nguyen dan | trước tết ta
2023-11-06..2023-11-12 <- trước thứ hai
2023-12-31 <- chậm nhất là 31/12 | chậm nhất ngày 31 tháng 12 | hạn cuối 31/12 | deadline 31/12
2023-12-31 <- đến 31/12 | tới 31/12 | đến hết ngày 31/12/2023 | hết tháng 12 | hết quý 4
2024-01-31 <- hết tháng 1 năm 2024
2023-11-15..2023-12-15 <- 15/11 - 15/12 | 15/11-15/12 | từ 15/11 đến 15/12/2023
2023-11-15..2023-12-15 <- từ ngày 15 tháng 11 đến ngày 15 tháng 12
2023-11-15..2023-12-15 <- 15 tháng 11 tới 15 tháng 12
2023-11-15..2024-01-15 <- từ 15/11/2023 đến 15/1/2024
2023-11-15..2023-11-20 <- từ 15 đến 20/11 | 15-20/11 | 15 – 20/11 | từ 15-20 tháng 11
2023-11-07..2023-11-30 <- từ mai đến hết tháng
2023-11-13..2023-11-30 <- từ tuần sau đến cuối tháng
2023-12-01..2024-02-29 <- từ tháng 12 đến tháng 2 năm sau | tháng 12/2023 - tháng 2/2024
2023-12-01..2024-01-20 <- từ đầu tháng 12 đến giữa tháng 1
2023-11-11..2023-11-12 <- thứ 7 đến chủ nhật
2023-11-16 <- 15/11 nhầm 16/11 | à nhầm 16/11 | 14/11 à không 16/11
"""
DATES_IN_2026 = """
2026-12-15 <- 5/12 không phải, 15/12 mới đúng | 5/12 không phải đâu, 15/12 nhé | 5/12, 15/12 mới đúng
- <- khởi công hôm 1/12 rồi ghi nhầm là 10/12
- <- 20/12 xong móng | phần móng 20/12 | 20/12 vật liệu về | 20/12 có vật liệu | theo thôn 6 20/12 | 20/12 làm lại
- <- sau thang 12 | 20/12 khảo sát | khoan ghi 20/12 | cách 20/12 10 ngày | 20/12 lùi lại
2026-12-20 <- xin phép 20/12 khởi công
- <- tho hen 20/12 | 20/12 em ban | thợ bận đến 20/12
- <- thuận lợi thì 20/12 | như 20/12 năm ngoái | các thứ 6 | ngày lẻ tháng 12
2027-06-28 <- ngày gia đình việt nam
2027-04-30 <- ngày giải phóng miền nam
2026-12-05 <- 5.12, | khởi công 5.12, nhé
- <- ký 20/12 | bản vẽ 20/12 | tập kết 20/12 | đại hội 20/12 | thi xong 20/12
- <- trả tiền 20/12 | đấu thầu 20/12 | giao mặt bằng 20/12 | lễ hội 20/12 | 20/12 sẽ báo
2026-11-20..2027-04-29 <- trước lễ 30/4 | trước ngày lễ 30/4
2026-12-10 <- sáng 10/12 lúc 7 giờ rưỡi | 7h rưỡi 10/12
2026-12-25 <- dời từ 20/12 sang 25/12 | lùi từ 20/12 qua 25/12 | đổi 20/12 thành 25/12
- <- thôn bên 20/12 | như thôn 5 20/12 | 20/12 thợ mới về | sinh ngày 20/12
2026-11-20 <- 20/11 | thứ 6 tuần này | ngày 20 | 20 tây
2026-11-21 <- 21/11 | thứ 7 | mai | mơi | sáng thứ bảy
- <- 19/11 | 30/9 | 30 tết | 30 tháng chạp | 29/2 | đầu tháng | từ nay đến tết
- <- 5 tháng 6 nhuận | thứ tư 24/11
2026-12-20 <- 20/12 | 1 tháng nữa
2027-09-01 <- 1/9
2026-11-27 <- thứ 6 | thứ 6 này
2026-11-19 <- thứ 5 tuần này
2026-11-23 <- thứ 2 | thứ hai tuần tới
2026-11-22 <- chủ nhật này | mốt | bữa mốt | 8h sáng chủ nhật
2026-11-16..2026-11-22 <- tuần này
2026-11-21..2026-11-22 <- cuối tuần | cuối tuần này
2026-11-23..2026-11-29 <- tuần sau
2027-02-01 <- hăm lăm tết
2027-02-07 <- mùng hai tết
2027-02-06 <- mùng 1 tết
2027-02-04 <- 28 tết
2027-02-05 <- 29 tết | giao thừa
2026-11-20..2027-02-05 <- trước tết | từ nay đến trước tết
2027-01-22 <- rằm tháng chạp
2027-01-30 <- 23 tháng chạp
2027-02-20 <- rằm tháng giêng
2027-04-16 <- giỗ tổ | 10/3 âm lịch
2027-09-02 <- quốc khánh
2027-04-30 <- 30/4
2027-05-01 <- 1/5
2028-02-29 <- 29/2/2028
2026-11-25 <- ngày 25 | thứ 4 ngày 25 tháng 11 | 25/11 (thứ tư)
2026-12-15 <- ngày 15
2026-11-21..2026-11-30 <- cuối tháng | hạ tuần tháng 11
2026-11-11..2026-11-20 <- giữa tháng
2027-02-21..2027-02-28 <- cuối tháng 2
2027-02-01..2027-02-28 <- tháng 2
2026-11-01..2026-11-30 <- tháng 11
2026-12-01..2026-12-31 <- tháng 12 | cuối năm
2026-10-01..2026-12-31 <- quý 4
2027-01-01..2027-03-31 <- quý 1 | trong quý 1 năm sau
2027-07-01..2027-09-30 <- quý 3
2026-01-01..2026-12-31 <- năm nay
2027-01-01..2027-01-31 <- đầu năm sau
2026-12-31 <- hết năm
2027-02-28 <- hết tháng 2
2026-12-04 <- 2 tuần nữa
2026-11-25..2027-01-25 <- từ 25/11 đến 25/1
2026-11-24 <- 24/11 | ngày văn hoá 24/11 | thứ ba 24/11
2026-12-05 <- mùng 5 tháng 12
2027-01-12 <- 5/12 âm
2027-01-01..2027-06-30 <- 6 tháng đầu năm sau
"""
PERCENT = """
- <- 50% cái đường, còn cái cống chưa làm
- <- bên kia 50% | thợ bảo 50% | 50% phần đường | tháng trước một nửa | dot 1 duoc mot nua | mot nua cua dot 1
100 <- lm xong r | xog r ạ
0 <- chưa lm j
- <- theo kế hoạch 50% | chậm kế hoạch 10%
60 <- đạt 60% kế hoạch
- <- xong nen | phan 2 | so 50
- <- 80% hồ sơ | ghi đại 50%
- <- 50% công | chậm hơn 50% | 50% lỗi | thợ nói 50%
50 <- 50% công trình
100 <- xong đâu vào đấy rồi
45 <- được đâu 45%
- <- đâu được 45% | xong đâu | đã mua 50% gạch | lùi 50% | 100% hộ | phần 2 | số 50
50 <- con số 50%
90 <- đạt chín mươi phần trăm | được chín chục | 9/10 | chín phần mười
- <- 90 phần | 240/120m | gần được nửa | sắp được 100% | chưa được 30% | không đến 30%
- <- tối đa 30% | ba bốn chục phần trăm | dang lam mong | xong nền | đang hoàn thiện
- <- cũng kha khá | ổn | đúng tiến độ | chậm tiến độ | theo kế hoạch | 200% | -1%
- <- mấy phần trăm | bao nhiêu % | 1/2/2024 | ngày 5/12 | làm xong 3 đoạn | được 2 đoạn
- <- còn 2 hộ
80 <- 4/5 rồi | đã xong 80%
25 <- một phần tư
75 <- còn một phần tư | còn 1/4 nữa | bảy lăm phần trăm | 15/20 hộ | xong 15/20 hộ | 3 trên 4
10 <- mới 10%
30 <- được chừng 30% | ba chục phần trăm
35 <- ba mươi lăm phần trăm | 35.4%
36 <- 35,5%
50 <- nửa việc rồi | làm được một nửa | phân nửa | còn phân nửa | xong phân nửa | 120m/240m
50 <- đã được 120/240 mét | đổ được 120m trên 240m | 120 trên tổng số 240
100 <- hoàn tất | hoan tat roi | đã bàn giao | xong hết ạ | làm xong cả rồi | nghiem thu roi
100 <- gần 100% | xong rồi 100%
0 <- chưa động thổ | chưa tiến hành | chua khoi cong | chưa làm được gì | 0%
30..40 <- 30% đến 40% | khoảng 30-40%
"""
ANSWERS = """
yes <- ok em iu | đúng rồi em yêu
yes <- chắc chắn rồi | cứ gửi đi | giữ nguyên
- <- đúng à | phải à | thôi không hủy | hủy nhầm | không chắc chắn
yes <- được chứ | có chứ
- <- được chứ? | ừ thì | không phải lo
yes <- dạ được ạ | ok em | okie anh | ok nha | đúng đó anh | đúng r ạ | chuẩn rồi ạ | chuan
yes <- chinh xac | dong y a | phai roi | vang dung roi | u dung | ừ phải | được nha | duyệt
yes <- 👍 ok | 💯 | oke luôn | ok chốt | không có gì sai | ko sai ạ | không nhầm ạ | dạ có | yeah
yes <- ừm...
no <- dạ chưa đúng | chua dung | chua dung a | khong phai | khong dung roi | sai roi anh
no <- sai rồi ạ | không chính xác | không đồng ý ạ | hông phải | hổng đúng | k dung | kh
no <- hông ạ | dạ hông | no no | không nhé | nhầm r
cancel <- hủy giúp em | thôi em ơi | thoi | huỷ | Hủy bỏ | huy di | bo di | bỏ đi ạ | xoá đi
cancel <- thôi khỏi | lam lai tu dau | thôi không gửi nữa | khai lại từ đầu | dừng ạ
- <- chưa đâu | để mai | để tôi hỏi lại
- <- ok mà chờ chút | đúng nhưng thiếu | đúng chưa | đúng ko | đúng k | có phải không
- <- được chưa | phải không anh | sao cũng được | gì cũng được | không biết nữa | hình như sai
- <- chắc sai | có lẽ đúng | xem lại đã | sửa giá trị | đổi ngày | 250tr | thôn 5 | alo | hello
- <- đúng mà sai tên | ok trừ ngày | đúng, nhưng | hmm | đúng rồi?
"""
QUANTITIES = """
350 m <- thôn 6 350m | ngõ 5 350 m
- <- đợt 1 350m | đoạn đầu 350m | trên tổng 350m
1500 m2 <- một ngàn rưởi mét vuông | 1500 mét vuông
- <- 2 sào 5
- <- trên giấy 350m | mốc 350m | lùi 350m | 350m bên trái
- <- 350m là cùng | 350m hả | nghe nói 350m | 350m nếu đủ tiền | một nửa số hộ
1200 m <- 1200m | 1.2km | 1,2 cây số
- <- 1 cây số 2 | dăm hộ | vài hộ | mấy cây | gần hết | 35 | 1,200 m
- <- không quá 5 hộ | 2-3 hộ | 10 x 20m | 10m x 20m | rộng 3m | 3 tỷ | 5 triệu | 15% | chưa rõ
- <- -3 hộ | 3 hộ hay 4 hộ
1500 m <- một cây số rưỡi | cây số rưỡi
800 m <- 800 mét | tám trăm mét | 800 m đường bê tông | dai 800m | 800 mét dài đường
200 m2 <- 200 mét vuông | 200m vuông
2.5 ha <- 2 ha rưỡi
1.5 ha <- 1,5 ha
3 sào <- 3 sào | ba sào
2.5 mẫu <- 2 mẫu rưỡi
5 công <- 5 công
100 m3 <- 100 khối bê tông | 100 khối
35 hộ <- 35 hộ | ba lăm hộ | 35 hộ nghèo | khoảng 35 hộ
120 người <- 120 người tham gia
300 cây <- 300 cây | 300 cây keo
12 bóng đèn <- 12 bóng đèn | 12 bóng
20 bóng đèn <- 2 chục bóng đèn
150 ngày công <- 150 ngày công | một trăm năm mươi ngày công
2 cái <- 2 cái cầu
3 chiếc <- 3 chiếc
10 tấn <- 10 tấn | 10 tấn rác
1000 m <- trên 1 km
"""
UNITS_NUMBERED = """
- <- 1 mình | -1
Thôn 7 <- thon so 7 | Thôn bảy | thôn bẩy | thon 07 | T07 | t.7 | Thôn VII | trưởng thôn bảy
Thôn 7 <- em bên thôn 7 | thôn 7 nhé | tui ở thôn 7 | 7 | bảy | số 7
Thôn 9 <- thôn chín ạ
Thôn 13 <- thon muoi ba | thôn 13 ạ | th 13 | th. 13
Thôn Đồng Vinh <- thôn đồng vinh xin chào | DONG VINH | đồng vinhh
Thôn Nam Nhe <- thôn nam nhẹ
Thôn Bông Phài <- bông phài nhé | thôn bông phài ạ
- <- thôn 7 8 | thôn 7 và 8 | thôn 17 | thôn mười bảy | khu 7 | tổ 7 | ấp 7 | thôn | thôn gì
- <- xã nhà | hai thôn | thôn bạn | cả 13 thôn | thôn bông
"""
UNITS_MIXED = """
Ấp 1 <- âp 1 | ấp số 1
Ấp 2 <- Ap 2 a
Khu phố 3 <- khu phố số 3
- <- k.p 3 | xóm đìnhh | ấp 3 | ấp 13 | khu phố 4 | bản mới | xóm nà tân | buôn huổi hát | 6
- <- ấp 1 ấp 2 | ấp 1 và khu phố 3
Khu phố 13 <- kp13 | khu phố mười ba
Tổ dân phố số 7 <- tổ dân phố bảy | tdp 07
Ấp Thạnh Hòa B <- thạnh hoà B | ap thanh hoa b
Ấp Thạnh Hòa <- Thạnh Hòa ạ | thạnh hòa nhé
Bản Huổi Hát <- bản huồi hát | huoi hac
Bản Nà Tân <- nà tân | bản na tân ạ
Buôn Ea Tul B <- buôn ea tul b
Buôn Ea Tul <- buôn Ea Tul | eatul
Làng Vân <- lang vân
Xóm Mới <- xóm mơi
Khóm 4 <- khom tu | khóm bốn ạ
"""


def _cases() -> list[tuple[str, str, str, list[str], str]]:
    """(kind, day, text, units, what must be read) of every table."""
    tables = (
        ("money", "2023-11-06", MONEY, []),
        ("date", "2023-11-06", DATES_IN_2023, []),
        ("date", "2026-11-20", DATES_IN_2026, []),
        ("percent", "2026-11-20", PERCENT, []),
        ("yesno", "2026-11-20", ANSWERS, []),
        ("quantity", "2026-11-20", QUANTITIES, []),
        ("unit", "2026-11-20", UNITS_NUMBERED, NUMBERED),
        ("unit", "2026-11-20", UNITS_MIXED, MIXED),
    )
    return [
        (kind, day, text, units, expected)
        for kind, day, table, units in tables
        for expected, texts in (line.split(" <- ", 1) for line in table.strip().splitlines())
        for text in texts.split(" | ")
    ]


@pytest.mark.parametrize(("kind", "day", "text", "units", "expected"), _cases())
def test_one_more_sentence(kind: str, day: str, text: str, units: list[str], expected: str) -> None:
    """Right where it is clear, asked where it is not."""
    answer = read_line({"kind": kind, "text": text, "today": day, "units": units})
    assert shown(answer.get("value")) == expected
