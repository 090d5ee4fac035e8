using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>The id of a measurement that was sent without one.</summary>
/// <remarks>
/// It looks as the original's do (the first 12 characters of a UUID: 8 hexadecimal digits, a hyphen, 3 digits), and is made from what was sent: sending
/// the same again is the same measurement, so that nothing that follows from it happens twice.
/// </remarks>
internal static class MadeRunId
{
    private const int Beginning = 8;
    private const int Rest = 3;

    /// <summary>The id.</summary>
    /// <param name="submission">What was sent.</param>
    /// <param name="attempt">0, and more when the id is taken by chance.</param>
    public static string Of(EvalResultSubmission submission, int attempt)
    {
        var hash = ContentHash.OfText($"{attempt} {JsonSerializer.Serialize(submission)}").Hex;
        return $"{hash[..Beginning]}-{hash.Substring(Beginning, Rest)}";
    }
}
