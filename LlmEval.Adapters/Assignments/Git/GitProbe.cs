using System.ComponentModel;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Whether git is here. Only assignments need it.</summary>
public static class GitProbe
{
    /// <summary>What to do when it is not.</summary>
    internal const string Fix = "Install git 2.37 or later, e.g. apt-get install git";

    // Older ones do not pin the address that was checked (http.curloptResolve), and would take a repository from another.
    private static readonly Version Oldest = new(2, 37);

    /// <summary>One check: its version.</summary>
    public static async Task<Readiness> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var said = await new GitProgram(TimeProvider.System).RunAsync(new GitRun { Arguments = ["--version"] }, cancellationToken);
            return new Readiness([Check(said.Text)]);
        }
        catch (DeploymentException e)
        {
            return new Readiness([Missing(e.InnerException is Win32Exception ? "no git in PATH" : e.Message)]);
        }
    }

    /// <summary>The check of what <c>git --version</c> said.</summary>
    internal static ReadinessCheck Check(string said)
    {
        var numbers = said.Split(' ').ElementAtOrDefault(2)?.Split('.');
        if (numbers is not [var first, var second, ..] || !Version.TryParse($"{first}.{second}", out var version)) return Missing($"it says '{OneLine.Of(said, 80)}'");
        return version >= Oldest ? new ReadinessCheck("git", Passed: true, said, Fix: null) : Missing($"{said} is too old");
    }

    private static ReadinessCheck Missing(string detail) => ReadinessCheck.Information("git", detail, $"only for assignments: {Fix}");
}
