using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Paging;

namespace LlmEval.Review.Api.Runs;

/// <summary>Cursors of the list of runs.</summary>
internal static class RunCursors
{
    /// <summary>The place behind a run.</summary>
    public static string Write(RunRecord run) => Cursor.Write(run.StartedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), run.Id.ToString());

    /// <summary>Reads a cursor; null for null.</summary>
    public static RunCursor? Read(string? after) => Cursor.Read(after, 2) is not { } keys
        ? null
        : long.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParse(keys[1], out var id)
            ? new RunCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new RunId(id))
            : throw Cursor.Invalid();
}
