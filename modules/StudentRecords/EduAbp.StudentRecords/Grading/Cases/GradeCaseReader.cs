using System.Text.Json;
using EduAbp.StudentRecords.Subjects;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>Reads a case from JSON as docs/grading.md describes it; what is wrong is told by its path.</summary>
internal static class GradeCaseReader
{
    public const int MaxBytes = 64 * 1024;

    private static readonly Dictionary<string, AssessedBy> Kinds = new() { ["MARKS"] = AssessedBy.Marks, ["REMARKS"] = AssessedBy.Remarks };

    private static readonly Dictionary<string, OneSubjectTest> OneSubjectTests = new() { ["REPLACE"] = OneSubjectTest.Replace, ["LEAVEOUT"] = OneSubjectTest.LeaveOut };

    // Subjects of the programme of 2006 that the catalogue of 2018 does not have.
    private static readonly Dictionary<string, string> Older = new()
    {
        ["the-duc"] = "Thể dục", ["ngoai-ngu"] = "Ngoại ngữ", ["ngoai-ngu-2"] = "Ngoại ngữ 2", ["tieng-dan-toc"] = "Tiếng dân tộc",
        ["thu-cong"] = "Thủ công", ["ki-thuat"] = "Kĩ thuật", ["nghe-pho-thong"] = "Nghề phổ thông",
    };

    private static readonly HashSet<string> Remarked =
        ["the-duc", "giao-duc-the-chat", "nghe-thuat", "am-nhac", "mi-thuat", "giao-duc-dia-phuong", "hoat-dong-trai-nghiem", "hoat-dong-trai-nghiem-huong-nghiep"];

