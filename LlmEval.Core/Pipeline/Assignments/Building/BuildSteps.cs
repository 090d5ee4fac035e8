using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>What is done in the states of a job.</summary>
internal sealed class BuildSteps(BuilderSettings settings, BuilderPorts ports)
{
    /// <summary>The variant under which models are asked; replays find their answers by it and <c>TASK/round-N</c>.</summary>
    public const string PromptId = "builder";

    /// <summary>Asks the model.</summary>
    /// <returns>Its answer, which is a set of files.</returns>
    /// <exception cref="BuildFailedException">There is none: nothing is put in its place.</exception>
    public async Task<string> GenerateAsync(BuildJob job, CancellationToken cancellationToken)
    {
        if (ports.Model is not { } model) throw new BuildFailedException("generation_failed: this builder was started again without a model");
        var before = await EarlierAsync(job, cancellationToken);
        var earlier = Attachments(before);
        var current = job.Round == 1 ? null : await ports.Deployer.ReadHeadAsync(job.Repository, cancellationToken);
        var reply = await model.GenerateAsync(
            new ModelRequest
            {
                Messages = [new ChatMessage(ChatRole.User, BuildPrompt.Text(TaskOf(job, before), current, earlier))],
                Parameters = ports.Parameters,
                TaskId = $"{job.Task}/round-{job.Round}",
                PromptId = PromptId,
                SampleIndex = 0,
            },
            cancellationToken);
        if (reply.Response is not { } response) throw new BuildFailedException($"generation_failed: {reply.Error!.Message}");
        if (BuildAnswer.Read(response.Text, Attachments([.. before, job])).Problem is { } problem)
            throw new BuildFailedException($"generation_failed: {problem}{(response.FinishReason == FinishReason.Length ? " (the answer reached its limit of tokens)" : "")}");
        return response.Text;
    }

    /// <summary>Makes the commit of the answer and publishes it. Doing it again publishes the same.</summary>
    /// <exception cref="DeploymentException">It could not.</exception>
    public async Task<Submission> PublishAsync(BuildJob job, CancellationToken cancellationToken)
    {
        var before = await EarlierAsync(job, cancellationToken);
        var previous = job.Round == 1 ? null : await ports.Deployer.ReadHeadAsync(job.Repository, cancellationToken);
        var answer = BuildAnswer.Read(job.Answer!, Attachments([.. before, job])).Files!;
        var files = CommitFiles.For(TaskOf(job, before), answer, previous, settings.Holder, job.StartedAt.Year, Attachments(before));
        return await ports.Deployer.DeployAsync(
            new DeployRequest(job.Repository, files, job.Round == 1 ? "Build the app" : $"Change the app, round {job.Round}"), cancellationToken);
    }

    /// <summary>Tells the instructor once.</summary>
    public async Task<HttpAnswer> NotifyAsync(BuildJob job, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.NoticeTimeout, ports.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ports.Notices.SendAsync(job.EvaluationUrl, job.ToNotice(), either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(null, $"no answer within {settings.NoticeTimeout.TotalSeconds:0} s");
        }
    }

    // The jobs of the rounds before, in their order.
    private async Task<List<BuildJob>> EarlierAsync(BuildJob job, CancellationToken cancellationToken)
    {
        var jobs = new List<BuildJob>();
        for (var round = 1; round < job.Round; round++)
        {
            if (await ports.Jobs.FindAsync(settings.Name, job.Email, job.Task, round, cancellationToken) is { } earlier) jobs.Add(earlier);
        }

        return jobs;
    }

    private static List<TaskAttachment> Attachments(IEnumerable<BuildJob> jobs) => [.. jobs.SelectMany(job => BuildRequestRules.Decode(job.Attachments))];

    private static List<FreeTextCheck> Checks(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Select(text => new FreeTextCheck { Text = text })];

    // The wire has no kinds: the builder reads checks as the sentences that they are.
    private static AssignmentTask TaskOf(BuildJob job, List<BuildJob> before) => new()
    {
        Template = job.Task,
        Seed = job.Nonce,
        Round = job.Round,
        TaskId = job.Task,
        Brief = job.Brief,
        Attachments = BuildRequestRules.Decode(job.Attachments),
        Checks = Checks(job.Checks),
        EarlierChecks = Checks(before.SelectMany(earlier => earlier.Checks).Except(job.Checks, StringComparer.Ordinal)),
    };
}
