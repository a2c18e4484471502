using BenchmarkDotNet.Attributes;
using EduAbp.Text;

namespace EduAbp.Bench.Hot;

/// <summary>What runs for every row of an import, every title, every word that is searched.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const string Name = "Trường Trung học cơ sở Bình Khánh, Huyện Cần Giờ";
    private const string Person = "Nguyễn Thị Phương Đặng";

    [Benchmark]
    public string Fold() => VietnameseText.Fold(Name);

    [Benchmark]
    public string Slugify() => VietnameseText.Slugify(Name);

    [Benchmark]
    public string SortKey() => VietnameseText.SortKey(Person);
}
