using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace EduAbp.Bench.Ceilings;

/// <summary>Q: what plain Npgsql does when one unit's 20 newest rows are read by index and written out as 36 KB.</summary>
internal static class QueryCeiling
{
    private const int Units = 3500;
    private const int RowsPerUnit = 20;

    private const string Query =
        "select id, title, summary, published_at from bench_q where unit = $1 order by published_at desc limit 20";

    public static async Task RunAsync(int port, string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
        });
        await FillAsync(source);

        var turn = 0;
        var app = BareHost.Build(port);
        app.Run(async context =>
        {
            var unit = (int)((uint)Interlocked.Increment(ref turn) % Units);
            var page = new StringBuilder(40 * 1024);
            await using var command = source.CreateCommand(Query);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = unit });
            await using (var reader = await command.ExecuteReaderAsync(context.RequestAborted))
            {
                while (await reader.ReadAsync(context.RequestAborted))
                {
                    page.Append("<article id=\"").Append(reader.GetInt64(0)).Append("\"><h2>").Append(reader.GetString(1))
                        .Append("</h2><p>").Append(reader.GetString(2)).Append("</p><time>")
                        .Append(reader.GetDateTime(3)).Append("</time></article>");
                }
            }

            var bytes = Encoding.UTF8.GetBytes(page.ToString());
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        await app.RunAsync();
    }

    private static async Task FillAsync(NpgsqlDataSource source)
    {
        await using var fill = source.CreateCommand($"""
            drop table if exists bench_q;
            create table bench_q (id bigint generated always as identity primary key, unit int not null,
                published_at timestamptz not null, title text not null, summary text not null);
            insert into bench_q (unit, published_at, title, summary)
                select unit, timestamptz '2026-01-01' + row * interval '1 hour',
                    'Hội khỏe Phù Đổng cấp trường ' || row, repeat('Nhà trường tổ chức cho học sinh. ', 39)
                from generate_series(0, {Units - 1}) unit, generate_series(1, {RowsPerUnit}) row;
            create index on bench_q (unit, published_at desc);
            analyze bench_q;
            """);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
    }
}
