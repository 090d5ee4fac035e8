using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>A row of eval.sample whose response has a text, without it.</summary>
internal sealed record AnsweredReading
{
    /// <summary>Selects the names of a run's tasks, in order.</summary>
    public const string SelectTasks = """
        select distinct t.name from eval.run_case c join eval.task t on t.key = c.task_key where c.run_id = @RunId order by t.name
        """;

    /// <summary>
    /// Selects the samples of a run, of the tasks from the first to the last named. Texts stay where they are, but for those that are
    /// stored in another form than they have.
    /// </summary>
    public const string SelectOfTasks = """
        select s.id, c.name, c.model, c.prompt, t.name as task, t.hash as task_hash, s.sample_index, s.outcome, s.response_text, octet_length(a.content) as bytes,
            case when strpos(a.content, chr(16)) > 0 then a.content end as escaped
        from eval.run_case c
        join eval.task t on t.key = c.task_key
        join eval.sample s on s.case_id = c.id
        join core.text a on a.sha256 = s.response_text
        where c.run_id = @RunId and t.name between @First and @Last and octet_length(a.content) > 0
        """;

    public required Guid Id { get; init; }

    public required RowText Name { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required RowText Task { get; init; }

    public required string TaskHash { get; init; }

    public required int SampleIndex { get; init; }

    public required string Outcome { get; init; }

    public required string ResponseText { get; init; }

    public required int Bytes { get; init; }

    public RowText? Escaped { get; init; }

    /// <summary>The sample.</summary>
    public AnsweredSample ToSample() => new()
    {
        Sample = new SampleId(Id),
        CaseName = Name.Value,
        Model = Model.Value,
        Prompt = Prompt.Value,
        TaskId = Task.Value,
        TaskHash = ContentHash.Parse(TaskHash),
        Index = SampleIndex,
        Outcome = NameOf<Outcome>.Parse(Outcome),
        TextHash = Escaped is { } text ? ContentHash.OfText(text.Value) : ContentHash.Parse(ResponseText),
        TextBytes = Bytes,
    };
}
