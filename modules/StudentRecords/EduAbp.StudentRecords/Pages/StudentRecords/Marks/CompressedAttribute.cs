using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

/// <summary>
/// Sends a large page compressed, also where no proxy does it. Only for pages that say nothing back that the address holds:
/// the form token in them is masked anew each time, so that its length tells nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CompressedAttribute : Attribute, IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers.Append("Vary", "Accept-Encoding");
        if (!request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal) || context.Result is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            await next();
            return;
        }

        var body = response.Body;
        response.Headers.ContentEncoding = "br";
        await using (var compressed = new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            response.Body = compressed;
            try
            {
                await next();
            }
            finally
            {
                response.Body = body;
            }
        }
    }
}
