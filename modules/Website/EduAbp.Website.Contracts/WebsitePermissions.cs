namespace EduAbp.Website;

/// <summary>What people may be allowed to do with a unit's website.</summary>
public static class WebsitePermissions
{
    public const string Group = "Website";

    public static class Articles
    {
        /// <summary>See the list and one's own texts.</summary>
        public const string Default = "Website.Articles";

        /// <summary>Write texts and change one's own.</summary>
        public const string Write = "Website.Articles.Write";

        /// <summary>See and change everybody's texts.</summary>
        public const string EditAll = "Website.Articles.EditAll";

        public const string Submit = "Website.Articles.Submit";

        /// <summary>Review texts of others and send them back.</summary>
        public const string Review = "Website.Articles.Review";

        /// <summary>Approve, schedule and publish texts of others.</summary>
        public const string Approve = "Website.Articles.Approve";

        /// <summary>Take a published text off the site.</summary>
        public const string TakeDown = "Website.Articles.TakeDown";
    }

    public static class Categories
    {
        public const string Manage = "Website.Categories.Manage";
    }

    public static class Appearance
    {
        /// <summary>Choose how the public site looks, and its menu.</summary>
        public const string Manage = "Website.Appearance";
    }

    public static class Media
    {
        /// <summary>See the library, upload, change what one uploaded.</summary>
        public const string Default = "Website.Media";

        /// <summary>Change and delete what others uploaded; keep folders.</summary>
        public const string Manage = "Website.Media.Manage";

        /// <summary>Say who is in a picture, from the register of consents.</summary>
        public const string People = "Website.Media.People";
    }
}
