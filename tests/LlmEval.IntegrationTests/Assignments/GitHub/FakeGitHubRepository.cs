using System.Security.Cryptography;
using System.Text;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary>A repository of the fake: git's objects in memory, and what Pages makes of them.</summary>
internal sealed class FakeGitHubRepository(string owner, string name, DateTimeOffset createdAt)
{
    public string Owner => owner;

    public string Name => name;

    public DateTimeOffset CreatedAt => createdAt;

    public bool Private { get; set; }

    public string DefaultBranch { get; set; } = "main";

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public Dictionary<string, IReadOnlyList<FakeFile>> Trees { get; } = [];

    public Dictionary<string, FakeCommit> Commits { get; } = [];

    public Dictionary<string, string> Branches { get; } = [];

    public bool HasPages { get; set; }

    /// <summary>The newest build; null before the first.</summary>
    public FakeBuild? Build { get; private set; }

    /// <summary>What its page's address answers with: the files of the commit that was built last.</summary>
    public IReadOnlyList<FakeFile>? Served { get; private set; }

    public static string IdOf(string content) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>Adds an object of the first commit that GitHub makes by itself (auto_init).</summary>
    public void Initialise(string branch)
    {
        var readme = Encoding.UTF8.GetBytes($"# {name}\n");
        var id = Adapters.Assignments.Git.GitBlobId.Of(readme);
        Blobs[id] = readme;
        DefaultBranch = branch;
        Branches[branch] = Add(new FakeCommit("Initial commit", Add([new FakeFile("README.md", "100644", id)]), []));
    }

    public string Add(IReadOnlyList<FakeFile> files)
    {
        var id = IdOf("tree" + string.Join('\n', files.OrderBy(file => file.Path, StringComparer.Ordinal)));
        Trees[id] = files;
        return id;
    }

    public string Add(FakeCommit commit)
    {
        var id = IdOf($"commit{commit.Message}{commit.Tree}{string.Join(',', commit.Parents)}");
        Commits[id] = commit;
        return id;
    }

    public bool IsAncestor(string ancestor, string commit) => ancestor == commit || Commits[commit].Parents.Any(parent => IsAncestor(ancestor, parent));

    /// <summary>A push to the published branch, or Pages being enabled, begins a build.</summary>
    public void BeginBuild()
    {
        if (HasPages && Branches.TryGetValue("main", out var head)) Build = new FakeBuild(head, "building", Error: null);
    }

    public void EndBuild(string? error = null)
    {
        if (Build is not { Status: "building" } build) return;
        Build = build with { Status = error is null ? "built" : "errored", Error = error };
    }

    /// <summary>What caches had is gone.</summary>
    public void ExpireCaches()
    {
        if (Build is { Status: "built" } build) Served = Trees[Commits[build.Commit].Tree];
    }
}

internal sealed record FakeFile(string Path, string Mode, string Sha);

internal sealed record FakeCommit(string Message, string Tree, IReadOnlyList<string> Parents);

internal sealed record FakeBuild(string Commit, string Status, string? Error);
