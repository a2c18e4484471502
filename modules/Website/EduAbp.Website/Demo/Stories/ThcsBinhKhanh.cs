namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> ThcsBinhKhanh =
    [
        new("Khối 7 trồng 300 cây đước ở bãi bồi", "168 học sinh cùng thầy cô, phụ huynh trồng rừng ngập mặn; mỗi lớp nhận chăm một luống cây đến hết năm học.",
            "giao-duc-cua-dia-phuong", "trong-cay", "Ba học sinh đội mũ đặt cây đước con xuống bãi bồi, phía sau là rừng ngập mặn",
            """
            <p>Sáng thứ Bảy, 168 học sinh Khối 7 của Trường THCS Bình Khánh cùng các thầy cô và phụ huynh đã trồng 300 cây đước trên bãi bồi. Đây là buổi thực hành của chủ đề <strong>“Rừng ngập mặn quê em”</strong> trong nội dung giáo dục của địa phương.</p>
            <h2>Từ trái giống đến cây con</h2>
            <p>Từ tháng 8, câu lạc bộ Xanh đã nhặt trái đước rụng, ươm trong bầu đất và đo chiều cao mỗi tuần. Đến ngày trồng, 9 trong 10 cây đã có từ bốn lá trở lên.</p>
            <table><tr><th>Nhóm</th><th>Học sinh</th><th>Cây đã trồng</th></tr><tr><td>1</td><td>43</td><td>80</td></tr><tr><td>2</td><td>45</td><td>84</td></tr><tr><td>3</td><td>41</td><td>70</td></tr><tr><td>4</td><td>39</td><td>66</td></tr></table>
            <blockquote><p>“Em được giao ba cây. Em đặt tên cho từng cây để nhớ quay lại thăm.”<br>– một học sinh trong nhóm 2</p></blockquote>
            <h2>Chăm cây đến hết năm học</h2>
            <p>Mỗi nhóm nhận một luống, tháng nào cũng quay lại đếm số cây sống và ghi vào sổ. Số liệu được dùng trong bài học thống kê môn Toán ở học kì II.</p>
            """, ForOffice: true),
        new("Đổi mới giờ Toán: học từ số liệu của chính lớp mình", "Tổ Toán dạy bài thống kê bằng số liệu các em tự thu thập trong tuần: giờ ngủ, quãng đường tới trường, số sách đã đọc.",
            "day-va-hoc", "lop-hoc", "Cô giáo đứng cạnh bảng, học sinh ngồi học bên dưới",
            """
            <p>Thay cho số liệu có sẵn trong sách, mỗi nhóm học sinh chọn một câu hỏi, tự thu thập trong một tuần rồi lập bảng, vẽ biểu đồ và trình bày.</p>
            <h2>Điều các em tìm ra</h2>
            <ul><li>Trung bình các em ngủ 7 giờ 50 phút; đêm trước ngày kiểm tra ngủ ít hơn 40 phút.</li><li>Hơn một nửa lớp đi học bằng xe đạp hoặc đi bộ.</li></ul>
            <p>Tổ chuyên môn đã họp rút kinh nghiệm theo hướng nghiên cứu bài học và sẽ dạy lại ở các lớp còn lại trong tháng tới.</p>
            """),
        new("Câu lạc bộ Xanh đo độ mặn nước sông mỗi sáng thứ Hai", "Ba điểm đo quanh bến phà, số liệu ghi lên bảng ở sảnh để cả trường theo dõi trong mùa khô.",
            "giao-duc-cua-dia-phuong", null, "",
            """
            <p>Từ tháng 9, mười hai thành viên câu lạc bộ Xanh lấy mẫu nước ở ba điểm quanh bến phà Bình Khánh. Các em dùng khúc xạ kế cầm tay, ghi độ mặn, nhiệt độ nước và con nước lớn hay ròng.</p>
            <h2>Con số nói gì</h2>
            <table><tr><th>Tháng</th><th>Độ mặn (g/l)</th></tr><tr><td>9</td><td>4,2</td></tr><tr><td>10</td><td>5,1</td></tr><tr><td>11</td><td>8,7</td></tr></table>
            <p>Bảng số liệu đặt ở sảnh. Nhiều nhà nuôi tôm gần trường đã hỏi xin bản chép để đối chiếu với đồng hồ ở ao.</p>
            """, ForOffice: true),
        new("Học sinh đi phà: giờ vào lớp lùi 15 phút khi có sương mù", "Từ tuần này, sáng nào phà ngừng chuyến vì sương mù, tiết một bắt đầu lúc 7 giờ 30.",
            "thong-bao", null, "",
            """
            <p>Sương mù dày làm phà Bình Khánh chạy thưa vào vài buổi sáng. Để các em không vội, trường lùi giờ vào lớp 15 phút trong những hôm đó.</p>
            <ul><li>Trước 6 giờ, trường đăng thông báo tại mục này.</li><li>Bảo vệ mở cổng và nhà đa năng từ 6 giờ 15 cho em nào tới sớm.</li><li>Em đến trễ vì phà không bị ghi lỗi, chỉ cần báo giám thị.</li></ul>
            """),
        new("Ngày hội STEM: lọc nước bằng than đước và cát", "Bảy nhóm khối 8 và 9 thi làm bình lọc; nhóm dẫn đầu giảm độ đục từ 86 xuống 9 đơn vị.",
            "day-va-hoc", "lop-hoc", "Cô giáo đứng cạnh bảng, học sinh ngồi nghe bên dưới",
            """
            <p>Đề bài chỉ có một câu: làm cho gáo nước sông trong hơn, với chi phí không quá 30.000 đồng. Các nhóm được dùng cát, sỏi, than đước, bông và chai nhựa cũ.</p>
            <h2>Cách chấm</h2>
            <p>Ban giám khảo là thầy cô các môn Hóa, Lí, Sinh. Mỗi nhóm đo độ đục trước và sau, giải thích từng lớp vật liệu, rồi trả lời câu hỏi của nhóm bạn. Nước lọc chỉ để tưới cây ở vườn trường.</p>
            """, ForOffice: true),
        new("Thư viện mở cửa đến 17 giờ, mượn sách bằng thẻ học sinh", "Từ tuần này thư viện mở thêm một giờ sau buổi học; mỗi em mượn được ba cuốn trong hai tuần.",
            "thong-bao", "thu-vien", "Ba học sinh ngồi đọc sách trước ba kệ sách đầy",
            """
            <p>Thư viện Trường THCS Bình Khánh mở cửa từ 7:00 đến 17:00, thứ Hai đến thứ Sáu. Học sinh dùng thẻ học sinh để mượn, không phải đặt cọc.</p>
            <ol><li>Chọn sách trên kệ hoặc hỏi cô thủ thư.</li><li>Đưa thẻ học sinh tại bàn mượn.</li><li>Trả trong hai tuần; muốn giữ thêm thì gia hạn một lần.</li></ol>
            <p>Tháng này thư viện có thêm 240 đầu sách về khoa học thường thức và văn học thiếu nhi.</p>
            """),
        new("Họp cha mẹ học sinh đầu năm: ba nội dung mỗi lớp sẽ bàn", "Sáng Chủ nhật tuần này, 7 giờ 30 tại phòng học của con; ai bận có thể nhận biên bản trên cổng.",
            "thong-bao", null, "",
            """
            <p>Trường kính mời cha mẹ học sinh dự họp lúc 7 giờ 30 sáng Chủ nhật, tại phòng học của con. Cuộc họp gọn trong 90 phút.</p>
            <ol><li>Kế hoạch năm học và các mốc kiểm tra.</li><li>Thu chi: chỉ những khoản có trong bảng công khai của trường.</li><li>Góp ý về bữa ăn bán trú và giờ đưa đón.</li></ol>
            <p>Biên bản của từng lớp đăng trên cổng trong ba ngày sau họp.</p>
            """),
        new("Lịch kiểm tra giữa học kì I", "Kiểm tra từ thứ Hai tuần sau, mỗi ngày không quá hai môn; học sinh xem lịch theo khối ở bảng trong bài.",
            "thong-bao", null, "",
            """
            <p>Trường THCS Bình Khánh thông báo lịch kiểm tra, đánh giá giữa học kì I. Mỗi ngày không quá hai môn; các môn đánh giá bằng nhận xét thực hiện trong giờ học.</p>
            <table><tr><th>Ngày</th><th>Buổi sáng</th><th>Buổi chiều</th></tr><tr><td>Thứ Hai</td><td>Ngữ văn</td><td>Tin học</td></tr><tr><td>Thứ Ba</td><td>Toán</td><td>Công nghệ</td></tr><tr><td>Thứ Tư</td><td>Khoa học tự nhiên</td><td>–</td></tr><tr><td>Thứ Năm</td><td>Ngoại ngữ</td><td>Lịch sử và Địa lí</td></tr></table>
            <p>Học sinh nghỉ ốm có đơn của phụ huynh được kiểm tra bù trong hai tuần sau đó.</p>
            """),
        new("Nhặt được của rơi, ba học sinh trả lại người mất", "Chiếc túi có giấy tờ và tiền được các em đưa tới phòng giám thị chỉ sau giờ ra chơi mười phút.",
            "guong-sang", null, "",
            """
            <p>Trong giờ ra chơi, ba em học sinh Khối 7 nhặt được một chiếc túi ở nhà xe. Các em mang ngay tới phòng giám thị; trường liên hệ được chủ nhân trong buổi sáng.</p>
            <p>Trường tuyên dương ba em trong buổi chào cờ tuần này.</p>
            """),
        new("Giải cờ vua hè: 40 kì thủ nhí, một bàn cờ khổng lồ", "Bàn cờ vẽ trên sân gạch, quân cờ làm từ thùng xốp; trận chung kết cả trường cùng xem.",
            "the-thao-nghe-thuat", "hoi-thao", "Học sinh thi đấu trên sân, phía trên treo cờ đuôi nheo",
            """
            <p>Giải gồm 40 em thi theo hệ Thụy Sĩ năm ván. Trận chung kết diễn ra trên bàn cờ vẽ giữa sân, quân cờ do tổ Mĩ thuật làm từ thùng xốp đựng cá xin ở chợ.</p>
            <p>Hai em đứng đầu vào đội tuyển dự giải huyện vào tháng 12.</p>
            """),
    ];
}
