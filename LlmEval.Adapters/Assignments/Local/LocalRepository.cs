using System.Text.Json;
using LlmEval.Adapters.Assignments.Git;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>What the host notes about a repository, in a file beside git's own.</summary>
/// <param name="CreatedAt">When the host made it.</param>
/// <param name="Published">The commit whose page is served; null for none.</param>
internal sealed record RepositoryNote(DateTimeOffset CreatedAt, string? Published);

/// <summary>A bare repository of the host.</summary>
/// <param name="owner">Whose it is.</param>
/// <param name="name">What it is called.</param>
/// <param name="folder">Absolute path.</param>
/// <param name="git">Runs git.</param>
internal sealed class LocalRepository(string owner, string name, string folder, GitProgram git)
{
    private const string NoteFile = "llm-eval.json";

    /// <summary>Whose it is.</summary>
    public string Owner => owner;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Absolute path of the bare repository.</summary>
    public string Folder => folder;

    /// <summary>Its objects.</summary>
    public GitObjects Objects { get; } = new(git, folder);

    /// <summary>What the host noted.</summary>
    /// <exception cref="IOException">The note cannot be read.</exception>
    public async Task<RepositoryNote> NoteAsync(CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, NoteFile));
        return (await JsonSerializer.DeserializeAsync<RepositoryNote>(stream, cancellationToken: cancellationToken))!;
    }

    /// <summary>Serves the page of a commit from now on.</summary>
    /// <exception cref="IOException">The note cannot be written.</exception>
    public async Task PublishAsync(string commit, CancellationToken cancellationToken)
    {
        var note = await NoteAsync(cancellationToken);
        if (note.Published != commit) await WriteNoteAsync(folder, note with { Published = commit }, cancellationToken);
    }

    /// <summary>Writes the note of a repository.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static Task WriteNoteAsync(string folder, RepositoryNote note, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, NoteFile), (stream, token) => JsonSerializer.SerializeAsync(stream, note, cancellationToken: token), cancellationToken);
}
