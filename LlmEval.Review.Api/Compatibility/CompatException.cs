using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Compatibility;

/// <summary>A request that cannot be served, in the words of this surface.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">The original's text, or ours where it has none.</param>
/// <param name="error">The text for people; null: the same.</param>
internal sealed class CompatException(int status, string detail, string? error = null) : Exception(error ?? detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What programs compare.</summary>
    public string Detail { get; } = detail;

    /// <summary>Fields that are not what they have to be; empty where that is not what is wrong.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>There is no such thing.</summary>
    public static CompatException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    /// <summary>It cannot be done in this way.</summary>
    public static CompatException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>Fields are not what they have to be.</summary>
    public static CompatException Invalid(IReadOnlyList<FieldFault> faults) =>
        new(StatusCodes.Status422UnprocessableEntity, string.Join(" ", faults.Take(3).Select(fault => $"{fault.Place}: {fault.Message}.")) + (faults.Count > 3 ? $" And {faults.Count - 3} more." : ""))
        {
            Faults = faults,
        };
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Type">A literal name of the kind of fault, e.g. <c>missing</c>.</param>
/// <param name="Location">Where: <c>body</c> or <c>query</c>, then names and indexes.</param>
/// <param name="Message">What it has to be.</param>
/// <param name="Input">What it is, as JSON; null when it is too long to be repeated.</param>
internal sealed record FieldFault(string Type, IReadOnlyList<object> Location, string Message, JsonText? Input)
{
    /// <summary>Where, for people.</summary>
    public string Place => string.Join(".", Location);
}
