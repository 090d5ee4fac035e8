using LlmEval.Core.Domain.Assignments;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Serves the published commit of a repository straight from git's objects: what is not in its tree cannot be asked for.</summary>
internal sealed class PageFiles(LocalRepositories repositories, ServedFiles files)
{
    private const string Index = "index.html";

    /// <summary>A file; of a folder, its <c>index.html</c>.</summary>
    public async Task<IResult> GetAsync(string owner, string name, string? path, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (repositories.Find(owner, name) is not { } repository || (await repository.NoteAsync(stop)).Published is not { } commit) return NotFound();
        context.Response.Headers[PageVisitRequest.CommitHeader] = commit;
        var tree = await files.OfAsync(repository.Objects, commit, stop);
        var asked = path ?? "";
        // The links of a page without the slash would lead beside its folder.
        if (asked.Length == 0 && !context.Request.Path.Value!.EndsWith('/')) return ToFolder(context);
        if (asked.Length > 0 && !asked.EndsWith('/') && tree.ContainsKey($"{asked}/{Index}")) return ToFolder(context);
        var file = asked.Length == 0 || asked.EndsWith('/') ? asked + Index : asked;
        if (!tree.TryGetValue(file, out var entry)) return NotFound();
        return TypedResults.Bytes(
            await files.ReadAsync(repository.Objects, entry, stop), MediaTypes.Of(file), enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{entry.Id}\""));
    }

    private static IResult ToFolder(HttpContext context) => Results.Redirect($"{context.Request.Path.ToUriComponent()}/{context.Request.QueryString}", permanent: true);

    private static IResult NotFound() => Results.Text("There is no such page.\n", statusCode: StatusCodes.Status404NotFound);
}
