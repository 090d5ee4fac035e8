using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Reading;

/// <summary>A row of review.pair with what names its two samples.</summary>
internal record PairReading
{
    /// <summary>The columns; those of <see cref="From"/>.</summary>
    public const string Columns = """
        p.id, p.run_id, t.name as task_id, t.hash as task_hash, p.prompt,
            p.first_sample, fc.name as first_case, fc.model as first_model, f.sample_index as first_index, f.outcome as first_outcome, p.first_text_sha256,
            p.second_sample, sc.name as second_case, sc.model as second_model, s.sample_index as second_index, s.outcome as second_outcome, p.second_text_sha256
        """;

    /// <summary>The tables; <c>p</c> is review.pair.</summary>
    public const string From = """
        from review.pair p
        join eval.task t on t.key = p.task_key
        join eval.sample f on f.id = p.first_sample join eval.run_case fc on fc.id = f.case_id
        join eval.sample s on s.id = p.second_sample join eval.run_case sc on sc.id = s.case_id

        """;

    /// <summary>Selects pairs.</summary>
    public const string Select = $"select {Columns}\n{From}";

    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    public required RowText TaskId { get; init; }

    public required string TaskHash { get; init; }

    public required RowText Prompt { get; init; }

    public required Guid FirstSample { get; init; }

    public required RowText FirstCase { get; init; }

    public required RowText FirstModel { get; init; }

    public required int FirstIndex { get; init; }

    public required string FirstOutcome { get; init; }

    public required string FirstTextSha256 { get; init; }

    public required Guid SecondSample { get; init; }

    public required RowText SecondCase { get; init; }

    public required RowText SecondModel { get; init; }

    public required int SecondIndex { get; init; }

    public required string SecondOutcome { get; init; }

    public required string SecondTextSha256 { get; init; }

    /// <summary>The pair.</summary>
    public ResponsePair ToPair() => new()
    {
        Id = new PairId(Id),
        Run = new RunId(RunId),
        TaskId = TaskId.Value,
        TaskHash = ContentHash.Parse(TaskHash),
        Prompt = Prompt.Value,
        First = new PairSide
        {
            Sample = new SampleId(FirstSample),
            CaseName = FirstCase.Value,
            Model = FirstModel.Value,
            SampleIndex = FirstIndex,
            TextHash = ContentHash.Parse(FirstTextSha256),
            Outcome = NameOf<Outcome>.Parse(FirstOutcome),
        },
        Second = new PairSide
        {
            Sample = new SampleId(SecondSample),
            CaseName = SecondCase.Value,
            Model = SecondModel.Value,
            SampleIndex = SecondIndex,
            TextHash = ContentHash.Parse(SecondTextSha256),
            Outcome = NameOf<Outcome>.Parse(SecondOutcome),
        },
    };
}
