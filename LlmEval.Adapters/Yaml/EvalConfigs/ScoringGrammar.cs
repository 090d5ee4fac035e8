using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>scoring</c>.</summary>
internal static class ScoringGrammar
{
    private static readonly Key<TimeSpan> Timeout = Key.WithDefault("timeout", Shapes.Duration("10ms", "1h"), "10s",
        "CPU time that one sample may use. Time on the clock is limited too, but higher.");

    private static readonly Key<CasePasses> Passes = Key.WithDefault(
        "case_passes",
        new ParsedShape<CasePasses>(ConfigCodes.CasePasses, "one of any, all, majority, or a rate such as rate>=0.6", CasePasses.Parse)
        {
            Pattern = @"^(any|all|majority|rate *>= *(0?\.[0-9]+|1(\.0+)?))$",
        },
        "any", "When a case counts as passed: `any` sample passes, `all`, the `majority`, or at least a share of them (`rate>=0.6`).");

    /// <summary>The key of the k of pass@k.</summary>
    public static Key<IReadOnlyList<int>> PassAt { get; } = Key.WithDefault(
        "pass_at", Shapes.List(Shapes.Int(1, 10_000), minItems: 1, unique: true), "[1]",
        "The k of pass@k: the chance that at least one of k samples passes, estimated without bias from all samples.");

    /// <summary>The shape of <c>scoring</c>.</summary>
    public static MapShape<ScoringOptions> Shape { get; } = new()
    {
        Doc = "How samples become verdicts and metrics.",
        Keys = [PassAt, Timeout, Passes],
        Bind = map => new ScoringOptions
        {
            PassAt = [.. map.Get(PassAt).Order()],
            Timeout = map.Get(Timeout),
            CasePasses = map.Get(Passes),
        },
    };
}
