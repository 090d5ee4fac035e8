using System.Text.Json;
using LlmEval.Adapters.Postgres.Assignments;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

internal sealed record SubmissionRow(SampleId SampleId, SubmissionReport Report);

internal sealed record CheckRow(SampleId SampleId, int Position, CheckResult Check, ContentHash? Screenshot, ContentHash? Console, ContentHash? Requests, ContentHash? Dom, ContentHash? Calls);

/// <summary>The submissions of one transaction, taken apart into rows.</summary>
/// <param name="texts">The texts of the transaction, written before this.</param>
internal sealed class SubmissionBatch(TextSet texts)
{
    public static readonly Stage<SubmissionRow> Submissions = new("assignments.submission", "sample_id", row => row
        .Id("sample_id", r => r.SampleId.Value)
        .Text("repo_url", r => r.Report.Submission?.RepoUrl)
        .Text("commit_sha", r => r.Report.Submission?.CommitSha)
        .Text("pages_url", r => r.Report.Submission?.PagesUrl)
        .Time("published_at", r => r.Report.PublishedAt)
        .Texts("notes", r => r.Report.Notes), ResultRows.SampleExists);

    public static readonly Stage<CheckRow> Checks = new("assignments.check_result", "sample_id, position", row => row
        .Id("sample_id", r => r.SampleId.Value)
        .Int("position", r => r.Position)
        .Text("name", r => r.Check.Name)
        .Name<CheckKind>("kind", r => r.Check.Kind)
        .Int("round", r => r.Check.Round)
        .Bool("passed_before", r => r.Check.PassedBefore)
        .Double("score", r => r.Check.Score)
        .Bool("not_measured", r => r.Check.NotMeasured)
        .Text("reason", r => r.Check.Reason)
        .Double("weight", r => r.Check.Weight)
        .Duration("elapsed_ms", r => r.Check.Elapsed)
        .Hash("screenshot", r => r.Screenshot)
        .Hash("console_text", r => r.Console)
        .Hash("requests_text", r => r.Requests)
        .Hash("dom_text", r => r.Dom)
        .Hash("calls_text", r => r.Calls), ResultRows.SampleExists);

    private static readonly Stage<KeyValuePair<ContentHash, ReadOnlyMemory<byte>>> Evidence = new("assignments.evidence", "sha256", row => row
        .Hash("sha256", picture => picture.Key)
        .Text("media_type", _ => "image/png")
        .Bytes("content", picture => picture.Value));

    private readonly List<SubmissionRow> submissions = [];
    private readonly List<CheckRow> checks = [];
    private readonly Dictionary<ContentHash, ReadOnlyMemory<byte>> pictures = [];

    /// <summary>Takes a submission apart.</summary>
    public void Add(SampleId sample, SubmissionReport report)
    {
        submissions.Add(new SubmissionRow(sample, report));
        checks.AddRange(report.Checks.Select((check, position) => RowOf(sample, position, check)));
    }

    /// <summary>Writes everything in the open transaction, behind the samples.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await Evidence.InsertAsync(connection, pictures, cancellationToken);
        await Submissions.InsertAsync(connection, submissions, cancellationToken);
        await Checks.InsertAsync(connection, checks, cancellationToken);
    }

    private CheckRow RowOf(SampleId sample, int position, CheckResult check) => new(
        sample, position, check, Picture(check.Evidence?.Screenshot), Lines(check.Evidence?.Console), Lines(check.Evidence?.Requests), texts.AddUnlessEmpty(check.Evidence?.Dom),
        check.Calls.Count > 0 ? texts.AddText(StoredQualityCall.Write(check.Calls)) : null);

    private ContentHash? Picture(ReadOnlyMemory<byte>? png)
    {
        if (png is not { Length: > 0 } bytes) return null;
        var key = ContentHash.OfBytes(bytes.Span);
        pictures[key] = bytes;
        return key;
    }

    private ContentHash? Lines(IReadOnlyList<string>? lines) => lines is { Count: > 0 } ? texts.AddText(JsonSerializer.Serialize(lines)) : null;
}
