using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>Completes cases with everything that belongs to them: a fixed number of queries, however many cases.</summary>
internal static class FullCases
{
    /// <summary>The cases of these rows, in their order.</summary>
    public static async Task<IReadOnlyList<StoredCase>> ReadAsync(ReadSession session, IReadOnlyList<CaseReading> rows)
    {
        var ids = new { CaseIds = rows.Select(row => row.Id).ToArray() };
        var texts = (await session.RowsAsync<CaseTexts>(CaseTexts.Select, ids)).ToDictionary(text => text.Id);
        var executions = (await session.RowsAsync<ExecutionReading>(ExecutionReading.Select, ids)).ToDictionary(execution => execution.SampleId);
        var scores = (await session.RowsAsync<ScoreReading>(ScoreReading.Select, ids)).ToLookup(score => score.SampleId);
        var submissions = await SubmissionsAsync(session, texts.Values, ids);
        var samples = (await session.RowsAsync<SampleReading>(SampleReading.Select, ids)).ToLookup(
            sample => sample.CaseId, sample => sample.ToResult(executions.GetValueOrDefault(sample.Id), scores[sample.Id], submissions.GetValueOrDefault(sample.Id)));
        return
        [
            .. from row in rows
               let own = samples[row.Id].ToList()
               select new StoredCase
               {
                   Facts = row.ToFacts(own.Select(SampleFacts.Of)),
                   Messages = StoredMessages.Read(texts[row.Id].Messages.Value),
                   Tests = texts[row.Id].Tests.Value,
                   Samples = own,
               },
        ];
    }

    // Few runs have web apps: the others are not asked for them.
    private static async Task<Dictionary<Guid, SubmissionReport>> SubmissionsAsync(ReadSession session, IEnumerable<CaseTexts> cases, object ids)
    {
        if (!cases.Any(item => NameOf<TestKind>.Parse(item.TestKind) == TestKind.Assignment)) return [];
        var checks = (await session.RowsAsync<CheckReading>(CheckReading.Select, ids)).ToLookup(check => check.SampleId);
        return (await session.RowsAsync<SubmissionReading>(SubmissionReading.Select, ids)).ToDictionary(row => row.SampleId, row => row.ToReport(checks[row.SampleId]));
    }

    private sealed record CaseTexts
    {
        public const string Select = """
            select c.id, m.content as messages, t.content as tests, k.test_kind
            from eval.run_case c join core.text m on m.sha256 = c.messages_text
            join eval.task k on k.key = c.task_key join core.text t on t.sha256 = k.tests_text where c.id = any(@CaseIds)
            """;

        public required Guid Id { get; init; }

        public required RowText Messages { get; init; }

        public required RowText Tests { get; init; }

        public required string TestKind { get; init; }
    }
}
