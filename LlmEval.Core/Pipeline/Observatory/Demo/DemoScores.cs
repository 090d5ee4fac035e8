using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>How many examples each checkpoint gets right, and which. The same on every machine.</summary>
internal static class DemoScores
{
    // Sampling noise of a curve, in units of the score. Small enough that only what DemoStory tells stands out.
    private const double Wobble = 0.004;

    // How much of an example's difficulty is the model's own, and how much changes from checkpoint to checkpoint.
    private const double OfModel = 0.35;
    private const double OfStep = 0.05;

    private static readonly string[] Difficulties = ["easy", "medium", "hard"];
    private static readonly string[] CodeErrors = ["failed", "error", "timeout", "no_code"];
    private static readonly string[] AnswerErrors = ["wrong_answer", "format", "refused"];

    /// <summary>Examples that a checkpoint gets right.</summary>
    public static int Right(DemoModel model, DemoDataset dataset, long? step)
    {
        var end = dataset.Ceiling + model.Level;
        var learned = step is { } at ? 1 - Math.Exp(-at / model.Pace) : 1;
        var noise = (new Draws($"{model.Id}/{dataset.Name}/{step}").Next() - 0.5) * 2 * Wobble;
        var score = dataset.Floor + ((end - dataset.Floor) * learned) + noise + DemoStory.Change(model.Id, dataset.Name, step);
        return (int)Math.Round(Math.Clamp(score, 0, 1) * dataset.Size, MidpointRounding.AwayFromZero);
    }

    /// <summary>The examples of a measurement; as many are right as <see cref="Right"/> says, and mostly the easy ones.</summary>
    public static IReadOnlyList<SubmittedExample> Examples(DemoModel model, DemoDataset dataset, long? step)
    {
        var (own, common, now) = (new Draws($"{model.Id}/{dataset.Name}"), new Draws(dataset.Name), new Draws($"{model.Id}/{dataset.Name}/{step}/examples"));
        var hardness = new double[dataset.Size];
        var seen = new double[dataset.Size];
        for (var i = 0; i < dataset.Size; i++)
        {
            hardness[i] = common.Next();
            seen[i] = hardness[i] + (OfModel * own.Next()) + (OfStep * now.Next());
        }

        var right = Enumerable.Range(0, dataset.Size).OrderBy(i => seen[i]).ThenBy(i => i).Take(Right(model, dataset, step)).ToHashSet();
        return [.. Enumerable.Range(0, dataset.Size).Select(i => Example(dataset, i, hardness[i], right.Contains(i)))];
    }

    private static SubmittedExample Example(DemoDataset dataset, int index, double hardness, bool correct)
    {
        var code = dataset.Category == "code";
        var topic = dataset.Topics[index % dataset.Topics.Count];
        var (a, b) = ((index * 7 % 89) + 3, (index * 13 % 61) + 2);
        string[] errors = code ? CodeErrors : AnswerErrors;
        return new SubmittedExample
        {
            Index = index,
            Correct = correct,
            Topic = topic,
            Difficulty = Difficulties[Math.Min((int)(hardness * Difficulties.Length), Difficulties.Length - 1)],
            ErrorTag = correct ? null : errors[(index + b) % errors.Length],
            InputPreview = code ? $"def solve_{index}(values: list[int]) -> int:\n    \"\"\"On {topic}: add {a} to each value and count those above {b}.\"\"\"" : $"On {topic}: what is {a} times {b}, and which rule gives it?",
            OutputPreview = code ? $"def solve_{index}(values):\n    return sum(value + {a} {(correct ? ">" : ">=")} {b} for value in values)" : $"It is {(correct ? a * b : (a * b) + 1)}.",
            GroundTruth = code ? $"assert solve_{index}([1, 2, 3]) == {(1 + a > b ? 3 : 0)}" : $"{a * b}",
        };
    }

    /// <summary>Numbers from 0 to below 1 that depend on a name alone.</summary>
    private sealed class Draws
    {
        private SplitMix64 generator;

        public Draws(string name) => generator = new SplitMix64(Convert.ToInt64(ContentHash.OfText(name).Hex[..15], 16));

        public double Next() => (generator.Next() >> 11) * (1.0 / (1UL << 53));
    }
}
