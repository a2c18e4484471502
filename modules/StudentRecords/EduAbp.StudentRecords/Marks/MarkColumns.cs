namespace EduAbp.StudentRecords.Marks;

/// <summary>Codes of the columns.</summary>
internal static class MarkColumns
{
    public const string Midterm = "GK";
    public const string Final = "CK";

    /// <summary>Primary school: the test beside the level of the middle of the term.</summary>
    public const string MidtermTest = "KTGK";

    /// <summary>Primary school: the test beside the level of the end of the term.</summary>
    public const string FinalTest = "KTCK";

    /// <summary>The teacher's words (nhận xét); no mark, but kept and chained as one.</summary>
    public const string Comment = "NX";

    /// <summary>A term's result that another school decided, where its single marks are not known: counted as it is.</summary>
    public const string Result = "TBM";

    public static string Regular(int number) => $"TX{number}";
}
