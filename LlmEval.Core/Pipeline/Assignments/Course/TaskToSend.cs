using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>A task that a builder is to get: a new one, one that was stored before, or none.</summary>
internal sealed record TaskToSend
{
    /// <summary>Who gets it, with the secret; null for none.</summary>
    public CourseRow? Row { get; private init; }

    /// <summary>What was stored before; null otherwise.</summary>
    public SentTask? Known { get; private init; }

    /// <summary>What is new; null otherwise.</summary>
    public AssignmentTurn? Turn { get; private init; }

    /// <summary>Where it goes; null for none.</summary>
    public string? Endpoint { get; private init; }

    /// <summary>Why nothing is sent; null when something is.</summary>
    public Sending? Settled { get; private init; }

    /// <summary>A new task.</summary>
    public static TaskToSend New(CourseRow row, string endpoint, AssignmentTurn turn) => new() { Row = row, Endpoint = endpoint, Turn = turn };

    /// <summary>A task that was stored before: sent again only when nobody took it. The builder's latest address counts.</summary>
    public static TaskToSend Again(CourseRow row, SentTask known) => new() { Row = row, Endpoint = known.Round == 1 ? row.Endpoint : known.Endpoint, Known = known };

    /// <summary>Nothing to send.</summary>
    public static TaskToSend Nothing(string email, string task, SendingOutcome outcome, string message) => new() { Settled = new Sending(email, task, 2, outcome, message) };
}
