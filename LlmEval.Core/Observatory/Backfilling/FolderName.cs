using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmEval.Core.Observatory.Backfilling;

/// <summary>What the name of a folder with scores says of the checkpoint that they belong to.</summary>
/// <param name="Model">What stands before the step, such as <c>k2-think</c>; the whole name where there is no step; empty where there is only the step.</param>
/// <param name="Step">The training step; null when the name has none.</param>
public sealed partial record FolderName(string Model, long? Step)
{
    // A version such as the 4 of gpt-4 is shorter, a step of training hardly ever.
    private const int FewestBareDigits = 3;

    private static readonly char[] Separators = ['-', '_', '.'];

    /// <summary>
    /// Reads a name: <c>step-5000</c>, <c>checkpoint_0005000</c>, <c>global_step5000</c>, <c>step-5000-hf</c> and <c>run-5000</c> are at step
    /// 5000; <c>gpt-4</c> is not at step 4.
    /// </summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="modelId">The model, if it is known: its own name holds no step.</param>
    public static FolderName Parse(string name, string? modelId = null)
    {
        if (name == modelId) return new FolderName(name, null);
        if (NamedStep().Match(name) is { Success: true } named && Number(named.Groups["digits"].Value) is { } step)
            return new FolderName(name[..named.Index].TrimEnd(Separators), step);
        if (BareStep().Match(name) is { Success: true } bare && bare.Groups["digits"].Length >= FewestBareDigits && Number(bare.Groups["digits"].Value) is { } number)
            return new FolderName(name[..bare.Index].TrimEnd(Separators), number);
        return new FolderName(name, null);
    }

    private static long? Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("(?<![A-Za-z0-9])(?:global[-_]?)?(?:steps?|checkpoint|ckpt|iter(?:ation)?)[-_]?(?<digits>[0-9]+)(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedStep();

    [GeneratedRegex("[-_](?<digits>[0-9]+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareStep();
}
