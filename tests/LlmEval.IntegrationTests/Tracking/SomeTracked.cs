using System.Text;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>Runs to be tracked.</summary>
internal static class SomeTracked
{
    /// <summary>Two models, each with two prompt variants and two tasks; the first model is right.</summary>
    public static TrackedRun Run(RunStatus status = RunStatus.Completed)
    {
        ModelOptions[] models = [Some.Model("org/strong:7b"), Some.Model("weak")];
        PromptVariant[] prompts = [Some.Prompt(), Some.Prompt("terse")];
        var plan = Some.Plan(
        [
            .. from model in models
               from prompt in prompts
               from task in new[] { "a", "b" }
               select Some.Case(model, Some.Task(task), prompt),
        ]);
        var run = Some.Run(plan) with { Status = status, FinishedAt = status == RunStatus.Killed ? null : Some.Time.AddMinutes(1), GitCommit = new string('c', 40) };
        var facts = Some.RunCases(plan)
            .Select(item => CaseFacts.Of(Some.Result(item, Some.Sample(outcome: item.Case.Model.Id == "weak" ? Outcome.Timeout : Outcome.Passed)))).ToList();
        return new TrackedRun
        {
            Run = run,
            Summary = RunSummarizer.Summarize(run, facts),
            Setup = new RunSetup
            {
                Models = [.. models.Select(model => new RunModel { Id = model.Id, Provider = model.Provider, Model = model.Model, Parameters = model.Parameters })],
                Prompts = prompts,
            },
            Cases = facts,
            Files = [File("config.yaml", "name: demo\n"), File("odd name #1?.txt", "odd")],
        };
    }

    public static TrackedFile File(string name, string text) =>
        new(name, async (stream, cancellationToken) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken));
}
