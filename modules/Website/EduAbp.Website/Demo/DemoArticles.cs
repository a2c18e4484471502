namespace EduAbp.Website.Demo;

/// <param name="Picture">Drawing of <c>Demo/Pictures</c>; null for a text without a cover.</param>
internal sealed record DemoArticle(string Title, string Summary, string Category, string? Picture, string Alt, string Body, bool ForOffice = false);

/// <summary>Sample texts: figures and events are made up; no person is named.</summary>
internal static class DemoArticles
{
    private const string Sample = "<p><em>Bài mẫu: số liệu và sự việc được tạo để trình bày.</em></p>";

    /// <summary>Of schools from the first grade on. {truong} is the school, {lop} one of its grades.</summary>
    public static readonly IReadOnlyList<DemoArticle> School =
    [
        new("{lop} trồng 300 cây đước ở bãi bồi", "168 học sinh cùng thầy cô, phụ huynh trồng rừng ngập mặn; mỗi lớp nhận chăm một luống cây đến hết năm học.",
            "giao-duc-cua-dia-phuong", "trong-cay", "Ba học sinh đội mũ đặt cây đước con xuống bãi bồi, phía sau là rừng ngập mặn",
            """
            <p>Sáng thứ Bảy, 168 học sinh {lop} của {truong} cùng các thầy cô và phụ huynh đã trồng 300 cây đước trên bãi bồi. Đây là buổi thực hành của chủ đề <strong>“Rừng ngập mặn quê em”</strong> trong nội dung giáo dục của địa phương.</p>
            <h2>Từ trái giống đến cây con</h2>
            <p>Từ tháng 8, câu lạc bộ Xanh đã nhặt trái đước rụng, ươm trong bầu đất và đo chiều cao mỗi tuần. Đến ngày trồng, 9 trong 10 cây đã có từ bốn lá trở lên.</p>
            <table><tr><th>Nhóm</th><th>Học sinh</th><th>Cây đã trồng</th></tr><tr><td>1</td><td>43</td><td>80</td></tr><tr><td>2</td><td>45</td><td>84</td></tr><tr><td>3</td><td>41</td><td>70</td></tr><tr><td>4</td><td>39</td><td>66</td></tr></table>
            <blockquote><p>“Em được giao ba cây. Em đặt tên cho từng cây để nhớ quay lại thăm.”<br>– một học sinh trong nhóm 2</p></blockquote>
            <h2>Chăm cây đến hết năm học</h2>
            <p>Mỗi nhóm nhận một luống, tháng nào cũng quay lại đếm số cây sống và ghi vào sổ. Số liệu được dùng trong bài học thống kê môn Toán ở học kì II.</p>
            """, ForOffice: true),
        new("Lễ khai giảng năm học mới", "Tiếng trống khai trường mở đầu năm học; học sinh đầu cấp được anh chị lớp lớn đón vào lớp.",
            "tin-tuc", "chao-co", "Học sinh đứng hai hàng trước cột cờ trong sân trường",
            """
            <p>Đúng 7 giờ 30, toàn trường chào cờ và nghe thư của Chủ tịch nước gửi ngành Giáo dục nhân dịp năm học mới. Buổi lễ gọn trong 45 phút để các em vào tiết học đầu tiên ngay trong buổi sáng.</p>
            <h2>Ba việc của năm học</h2>
            <ul><li>Mỗi tổ chuyên môn có một giờ dạy mở mỗi tháng, phụ huynh được mời dự.</li><li>Thư viện mở cửa cả giờ ra chơi và sau giờ tan học.</li><li>Mọi thông báo của trường đăng trên cổng thông tin trước khi gửi qua các kênh khác.</li></ul>
            """),
        new("Thư viện mở cửa đến 17 giờ, mượn sách bằng thẻ học sinh", "Từ tuần này thư viện mở thêm một giờ sau buổi học; mỗi em mượn được ba cuốn trong hai tuần.",
            "thong-bao", "thu-vien", "Ba học sinh ngồi đọc sách trước ba kệ sách đầy",
            """
            <p>Thư viện {truong} mở cửa từ 7:00 đến 17:00, thứ Hai đến thứ Sáu. Học sinh dùng thẻ học sinh để mượn, không phải đặt cọc.</p>
            <ol><li>Chọn sách trên kệ hoặc hỏi cô thủ thư.</li><li>Đưa thẻ học sinh tại bàn mượn.</li><li>Trả trong hai tuần; muốn giữ thêm thì gia hạn một lần.</li></ol>
            <p>Tháng này thư viện có thêm 240 đầu sách về khoa học thường thức và văn học thiếu nhi.</p>
            """),
        new("Hội thao cấp trường: 14 nội dung, 412 lượt thi đấu", "Hai ngày thi chạy, nhảy xa, kéo co và cờ vua; đội tuyển trường được chọn từ kết quả hội thao.",
            "the-thao-nghe-thuat", "hoi-thao", "Bốn học sinh thi chạy trên đường chạy, phía trên treo cờ đuôi nheo",
            """
            <p>Hội thao năm nay có 14 nội dung với 412 lượt học sinh tham gia, tăng 58 lượt so với năm trước. Lần đầu tiên nội dung chạy tiếp sức có đội hỗn hợp nam nữ.</p>
            <table><tr><th>Nội dung</th><th>Số đội, em dự thi</th></tr><tr><td>Chạy 60 m</td><td>96</td></tr><tr><td>Nhảy xa</td><td>72</td></tr><tr><td>Kéo co</td><td>24</td></tr><tr><td>Cờ vua</td><td>40</td></tr></table>
            <p>Ban tổ chức cảm ơn các phụ huynh đã phụ trách nước uống và sơ cứu trong hai ngày.</p>
            """, ForOffice: true),
        new("Đổi mới giờ Toán: học từ số liệu của chính lớp mình", "Tổ Toán dạy bài thống kê bằng số liệu các em tự thu thập trong tuần: giờ ngủ, quãng đường tới trường, số sách đã đọc.",
            "day-va-hoc", "lop-hoc", "Cô giáo đứng cạnh bảng, học sinh ngồi học bên dưới",
            """
            <p>Thay cho số liệu có sẵn trong sách, mỗi nhóm học sinh chọn một câu hỏi, tự thu thập trong một tuần rồi lập bảng, vẽ biểu đồ và trình bày.</p>
            <h2>Điều các em tìm ra</h2>
            <ul><li>Trung bình các em ngủ 7 giờ 50 phút; đêm trước ngày kiểm tra ngủ ít hơn 40 phút.</li><li>Hơn một nửa lớp đi học bằng xe đạp hoặc đi bộ.</li></ul>
            <p>Tổ chuyên môn đã họp rút kinh nghiệm theo hướng nghiên cứu bài học và sẽ dạy lại ở các lớp còn lại trong tháng tới.</p>
            """),
        new("Lịch kiểm tra giữa học kì I", "Kiểm tra từ thứ Hai tuần sau, mỗi ngày không quá hai môn; học sinh xem lịch theo khối ở bảng trong bài.",
            "thong-bao", null, "",
            """
            <p>{truong} thông báo lịch kiểm tra, đánh giá giữa học kì I. Mỗi ngày không quá hai môn; các môn đánh giá bằng nhận xét thực hiện trong giờ học.</p>
            <table><tr><th>Ngày</th><th>Buổi sáng</th><th>Buổi chiều</th></tr><tr><td>Thứ Hai</td><td>Ngữ văn</td><td>Tin học</td></tr><tr><td>Thứ Ba</td><td>Toán</td><td>Công nghệ</td></tr><tr><td>Thứ Tư</td><td>Khoa học tự nhiên</td><td>–</td></tr><tr><td>Thứ Năm</td><td>Ngoại ngữ</td><td>Lịch sử và Địa lí</td></tr></table>
            <p>Học sinh nghỉ ốm có đơn của phụ huynh được kiểm tra bù trong hai tuần sau đó.</p>
            """),
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
        new("Nhặt được của rơi, ba học sinh trả lại người mất", "Chiếc túi có giấy tờ và tiền được các em đưa tới phòng giám thị chỉ sau giờ ra chơi mười phút.",
            "guong-sang", null, "",
            """
            <p>Trong giờ ra chơi, ba em học sinh {lop} nhặt được một chiếc túi ở nhà xe. Các em mang ngay tới phòng giám thị; trường liên hệ được chủ nhân trong buổi sáng.</p>
            <p>Trường tuyên dương ba em trong buổi chào cờ tuần này.</p>
            """),
        new("Tập huấn thoát nạn khi có cháy", "Toàn trường ra tới điểm tập kết trong 3 phút 40 giây, nhanh hơn lần diễn tập trước 25 giây.",
            "tin-tuc", "chao-co", "Học sinh đứng thành hàng tại điểm tập kết giữa sân trường",
            """
            <p>Chuông báo động vang lên giữa tiết hai. Các lớp cúi thấp, đi theo dãy cầu thang đã phân công và điểm danh tại sân.</p>
            <p>Đội chữa cháy khu vực hướng dẫn học sinh lớp lớn dùng bình chữa cháy xách tay và cách gọi 114.</p>
            """),
    ];

