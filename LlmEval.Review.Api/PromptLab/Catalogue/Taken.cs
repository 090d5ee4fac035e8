using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Names that cannot be given once more.</summary>
internal static class Taken
{
    /// <summary>Refuses one that is taken, in the original's words; also one of something deleted, which the original can never give again.</summary>
    /// <param name="kind">What has it, e.g. <c>Prompt</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="isActive">Whether it is not deleted; null when nothing has the name.</param>
    /// <param name="restore">How it is restored: method and path below <c>/api</c>.</param>
    public static void Refuse(string kind, string name, bool? isActive, string restore)
    {
        if (isActive is not { } active) return;
        var detail = $"{kind} already exists: {name}";
        if (active) throw CompatException.BadRequest(detail);
        throw new CompatException(StatusCodes.Status409Conflict, detail, $"{detail}. It was deleted, and nothing of it is lost: restore it with {restore}, or take another name.");
    }
}
