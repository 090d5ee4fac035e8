using System.Globalization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Exports;

/// <summary>Divides tasks into train and test by their hashes: whatever is said of one task is on one side, in every export.</summary>
internal static class TaskSplit
{
    public const string Train = "train";
    public const string Test = "test";

    /// <summary>The side of a task: its hash's first 32 bits as a fraction of 2³² are below the share for <see cref="Train"/>.</summary>
    public static string SideOf(ContentHash task, double trainShare) =>
        uint.Parse(task.Hex.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 4294967296.0 < trainShare ? Train : Test;
}
