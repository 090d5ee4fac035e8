using System.Globalization;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Runs;

/// <summary>Maps the matrix task × model.</summary>
internal static class TaskMapping
{
    private static readonly CaseTurn[] Changes = [CaseTurn.Fixed, CaseTurn.Broken, CaseTurn.NotMeasured, CaseTurn.NotComparable, CaseTurn.New];

    /// <summary>What a query asks for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="since">The run that it compares with.</param>
    public static TaskLineFilter Filter(TaskQuery query, RunId? since)
    {
        if (query.Change.Length > 0 && since is null) throw ProblemException.Invalid("change", "'change' needs 'changedSince': the run to compare with.");
        return new TaskLineFilter
        {
            Verdicts = [.. query.Verdict.Select(named => named.Value)],
            Outcomes = [.. query.Outcome.Select(named => named.Value)],
            Topics = query.Topic,
            Difficulties = query.Difficulty,
            Models = query.Model,
            Prompts = query.Prompt,
            Text = query.Text,
            Since = since,
            Turns = since is null ? [] : query.Change.Length == 0 ? Changes : [.. query.Change.Select(named => Turn(named.Value))],
            FailedFirst = query.Order?.Value != TaskOrder.Id,
        };
    }

    /// <summary>Reads a cursor.</summary>
    public static TaskCursor? Cursor(string? after)
    {
        if (Paging.Cursor.Read(after, 3) is not { } keys) return null;
        return int.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out var failed)
            && int.TryParse(keys[1], NumberStyles.None, CultureInfo.InvariantCulture, out var notMeasured)
            && keys[2] is { } task
            ? new TaskCursor(failed, notMeasured, task)
            : throw Paging.Cursor.Invalid();
    }

    /// <summary>The page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lines">The tasks of the page.</param>
    /// <param name="hasMore">Whether there are tasks behind them.</param>
    public static TaskMatrixResponse Matrix(RunRecord run, IReadOnlyList<TaskLine> lines, bool hasMore) => new(
        [.. from model in run.Models from prompt in run.Prompts select new MatrixColumnResponse(model, prompt)],
        [.. lines.Select(Row)],
        hasMore ? Write(lines[^1].Cursor) : null);

    private static string Write(TaskCursor cursor) => Paging.Cursor.Write($"{cursor.Failed}", $"{cursor.NotMeasured}", cursor.Task);

    private static TaskRowResponse Row(TaskLine line) => new(line.Task, line.Title, line.Topic, line.Difficulty, [.. line.Cells.Select(Cell)]);

    private static CaseCellResponse Cell(CaseCell cell) => new()
    {
        CaseId = cell.Id.Value,
        Model = cell.Model,
        Prompt = cell.Prompt,
        Verdict = cell.Verdict,
        Outcome = cell.Outcome,
        Passed = cell.Passed,
        Measured = cell.Measured,
        Planned = cell.Planned,
        Change = cell.Turn is { } turn ? NameOf<CaseChangeKind>.Parse(NameOf<CaseTurn>.Of(turn)) : null,
    };

    private static CaseTurn Turn(CaseChangeKind kind) => NameOf<CaseTurn>.TryParse(NameOf<CaseChangeKind>.Of(kind), out var turn)
        ? turn
        : throw ProblemException.Invalid("change", "A removed case is not in this run: see the comparison of the two runs.");
}
