namespace EduAbp.StudentRecords.Grading;

/// <summary>A version of the rules by which pupils are assessed. Two circulars are numbered 22, so the year belongs to the name.</summary>
internal enum RuleSetId
{
    /// <summary>Circular 58/2011, lower and upper secondary.</summary>
    Tt58 = 1,

    /// <summary>Circular 58/2011 as circular 26/2020 amended it.</summary>
    Tt58Tt26 = 2,

    /// <summary>Circular 22/2021, lower and upper secondary.</summary>
    Tt22Of2021 = 3,

    /// <summary>Circular 30/2014, primary.</summary>
    Tt30 = 4,

    /// <summary>Circular 30/2014 as circular 22/2016 amended it.</summary>
    Tt30Tt22Of2016 = 5,

    /// <summary>Circular 27/2020, primary.</summary>
    Tt27 = 6,
}
