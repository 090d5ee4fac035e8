using System.Text;
using LlmEval.Adapters.Assignments.Git;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Repositories for people to look at: plain texts, nothing that a browser would run.</summary>
internal sealed class RepositoryViews(LocalRepositories repositories, ServedFiles files)
{
    private const int MostCommits = 200;

    /// <summary>The newest commits of <c>main</c> and the files of its head.</summary>
    public async Task<IResult> ListAsync(string owner, string name, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (repositories.Find(owner, name) is not { } repository) return NotFound();
        var note = await repository.NoteAsync(stop);
        var text = new StringBuilder($"{owner}/{name}\ncreated {note.CreatedAt:O}\nserved {note.Published ?? "nothing"}\n");
        if (await repository.Objects.CommitAsync(AtomicCommit.Branch, stop) is { } head)
        {
            var log = await repository.Objects.RunAsync(["log", $"--max-count={MostCommits}", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%H %cd %s", head], default, stop);
            text.Append("\ncommits\n").Append(log.Require($"Listing the commits of {owner}/{name}").Text).Append("\n\nfiles\n");
            foreach (var path in (await files.OfAsync(repository.Objects, head, stop)).Keys) text.Append("raw/").Append(head).Append('/').Append(path).Append('\n');
        }

        return Results.Text(text.ToString());
    }

    /// <summary>A file of a commit, as it is written.</summary>
    public async Task<IResult> RawAsync(string owner, string name, string commit, string? path, HttpContext context)
    {
        var stop = context.RequestAborted;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (repositories.Find(owner, name) is not { } repository || !GitBlobId.IsWhole(commit) || await repository.Objects.CommitAsync(commit, stop) != commit) return NotFound();
        var tree = await files.OfAsync(repository.Objects, commit, stop);
        if (path is null || !tree.TryGetValue(path, out var entry)) return NotFound();
        return TypedResults.Bytes(await files.ReadAsync(repository.Objects, entry, stop), MediaTypes.Raw(path), entityTag: new EntityTagHeaderValue($"\"{entry.Id}\""));
    }

    private static IResult NotFound() => Results.Text("There is no such repository, commit or file.\n", statusCode: StatusCodes.Status404NotFound);
}
