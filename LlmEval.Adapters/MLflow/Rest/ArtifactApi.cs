namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>Artifacts behind the server.</summary>
internal sealed class ArtifactApi(MlflowConnection connection)
{
    private const string Proxied = "mlflow-artifacts:";

    /// <summary>Why files of a run cannot be given to the server; null when they can.</summary>
    public static string? WhyNot(RunInfo run) => Folder(run) is null
        ? $"MLflow keeps the artifacts of this experiment at {Scheme(run)}, where only its own clients can write: config, dataset and reports stay here "
            + "(start the server with --serve-artifacts)"
        : null;

    /// <summary>Stores a file with a run.</summary>
    /// <param name="run">The run, which <see cref="WhyNot"/> has nothing against.</param>
    /// <param name="name">Path below the run's own folder.</param>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MlflowException">The server failed, or the path leads out of the run's folder.</exception>
    public Task PutAsync(RunInfo run, string name, string file, CancellationToken cancellationToken)
    {
        var path = Encode($"{Folder(run)}/{name}");
        return connection.RetryAsync(
            async token =>
            {
                await connection.PutArtifactAsync(path, file, token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>A path with each segment encoded.</summary>
    /// <exception cref="MlflowException">It has a segment that is empty or leads elsewhere.</exception>
    internal static string Encode(string path) => string.Join('/', path.Split('/').Select(segment => segment is "" or "." or ".."
        ? throw new MlflowException($"MLflow names a place for artifacts that is none: '{OneLine.Of(path, 200)}'")
        : Uri.EscapeDataString(segment)));

    // mlflow-artifacts:/1/abc/artifacts. With a host behind two slashes the files are another server's.
    private static string? Folder(RunInfo run)
    {
        if (run.ArtifactUri is not { } uri || !uri.StartsWith(Proxied, StringComparison.Ordinal)) return null;
        var path = uri[Proxied.Length..];
        return path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? null : path.Trim('/');
    }

    private static string Scheme(RunInfo run) => run.ArtifactUri?.Split(':', 2)[0] is { Length: > 0 } scheme ? $"{scheme}:" : "a place that it does not name";
}
