using System.Globalization;
using LlmEval.Core.Domain.Lab;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Shows an answer and asks a person for its score. Config names are not shown: they are no part of the answer.</summary>
internal sealed class ScoringDialog(ToolContext context, string evaluator, IReadOnlyList<string> criteria)
{
    /// <summary>Asks for one experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="number">Its place among those that are asked for.</param>
    /// <param name="of">How many those are.</param>
    public ScoredByHand Ask(LabExperiment experiment, int number, int of)
    {
        ExperimentView.WriteMessages(context, experiment);
        ExperimentView.WriteAnswer(context, experiment, $"answer {number} of {of}");
        context.Error.WriteLine();
        if (Number("Score 0 to 10, s to skip, empty to leave: ", out var ends) is not { } score) return new ScoredByHand(null, ends);
        var byCriterion = new Dictionary<string, double>();
        foreach (var criterion in criteria)
        {
            if (Number($"{criterion} 0 to 10, s to skip: ", out _) is { } value) byCriterion[criterion] = value;
        }

        context.Error.Write("Notes (may be empty): ");
        var notes = context.In.ReadLine();
        return new ScoredByHand(
            new ManualScore
            {
                Id = Guid.CreateVersion7(),
                Experiment = experiment.Id,
                Evaluator = evaluator,
                Score = score,
                Criteria = byCriterion,
                Notes = string.IsNullOrWhiteSpace(notes) ? null : notes.Trim(),
                CreatedAt = TimeProvider.System.GetUtcNow(),
            },
            Ends: false);
    }

    private double? Number(string question, out bool ends)
    {
        while (true)
        {
            context.Error.Write(question);
            var line = context.In.ReadLine()?.Trim();
            ends = string.IsNullOrEmpty(line);
            if (ends || line is "s" or "S") return null;
            if (double.TryParse(line, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 10) return value;
            context.Error.WriteLine($"'{line}' is no number from 0 to 10.");
        }
    }
}

/// <summary>What a person said of an answer.</summary>
/// <param name="Score">The score; null when it was skipped.</param>
/// <param name="Ends">Whether the person wants no more of it.</param>
internal sealed record ScoredByHand(ManualScore? Score, bool Ends);