    /// <exception cref="AbpValidationException">Every error with its path: <c>$.subjects[3].term1.final</c>.</exception>
    public static GradeCase Read(ReadOnlyMemory<byte> json)
    {
        var errors = new List<ValidationError>();
        if (json.Length > MaxBytes)
            throw new AbpValidationException([new ValidationError("$", CaseNode.Code("TooLarge"), CaseNode.Values(("Max", MaxBytes / 1024)))]);
        // Editors of some systems put a mark before the first byte.
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var read = Read(new CaseNode(document.RootElement, "$", errors));
            return errors.Count == 0 && read is not null ? read : throw new AbpValidationException(errors);
        }
        catch (JsonException broken)
        {
            throw new AbpValidationException([new ValidationError("$", CaseNode.Code("BadJson"), CaseNode.Values(("Line", broken.LineNumber + 1), ("Place", broken.BytePositionInLine + 1)))]);
        }
    }

    private static GradeCase? Read(CaseNode root)
    {
        root.Allow(
            "grade", "schoolYear", "settings", "missingCountAsZero", "specialisedClass", "subjects", "conduct", "absences",
            "qualities", "excelsInSubject", "hasProgressed", "recognisedByClass", "promotedByPrincipal");
        var grade = Required(root, "grade")?.Number(1, 12);
        var year = Required(root, "schoolYear") is { } named ? SchoolYearOf(named) : null;
        var settings = root.Find("settings") is { } given ? Settings(given) : GradingSettings.Default;
        var subjects = Required(root, "subjects")?.Items() ?? [];
        if (grade is not { } which || year is not { } begins)
            return null;

        if (RuleSets.Find(SchoolLevels.OfGrade(which)!.Value, which, begins) is not { } rules)
        {
            root.Find("schoolYear")!.Wrong("NoRuleSet", ("Grade", which), ("Year", $"{begins}-{begins + 1}"));
            return null;
        }

        return rules.IsPrimary()
            ? new PrimaryCase(rules, settings, Primary(root, rules, which, subjects))
            : new SecondaryCase(rules, settings, Secondary(root, rules, which, subjects, settings));
    }

    private static PupilYear Secondary(CaseNode root, RuleSetId rules, int grade, IReadOnlyList<CaseNode> nodes, GradingSettings settings)
    {
        Refuse(root, "qualities", "excelsInSubject", "hasProgressed", "recognisedByClass", "promotedByPrincipal");
        var countMissing = root.Find("missingCountAsZero")?.Flag() ?? false;
        var names = new HashSet<string>();
        var subjects = new List<PupilSubject>();
        foreach (var node in nodes)
        {
            node.Allow("subject", "name", "kind", "periods", "specialised", "thematicMarks", "term1", "term2", "retest");
            if (SubjectOf(node, grade, names, isPrimary: false) is not var (subject, periods))
                continue;
            var thematic = node.Find("thematicMarks")?.Number(0, 3) ?? 0;
            var columns = ColumnPlan.For(rules, subject.Kind, node.Find("periods")?.Number(1, 500) ?? periods, thematic);
            subjects.Add(new PupilSubject(
                subject,
                Term(node, "term1", rules, subject.Kind, columns, countMissing, settings),
                Term(node, "term2", rules, subject.Kind, columns, countMissing, settings),
                node.Find("retest")?.Mark(subject.IsScored ? MarkScale.Score : MarkScale.Remark)));
        }

        var conduct = root.Find("conduct");
        conduct?.Allow("term1", "term2", "year", "afterSummer");
        if (!rules.IsTt58())
            conduct?.Find("year")?.Wrong("ConductIsComputed");
        return new PupilYear(rules, grade, subjects)
        {
            IsSpecialisedClass = root.Find("specialisedClass")?.Flag() ?? false,
            FirstConduct = Conduct(conduct, "term1", rules),
            SecondConduct = Conduct(conduct, "term2", rules),
            YearConduct = rules.IsTt58() ? Conduct(conduct, "year", rules) : null,
            ConductAfterTraining = Conduct(conduct, "afterSummer", rules),
            Absences = root.Find("absences")?.Number(0, 400) ?? 0,
        };
    }

    private static TermResult Term(CaseNode subject, string name, RuleSetId rules, AssessedBy kind, ColumnRequirement columns, bool countMissing, GradingSettings settings)
    {
        if (subject.Find(name) is not { } node)
            return SubjectTerms.Evaluate(rules, kind, TermMarks.None, columns, countMissing);
        if (node.IsText(out var word))
        {
            if (word == "exempt")
                return TermResult.Exempt(kind);
            if (word != "notTaught")
                node.Wrong("UnknownTerm");
            return TermResult.NotTaught(kind);
        }

        node.Allow("regular", "midterm", "final", "average", "result");
        var carried = kind == AssessedBy.Marks ? "average" : "result";
        node.Find(kind == AssessedBy.Marks ? "result" : "average")?.Wrong("WrongKind");
        if (node.Find(carried) is { } given)
        {
            if (node.Find("regular") is not null || node.Find("midterm") is not null || node.Find("final") is not null)
                given.Wrong("MarksAndResult");
            return TermResult.CarriedOver(kind, given.Mark(kind == AssessedBy.Marks ? MarkScale.Score : MarkScale.Remark) ?? 0);
        }

        var regular = Marks(node, "regular", ColumnKind.Regular, columns.Regular);
        var midterm = Marks(node, "midterm", ColumnKind.Midterm, columns.Midterm);
        var final = Marks(node, "final", ColumnKind.Final, 1);
        return SubjectTerms.Evaluate(rules, kind, new TermMarks(regular, midterm, final.Count > 0 ? final[0] : null), columns, countMissing);

        IReadOnlyList<decimal> Marks(CaseNode term, string member, ColumnKind column, int most)
        {
            if (term.Find(member) is not { } list)
                return [];
            var marks = list.OneOrMore();
            if (marks.Count > most && (!columns.AreMinimums || column == ColumnKind.Final))
                list.Wrong("TooManyMarks", ("Count", marks.Count), ("Max", most));
            var scale = MarkScales.Of(rules, kind, column, settings);
            return [.. marks.Select(mark => mark.Mark(scale)).OfType<decimal>()];
        }
    }

    private static PrimaryYear Primary(CaseNode root, RuleSetId rules, int grade, IReadOnlyList<CaseNode> nodes)
    {
        Refuse(root, "conduct", "absences", "specialisedClass", "missingCountAsZero");
        var names = new HashSet<string>();
        var subjects = new List<PrimarySubject>();
        foreach (var node in nodes)
        {
            node.Allow("subject", "name", "level", "test", "exempt");
            if (SubjectOf(node, grade, names, isPrimary: true) is not var (subject, _))
                continue;
            var test = node.Find("test")?.Mark(MarkScales.OfPrimaryTest(rules));
            subjects.Add(new PrimarySubject(
                subject,
                (PrimaryLevel?)node.Find("level")?.Mark(MarkScales.OfPrimaryLevel(rules)),
                test,
                test is not null || Grading.PrimaryTests.Has(rules, grade, subject.Role, PrimaryTime.EndOfYear),
                node.Find("exempt")?.Flag() ?? false));
        }

        var qualities = new List<PupilQuality>();
        foreach (var node in Required(root, "qualities")?.Items() ?? [])
        {
            node.Allow("quality", "name", "level");
            var name = node.Find("name")?.Text();
            if (node.Find("quality") is { } coded)
            {
                name = coded.IsText(out var code) ? SubjectCatalogue.Find(code)?.Name : null;
                if (name is null)
                    coded.Wrong("UnknownSubject", ("Text", coded.Shown()));
            }
            else if (name is null)
            {
                node.Wrong("NoQuality");
            }

            if (name is not null && !names.Add(name))
                node.Wrong("Twice", ("Name", name));
            qualities.Add(new PupilQuality(name ?? "", (QualityLevel?)node.Find("level")?.Mark(MarkScales.OfQuality(rules))));
        }

        return new PrimaryYear(rules, grade, subjects, qualities)
        {
            ExcelsInSubject = root.Find("excelsInSubject")?.Flag() ?? false,
            HasProgressed = root.Find("hasProgressed")?.Flag() ?? false,
            IsRecognisedByClass = root.Find("recognisedByClass")?.Flag() ?? false,
            PromotedByPrincipal = root.Find("promotedByPrincipal")?.Flag(),
        };
    }

    // A known code, or a name with its kind.
    private static (GradedSubject Subject, int Periods)? SubjectOf(CaseNode node, int grade, HashSet<string> names, bool isPrimary)
    {
        if (!node.IsObject)
            return null;
        var kind = node.Find("kind")?.Choice(Kinds);
        var name = node.Find("name")?.Text();
        var code = "";
        var periods = 0;
        if (node.Find("subject") is { } coded)
        {
            code = coded.IsText(out var text) ? text : "";
            var known = SubjectCatalogue.Find(code)?.Name ?? Older.GetValueOrDefault(code);
            if (known is null || code.StartsWith("pc-", StringComparison.Ordinal) || code.StartsWith("nl-", StringComparison.Ordinal))
            {
                coded.Wrong("UnknownSubject", ("Text", coded.Shown()));
                return null;
            }

            name ??= known;
            kind ??= Remarked.Contains(code) ? AssessedBy.Remarks : AssessedBy.Marks;
            periods = SubjectCatalogue.Of(grade).FirstOrDefault(entry => entry.Code == code)?.PeriodsPerYear ?? 0;
        }
        else if (name is null || (kind is null && !isPrimary))
        {
            node.Wrong("NoSubject");
            return null;
        }

        if (!names.Add(name))
            node.Wrong("Twice", ("Name", name));
        // Only the number of regular marks hangs on it: without marks nobody has to say it.
        if (!isPrimary && periods == 0 && node.Find("periods") is null && (HasMarks(node, "term1") || HasMarks(node, "term2")))
            node.Wrong("NoPeriods");
        return (new GradedSubject(name, isPrimary ? AssessedBy.Marks : kind!.Value, SubjectRoles.OfCode(code), node.Find("specialised")?.Flag() ?? false), periods);
    }

    private static bool HasMarks(CaseNode subject, string term) => subject.Find(term) is { } node && (node.Find("regular") is not null || node.Find("midterm") is not null || node.Find("final") is not null);

    private static GradingSettings Settings(CaseNode node)
    {
        node.Allow(
            "remarkSubjectCountsAsOneSubject", "oneSubjectTest", "excellentAverageReachesGood", "allowRetestAfterSummerConduct",
            "countedSubjects", "outstandingSubjects", "maxAbsences", "tt58RegularMarksAreWhole");
        var settings = GradingSettings.Default;
        return new GradingSettings
        {
            RemarkSubjectCountsAsOneSubject = node.Find("remarkSubjectCountsAsOneSubject")?.Flag() ?? settings.RemarkSubjectCountsAsOneSubject,
            OneSubjectTest = node.Find("oneSubjectTest")?.Choice(OneSubjectTests) ?? settings.OneSubjectTest,
            ExcellentAverageReachesGood = node.Find("excellentAverageReachesGood")?.Flag() ?? settings.ExcellentAverageReachesGood,
            AllowRetestAfterSummerConduct = node.Find("allowRetestAfterSummerConduct")?.Flag() ?? settings.AllowRetestAfterSummerConduct,
            CountedSubjects = node.Find("countedSubjects")?.Number(1, 15) ?? settings.CountedSubjects,
            OutstandingSubjects = node.Find("outstandingSubjects")?.Number(1, 15) ?? settings.OutstandingSubjects,
            MaxAbsences = node.Find("maxAbsences")?.Number(0, 400) ?? settings.MaxAbsences,
            Tt58RegularMarksAreWhole = node.Find("tt58RegularMarksAreWhole")?.Flag() ?? settings.Tt58RegularMarksAreWhole,
        };
    }

    private static ConductLevel? Conduct(CaseNode? conduct, string period, RuleSetId rules)
    {
        if (conduct?.Find(period) is not { } node)
            return null;
        var found = node.IsText(out var text) ? LevelCodes.Conduct(rules, text.Trim().ToUpperInvariant().Replace('Đ', 'D')) : null;
        if (found is null)
            node.Wrong("UnknownChoice", ("Text", node.Shown()), ("Known", string.Join(", ", Enum.GetValues<ConductLevel>().Reverse().Select(level => LevelCodes.Of(rules, level)))));
        return found;
    }

    /// <summary>2025 or "2025-2026".</summary>
    private static int? SchoolYearOf(CaseNode node)
    {
        if (!node.IsText(out var text))
            return node.Number(2000, 2100);
        var years = text.Split('-', StringSplitOptions.TrimEntries);
        if (years.Length == 2 && int.TryParse(years[0], out var begins) && int.TryParse(years[1], out var ends) && ends == begins + 1 && begins is >= 2000 and <= 2100)
            return begins;
        node.Wrong("NotASchoolYear");
        return null;
    }

    private static CaseNode? Required(CaseNode node, string name)
    {
        if (node.Find(name) is { } found)
            return found;
        if (node.IsObject)
            node.Wrong("Missing", ("Name", name));
        return null;
    }

    private static void Refuse(CaseNode root, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            root.Find(name)?.Wrong("OtherLevel", ("Name", name));
    }
}
