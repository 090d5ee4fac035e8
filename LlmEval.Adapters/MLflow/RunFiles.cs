using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow;

/// <summary>Stores files with runs, where the server takes them.</summary>
internal sealed class RunFiles(MlflowConnection connection)
{
    private readonly ArtifactApi artifacts = new(connection);
    private string? refusal;

    /// <summary>Why files were left out; empty when none was.</summary>
    public IReadOnlyList<string> Notes => refusal is null ? [] : [refusal];

    /// <summary>Stores a file with a run. A server that takes none is noted, and not asked again.</summary>
    /// <exception cref="MlflowException">The server failed.</exception>
    public async Task PutAsync(RunInfo run, TrackedFile file, CancellationToken cancellationToken)
    {
        refusal ??= ArtifactApi.WhyNot(run);
        if (refusal is not null) return;
        // By way of a file: the server wants to know the length first, and a further attempt begins anew.
        var folder = Directory.CreateTempSubdirectory("llm-eval-");
        try
        {
            var path = Path.Combine(folder.FullName, "artifact");
            await using (var stream = File.Create(path)) await file.WriteAsync(stream, cancellationToken);
            await artifacts.PutAsync(run, file.Name, path, cancellationToken);
        }
        catch (MlflowException problem) when (ErrorAnswer.IsProxyOff(problem))
        {
            refusal = $"{problem.Message} — config, dataset and reports stay here (start the server with --serve-artifacts)";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
