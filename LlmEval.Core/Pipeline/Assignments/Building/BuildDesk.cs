using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>Takes tasks of an instructor: checks them, stores them, and leaves the rest to the worker.</summary>
/// <param name="settings">Who the builder is.</param>
/// <param name="ports">What it works with.</param>
/// <param name="worker">Is told of what was taken.</param>
public sealed class BuildDesk(BuilderSettings settings, BuilderPorts ports, BuildWorker worker)
{
    /// <summary>Takes a task. One that it already has, by email, task, round and nonce, stays as it is: nothing is built twice.</summary>
    /// <returns>The job.</returns>
    /// <exception cref="BuildRefusedException">It is not taken.</exception>
    public async Task<BuildJob> AcceptAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        RequireSecret(request.Secret);
        BuildRequestRules.Require(request);
        if (settings.Email is { } email && !string.Equals(request.Email, email, StringComparison.OrdinalIgnoreCase))
            throw new BuildRefusedException(BuildRefusal.InvalidRequest, "email is not this builder's.", "email");
        var newest = await FindAsync(request.Email, request.Task, request.Round, cancellationToken);
        if (newest?.Nonce == request.Nonce) return newest;
        var earlier = request.Round == 1 ? null : await FindAsync(request.Email, request.Task, request.Round - 1, cancellationToken)
            ?? throw new BuildRefusedException(BuildRefusal.NoEarlierRound, $"Round {request.Round} of '{request.Task}' follows round {request.Round - 1}, which this builder never got.", "round");
        if (ports.Model is null) throw new BuildRefusedException(BuildRefusal.NotConfigured, "This builder has no model: set LLM_PROVIDER, LLM_MODEL and the provider's key, and start it again.");
        var (job, isNew) = await ports.Jobs.AddAsync(JobOf(request, earlier), cancellationToken);
        if (isNew) worker.Add(job);
        return job;
    }

    /// <summary>Refuses whoever has another secret; nothing else of a request has to be read for it.</summary>
    /// <exception cref="BuildRefusedException">It is another one, or this builder has none.</exception>
    public void RequireSecret(string sent)
    {
        if (settings.Secret is not { } secret) throw new BuildRefusedException(BuildRefusal.NotConfigured, "This builder has no secret: set STUDENT_SECRET and start it again.");
        if (!IsSame(sent, secret)) throw new BuildRefusedException(BuildRefusal.WrongSecret, "The secret is not this builder's.");
    }

    /// <summary>The newest job of a task; null when there is none.</summary>
    /// <param name="email">Who the builder is in it; null for any.</param>
    /// <param name="task">The task's id.</param>
    /// <param name="round">Of which round; null for the latest.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<BuildJob?> FindAsync(string? email, string task, int? round, CancellationToken cancellationToken) =>
        ports.Jobs.FindAsync(settings.Name, email, task, round, cancellationToken);

    private BuildJob JobOf(BuildRequest request, BuildJob? earlier)
    {
        var now = ports.Time.GetUtcNow();
        return new BuildJob
        {
            Id = Guid.CreateVersion7(now),
            Builder = settings.Name,
            Email = request.Email,
            Task = request.Task,
            Round = request.Round,
            Nonce = request.Nonce,
            Brief = request.Brief,
            Checks = request.Checks,
            EvaluationUrl = request.EvaluationUrl,
            Attachments = request.Attachments,
            Repository = earlier?.Repository ?? RepositoryOf(request),
            StartedAt = now,
            DeadlineAt = now + settings.Window,
        };
    }

    // New for each request: a repository that is there already would be older than its task.
    private string RepositoryOf(BuildRequest request) =>
        $"{request.Task}-{ContentHash.OfJson(new { v = 1, builder = settings.Name, email = request.Email, nonce = request.Nonce }).Hex[..8]}";

    // Hashes have one length: the comparison takes the same time whatever was sent.
    private static bool IsSame(string sent, Secret secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), SHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal())));
}
