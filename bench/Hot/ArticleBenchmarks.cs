using BenchmarkDotNet.Attributes;
using EduAbp.Website.Articles.Comparison;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Bench.Hot;

/// <summary>What runs at every save of an article: an ordinary one of 40 paragraphs with a table and links.</summary>
[MemoryDiagnoser]
public class ArticleBenchmarks
{
    private readonly string _before = Article("chiều thứ sáu");
    private readonly string _after = Article("sáng thứ bảy");

    [Benchmark]
    public object Sanitize() => HtmlSanitizer.Sanitize(_before, _ => true);

    [Benchmark]
    public object Compare() => TextComparison.Compare(_before, _after);

    private static string Article(string time)
    {
        var paragraphs = Enumerable.Range(1, 40).Select(number =>
            $"<p>Đoạn {number}. Vào <strong>{(number % 10 == 0 ? time : "đầu tuần")}</strong>, nhà trường tổ chức hội thi cho học sinh; " +
            "xem <a href=\"https://example.org/ke-hoach\">kế hoạch</a> và đăng ký với giáo viên chủ nhiệm.</p>");
        return $"<h2>Hội thi</h2>{string.Concat(paragraphs)}<table><tbody><tr><td><p>Lớp</p></td><td><p>Giờ</p></td></tr></tbody></table>";
    }
}
