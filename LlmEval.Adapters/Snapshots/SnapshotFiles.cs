using System.Text;
using System.Text.Json;
using LlmEval.Core.Comparison;

namespace LlmEval.Adapters.Snapshots;

/// <summary>
/// The snapshot of one config as files beside it, after Verify's convention: <c>snapshots/NAME.verified.json</c> is what was accepted,
/// <c>NAME.received.json</c> what a run brought instead. Writing replaces a file whole or leaves it as it was.
/// </summary>
public sealed class SnapshotFiles : ISnapshotStore
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private SnapshotFiles(string folder, string name)
    {
        VerifiedPath = Path.Combine(folder, $"{name}.verified.json");
        ReceivedPath = Path.Combine(folder, $"{name}.received.json");
        Verified = Read(VerifiedPath);
    }

    /// <summary>Absolute path of what was accepted.</summary>
    public string VerifiedPath { get; }

    /// <summary>Absolute path of what a run brought instead.</summary>
    public string ReceivedPath { get; }

    /// <inheritdoc />
    public RunSnapshot? Verified { get; }

    /// <summary>What a run brought instead; null when nothing is there.</summary>
    /// <exception cref="SnapshotException">It cannot be read.</exception>
    public RunSnapshot? Received => Read(ReceivedPath);

    /// <summary>The snapshot of a config.</summary>
    /// <param name="configPath">Absolute path of the config.</param>
    /// <exception cref="SnapshotException">There is one and it cannot be read.</exception>
    public static SnapshotFiles Open(string configPath) =>
        new(Path.Combine(Path.GetDirectoryName(configPath)!, "snapshots"), Path.GetFileNameWithoutExtension(configPath));

    /// <inheritdoc />
    public async Task ReceiveAsync(RunSnapshot received, SnapshotStatus status, CancellationToken cancellationToken)
    {
        if (status is SnapshotStatus.Missing or SnapshotStatus.Equal) Delete(ReceivedPath);
        else await WriteAsync(ReceivedPath, received, cancellationToken);
    }

    /// <summary>Accepts a run: it is what later ones are held against.</summary>
    /// <exception cref="SnapshotException">The file cannot be written.</exception>
    public async Task AcceptAsync(RunSnapshot accepted, CancellationToken cancellationToken)
    {
        await WriteAsync(VerifiedPath, accepted, cancellationToken);
        Delete(ReceivedPath);
    }

    private static RunSnapshot? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return SnapshotJson.Read(File.ReadAllText(path, Utf8));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new SnapshotException(
                $"{path}: not a snapshot that this version can read: {problem.Message} Restore it, or delete it and accept a run anew: llm-eval snapshot accept RUN",
                problem);
        }
    }

    private static async Task WriteAsync(string path, RunSnapshot snapshot, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(temporary, SnapshotJson.Write(snapshot), Utf8, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem)
        {
            Delete(temporary);
            if (problem is IOException or UnauthorizedAccessException) throw new SnapshotException($"{path} cannot be written: {problem.Message}", problem);
            throw;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (File.Exists(path)) File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{path} cannot be deleted: {problem.Message}", problem);
        }
    }
}
