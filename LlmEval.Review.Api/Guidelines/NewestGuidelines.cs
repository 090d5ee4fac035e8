using LlmEval.Core.Domain.Review;

namespace LlmEval.Review.Api.Guidelines;

/// <summary>The guidelines that are in force.</summary>
internal static class NewestGuidelines
{
    /// <summary>Their version; null when there are none.</summary>
    public static async Task<int?> ReadNewestVersionAsync(this IGuidelineStore store, CancellationToken cancellationToken) =>
        await store.ListAsync(cancellationToken) is [var newest, ..] ? newest.Version : null;
}
