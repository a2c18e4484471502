using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.HomeRoom;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Results;

/// <summary>
/// Makes results of marks, conduct and absences by the rules of each grade and year. Everything is computed from the rows
/// each time, so that a part computed again equals the whole computed anew.
/// </summary>
internal sealed class ResultsEngine(ResultDataReader reader, GradingSettingsReader gradingSettings, IStringLocalizer texts) : ITransientDependency
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="classId">Null for the whole school.</param>
    /// <returns>Null where there is no such year.</returns>
    public async Task<Computation?> ComputeAsync(Guid yearId, Guid? classId, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(yearId, classId, cancellationToken) is not { } data)
            return null;
        var settings = await gradingSettings.ForAsync(yearId, cancellationToken);
        // What is stored is the school's paper: it speaks Vietnamese whoever asks.
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Vietnamese, Vietnamese);
            return Compute(data, settings);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private Computation Compute(ResultData data, GradingSettings settings)
    {
        var terms = data.Year.Terms.ToDictionary(term => term.Number);
        var results = new List<PupilPeriod>(data.Pupils.Count * 3);
        var books = new List<ClassBook>();
        var byClass = data.Pupils.ToLookup(pupil => pupil.ClassId);
        foreach (var row in data.Classes)
        {
            var rules = SchoolLevels.OfGrade(row.Ref.Grade) is { } level ? RuleSets.Find(level, row.Ref.Grade, data.Year.Begin) : null;
            var plans = rules is not { } known ? []
                : data.Programme[row.Ref.Grade].Select(entry => new SubjectPlan(known, row.Ref.Grade, entry.Subject, entry.Entry, entry.Subject.Id == row.SpecialSubjectId, settings)).ToList();
            books.Add(new ClassBook(row.Ref, rules, plans));
            if (rules is not { } set)
                continue;
            foreach (var pupil in byClass[row.Ref.Id])
            {
                // Who left before a term's end has no result of it.
                var hasFirst = pupil.To is null || pupil.To >= terms[1].EndsOn;
                var hasSecond = pupil.To is null || pupil.To >= terms[2].EndsOn;
                if (!hasFirst)
                    continue;
                foreach (var result in set.IsPrimary()
                    ? Primary(data, row, set, plans, pupil)
                    : Secondary(data, row, set, plans, pupil, came: pupil.From > terms[1].EndsOn, settings))
                {
                    if (hasSecond || result.Period == ResultPeriod.Term1)
                        results.Add(result);
                }
            }
        }

        return new Computation(data, books, results);
    }

    private IEnumerable<PupilPeriod> Secondary(ResultData data, ClassRow row, RuleSetId rules, List<SubjectPlan> plans, EnrolledPupil pupil, bool came, GradingSettings settings)
    {
        var exempt = data.Exemptions[pupil.Pupil.Id].ToList();
        var subjects = new PupilSubject[plans.Count];
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i];
            decimal? retest = data.Retests.TryGetValue((pupil.Pupil.Id, plan.Subject.Id), out var mark) ? mark : null;
            subjects[i] = new PupilSubject(plan.Graded, Term(data, plan, pupil, exempt, 1, came), Term(data, plan, pupil, exempt, 2, came: false), retest);
        }

        ConductLevel? Judged(ConductPeriod period) => LevelCodes.Conduct(rules, data.Conduct.GetValueOrDefault((pupil.Pupil.Id, period)));
        var (first, second) = (data.Absences.GetValueOrDefault((pupil.Pupil.Id, 1)), data.Absences.GetValueOrDefault((pupil.Pupil.Id, 2)));
        var whole = (Excused: first.Excused + second.Excused, Unexcused: first.Unexcused + second.Unexcused);
        var outcome = PupilYears.Evaluate(new PupilYear(rules, row.Ref.Grade, subjects)
        {
            IsSpecialisedClass = row.SpecialSubjectId is not null,
            FirstConduct = Judged(ConductPeriod.Term1),
            SecondConduct = Judged(ConductPeriod.Term2),
            YearConduct = Judged(ConductPeriod.Year),
            ConductAfterTraining = Judged(ConductPeriod.AfterSummer),
            Absences = whole.Excused + whole.Unexcused,
        }, settings);

        yield return Period(
            row, pupil, ResultPeriod.Term1, rules, outcome.First, Judged(ConductPeriod.Term1), outcome.FirstTitle, null, first,
            Shown(plans, subjects, subject => subject.First.Of(subject.Subject)), Missing(plans, subjects, 1));
        yield return Period(
            row, pupil, ResultPeriod.Term2, rules, outcome.Second, Judged(ConductPeriod.Term2), outcome.SecondTitle, null, second,
            Shown(plans, subjects, subject => subject.Second.Of(subject.Subject)), Missing(plans, subjects, 2));
        yield return Period(
            row, pupil, ResultPeriod.Year, rules, outcome.Year, outcome.Conduct, outcome.Title, outcome.Decision, whole,
            Shown(plans, outcome.Subjects), [.. Missing(plans, subjects, 1), .. Missing(plans, subjects, 2)],
            [.. plans.Where(plan => outcome.Decision.Retest.Contains(plan.Graded)).Select(plan => plan.Subject.Code)]);
        if (outcome.Decision.Kind is DecisionKind.Retest or DecisionKind.SummerTraining or DecisionKind.SummerTrainingThenRetest)
        {
            yield return Period(
                row, pupil, ResultPeriod.AfterSummer, rules, outcome.AfterRetest ?? outcome.Year, Judged(ConductPeriod.AfterSummer) ?? outcome.Conduct, default, outcome.Final, whole,
                Shown(plans, outcome.Subjects, subjects), [],
                [.. plans.Where(plan => outcome.Decision.Retest.Contains(plan.Graded)).Select(plan => plan.Subject.Code)]);
        }
    }

    private static TermResult Term(ResultData data, SubjectPlan plan, EnrolledPupil pupil, List<(Guid Subject, ExemptionKind Kind, int? Term)> exempt, int term, bool came)
    {
        foreach (var exemption in exempt)
        {
            if (exemption.Subject == plan.Subject.Id && (exemption.Term is null || exemption.Term == term))
                return exemption.Kind == ExemptionKind.Exempt ? TermResult.Exempt(plan.Graded.Kind) : TermResult.NotTaught(plan.Graded.Kind);
        }

        var cells = data.Lines.GetValueOrDefault((pupil.Pupil.Id, plan.Subject.Id, term));
        return came && (cells is null or "{}") ? TermResult.NotTaught(plan.Graded.Kind) : plan.Evaluate(term, cells);
    }

    private PupilPeriod Period(
        ClassRow row, EnrolledPupil pupil, ResultPeriod period, RuleSetId rules, LearningResult learning, ConductLevel? conduct, TitleResult title, Decision? decision,
        (int Excused, int Unexcused) absences, Dictionary<string, string> subjects, IReadOnlyList<MissingMarks> missing, IReadOnlyList<string>? retest = null)
    {
        var warnings = learning.Warnings.Concat(decision?.Warnings ?? []).Select(warning => GradingText.Of(texts, warning)).Distinct().ToList();
        var details = new ResultDetails
        {
            Subjects = subjects,
            Learning = GradingText.Of(texts, learning),
            Title = title.Reasons is { Count: > 0 } reasons ? $"{GradingText.Of(texts, Words.Of(title.Title))}: {GradingText.Of(texts, reasons)}" : null,
            Decision = decision is null ? null : GradingText.Of(texts, decision),
            Warnings = warnings.Count == 0 ? null : warnings,
            Retest = retest is { Count: > 0 } ? retest : null,
            Missing = missing.Count == 0 ? null : missing,
        };
        return new PupilPeriod(pupil.Pupil, row.Ref, period, new ComputedResult(
            pupil.Pupil.Id, rules.ToString(), learning.Average, learning.Level is { } level ? LevelCodes.Of(rules, level) : null, conduct is { } judged ? LevelCodes.Of(rules, judged) : null,
            title.Title == Title.None ? null : title.Title.ToString(), decision is null || decision.Kind == DecisionKind.Incomplete ? null : decision.Kind.ToString(),
            absences.Excused, absences.Unexcused, details.Write()));
    }

    private IEnumerable<PupilPeriod> Primary(ResultData data, ClassRow row, RuleSetId rules, List<SubjectPlan> plans, EnrolledPupil pupil)
    {
        var exempt = data.Exemptions[pupil.Pupil.Id].Select(one => one.Subject).ToHashSet();
        var (first, second) = (data.Absences.GetValueOrDefault((pupil.Pupil.Id, 1)), data.Absences.GetValueOrDefault((pupil.Pupil.Id, 2)));
        foreach (var term in new[] { 1, 2 })
        {
            var missing = new List<MissingMarks>();
            var shown = new Dictionary<string, string>();
            foreach (var plan in plans)
            {
                var (level, test) = SubjectPlan.ReadPrimary(data.Lines.GetValueOrDefault((pupil.Pupil.Id, plan.Subject.Id, term)));
                shown[plan.Subject.Code] = exempt.Contains(plan.Subject.Id) ? "M" : PrimaryText(rules, plan, level, test);
                if (!exempt.Contains(plan.Subject.Id) && (level is null || (plan.HasTest && test is null)))
                    missing.Add(new MissingMarks(plan.Subject.Code, term, texts[level is null ? "StudentRecords:Results:LevelMissing" : "StudentRecords:Results:TestMissing", plan.Subject.Name]));
            }

            var absences = term == 1 ? first : second;
            yield return new PupilPeriod(pupil.Pupil, row.Ref, term == 1 ? ResultPeriod.Term1 : ResultPeriod.Term2, new ComputedResult(
                pupil.Pupil.Id, rules.ToString(), null, null, null, null, null, absences.Excused, absences.Unexcused,
                new ResultDetails { Subjects = shown, Missing = missing.Count == 0 ? null : missing }.Write()));
        }

        var judgement = data.Judgements.GetValueOrDefault(pupil.Pupil.Id);
        (decimal? Level, decimal? Test) End(SubjectPlan plan) => SubjectPlan.ReadPrimary(data.Lines.GetValueOrDefault((pupil.Pupil.Id, plan.Subject.Id, 2)));
        var outcome = PrimaryYears.Evaluate(new PrimaryYear(
            rules, row.Ref.Grade,
            [.. plans.Where(plan => !plan.IsQuality).Select(plan => new PrimarySubject(plan.Graded, (PrimaryLevel?)End(plan).Level, plan.HasTest ? End(plan).Test : null, plan.HasTest, exempt.Contains(plan.Subject.Id)))],
            [.. plans.Where(plan => plan.IsQuality).Select(plan => new PupilQuality(plan.Subject.Name, (QualityLevel?)End(plan).Level))])
        {
            ExcelsInSubject = judgement?.ExcelsInSubject == true,
            HasProgressed = judgement?.HasProgressed == true,
            IsRecognisedByClass = judgement?.IsRecognisedByClass == true,
            PromotedByPrincipal = judgement?.PromotedByPrincipal,
        });
        yield return new PupilPeriod(pupil.Pupil, row.Ref, ResultPeriod.Year, new ComputedResult(
            pupil.Pupil.Id, rules.ToString(), null, outcome.Result?.ToString() ?? outcome.IsCompleted switch { true => "ClassCompleted", false => "ClassNotCompleted", _ => null }, null,
            outcome.Title.Title == Title.None ? null : outcome.Title.Title.ToString(), outcome.Decision.Kind == DecisionKind.Incomplete ? null : outcome.Decision.Kind.ToString(),
            first.Excused + second.Excused, first.Unexcused + second.Unexcused,
            new ResultDetails
            {
                Subjects = plans.ToDictionary(plan => plan.Subject.Code, plan => exempt.Contains(plan.Subject.Id) ? "M" : PrimaryText(rules, plan, End(plan).Level, End(plan).Test)),
                Learning = GradingText.Of(texts, outcome),
                Title = outcome.Title.Reasons is { Count: > 0 } reasons ? GradingText.Of(texts, reasons) : null,
                Decision = GradingText.Of(texts, outcome.Decision),
                Missing = outcome.Missing.Count == 0 ? null
                    : [.. plans.Where(plan => outcome.Missing.Contains(plan.Subject.Name)).Select(plan => new MissingMarks(plan.Subject.Code, 2, texts["StudentRecords:Results:EndMissing", plan.Subject.Name]))],
            }.Write()));
    }

    private static string PrimaryText(RuleSetId rules, SubjectPlan plan, decimal? level, decimal? test)
    {
        var scale = plan.IsQuality ? MarkScales.OfQuality(rules) : MarkScales.OfPrimaryLevel(rules);
        var word = level is { } rank ? new Mark(scale, rank).ToString(Vietnamese) : "";
        return plan.HasTest && test is { } mark ? $"{word} {mark:0}".Trim() : word;
    }

    private static Dictionary<string, string> Shown(List<SubjectPlan> plans, PupilSubject[] subjects, Func<PupilSubject, SubjectResult> of)
    {
        var shown = new Dictionary<string, string>(plans.Count);
        for (var i = 0; i < plans.Count; i++)
            shown[plans[i].Subject.Code] = Text(of(subjects[i]));
        return shown;
    }

    private static Dictionary<string, string> Shown(List<SubjectPlan> plans, IReadOnlyList<SubjectResult> results, PupilSubject[]? retested = null)
    {
        var shown = new Dictionary<string, string>(plans.Count);
        for (var i = 0; i < plans.Count; i++)
            shown[plans[i].Subject.Code] = Text(retested?[i].Retest is { } mark ? results[i] with { Number = mark } : results[i]);
        return shown;
    }

    private static string Text(SubjectResult result) => result.State switch
    {
        ResultState.Exempt => "M",
        ResultState.NotTaught => "–",
        ResultState.Incomplete => "",
        _ when result.IsScored => result.Number.ToString("0.0", Vietnamese),
        _ => result.Number == 1 ? "Đ" : "CĐ",
    };

    private List<MissingMarks> Missing(List<SubjectPlan> plans, PupilSubject[] subjects, int term)
    {
        var missing = new List<MissingMarks>();
        for (var i = 0; i < plans.Count; i++)
        {
            var result = term == 1 ? subjects[i].First : subjects[i].Second;
            if (result.State == ResultState.Incomplete)
                missing.Add(new MissingMarks(plans[i].Subject.Code, term, texts["StudentRecords:Results:Missing", plans[i].Subject.Name, Lacks(result.Missing)]));
        }

        return missing;
    }

    private string Lacks(ColumnRequirement missing) => string.Join(", ", new[]
    {
        missing.Regular > 0 ? texts["StudentRecords:Results:MissingRegular", missing.Regular].Value : null,
        missing.Midterm > 0 ? texts["StudentRecords:Results:MissingMidterm"].Value : null,
        missing.Final > 0 ? texts["StudentRecords:Results:MissingFinal"].Value : null,
    }.OfType<string>());
}

/// <summary>What was computed, and from what.</summary>
internal sealed record Computation(ResultData Data, IReadOnlyList<ClassBook> Books, IReadOnlyList<PupilPeriod> Results);

/// <summary>A class with its rules and subjects.</summary>
/// <param name="Rules">Null where the year has none here.</param>
internal sealed record ClassBook(ClassRef Class, RuleSetId? Rules, IReadOnlyList<SubjectPlan> Subjects);

internal sealed record PupilPeriod(PupilRef Pupil, ClassRef Class, ResultPeriod Period, ComputedResult Result);
