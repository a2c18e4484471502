namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> ThcsNguyenDu =
    [
        new("Phố sách trong sân trường", "24 gian do các lớp tự bày; sách cũ đổi sách cũ, sách mới giảm giá 20 phần trăm.",
            "tin-tuc", "thu-vien", "Học sinh ngồi đọc sách trước ba kệ sách đầy",
            """
            <p>Trong một ngày, sân trường thành phố sách. Mỗi lớp một gian với chủ đề riêng: truyện trinh thám, lịch sử Sài Gòn, khoa học, truyện tranh.</p>
            <h2>Đổi sách</h2>
            <p>Học sinh mang sách đã đọc tới nhận phiếu, mỗi phiếu đổi được một cuốn khác. Cuối ngày có 1.120 lượt đổi; số sách còn lại được tặng cho tủ sách của một trường ở Cần Giờ.</p>
            """, ForOffice: true),
        new("Dạy học ở bảo tàng: một tiết Lịch sử không có bảng đen", "Khối 8 học bài về Sài Gòn xưa tại bảo tàng cách trường mười phút đi bộ.",
            "giao-duc-cua-dia-phuong", "lop-hoc", "Cô giáo đứng cạnh bảng, học sinh ngồi nghe bên dưới",
            """
            <p>Mỗi nhóm nhận một hiện vật và ba câu hỏi. Các em phải tìm câu trả lời trên chú thích, hỏi người hướng dẫn, rồi kể lại cho nhóm khác.</p>
            <p>Thầy cô đi bộ cùng học sinh theo hai hàng, có người đứng chặn ở từng ngã tư. Tiết học kéo dài 75 phút.</p>
            """, ForOffice: true),
        new("Đêm hội trăng rằm của Liên đội", "Rước đèn ông sao tự làm, phá cỗ và trao 40 suất quà cho học sinh có hoàn cảnh khó khăn.",
            "doan-doi", "trung-thu", "Học sinh cầm lồng đèn dưới trăng rằm, phía trên treo đèn ông sao",
            """
            <p>Mỗi chi đội làm một chiếc đèn ông sao bằng vật liệu tái chế. Đội nghi thức dẫn đoàn rước quanh sân trường, các em lớp nhỏ đi giữa.</p>
            <p>Liên đội trao 40 suất quà từ quỹ kế hoạch nhỏ. Danh sách do giáo viên chủ nhiệm đề nghị và không đọc tên trước toàn trường.</p>
            """),
        new("Kế hoạch tuyển sinh đầu cấp: những mốc phụ huynh cần nhớ", "Đăng kí trực tuyến, đối chiếu nơi ở bằng dữ liệu dân cư; trường hỗ trợ tại chỗ vào sáng thứ Bảy.",
            "tuyen-sinh", null, "",
            """
            <h2>Ba bước</h2>
            <ol><li>Kiểm tra thông tin của con trên hệ thống tuyển sinh đầu cấp.</li><li>Đăng kí nguyện vọng trong thời gian quy định.</li><li>Xác nhận nhập học sau khi có kết quả.</li></ol>
            <p>Phụ huynh không có máy tính đến bàn hỗ trợ của trường, 7:30–11:00 các sáng thứ Bảy, mang theo căn cước và mã số của học sinh.</p>
            """, ForOffice: true),
        new("Giờ đón học sinh: ba cổng, ba khối", "Khối 6 cổng chính, khối 7 và 8 cổng bên, khối 9 cổng sau, để lòng đường không kẹt xe.",
            "thong-bao", null, "",
            """
            <p>Trường nằm ở trung tâm nên giờ tan học xe dồn đông. Từ tuần sau, mỗi khối ra một cổng, cách nhau mười phút.</p>
            <table><tr><th>Khối</th><th>Cổng</th><th>Giờ ra</th></tr><tr><td>6</td><td>Cổng chính</td><td>16:30</td></tr><tr><td>7 và 8</td><td>Cổng bên</td><td>16:40</td></tr><tr><td>9</td><td>Cổng sau</td><td>16:50</td></tr></table>
            <p>Phụ huynh xin đậu xe trong vạch, không dừng dưới lòng đường.</p>
            """),
        new("Câu lạc bộ tranh biện vào vòng chung kết quận", "Đề tài: có nên cho học sinh mang điện thoại vào lớp? Hai đội của trường đều vượt qua vòng loại.",
            "doan-doi", null, "",
            """
            <p>Các em bốc thăm phe ủng hộ hay phản đối chỉ 15 phút trước khi thi, nên phải chuẩn bị cả hai bên. Ban giám khảo khen cách dùng số liệu khảo sát 214 bạn trong trường.</p>
            <p>Câu lạc bộ sinh hoạt chiều thứ Năm, ai cũng vào nghe được.</p>
            """),
        new("Dàn nhạc dân tộc của trường tuyển thành viên mới", "Có lớp cho người mới bắt đầu với đàn tranh, đàn bầu và sáo trúc; trường cho mượn đàn.",
            "the-thao-nghe-thuat", null, "",
            """
            <p>Dàn nhạc hiện có 22 thành viên. Năm nay trường mở lớp cho người chưa biết gì, học theo nhóm bốn em, mỗi tuần hai buổi sau giờ học.</p>
            <p>Buổi diễn đầu tiên vào cuối học kì, ngay ở sảnh trường, không bán vé.</p>
            """, ForOffice: true),
        new("Phòng tư vấn học đường mở cửa cả giờ trưa", "Một phòng nhỏ có rèm, hai ghế và người biết lắng nghe; điều các em kể được giữ kín.",
            "thong-bao", null, "",
            """
            <p>Phòng tư vấn mở 11:30–13:00 hằng ngày. Học sinh có thể vào một mình hay cùng bạn, hoặc viết giấy bỏ vào hộp thư đặt ở thư viện.</p>
            <p>Điều các em kể được giữ kín, trừ khi có nguy cơ cho chính em hay người khác; khi đó thầy cô nói trước với em sẽ báo cho ai.</p>
            """),
        new("Lớp 6 làm bản đồ cây xanh quanh trường", "138 cây trong bán kính 300 mét được đo vòng thân, đoán tuổi và chấm lên bản đồ.",
            "day-va-hoc", "trong-cay", "Học sinh đội mũ bên những cây con",
            """
            <p>Các nhóm đi từng đoạn vỉa hè, ghi loài, vòng thân và vết sâu bệnh. Cây lớn nhất là một cây dầu có vòng thân 3,2 mét.</p>
            <p>Bản đồ được gửi tới công ty cây xanh kèm danh sách bảy cây nghiêng cần xem lại.</p>
            """),
        new("Kết quả khảo sát Tiếng Anh khối 9 và kế hoạch phụ đạo", "68 phần trăm đạt mức A2 trở lên; ba lớp phụ đạo miễn phí mở vào chiều thứ Tư.",
            "day-va-hoc", null, "",
            """
            <p>Khảo sát gồm bốn kĩ năng. Kĩ năng nói tiến bộ nhất so với đầu năm; kĩ năng viết còn nhiều em lúng túng khi nối ý.</p>
            <p>Ba lớp phụ đạo chia theo kĩ năng chứ không theo lớp học. Danh sách gửi riêng cho từng gia đình, không niêm yết.</p>
            """),
    ];
}
