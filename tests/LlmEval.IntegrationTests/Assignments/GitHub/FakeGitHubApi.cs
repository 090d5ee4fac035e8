using System.Text.Json.Nodes;
using LlmEval.Adapters.Assignments.Git;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary>An answer of the fake.</summary>
internal sealed record FakeGitHubAnswer(int Status, JsonNode Body, params (string Name, string Value)[] Headers)
{
    public static FakeGitHubAnswer Error(int status, string message, params JsonObject[] errors)
    {
        var body = new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = $"{status}" };
        if (errors.Length > 0) body["errors"] = new JsonArray([.. errors]);
        return new FakeGitHubAnswer(status, body);
    }
}

/// <summary>The methods of the REST API, as its documentation (2022-11-28) describes them.</summary>
internal sealed class FakeGitHubApi(FakeGitHub server)
{
    private static readonly FakeGitHubAnswer NotFound = FakeGitHubAnswer.Error(404, "Not Found");
    private static readonly FakeGitHubAnswer Empty = FakeGitHubAnswer.Error(409, "Git Repository is empty.");

    public FakeGitHubAnswer Answer(string method, string path, JsonObject body)
    {
        var parts = path.Trim('/').Split('/');
        if (path == "/user") return Ok(new JsonObject { ["login"] = FakeGitHub.Login });
        if ((method, path) == ("POST", "/user/repos")) return Create(body);
        if (parts is not ["repos", var owner, var name, ..] || server.Find(owner, name) is not { } repository) return NotFound;
        return (method, parts[3..]) switch
        {
            ("GET", []) => Ok(Shown(repository)),
            ("PATCH", []) => Rename(repository, Text(body, "default_branch")),
            (_, ["git", ..]) when repository.Branches.Count == 0 => Empty,
            (_, ["git", .. var rest]) => Git(method, rest, repository, body),
            (_, ["pages", .. var rest]) => Pages(method, rest, repository, body),
            _ => NotFound,
        };
    }

    private FakeGitHubAnswer Create(JsonObject body)
    {
        var name = Text(body, "name");
        if (server.Find(FakeGitHub.Login, name) is not null)
        {
            return FakeGitHubAnswer.Error(422, "Repository creation failed.", new JsonObject { ["resource"] = "Repository", ["code"] = "custom", ["field"] = "name", ["message"] = "name already exists on this account" });
        }

        var repository = new FakeGitHubRepository(FakeGitHub.Login, name, server.Now) { Private = body["private"]!.GetValue<bool>() };
        if (body["auto_init"]?.GetValue<bool>() == true) repository.Initialise(server.NewBranch);
        server.Repositories.Add(repository);
        return new FakeGitHubAnswer(201, Shown(repository));
    }

    private FakeGitHubAnswer Rename(FakeGitHubRepository repository, string branch)
    {
        if (!repository.Branches.ContainsKey(branch)) return FakeGitHubAnswer.Error(422, "Validation Failed", new JsonObject { ["resource"] = "Repository", ["field"] = "default_branch", ["code"] = "invalid" });
        repository.DefaultBranch = branch;
        return Ok(Shown(repository));
    }

    private static FakeGitHubAnswer Git(string method, string[] path, FakeGitHubRepository repository, JsonObject body) => (method, path) switch
    {
        ("GET", ["ref", "heads", var branch]) => repository.Branches.TryGetValue(branch, out var head) ? Ok(Ref(branch, head)) : NotFound,
        ("POST", ["refs"]) => AddRef(repository, Text(body, "ref")["refs/heads/".Length..], Text(body, "sha")),
        ("PATCH", ["refs", "heads", var branch]) => MoveRef(repository, branch, Text(body, "sha"), body["force"]?.GetValue<bool>() == true),
        ("POST", ["blobs"]) => AddBlob(repository, body),
        ("GET", ["blobs", var id]) => repository.Blobs.TryGetValue(id, out var blob)
            ? Ok(new JsonObject { ["sha"] = id, ["encoding"] = "base64", ["content"] = string.Concat(Convert.ToBase64String(blob).Chunk(60).Select(line => new string(line) + "\n")) })
            : NotFound,
        ("POST", ["trees"]) => AddTree(repository, body),
        ("GET", ["trees", var id]) => repository.Trees.TryGetValue(id, out var files) ? Ok(Tree(id, files)) : NotFound,
        ("POST", ["commits"]) => AddCommit(repository, body),
        ("GET", ["commits", var id]) => repository.Commits.TryGetValue(id, out var commit) ? Ok(Commit(id, commit)) : NotFound,
        _ => NotFound,
    };

    private FakeGitHubAnswer Pages(string method, string[] path, FakeGitHubRepository repository, JsonObject body)
    {
        switch (method, path)
        {
            case ("POST", []) when repository.HasPages:
                return FakeGitHubAnswer.Error(409, "GitHub Pages is already enabled.");
            case ("POST", []) when body["source"] is not JsonObject source || !repository.Branches.ContainsKey(Text(source, "branch")) || Text(source, "path") is not ("/" or "/docs"):
                return FakeGitHubAnswer.Error(422, "The main branch must exist before GitHub Pages can be built.");
            case ("POST", []):
                repository.HasPages = true;
                repository.BeginBuild();
                return new FakeGitHubAnswer(201, Site(repository));
            case ("GET", []) when repository.HasPages:
                return Ok(Site(repository));
            case ("GET", ["builds", "latest"]) when repository.Build is { } build:
                return Ok(new JsonObject { ["status"] = build.Status, ["commit"] = build.Commit, ["error"] = new JsonObject { ["message"] = build.Error } });
            default:
                return NotFound;
        }
    }

