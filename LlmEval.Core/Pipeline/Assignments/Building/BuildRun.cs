using System.Globalization;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>Brings a job from where it is to its end. Each step is stored before the next begins, so that a restart goes on with it.</summary>
/// <param name="settings">Who the builder is.</param>
/// <param name="ports">What it works with.</param>
/// <param name="job">The job as it is stored.</param>
public sealed class BuildRun(BuilderSettings settings, BuilderPorts ports, BuildJob job)
{
    private const int MostLines = 200;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly BuildSteps steps = new(settings, ports);

    /// <summary>The job as it stands.</summary>
    public BuildJob Job { get; private set; } = job;

    /// <summary>Is told of a bug that ended the job.</summary>
    public Action<BuildJob, Exception>? Broken { get; init; }

    /// <summary>Runs it to its end. After a <see cref="StorageException"/>, running it again goes on with what could not be stored.</summary>
    /// <exception cref="OperationCanceledException">Stopped: the job stays where it is.</exception>
    /// <exception cref="StorageException">It cannot be stored.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!Job.State.IsEnd()) await ToItsEndAsync(cancellationToken);
        // Not a part of what the deadline ends: whoever is done in time is done.
        await ports.Jobs.SaveAsync(Job, cancellationToken);
    }

    private async Task ToItsEndAsync(CancellationToken cancellationToken)
    {
        var left = Job.DeadlineAt - ports.Time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            Expire();
            return;
        }

        using var deadline = new CancellationTokenSource(left, ports.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (!Job.State.IsEnd()) await StepAsync(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Expire();
        }
        catch (BuildFailedException failure)
        {
            End(BuildState.Failed, failure.Message);
        }
        catch (DeploymentException failure)
        {
            End(BuildState.Failed, $"deployment_failed: {failure.Message}");
        }
        catch (Exception bug) when (bug is not StorageException && !cancellationToken.IsCancellationRequested)
        {
            // A job that nobody works on any more would never come to its end, and be paid for again after a restart.
            Broken?.Invoke(Job, bug);
            End(BuildState.Failed, $"internal: {FileText.OneLine(Redact($"{bug.GetType().Name}: {bug.Message}"), 300)}");
        }
    }

    private Task StepAsync(CancellationToken cancellationToken) => Job.State switch
    {
        BuildState.Accepted => MoveAsync(BuildState.Generating, cancellationToken),
        BuildState.Generating => GenerateAsync(cancellationToken),
        BuildState.Committing => MoveAsync(BuildState.Publishing, cancellationToken),
        BuildState.Publishing => PublishAsync(cancellationToken),
        BuildState.WaitingPages => WaitAsync(cancellationToken),
        _ => NotifyAsync(cancellationToken),
    };

    private async Task GenerateAsync(CancellationToken cancellationToken)
    {
        Job = Job with { Answer = await RetryAsync(() => steps.GenerateAsync(Job, cancellationToken), cancellationToken) };
        await MoveAsync(BuildState.Committing, cancellationToken);
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        Job = Job with { Submission = await RetryAsync(() => steps.PublishAsync(Job, cancellationToken), cancellationToken) };
        await MoveAsync(BuildState.WaitingPages, cancellationToken);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (!await RetryAsync(() => ports.Deployer.IsServedAsync(Job.Submission!, cancellationToken), cancellationToken))
            await Task.Delay(BetweenLooks, ports.Time, cancellationToken);
        await MoveAsync(BuildState.Notifying, cancellationToken);
    }

    private async Task NotifyAsync(CancellationToken cancellationToken)
    {
        // Of the last attempt, however long ago: a restart neither hurries nor begins anew.
        if (Job.Attempts is [.., var last])
        {
            var wait = last.At + Pause(Job.Attempts.Count) - ports.Time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, ports.Time, cancellationToken);
        }

        var answer = await steps.NotifyAsync(Job, cancellationToken);
        var text = Redact(answer.Text);
        Job = Job with { Attempts = [.. Job.Attempts, new NoticeAttempt(ports.Time.GetUtcNow(), answer.Status, answer.IsOk ? null : text)] };
        if (answer.IsOk) End(BuildState.Completed, error: null);
        else await SaveAsync($"attempt {Job.Attempts.Count} to tell the instructor: {answer.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}, {text}", cancellationToken);
    }

    // 1, 2, 4, 8, … s; the deadline ends it.
    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(1 << Math.Min(attempts - 1, 20));

    private async Task<T> RetryAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DeploymentException failure) when (failure.IsTransient)
            {
                await SaveAsync(failure.Message, cancellationToken);
                await Task.Delay(Pause(attempt), ports.Time, cancellationToken);
            }
        }
    }

    private void Expire()
    {
        var reached = Job.State == BuildState.Notifying && Job.Attempts is [.., var last]
            ? $"the instructor did not answer 200 in {Job.Attempts.Count} attempts, at last: {last.Error}"
            : $"it was still {NameOf<BuildState>.Of(Job.State)}";
        End(BuildState.Expired, $"expired: the deadline came while {reached}");
    }

    private Task MoveAsync(BuildState state, CancellationToken cancellationToken)
    {
        Job = Job with { State = state };
        return SaveAsync(NameOf<BuildState>.Of(state), cancellationToken);
    }

    private void End(BuildState state, string? error)
    {
        Job = Job with { State = state, Error = error, FinishedAt = ports.Time.GetUtcNow() };
        Note(error ?? NameOf<BuildState>.Of(state));
    }

    private Task SaveAsync(string line, CancellationToken cancellationToken)
    {
        Note(line);
        return ports.Jobs.SaveAsync(Job, cancellationToken);
    }

    private void Note(string line)
    {
        var stamped = string.Create(CultureInfo.InvariantCulture, $"{ports.Time.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {FileText.OneLine(line, 500)}");
        Job = Job with { Log = [.. Job.Log.TakeLast(MostLines - 1), stamped] };
    }

    private string Redact(string text) => settings.Secret?.Redact(text) ?? text;
}

/// <summary>A job cannot be done, through nobody's passing trouble.</summary>
/// <param name="message">A literal name of the fault, a colon, and why.</param>
internal sealed class BuildFailedException(string message) : Exception(message);