    public static readonly IReadOnlyList<DemoArticle> Kindergarten =
    [
        new("Bé làm vườn: luống rau của lớp Lá", "Các bé gieo hạt, tưới nước và ghi lại chiều cao của cây bằng dấu bút màu trên thước giấy.",
            "day-va-hoc", "trong-cay", "Các bé đội mũ trồng cây con xuống đất",
            """
            <p>Mỗi sáng, nhóm trực nhật của lớp Lá tưới luống rau muống và rau dền. Cô giúp các bé đánh dấu chiều cao của cây trên thước giấy treo ở góc thiên nhiên.</p>
            <p>Tuần sau các bé sẽ hái lứa rau đầu tiên và cùng cô cấp dưỡng nấu canh cho bữa trưa.</p>
            """, ForOffice: true),
        new("Thực đơn tuần này ở {truong}", "Năm bữa trưa đủ bốn nhóm chất; bé dị ứng có suất riêng theo đăng kí của gia đình.",
            "thong-bao", "bua-an", "Các bé ngồi quanh bàn ăn có đĩa trái cây",
            """
            <table><tr><th>Ngày</th><th>Bữa trưa</th><th>Bữa xế</th></tr><tr><td>Thứ Hai</td><td>Cơm, cá sốt cà, canh rau dền</td><td>Sữa chua</td></tr><tr><td>Thứ Ba</td><td>Cơm, thịt kho trứng, canh bí đỏ</td><td>Chuối</td></tr><tr><td>Thứ Tư</td><td>Bún mọc</td><td>Bánh flan</td></tr><tr><td>Thứ Năm</td><td>Cơm, tôm rim, canh mồng tơi</td><td>Cháo đậu</td></tr><tr><td>Thứ Sáu</td><td>Cơm, gà xào nấm, canh chua</td><td>Dưa hấu</td></tr></table>
            <p>Phụ huynh báo thay đổi về dị ứng cho cô chủ nhiệm trước 7:30 trong ngày.</p>
            """),
        new("Đêm hội trăng rằm cùng ba mẹ", "Ba mẹ và bé cùng làm lồng đèn từ vỏ hộp sữa, rước đèn quanh sân và phá cỗ.",
            "tin-tuc", "trung-thu", "Các bé cầm lồng đèn dưới trăng rằm",
            """
            <p>Hơn 120 chiếc lồng đèn làm từ vỏ hộp sữa được treo dọc hành lang. Các bé hát, xem múa lân và chia nhau phần bánh.</p>
            <p>Nhà trường cảm ơn các gia đình đã góp vỏ hộp sạch trong suốt tháng 9.</p>
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
        new("Lịch nghỉ và lịch đón trẻ dịp lễ", "Trường nghỉ theo quy định; tuần sau lễ đón trẻ từ 6:45 như thường lệ.",
            "thong-bao", null, "",
            """
            <p>{truong} thông báo lịch nghỉ tới phụ huynh. Trong những ngày nghỉ, đường dây nóng của trường vẫn có người trực từ 8:00 đến 17:00.</p>
            <ul><li>Đón trẻ: 6:45–7:45.</li><li>Trả trẻ: 16:00–17:00; trả muộn vui lòng báo trước 15:30.</li></ul>
            """),
        new("Tuyển sinh trẻ 5 tuổi: đăng kí tại nhà hoặc tại trường", "Trẻ 5 tuổi trên địa bàn được nhận hết; phụ huynh đăng kí trực tuyến hoặc đến bàn hỗ trợ.",
            "tuyen-sinh", null, "",
            """
            <p>Trường nhận toàn bộ trẻ 5 tuổi cư trú trên địa bàn. Hồ sơ dùng dữ liệu dân cư, phụ huynh không phải nộp bản sao giấy khai sinh nếu thông tin đã khớp.</p>
            """),
        new("Bé làm quen tiếng Việt qua ca dao", "Mỗi tuần một câu ca dao có sông nước, cây đước, con còng: gần với nơi bé lớn lên.",
            "giao-duc-cua-dia-phuong", "lop-hoc", "Cô giáo đứng cạnh bảng, các bé ngồi nghe",
            """
            <p>Cô chọn những câu ngắn, có vần, rồi cùng bé vỗ tay theo nhịp. Bé vẽ điều mình nghe được; tranh được treo ở hành lang để ba mẹ xem lúc đón.</p>
            """),
    ];

    public static string Fill(string text, string school, string grade) =>
        text.Replace("{truong}", school, StringComparison.Ordinal).Replace("{lop}", grade, StringComparison.Ordinal);

    public static string Body(DemoArticle article) => article.Body + Sample;
}