    private static FakeGitHubAnswer AddRef(FakeGitHubRepository repository, string branch, string commit)
    {
        if (repository.Branches.ContainsKey(branch)) return FakeGitHubAnswer.Error(422, "Reference already exists");
        repository.Branches[branch] = commit;
        return new FakeGitHubAnswer(201, Ref(branch, commit));
    }

    private static FakeGitHubAnswer MoveRef(FakeGitHubRepository repository, string branch, string commit, bool force)
    {
        if (!repository.Branches.TryGetValue(branch, out var head)) return FakeGitHubAnswer.Error(422, "Reference does not exist");
        if (!repository.Commits.ContainsKey(commit)) return FakeGitHubAnswer.Error(422, "Object does not exist");
        if (!force && !repository.IsAncestor(head, commit)) return FakeGitHubAnswer.Error(422, "Update is not a fast forward");
        repository.Branches[branch] = commit;
        if (branch == "main") repository.BeginBuild();
        return Ok(Ref(branch, commit));
    }

    private static FakeGitHubAnswer AddBlob(FakeGitHubRepository repository, JsonObject body)
    {
        var content = Convert.FromBase64String(Text(body, "content"));
        var id = GitBlobId.Of(content);
        repository.Blobs[id] = content;
        return new FakeGitHubAnswer(201, new JsonObject { ["sha"] = id });
    }

    private static FakeGitHubAnswer AddTree(FakeGitHubRepository repository, JsonObject body)
    {
        // Without base_tree: the whole tree.
        FakeFile[] files = [.. body["tree"]!.AsArray().Select(entry => new FakeFile(Text(entry!.AsObject(), "path"), Text(entry.AsObject(), "mode"), Text(entry.AsObject(), "sha")))];
        if (files.FirstOrDefault(file => !repository.Blobs.ContainsKey(file.Sha)) is { } missing) return FakeGitHubAnswer.Error(422, $"tree.sha {missing.Sha} is not a valid blob");
        var id = repository.Add(files);
        return new FakeGitHubAnswer(201, Tree(id, files));
    }

    private static FakeGitHubAnswer AddCommit(FakeGitHubRepository repository, JsonObject body)
    {
        string[] parents = [.. body["parents"]!.AsArray().Select(parent => parent!.GetValue<string>())];
        if (!repository.Trees.ContainsKey(Text(body, "tree"))) return FakeGitHubAnswer.Error(422, "Tree SHA does not exist");
        if (parents.Any(parent => !repository.Commits.ContainsKey(parent))) return FakeGitHubAnswer.Error(422, "Parent SHA does not exist or is not a commit object");
        var commit = new FakeCommit(Text(body, "message"), Text(body, "tree"), parents);
        var id = repository.Add(commit);
        return new FakeGitHubAnswer(201, Commit(id, commit));
    }

    private static FakeGitHubAnswer Ok(JsonNode body) => new(200, body);

    private static string Text(JsonObject body, string name) => body[name]!.GetValue<string>();

    private static JsonObject Ref(string branch, string commit) => new() { ["ref"] = $"refs/heads/{branch}", ["object"] = new JsonObject { ["type"] = "commit", ["sha"] = commit } };

    private static JsonObject Commit(string id, FakeCommit commit) => new() { ["sha"] = id, ["message"] = commit.Message, ["tree"] = new JsonObject { ["sha"] = commit.Tree } };

    private static JsonObject Tree(string id, IReadOnlyList<FakeFile> files)
    {
        var folders = files.Where(file => file.Path.Contains('/', StringComparison.Ordinal)).Select(file => file.Path[..file.Path.IndexOf('/', StringComparison.Ordinal)]).Distinct();
        return new JsonObject
        {
            ["sha"] = id,
            ["truncated"] = false,
            ["tree"] = new JsonArray(
            [
                .. folders.Select(folder => new JsonObject { ["path"] = folder, ["mode"] = "040000", ["type"] = "tree", ["sha"] = FakeGitHubRepository.IdOf(folder) }),
                .. files.Select(file => new JsonObject { ["path"] = file.Path, ["mode"] = file.Mode, ["type"] = "blob", ["sha"] = file.Sha, ["size"] = 1 }),
            ]),
        };
    }

    private JsonObject Shown(FakeGitHubRepository repository) => new()
    {
        ["full_name"] = $"{repository.Owner}/{repository.Name}",
        ["html_url"] = $"https://github.com/{repository.Owner}/{repository.Name}",
        ["default_branch"] = repository.DefaultBranch,
        ["created_at"] = repository.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["private"] = repository.Private,
        ["clone_url"] = server.Address + "clone",
    };

    // Without the slash, as in the documentation's own example.
    private JsonObject Site(FakeGitHubRepository repository) => new() { ["status"] = null, ["html_url"] = $"{server.Address}site/{repository.Name}", ["public"] = true };
}
