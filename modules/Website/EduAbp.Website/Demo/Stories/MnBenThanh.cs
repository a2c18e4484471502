namespace EduAbp.Website.Demo;

internal static partial class DemoArticles
{
    private static readonly IReadOnlyList<DemoArticle> MnBenThanh =
    [
        new("Đêm hội trăng rằm cùng ba mẹ", "Ba mẹ và bé cùng làm lồng đèn từ vỏ hộp sữa, rước đèn quanh sân và phá cỗ.",
            "tin-tuc", "trung-thu", "Các bé cầm lồng đèn dưới trăng rằm",
            """
            <p>Hơn 120 chiếc lồng đèn làm từ vỏ hộp sữa được treo dọc hành lang. Các bé hát, xem múa lân và chia nhau phần bánh.</p>
            <p>Nhà trường cảm ơn các gia đình đã góp vỏ hộp sạch trong suốt tháng 9.</p>
            """, ForOffice: true),
        new("Bé đi chợ Bến Thành mua trái cây", "Mười hai bé lớp Lá cầm tiền thật, mua đúng ba loại trái cây cho bữa xế.",
            "giao-duc-cua-dia-phuong", "bua-an", "Các bé ngồi quanh bàn có đĩa trái cây",
            """
            <p>Trước hôm đi, bé tập chào, hỏi giá và nói cảm ơn. Ở chợ, mỗi nhóm ba bé cầm một danh sách bằng hình vẽ.</p>
            <p>Cô bán hàng kiên nhẫn chờ bé đếm tiền. Trái cây mua về được rửa, gọt và chia đều cho cả lớp.</p>
            """, ForOffice: true),
        new("Góc đọc sách mới của bé", "Kệ sách thấp vừa tầm tay, tranh truyện xếp theo màu gáy; bé được mượn về nhà mỗi cuối tuần.",
            "tin-tuc", "thu-vien", "Các bé ngồi xem sách trước kệ sách nhiều màu",
            """
            <p>Góc đọc có 180 cuốn tranh truyện. Chiều thứ Sáu, mỗi bé chọn một cuốn mang về đọc cùng gia đình và trả lại vào thứ Hai.</p>
            """),
        new("Ngày hội thể dục thể thao của bé", "Bò qua hầm, ném bóng trúng đích, chạy tiếp sức cùng ba mẹ: bé nào cũng có phần.",
            "the-thao-nghe-thuat", "hoi-thao", "Các bé chạy thi trên sân, phía trên treo cờ đuôi nheo",
            """
            <p>Sáu trạm vận động được thiết kế theo độ tuổi. Không xếp hạng; mỗi bé nhận một huy chương giấy do các cô làm.</p>
            """),
        new("Sân thượng xanh: góc chơi mới giữa lòng phố", "Cỏ, cát và vòi phun sương trên sân thượng 180 mét vuông, lan can cao và có lưới.",
            "tin-tuc", null, "",
            """
            <p>Trường ở trung tâm không có sân đất, nên sân thượng được cải tạo thành chỗ chơi. Có hố cát, luống rau thấp và mái che nắng di động.</p>
            <p>Mỗi lớp lên chơi 30 phút một ngày, hai cô đi cùng. Lan can cao 1,6 mét, lưới phủ kín và được kiểm tra hằng tuần.</p>
            """, ForOffice: true),
        new("Tuyển sinh trẻ 5 tuổi: đăng kí tại nhà hoặc tại trường", "Trẻ 5 tuổi trên địa bàn được nhận hết; phụ huynh đăng kí trực tuyến hoặc đến bàn hỗ trợ.",
            "tuyen-sinh", null, "",
            """
            <p>Trường nhận toàn bộ trẻ 5 tuổi cư trú trên địa bàn. Hồ sơ dùng dữ liệu dân cư, phụ huynh không phải nộp bản sao giấy khai sinh nếu thông tin đã khớp.</p>
            """),
        new("Một ngày của bé không có màn hình", "Cả tuần lễ, lớp học và gia đình cùng tắt màn hình từ chiều đến sáng.",
            "thong-bao", null, "",
            """
            <p>Trường gửi về nhà bảy trò chơi không cần mua gì: xếp ly, vẽ bóng, kể chuyện bằng bàn tay, tìm đồ theo màu.</p>
            <p>Cuối tuần, gia đình gửi lại một câu kể điều vui nhất. Trường dán các câu ấy ở cầu thang, không ghi tên.</p>
            """),
        new("Bé nghe kể chuyện bằng hai thứ tiếng", "Cô kể tiếng Việt, chú tình nguyện viên kể lại bằng tiếng Anh, bé đoán xem giống chỗ nào.",
            "day-va-hoc", "lop-hoc", "Cô giáo đứng cạnh bảng, các bé ngồi nghe",
            """
            <p>Truyện được chọn ngắn, nhiều tiếng động và lặp lại để bé dễ bắt chước. Bé không phải học thuộc từ nào; chỉ nghe, cười và làm theo.</p>
            <p>Buổi kể chuyện diễn ra sáng thứ Năm, cha mẹ rảnh có thể ngồi nghe cùng.</p>
            """),
        new("Diễn tập đưa bé xuống bảy tầng lầu", "Các lớp xuống sân trong 5 phút 10 giây, bé nhỏ nhất đi giữa hai cô.",
            "tin-tuc", null, "",
            """
            <p>Tòa nhà cao nên trường tập xuống cầu thang bộ hai tháng một lần. Bé nắm dây có nút màu, không chạy, không nói chuyện.</p>
            <p>Phụ huynh ở các tòa nhà bên cạnh cũng được báo trước để không lo lắng khi nghe còi.</p>
            """),
    ];
}
