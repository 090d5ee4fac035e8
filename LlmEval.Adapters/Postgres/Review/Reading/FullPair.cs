using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>Reads a pair with its task and both responses.</summary>
internal static class FullPair
{
    /// <summary>The pair; null when there is none.</summary>
    public static async Task<StoredPair?> ReadAsync(ReadSession session, PairId pair)
    {
        if (await session.RowAsync<PairReading>(PairReading.Select + "where p.id = @Id", new { Id = pair.Value }) is not { } row) return null;
        var task = (await session.RowAsync<TaskReading>(TaskReading.Select, new { Id = pair.Value }))!;
        var ids = new { SampleIds = new[] { row.FirstSample, row.SecondSample } };
        var executions = (await session.RowsAsync<ExecutionReading>(ExecutionReading.SelectSome, ids)).ToDictionary(execution => execution.SampleId);
        var scores = (await session.RowsAsync<ScoreReading>(ScoreReading.SelectSome, ids)).ToLookup(score => score.SampleId);
        var samples = (await session.RowsAsync<SampleReading>(SampleReading.SelectSome, ids)).ToDictionary(
            sample => sample.Id, sample => sample.ToResult(executions.GetValueOrDefault(sample.Id), scores[sample.Id]));
        return new StoredPair
        {
            Pair = row.ToPair(),
            TaskTitle = task.Title.Value,
            TaskPrompt = task.PromptText.Value,
            Topic = task.Topic?.Value,
            Difficulty = task.Difficulty?.Value,
            Tests = task.TestsText.Value,
            Messages = StoredMessages.Read(task.MessagesText.Value),
            First = samples[row.FirstSample],
            Second = samples[row.SecondSample],
        };
    }

    private sealed record TaskReading
    {
        public const string Select = """
            select t.title, t.topic, t.difficulty, q.content as prompt_text, x.content as tests_text, m.content as messages_text
            from review.pair p join eval.task t on t.key = p.task_key
            join core.text q on q.sha256 = t.prompt_text join core.text x on x.sha256 = t.tests_text
            join eval.sample s on s.id = p.first_sample join eval.run_case c on c.id = s.case_id join core.text m on m.sha256 = c.messages_text
            where p.id = @Id
            """;

        public required RowText Title { get; init; }

        public RowText? Topic { get; init; }

        public RowText? Difficulty { get; init; }

        public required RowText PromptText { get; init; }

        public required RowText TestsText { get; init; }

        public required RowText MessagesText { get; init; }
    }
}
