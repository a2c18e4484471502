using EduAbp.Website.Articles.Comments;
using EduAbp.Website.Articles.RichText;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.Website.Data;

internal sealed class ArticleCommentConfiguration : IEntityTypeConfiguration<ArticleComment>
{
    public void Configure(EntityTypeBuilder<ArticleComment> comment)
    {
        comment.ToTable("ArticleComments");
        comment.Property(row => row.Text).HasMaxLength(ArticleComment.MaxText);
        comment.Property(row => row.Quote).HasMaxLength(ArticleComment.MaxQuote);
        comment.Property(row => row.Block).HasMaxLength(BlockIds.Length);
        comment.Property(row => row.AuthorName).HasMaxLength(200);
        comment.HasIndex(row => new { row.TenantId, row.ArticleId, row.Time });
    }
}
