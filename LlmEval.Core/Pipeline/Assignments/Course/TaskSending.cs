using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Sends the tasks of both rounds to the builders of a course (assignments.md, 6.1). Doing it again sends what was not taken, and nothing twice.</summary>
/// <param name="store">Keeps what was sent.</param>
/// <param name="sender">Sends.</param>
/// <param name="options">What is sent.</param>
/// <param name="time">The clock.</param>
public sealed class TaskSending(ICourseStore store, ITaskSender sender, SendingOptions options, TimeProvider time)
{
    private readonly TaskAttempt attempt = new(store, sender, options, time);

    /// <summary>Sends the first round.</summary>
    /// <param name="rows">The builders; of each email the latest row counts.</param>
    /// <param name="tell">Is told of each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FormatException">A template gives no task.</exception>
    public async Task<IReadOnlyList<Sending>> SendFirstAsync(IReadOnlyList<CourseRow> rows, Action<Sending> tell, CancellationToken cancellationToken)
    {
        var known = (await store.ListTasksAsync(email: null, cancellationToken)).Where(task => task.Round == 1).ToLookup(task => task.Email);
        var work = CourseRow.Latest(rows).SelectMany(row => FirstOf(row, [.. known[row.Email].Where(task => task.SecretHash == row.SecretHash)])).ToList();
        return await SendAllAsync(work, tell, cancellationToken);
    }

    /// <summary>Sends the second round to those of these builders who shipped the first, whatever came of it.</summary>
    /// <param name="rows">The builders; of each email the latest row counts.</param>
    /// <param name="firsts">The tasks of the first round that it follows; null for all.</param>
    /// <param name="tell">Is told of each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FormatException">A template gives no task.</exception>
    public async Task<IReadOnlyList<Sending>> SendSecondAsync(
        IReadOnlyList<CourseRow> rows, IReadOnlySet<Guid>? firsts, Action<Sending> tell, CancellationToken cancellationToken)
    {
        var tasks = await store.ListTasksAsync(email: null, cancellationToken);
        var submitted = (await store.ListNoticesAsync(email: null, cancellationToken)).Select(notice => notice.Task).ToHashSet();
        var builders = CourseRow.Latest(rows).ToDictionary(row => row.Email);
        var second = tasks.Where(task => task.Round == 2).ToLookup(task => (task.Email, task.TaskId));
        var work = tasks.Where(task => task.Round == 1 && submitted.Contains(task.Id) && builders.ContainsKey(task.Email) && firsts?.Contains(task.Id) != false)
            .DistinctBy(task => (task.Email, task.TaskId))
            .Select(first => SecondOf(first, builders[first.Email], second[(first.Email, first.TaskId)].LastOrDefault()))
            .ToList();
        return await SendAllAsync(work, tell, cancellationToken);
    }

    private IEnumerable<TaskToSend> FirstOf(CourseRow row, List<SentTask> known)
    {
        if (!options.EveryTemplate)
        {
            yield return known.LastOrDefault() is { } before ? TaskToSend.Again(row, before) : New(row, options.Templates[CourseSeed.Draw(row.Email, SeedOf(row), options.Templates.Count)]);
            yield break;
        }

        foreach (var template in options.Templates)
            yield return known.LastOrDefault(task => task.Turn.Task.Template == template.Id) is { } before ? TaskToSend.Again(row, before) : New(row, template);
    }

    private string SeedOf(CourseRow row) => options.Seed ?? CourseSeed.Of(row.Email, time.GetUtcNow());

    private TaskToSend New(CourseRow row, AssignmentTemplate template) =>
        TaskToSend.New(row, row.Endpoint, new AssignmentTurn(TaskRenderer.Render(template, SeedOf(row)), null));

    private TaskToSend SecondOf(SentTask first, CourseRow row, SentTask? known)
    {
        var asked = first.Turn.Task;
        if (known is not null) return TaskToSend.Again(row, known);
        if (options.Templates.FirstOrDefault(template => template.Id == asked.Template) is not { } template)
            return TaskToSend.Nothing(first.Email, asked.TaskId, SendingOutcome.Failed, $"there is no template '{asked.Template}' any more");
        return TaskRenderer.RenderChange(template, asked) is { } change
            ? TaskToSend.New(row, first.Endpoint, new AssignmentTurn(change, asked))
            : TaskToSend.Nothing(first.Email, asked.TaskId, SendingOutcome.Skipped, $"the template '{template.Id}' has one round only");
    }

    private async Task<IReadOnlyList<Sending>> SendAllAsync(List<TaskToSend> work, Action<Sending> tell, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(options.Concurrency);
        return await Task.WhenAll(work.Select(async item =>
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                var sending = await attempt.SendAsync(item, cancellationToken);
                lock (slots) tell(sending);
                return sending;
            }
            finally
            {
                slots.Release();
            }
        }));
    }
}
