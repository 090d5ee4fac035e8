using System.Diagnostics;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments;

/// <summary>A repository that a test makes with the machine's own git, as a builder would.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private GitFolder()
    {
    }

    public string Path => folder.Path;

    public Uri Url => new(folder.Path + "/.git");

    public static GitFolder Init(string branch = "main")
    {
        var made = new GitFolder();
        made.Git("init", "--quiet", $"--initial-branch={branch}");
        return made;
    }

    /// <summary>Writes a file and commits it.</summary>
    /// <returns>The commit.</returns>
    public string Commit(string path, string content, string message = "Change")
    {
        folder.File(path, content);
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments) => Run(Path, arguments);

    /// <summary>Runs git in a folder.</summary>
    /// <returns>What it wrote, without white space around it.</returns>
    public static string Run(string folder, params string[] arguments) => Feed(folder, "", arguments);

    /// <summary>The same with something on its stdin.</summary>
    public static string Feed(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Some Builder", "-c", "user.email=builder@example.com", "-c", "safe.directory=*", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        };
        using var git = Process.Start(start)!;
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, $"git {string.Join(' ', arguments)}");
        return output.Trim();
    }

    public void Dispose() => folder.Dispose();
}
