namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> ThcsDoiLau =
    [
        new("Ấp Doi Lầu xưa và nay qua lời kể của ông bà", "32 học sinh lớp 6 phỏng vấn người lớn tuổi trong ấp, gom thành tập san 48 trang có hình vẽ tay.",
            "giao-duc-cua-dia-phuong", "thu-vien", "Ba học sinh ngồi đọc bên kệ sách",
            """
            <p>Bài tập của môn Lịch sử và Địa lí năm nay không có trong sách: về nhà hỏi ông bà xem hồi nhỏ đi học bằng gì, ăn gì, sợ nhất điều gì. Các em ghi âm, chép lại và vẽ thêm hình.</p>
            <h2>Chiếc ghe đưa đò</h2>
            <p>Câu chuyện được nhắc nhiều nhất là chiếc ghe đưa học trò qua rạch, mùa gió chướng phải ngồi sát vào nhau cho ghe khỏi chao. Tập san hiện có ở thư viện, ai cũng mượn được.</p>
            """, ForOffice: true),
        new("Vườn thuốc nam của lớp 7A2 có 26 loại cây", "Mỗi cây một tấm bảng tên, công dụng và tên người cho giống; vườn mở cửa vào giờ ra chơi.",
            "day-va-hoc", "trong-cay", "Học sinh trồng cây con xuống đất",
            """
            <p>Lớp 7A2 xin giống từ nhà dân quanh trường: lá lốt, diếp cá, tía tô, xuyên tâm liên, cỏ mực. Mỗi nhóm bốn em chăm sáu, bảy cây.</p>
            <p>Tổ Khoa học tự nhiên dùng vườn cho bài về cấu tạo lá và sự thoát hơi nước. Cô y tế dặn các em: biết công dụng để hiểu, khi đau ốm vẫn phải báo người lớn.</p>
            """),
        new("Hội thao cấp trường: 14 nội dung, 412 lượt thi đấu", "Hai ngày thi chạy, nhảy xa, kéo co và cờ vua; đội tuyển trường được chọn từ kết quả hội thao.",
            "the-thao-nghe-thuat", "hoi-thao", "Bốn học sinh thi chạy trên đường chạy, phía trên treo cờ đuôi nheo",
            """
            <p>Hội thao năm nay có 14 nội dung với 412 lượt học sinh tham gia, tăng 58 lượt so với năm trước. Lần đầu tiên nội dung chạy tiếp sức có đội hỗn hợp nam nữ.</p>
            <table><tr><th>Nội dung</th><th>Số đội, em dự thi</th></tr><tr><td>Chạy 60 m</td><td>96</td></tr><tr><td>Nhảy xa</td><td>72</td></tr><tr><td>Kéo co</td><td>24</td></tr><tr><td>Cờ vua</td><td>40</td></tr></table>
            <p>Ban tổ chức cảm ơn các phụ huynh đã phụ trách nước uống và sơ cứu trong hai ngày.</p>
            """, ForOffice: true),
        new("Lớp học bơi miễn phí ở bến nước có rào lưới", "Hai buổi chiều mỗi tuần, thầy thể dục và hai cứu hộ của xã kèm từng nhóm tám em.",
            "thong-bao", null, "",
            """
            <p>Trường ở giữa sông rạch nên bơi là kĩ năng phải có. Lớp mở vào chiều thứ Ba và thứ Năm, tại bến nước đã rào lưới và có phao.</p>
            <ul><li>Mỗi nhóm tám em, có áo phao.</li><li>Chỉ học khi nước lớn đứng và trời không giông.</li><li>Cha mẹ kí phiếu đồng ý, ghi rõ tình trạng sức khỏe.</li></ul>
            <p>Năm trước 54 em bơi được 25 mét sau mười hai buổi.</p>
            """, ForOffice: true),
        new("Đọc sách cùng em nhỏ mỗi chiều thứ Sáu", "Học sinh lớp 8 sang trường mầm non kế bên đọc truyện tranh cho các bé trong nửa giờ.",
            "doan-doi", null, "",
            """
            <p>Mười sáu em lớp 8 chia thành tám cặp, mỗi cặp phụ trách một góc lớp. Trước khi đọc, các em tập lên giọng, xuống giọng và đặt câu hỏi sao cho bé muốn trả lời.</p>
            <p>Cô giáo mầm non nói các bé nhớ mặt từng anh chị và hay hỏi khi nào tới thứ Sáu.</p>
            """),
        new("Dự báo bão và việc của mỗi lớp khi trường cho nghỉ", "Trường gửi kèm danh sách đồ cần cất cao, cách liên lạc và nơi trú gần nhà nhất.",
            "thong-bao", null, "",
            """
            <p>Khi có công điện cho nghỉ học, trường đăng tin ở đây và nhắn giáo viên chủ nhiệm. Các em không tự đến trường, không ra bến.</p>
            <ol><li>Cất sách vở vào túi ni lông, để lên cao.</li><li>Ghi số điện thoại của chủ nhiệm và trưởng ấp.</li><li>Biết nơi trú gần nhất: trụ sở ấp, nhà văn hóa hoặc dãy lầu của trường.</li></ol>
            """),
        new("Học sinh lớp 9 tìm hiểu nghề nuôi hàu", "Một buổi ở bè nuôi: tính số dây hàu, chi phí giống và lãi lỗ theo giá từng tháng.",
            "day-va-hoc", null, "",
            """
            <p>Tiết hoạt động trải nghiệm, hướng nghiệp diễn ra ngay trên bè. Chủ bè cho các em xem sổ ghi chép hai năm và đặt câu hỏi: tháng nào nên bán?</p>
            <p>Về lớp, các nhóm lập bảng chi phí, vẽ đồ thị giá và trình bày. Có nhóm nhận ra bán sớm hai tuần tuy giá thấp hơn nhưng tránh được đợt nước ngọt làm hàu chết.</p>
            """, ForOffice: true),
        new("Tiếng trống trường mới và cây bàng cũ", "Học sinh cũ nhiều khóa về dự ngày gặp mặt, góp 120 đầu sách cho tủ sách lớp 6.",
            "tin-tuc", "chao-co", "Học sinh đứng hai hàng trước cột cờ",
            """
            <p>Sáng thứ Bảy, hơn 90 học sinh cũ về thăm trường. Có người dắt theo con đang học lớp 6 ngay trong căn phòng ngày trước mình ngồi.</p>
            <p>Thay cho hoa, mọi người mang sách. Thư viện nhận 120 đầu sách và đã xếp vào tủ đặt trước cửa ba lớp 6.</p>
            """),
        new("Tổ Ngữ văn mở chuyên đề “Viết thư cho một dòng sông”", "Bài viết hay nhất mỗi khối được đọc trong giờ chào cờ và in vào tập san của trường.",
            "day-va-hoc", null, "",
            """
            <p>Đề mở, không giới hạn số chữ. Có em viết cho sông Lòng Tàu như viết cho bạn, có em kể lại chuyện đi câu với ba.</p>
            <p>Thầy cô chấm bằng lời nhận xét, không cho điểm; bài nào cũng được trả lại kèm một câu hỏi để em viết tiếp.</p>
            """),
    ];
}
