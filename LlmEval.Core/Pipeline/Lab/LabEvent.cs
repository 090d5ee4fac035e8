using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Port: is told what happens in the lab of this process. Called from many threads; must not throw or take long.</summary>
public interface ILabObserver
{
    /// <summary>Something happened; it is stored already.</summary>
    void Observe(LabEvent happened);
}

/// <summary>Something that happened in the lab.</summary>
public abstract record LabEvent;

/// <summary>A run began, went on or came to rest.</summary>
/// <param name="Run">The run as it is stored.</param>
public sealed record LabRunMoved(LabRun Run) : LabEvent;

/// <summary>A session began, went on or came to rest.</summary>
/// <param name="Session">The session as it is stored.</param>
public sealed record LabSessionMoved(LabSession Session) : LabEvent;

/// <summary>An experiment is stored, with an answer or without; also those that an earlier process made, when a run goes on.</summary>
/// <param name="Run">The run.</param>
/// <param name="Config">The config's name.</param>
/// <param name="Row">The row of the prompt; null where it has none.</param>
/// <param name="Facts">What is known of it.</param>
public sealed record LabExperimentMade(LabRun Run, string Config, string? Row, SampleFacts Facts) : LabEvent;

/// <summary>A scoring began, went on or came to rest.</summary>
/// <param name="Batch">The batch as it is stored.</param>
/// <param name="CallsDone">Calls of the judge that are stored.</param>
/// <param name="CallsPlanned">Calls that it takes.</param>
public sealed record LabBatchMoved(AiBatch Batch, int CallsDone, int CallsPlanned) : LabEvent;

/// <summary>Something went wrong that no run, session or batch can tell of.</summary>
/// <param name="Message">What, in a line.</param>
public sealed record LabWarning(string Message) : LabEvent;

/// <summary>Tells nobody.</summary>
public sealed class SilentLabObserver : ILabObserver
{
    /// <inheritdoc />
    public void Observe(LabEvent happened)
    {
    }
}
