using System.Globalization;
using System.Text;
using System.Xml;
using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Public;

/// <summary>RSS 2.0, Atom, the site map and what robots may read; of a unit and of each of its headings.</summary>
internal sealed class FeedEndpoints : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").WithMetadata(new PublicPageAttribute()).AllowAnonymous();
        pages.MapGet("/rss.xml", (FeedWriter writer, CancellationToken cancellationToken) => writer.RssAsync(null, cancellationToken));
        pages.MapGet("/atom.xml", (FeedWriter writer, CancellationToken cancellationToken) => writer.AtomAsync(null, cancellationToken));
        pages.MapGet("/chuyen-muc/{slug}/rss.xml", (string slug, FeedWriter writer, CancellationToken cancellationToken) => writer.RssAsync(slug, cancellationToken));
        pages.MapGet("/chuyen-muc/{slug}/atom.xml", (string slug, FeedWriter writer, CancellationToken cancellationToken) => writer.AtomAsync(slug, cancellationToken));
        pages.MapGet("/sitemap.xml", (FeedWriter writer, CancellationToken cancellationToken) => writer.SitemapAsync(cancellationToken));
        // A robot that gets 503 here takes the whole host for closed.
        pages.MapGet("/robots.txt", (FeedWriter writer) => writer.Robots()).WithMetadata(new OpenWhenSuspendedAttribute());
    }
}

