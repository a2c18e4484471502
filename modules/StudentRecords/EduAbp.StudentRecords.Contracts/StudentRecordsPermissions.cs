namespace EduAbp.StudentRecords;

/// <summary>What people may be allowed to do with a school's records. Teachers reach only the classes and subjects assigned to them.</summary>
public static class StudentRecordsPermissions
{
    public const string Group = "StudentRecords";

    /// <summary>Keep school years, terms, subjects, classes and assignments.</summary>
    public const string Setup = "StudentRecords.Setup";

    public static class Pupils
    {
        /// <summary>See all pupils of the school with their records.</summary>
        public const string Default = "StudentRecords.Pupils";

        /// <summary>Add, change, import, transfer pupils.</summary>
        public const string Manage = "StudentRecords.Pupils.Manage";

        /// <summary>Take lists of pupils out as files.</summary>
        public const string Export = "StudentRecords.Pupils.Export";
    }

    public static class Marks
    {
        /// <summary>Enter marks of the classes and subjects that one teaches.</summary>
        public const string Enter = "StudentRecords.Marks";

        /// <summary>See the marks of all classes.</summary>
        public const string ViewAll = "StudentRecords.Marks.ViewAll";

        /// <summary>Lock and unlock columns, set their last days, publish for the school.</summary>
        public const string Lock = "StudentRecords.Marks.Lock";
    }

    public static class HomeRoom
    {
        /// <summary>Roll-call, conduct and summary of the class of which one is home-room teacher.</summary>
        public const string Default = "StudentRecords.HomeRoom";

        /// <summary>The same for every class of the school.</summary>
        public const string All = "StudentRecords.HomeRoom.All";
    }

    public static class Results
    {
        /// <summary>See term and year results of the whole school.</summary>
        public const string Default = "StudentRecords.Results";

        /// <summary>Compute, sign off and reopen results; decide on corrections after the lock.</summary>
        public const string SignOff = "StudentRecords.Results.SignOff";
    }
}
