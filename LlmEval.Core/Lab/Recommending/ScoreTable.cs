using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>What is known of each config in each block: quality, seconds and cost of its answers there.</summary>
/// <remarks>
/// A block is a run; where the prompt has several rows, it is a row, as runs of one row are repeats of one task. Within a block every config
/// is measured by the same opinions, or the comparison would be of opinions: people and judges both count half where both speak of every
/// answer in it, else the one that does; where neither does, judges where there are any, and what has no opinion has no quality there.
/// </remarks>
internal sealed class ScoreTable
{
    private readonly Dictionary<LabConfigRef, Dictionary<string, BlockCell>> cells = [];

    /// <summary>Reads the answers of some configs.</summary>
    /// <param name="evidence">Experiments and opinions.</param>
    /// <param name="configs">The configs; experiments of others are left aside.</param>
    public ScoreTable(LabEvidence evidence, IReadOnlyCollection<LabConfigRef> configs)
    {
        List<ExperimentFacts> answered = [.. evidence.Experiments.Where(experiment => experiment.IsSuccess && configs.Contains(ConfigOf(experiment)))];
        Unit = answered.DistinctBy(experiment => experiment.Row).Count() > 1 ? BlockUnit.Row : BlockUnit.Run;
        var quality = new ExperimentQuality(evidence);
        foreach (var block in answered.GroupBy(experiment => Unit == BlockUnit.Row ? experiment.Row ?? "" : experiment.Run))
        {
            var opinions = Opinions.Of([.. block], quality);
            Used.Add(opinions.Source);
            foreach (var config in block.GroupBy(ConfigOf))
            {
                if (!cells.TryGetValue(config.Key, out var row)) cells[config.Key] = row = new(StringComparer.Ordinal);
                row[block.Key] = new BlockCell(
                    Mean(config, experiment => opinions.Quality(experiment)),
                    Mean(config, experiment => experiment.Duration?.TotalSeconds),
                    Mean(config, experiment => (double?)experiment.CostUsd));
            }

            Blocks++;
        }
    }

    /// <summary>What blocks are.</summary>
    public BlockUnit Unit { get; }

    /// <summary>Blocks with any answer.</summary>
    public int Blocks { get; }

    /// <summary>Whose opinions made the quality of the blocks.</summary>
    public HashSet<OpinionSource> Used { get; } = [];

    /// <summary>The config of an experiment.</summary>
    public static LabConfigRef ConfigOf(ExperimentFacts experiment) => new(experiment.Config, experiment.ConfigVersion);

    /// <summary>What is known of a config, by block.</summary>
    public IReadOnlyDictionary<string, BlockCell> Of(LabConfigRef config) => cells.TryGetValue(config, out var row) ? row : new Dictionary<string, BlockCell>();

    // Unknown for one is unknown for the mean: what has no price is not free.
    private static double? Mean(IEnumerable<ExperimentFacts> experiments, Func<ExperimentFacts, double?> value)
    {
        var values = experiments.Select(value).ToList();
        return values.TrueForAll(known => known is not null) ? values.Average() : null;
    }
}

/// <summary>A config in a block.</summary>
/// <param name="Quality">0 to 10; null where nobody says.</param>
/// <param name="Seconds">Mean time.</param>
/// <param name="CostUsd">Mean cost; null when unknown.</param>
internal sealed record BlockCell(double? Quality, double? Seconds, double? CostUsd);

/// <summary>Whose opinions make a quality.</summary>
internal enum OpinionSource
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>Judges'.</summary>
    Ai,

    /// <summary>People's.</summary>
    Human,

    /// <summary>Both, each half.</summary>
    Both,
}

/// <summary>The opinions that count in a block.</summary>
internal sealed record Opinions(OpinionSource Source, ExperimentQuality Said)
{
    /// <summary>How much people count where people and judges both speak.</summary>
    public const double HumanWeight = 0.5;

    /// <summary>Chooses them.</summary>
    public static Opinions Of(IReadOnlyList<ExperimentFacts> answers, ExperimentQuality quality)
    {
        var (human, ai) = (answers.All(answer => quality.Human(answer.Id) is not null), answers.All(answer => quality.Ai(answer.Id) is not null));
        var source = (human, ai) switch
        {
            (true, true) => OpinionSource.Both,
            (true, false) => OpinionSource.Human,
            (false, true) => OpinionSource.Ai,
            _ when answers.Any(answer => quality.Ai(answer.Id) is not null) => OpinionSource.Ai,
            _ when answers.Any(answer => quality.Human(answer.Id) is not null) => OpinionSource.Human,
            _ => OpinionSource.None,
        };
        return new Opinions(source, quality);
    }

    /// <summary>The quality of an answer by them; null where they do not speak of it.</summary>
    public double? Quality(ExperimentFacts answer) => Source switch
    {
        OpinionSource.Ai => Said.Ai(answer.Id),
        OpinionSource.Human => Said.Human(answer.Id),
        OpinionSource.Both => (HumanWeight * Said.Human(answer.Id)) + ((1 - HumanWeight) * Said.Ai(answer.Id)),
        _ => null,
    };
}
