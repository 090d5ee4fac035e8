using System.Globalization;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>PostgreSQL's programs on this machine.</summary>
/// <param name="Folder">The folder with <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Version">E.g. <c>15.13</c>.</param>
/// <param name="Origin">How they were found, e.g. <c>pg_config --bindir</c>.</param>
internal sealed partial record PostgresBinaries(string Folder, string Version, string Origin)
{
    /// <summary>The oldest major that the SQL of this tool runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>The major version: a cluster can only be used by the one that made it.</summary>
    public int Major => int.Parse(Version.Split('.')[0].TrimEnd("abcdefghijklmnopqrstuvwxyz".ToCharArray()), CultureInfo.InvariantCulture);

    /// <summary>The path of one of the programs.</summary>
    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Whether a folder has what a server needs; clients alone do not count.</summary>
    public static bool AreIn(string folder) => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    /// <summary>Asks the programs in a folder for their version.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="origin">How it was found.</param>
    /// <param name="asAccount">Whose rights to use.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The programs, or null when they are not there or do not start.</returns>
    public static async Task<PostgresBinaries?> ProbeAsync(string folder, string origin, ServerAccount? asAccount, CancellationToken cancellationToken)
    {
        if (!AreIn(folder)) return null;
        var asked = await SystemCommand.RunAsync([.. asAccount?.Prefix ?? [], Path.Combine(folder, "postgres"), "--version"], cancellationToken);
        return asked.ExitCode == 0 && VersionPattern().Match(asked.Output) is { Success: true } match
            ? new PostgresBinaries(folder, match.Groups["version"].Value, origin)
            : null;
    }

    /// <summary>These programs where the account can run them, else a copy under the layout's root.</summary>
    /// <exception cref="StorageException">They cannot be copied.</exception>
    public async Task<PostgresBinaries> ForAccountAsync(EmbeddedLayout layout, CancellationToken cancellationToken)
    {
        if (!layout.Account.IsSwitched || await ProbeAsync(Folder, Origin, layout.Account, cancellationToken) is not null) return this;
        var copy = Path.Combine(layout.Root, "binaries-" + Version);
        var bin = Path.Combine(copy, Path.GetFileName(Folder));
        if (await ProbeAsync(bin, Origin, layout.Account, cancellationToken) is { } existing) return existing;

        // A relocatable build finds lib and share beside bin. Renamed into place, so that a copy that was killed is never used.
        const string script = """
            set -e
            rm -rf -- "$1" "$1.new"; mkdir -m 755 -- "$1.new"
            for part in "$3" lib share; do if [ -e "$2/$part" ]; then cp -a -- "$2/$part" "$1.new/"; fi; done
            chmod -R a+rX -- "$1.new"; mv -- "$1.new" "$1"
            """;
        var made = await SystemCommand.RunAsync(
            ["sh", "-c", script, "sh", copy, Path.GetDirectoryName(Folder)!, Path.GetFileName(Folder)], cancellationToken);
        return (made.ExitCode == 0 ? await ProbeAsync(bin, Origin, layout.Account, cancellationToken) : null)
            ?? throw new StorageException(
                $"PostgreSQL in {Folder} cannot be run by uid {layout.Account.Uid}, and a copy in {copy} did not work: {made.Complaint}."
                + $" Install PostgreSQL for all users, or name a server in {PostgresOptions.UrlVariable}.");
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>\d+(\.\d+|[a-z]+\d*))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