/// <summary>Writes feeds with canonical addresses: a reader keeps them wherever the visitor came from.</summary>
internal sealed class FeedWriter(PublicQueries queries, ICurrentTenant tenant, ITenantDirectory directory, IStringLocalizer texts) : ITransientDependency
{
    private const int Newest = 30;
    private const int MostAddresses = 49_000;
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    public async Task<IResult> RssAsync(string? category, CancellationToken cancellationToken)
    {
        if (await ReadAsync(category, cancellationToken) is not { } feed)
            return Results.NotFound();
        return Xml("application/rss+xml", writer =>
        {
            writer.WriteStartElement("rss");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
            writer.WriteStartElement("channel");
            writer.WriteElementString("title", feed.Title);
            writer.WriteElementString("link", feed.Address);
            writer.WriteElementString("description", feed.Description);
            writer.WriteElementString("language", "vi");
            if (feed.Updated is { } updated)
                writer.WriteElementString("lastBuildDate", updated.ToString("r", CultureInfo.InvariantCulture));
            writer.WriteStartElement("atom", "link", AtomNamespace);
            writer.WriteAttributeString("href", feed.SelfPath("rss.xml"));
            writer.WriteAttributeString("rel", "self");
            writer.WriteAttributeString("type", "application/rss+xml");
            writer.WriteEndElement();
            foreach (var article in feed.Articles)
            {
                writer.WriteStartElement("item");
                writer.WriteElementString("title", Clean(article.Title));
                writer.WriteElementString("link", feed.Unit + article.Path);
                writer.WriteStartElement("guid");
                writer.WriteAttributeString("isPermaLink", "false");
                writer.WriteString($"urn:uuid:{article.Id:D}");
                writer.WriteEndElement();
                writer.WriteElementString("pubDate", article.PublishedAt.ToString("r", CultureInfo.InvariantCulture));
                if (article.Category is { } name)
                    writer.WriteElementString("category", Clean(name));
                writer.WriteElementString("description", Clean(article.Summary));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        });
    }

    public async Task<IResult> AtomAsync(string? category, CancellationToken cancellationToken)
    {
        if (await ReadAsync(category, cancellationToken) is not { } feed)
            return Results.NotFound();
        return Xml("application/atom+xml", writer =>
        {
            writer.WriteStartElement("feed", AtomNamespace);
            writer.WriteElementString("id", AtomNamespace, $"urn:uuid:{feed.Id:D}");
            writer.WriteElementString("title", AtomNamespace, feed.Title);
            writer.WriteElementString("updated", AtomNamespace, Moment(feed.Updated ?? DateTimeOffset.UnixEpoch));
            Link(writer, "self", feed.SelfPath("atom.xml"));
            Link(writer, "alternate", feed.Address);
            writer.WriteStartElement("author", AtomNamespace);
            writer.WriteElementString("name", AtomNamespace, feed.UnitName);
            writer.WriteEndElement();
            foreach (var article in feed.Articles)
            {
                writer.WriteStartElement("entry", AtomNamespace);
                writer.WriteElementString("id", AtomNamespace, $"urn:uuid:{article.Id:D}");
                writer.WriteElementString("title", AtomNamespace, Clean(article.Title));
                writer.WriteElementString("published", AtomNamespace, Moment(article.PublishedAt));
                writer.WriteElementString("updated", AtomNamespace, Moment(article.UpdatedAt ?? article.PublishedAt));
                Link(writer, "alternate", feed.Unit + article.Path);
                if (article.Category is { } name)
                {
                    writer.WriteStartElement("category", AtomNamespace);
                    writer.WriteAttributeString("term", Clean(name));
                    writer.WriteEndElement();
                }

                writer.WriteElementString("summary", AtomNamespace, Clean(article.Summary));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        });
    }

    public async Task<IResult> SitemapAsync(CancellationToken cancellationToken)
    {
        if (tenant.Unit is not { } unit)
            return Results.NotFound();
        var address = directory.CanonicalUrl(unit);
        var articles = await queries.GetAddressesAsync(MostAddresses, cancellationToken);
        var categories = await queries.GetCategoriesAsync(cancellationToken);
        return Xml("application/xml", writer =>
        {
            writer.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            void Url(string path, DateTimeOffset? changed)
            {
                writer.WriteStartElement("url");
                writer.WriteElementString("loc", address + path);
                if (changed is { } time)
                    writer.WriteElementString("lastmod", Moment(time));
                writer.WriteEndElement();
            }

            Url("/", articles.Count > 0 ? articles.Max(article => article.UpdatedAt ?? article.PublishedAt) : null);
            foreach (var heading in PublicHeadings.All.Where(heading => PublicHeadings.Served.Contains(heading.Name) && heading.Name != "Search"))
                Url("/" + heading.Slug, null);
            foreach (var category in categories)
                Url(category.Path, null);
            foreach (var article in articles)
                Url(article.Path, article.UpdatedAt ?? article.PublishedAt);
            writer.WriteEndElement();
        });
    }

    public IResult Robots()
    {
        if (tenant.Unit is not { } unit)
            return Results.NotFound();
        return Results.Text(
            $"""
            User-agent: *
            Disallow: /quan-tri
            Disallow: /tai-khoan
            Disallow: /dang-nhap
            Disallow: /tim-kiem
            Disallow: /api/
            Sitemap: {directory.CanonicalUrl(unit)}/sitemap.xml

            """,
            "text/plain; charset=utf-8");
    }

    private async Task<Feed?> ReadAsync(string? slug, CancellationToken cancellationToken)
    {
        if (tenant.Unit is not { } unit)
            return null;
        var address = directory.CanonicalUrl(unit);
        if (slug is null)
        {
            var newest = await queries.GetListAsync(null, 0, Newest, cancellationToken);
            return new Feed(unit.Id, unit.Name, unit.Name, texts["Public:Feed:Description", unit.Name], address, address + "/", address, newest);
        }

        var categories = await queries.GetCategoriesAsync(cancellationToken);
        if (categories.Find(one => one.Slug == slug) is not { } category)
            return null;
        Guid[] within = [category.Id, .. categories.Where(one => one.ParentId == category.Id).Select(one => one.Id)];
        return new Feed(
            category.Id,
            unit.Name,
            $"{category.Name} – {unit.ShortName}",
            texts["Public:Feed:Description", $"{category.Name} – {unit.Name}"],
            address,
            address + category.Path,
            address + category.Path,
            await queries.GetListAsync(within, 0, Newest, cancellationToken));
    }

    private static IResult Xml(string contentType, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            writer.WriteStartDocument();
            write(writer);
        }

        return Results.Bytes(bytes.ToArray(), contentType + "; charset=utf-8");
    }

    // A pasted control character would make the whole feed unreadable.
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Link(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link", AtomNamespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", address);
        writer.WriteEndElement();
    }

    /// <param name="Unit">The unit's address, to which paths are added.</param>
    /// <param name="Base">The address below which the feed itself stands.</param>
    private sealed record Feed(
        Guid Id, string UnitName, string Title, string Description, string Unit, string Address, string Base, IReadOnlyList<ArticleCard> Articles)
    {
        public DateTimeOffset? Updated => Articles.Count == 0 ? null : Articles.Max(article => article.UpdatedAt ?? article.PublishedAt).ToUniversalTime();

        public string SelfPath(string name) => $"{Base}/{name}";
    }
}
