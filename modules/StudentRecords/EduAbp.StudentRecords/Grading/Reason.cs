namespace EduAbp.StudentRecords.Grading;

/// <summary>A place in a circular.</summary>
/// <param name="Clause">Khoản; 0 for the whole article.</param>
internal sealed record Article(RuleSetId Circular, int Number, int Clause = 0);

/// <summary>One step of why a result is what it is. <see cref="GradingText"/> puts it in words.</summary>
/// <param name="Code">Ending of the text's key, StudentRecords:Grading:Reason:….</param>
/// <param name="Values">For the text: marks (decimal), names, levels, <see cref="Word"/>s.</param>
internal sealed record Reason(string Code, Article? Article, params IReadOnlyList<(string Name, object Value)> Values);

/// <summary>A value of a reason that is itself a text, StudentRecords:Grading:….</summary>
internal readonly record struct Word(string Key);
