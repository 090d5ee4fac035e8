using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Problems;

/// <summary>A request that cannot be served. It becomes a problem document (RFC 9457).</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="title">What kind of problem, in a few words.</param>
/// <param name="detail">What happened, what was kept, what to do.</param>
internal sealed class ProblemException(int status, string title, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What kind of problem.</summary>
    public string Title { get; } = title;

    /// <summary>What is wrong with which field; empty unless the request is not valid.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; private init; } = new Dictionary<string, string[]>();

    /// <summary>Further members of the document.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; private init; } = new Dictionary<string, object?>();

    /// <summary>There is no such thing.</summary>
    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, "Not found", detail);

    /// <summary>It does not go with how things stand now.</summary>
    /// <param name="title">What kind of conflict.</param>
    /// <param name="detail">What happened, what was kept, what to do.</param>
    /// <param name="extensions">Further members of the document; null for none.</param>
    public static ProblemException Conflict(string title, string detail, IReadOnlyDictionary<string, object?>? extensions = null) =>
        new(StatusCodes.Status409Conflict, title, detail) { Extensions = extensions ?? new Dictionary<string, object?>() };

    /// <summary>The asker may not, or not yet.</summary>
    public static ProblemException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "Not allowed", detail);

    /// <summary>A field is not what it has to be.</summary>
    public static ProblemException Invalid(string field, string error) => Invalid([new(field, error)]);

    /// <summary>Fields are not what they have to be.</summary>
    public static ProblemException Invalid(IReadOnlyList<KeyValuePair<string, string>> errors) =>
        new(StatusCodes.Status400BadRequest, "Not valid", $"Nothing was changed: {string.Join(" ", errors.Select(error => error.Value))}")
        {
            Errors = errors.GroupBy(error => error.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(error => error.Value).ToArray(), StringComparer.Ordinal),
        };
}
