using System.Globalization;
using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Sends a task once, and stores what came of it.</summary>
internal sealed class TaskAttempt(ICourseStore store, ITaskSender sender, SendingOptions options, TimeProvider time)
{
    /// <summary>Sends it, unless it was taken, is not due yet, or failed for good.</summary>
    public async Task<Sending> SendAsync(TaskToSend item, CancellationToken cancellationToken)
    {
        if (item.Settled is { } settled) return settled;
        if (item.Known is { } known && WhyNot(known) is { } reason) return reason;
        var task = item.Known ?? await AddAsync(item, cancellationToken);
        var answer = await SendOnceAsync(item, task, cancellationToken);
        var sent = After(task with { Endpoint = item.Endpoint! }, item.Row!, answer);
        await store.SaveSendingAsync(sent, cancellationToken);
        return Said(sent);
    }

    private Sending? WhyNot(SentTask known)
    {
        if (known.IsTaken) return Of(known, SendingOutcome.Skipped, string.Create(CultureInfo.InvariantCulture, $"was sent at {known.SentAt:u}"));
        if (known.Tries > options.Waits.Count) return Said(known);
        var left = known.NextTryAt - time.GetUtcNow();
        // Another command may wait longer between attempts than this one does: its waits are not ours.
        return left > TimeSpan.Zero && left <= options.Waits[known.Tries - 1] ? Said(known) : null;
    }

    private async Task<SentTask> AddAsync(TaskToSend item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var task = new SentTask
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            Email = item.Row!.Email,
            Nonce = Guid.CreateVersion7(now).ToString(),
            Endpoint = item.Endpoint!,
            EvaluationUrl = options.EvaluationUrl,
            SecretHash = item.Row.SecretHash,
            Turn = item.Turn!,
        };
        await store.AddTaskAsync(task, cancellationToken);
        return task;
    }

    private async Task<HttpAnswer> SendOnceAsync(TaskToSend item, SentTask task, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await sender.SendAsync(item.Endpoint!, RequestOf(task, item.Row!), either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(null, $"no answer within {options.Timeout.TotalSeconds:0} s");
        }
    }

    private static BuildRequest RequestOf(SentTask task, CourseRow row)
    {
        var asked = task.Turn.Task;
        return new BuildRequest
        {
            Email = task.Email,
            Secret = row.Secret.Reveal(),
            Task = asked.TaskId,
            Round = asked.Round,
            Nonce = task.Nonce,
            Brief = asked.Brief,
            Checks = [.. asked.Checks.Select(check => check.Text)],
            EvaluationUrl = task.EvaluationUrl,
            Attachments = [.. asked.Attachments.Select(file => new WireAttachment(file.Name, DataUri.Write(file.MediaType, file.Content.Span)))],
        };
    }

    private SentTask After(SentTask task, CourseRow row, HttpAnswer answer)
    {
        var now = time.GetUtcNow();
        var tried = task with { Tries = task.Tries + 1, StatusCode = answer.Status ?? 0, SecretHash = row.SecretHash };
        if (answer.IsOk) return tried with { SentAt = now, DeadlineAt = now + options.Window, Error = null, NextTryAt = null };
        // What others say may repeat what they were sent.
        return tried with { Error = row.Secret.Redact(answer.Text), NextTryAt = tried.Tries <= options.Waits.Count ? now + options.Waits[tried.Tries - 1] : null };
    }

    private Sending Said(SentTask task) => task switch
    {
        { IsTaken: true } => Of(task, SendingOutcome.Sent, $"taken by {task.Endpoint}"),
        { NextTryAt: { } next } => Of(task, SendingOutcome.Waiting, string.Create(CultureInfo.InvariantCulture, $"{Status(task)}; attempt {task.Tries + 1} of {options.Waits.Count + 1} from {next:u}")),
        _ => Of(task, SendingOutcome.Failed, $"{Status(task)}, in {task.Tries} attempts"),
    };

    private static string Status(SentTask task) => task.StatusCode is > 0 ? $"{task.Endpoint} answered {task.StatusCode}: {task.Error}" : $"{task.Endpoint} was not reached: {task.Error}";

    private static Sending Of(SentTask task, SendingOutcome outcome, string message) => new(task.Email, task.TaskId, task.Round, outcome, message) { Id = task.Id };
}
