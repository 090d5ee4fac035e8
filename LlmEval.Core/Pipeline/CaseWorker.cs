using System.Collections.Concurrent;
using System.Diagnostics;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Telemetry;

namespace LlmEval.Core.Pipeline;

/// <summary>Makes the samples of cases and concludes them, storing each as it happens. What goes wrong with that stops the session.</summary>
internal sealed class CaseWorker(SessionPorts ports, SampleRunner runner, Turns turns, FollowUps followUps, SessionStop stop)
{
    private readonly ConcurrentDictionary<Task, byte> executing = new();
    private Activity? span;

    /// <summary>Tells the span of the run, once that has begun.</summary>
    public void Begin(Activity? run) => span = run;

    /// <summary>
    /// Does a piece of work. Runs in a loop of the lane: the loop is held until there is an answer, and while too many of the model's
    /// answers wait for a sandbox.
    /// </summary>
    public async Task WorkAsync(ModelLane lane, CaseWork work)
    {
        // What is begun from here on is part of the case; it is forgotten when this method returns.
        Activity.Current = work.Progress.Begin(span);
        try
        {
            if (work.Sample is not { } index)
            {
                await ConcludeAsync(work.Progress);
                return;
            }

            var turn = await turns.OfAsync(work.Progress.RunCase, index, stop.CutOff);
            var sample = await runner.FindAsync(turn, stop.CutOff) ?? await AskAsync(lane, turn);
            if (sample is null) return;
            await lane.WaitForRoomAsync(stop.CutOff);
            var task = CompleteAsync(lane, work.Progress, turn, sample);
            executing.TryAdd(task, 0);
            _ = task.ContinueWith(done => executing.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        catch (OperationCanceledException) when (stop.Ended.IsCancellationRequested)
        {
            // Not begun, or cut off in flight: nothing of it is kept, and its case stays open.
        }
        catch (Exception fault)
        {
            stop.Break(fault);
        }
    }

    /// <summary>Waits until no answer is on its way through sandbox and store any more.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(executing.Keys);

    // The right to call is held until the answer is kept, so that a kill costs no more calls than may be in flight. Whatever ends the
    // session ends it before the right is given up: nobody calls after that.
    private async Task<SampleResult?> AskAsync(ModelLane lane, Turn turn)
    {
        await lane.BeginCallAsync(stop.Ended);
        try
        {
            // A semaphore may let one in that was told to go at the same moment.
            stop.Ended.ThrowIfCancellationRequested();
            var sample = await runner.AskAsync(lane.Client, turn, stop.CutOff);
            if (sample is null) stop.EndForBudget();
            return sample;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            stop.Break(fault);
            return null;
        }
        finally
        {
            lane.EndCall();
        }
    }

    private async Task CompleteAsync(ModelLane lane, CaseProgress progress, Turn turn, SampleResult sample)
    {
        await Task.Yield();
        var evalCase = progress.RunCase.Case;
        try
        {
            if (SampleRunner.NeedsExecution(sample)) sample = await runner.ExecuteAsync(turn, sample, stop.CutOff);
            sample = await runner.ScoreAsync(evalCase, sample, stop.CutOff);
            await ports.Store.SaveSampleAsync(progress.RunCase.Id, sample, CancellationToken.None);
            var facts = SampleFacts.Of(sample);
            RunMetrics.Count(evalCase, sample);
            ports.Observer.Observe(new SampleFinished(evalCase.Model.Id, evalCase.Name, facts));
            var isLast = progress.Add(facts);
            lane.Enqueue(followUps.After(evalCase, sample.Index));
            if (isLast) await ConcludeAsync(progress);
        }
        catch (OperationCanceledException) when (stop.CutOff.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception fault)
        {
            stop.Break(fault);
        }
        finally
        {
            lane.LeaveRoom();
        }
    }

    private async Task ConcludeAsync(CaseProgress progress)
    {
        if (!progress.IsConcluded)
        {
            await ports.Store.SaveCaseAsync(progress.Result(ports.Time.GetUtcNow()), CancellationToken.None);
            RunMetrics.Count(progress.Conclude());
        }

        ports.Observer.Observe(new CaseFinished(progress.Facts()));
        progress.Finish();
    }
}
