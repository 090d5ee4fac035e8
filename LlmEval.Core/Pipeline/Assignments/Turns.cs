using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>Makes the turns of samples: of a case that goes on from another, by what that one's sample of the same index came to.</summary>
internal sealed class Turns(SessionPorts ports)
{
    private RunRecord run = null!;

    /// <summary>Tells which run asks, once that is known.</summary>
    public void Begin(RunRecord begun) => run = begun;

    /// <summary>The turn of a sample. The sample before it is stored by now.</summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public async Task<Turn> OfAsync(RunCase item, int index, CancellationToken cancellationToken)
    {
        if (item.Case is not { Follows: { } earlier, Task.Assignment: { Earlier: { } asked } assignment }) return new Turn(run, item, index);
        var stored = await ports.Results.ReadCaseAsync(run.Id, earlier, cancellationToken)
            ?? throw new StorageException($"The case '{earlier}', from which '{item.Case.Name}' goes on, is not in the database.");
        var sample = stored.Samples.Single(known => known.Index == index);
        if (sample is not { Response: { } response })
            return new Turn(run, item, index, WhyNotAsked: $"the round before was not measured: {sample.Message}");

        var answer = BuildAnswer.Read(response.Text, asked.Attachments);
        var files = answer.Files is null ? null : CommitFiles.For(asked, answer.Files, previous: null, ports.Assignments!.Holder, run.StartedAt.Year);
        var prompt = BuildPrompt.Text(assignment.Task, files ?? FileMap.Empty, asked.Attachments);
        var messages = PromptRenderer.Render(item.Case.Prompt, item.Case.Task with { Prompt = prompt });
        return new Turn(run, item with { Case = item.Case with { Messages = messages } }, index, new EarlierRound(files, sample.Execution?.Submission?.Checks ?? []));
    }
}
