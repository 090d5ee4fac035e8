using System.Security.Cryptography;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Ids of the lab in the form that clients of the original know.</summary>
internal static class LabIds
{
    /// <summary>The id of a run: 16 hexadecimal digits, or 12 within a session.</summary>
    public static string Run(bool inSession) => $"run_{Digits(inSession ? 12 : 16)}";

    /// <summary>The id of a session.</summary>
    public static string Session() => $"session_{Digits(16)}";

    /// <summary>Names a batch where runs and sessions have their ids.</summary>
    public static string Batch(Guid id) => $"batch_{id:N}";

    private static string Digits(int count) => RandomNumberGenerator.GetHexString(count, lowercase: true);
}
