namespace EduAbp.StudentRecords.Marks;

internal static class MarkErrorCodes
{
    public const string BatchWrong = "StudentRecords:Marks:BatchWrong";
    public const string PhraseWrong = "StudentRecords:Marks:PhraseWrong";
    public const string NoColumnChosen = "StudentRecords:Marks:NoColumnChosen";
}
