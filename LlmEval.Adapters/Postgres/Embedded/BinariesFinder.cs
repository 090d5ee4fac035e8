using System.Globalization;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>Finds PostgreSQL's programs: the ones named, the system's, else those of the npm package.</summary>
internal sealed class BinariesFinder(PostgresOptions options)
{
    /// <summary>The variable that names the folder of the programs; nothing else is then looked at.</summary>
    public const string Variable = "LLM_EVAL_PG_BIN";

    private const string Distribution = "/usr/lib/postgresql";

    /// <summary>The first programs that can use the cluster, or make one.</summary>
    /// <param name="layout">Where the cluster is; its major version decides where there is one.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StorageException">There are none, or only other majors.</exception>
    public async Task<PostgresBinaries> FindAsync(EmbeddedLayout layout, CancellationToken cancellationToken)
    {
        var needed = layout.DataMajor();
        List<PostgresBinaries> others = [];
        List<string> broken = [];
        foreach (var (folder, origin) in await CandidatesAsync(layout.StateFolder, cancellationToken))
        {
            if (!PostgresBinaries.AreIn(folder)) continue;
            NpmPackage.CompleteLinks(folder);
            if (await PostgresBinaries.ProbeAsync(folder, origin, asAccount: null, cancellationToken) is not { } found) broken.Add(folder);
            else if (needed is null ? found.Major >= PostgresBinaries.OldestMajor : found.Major == needed) return found;
            else others.Add(found);
        }

        throw new StorageException(needed is { } major ? OnlyOthers(layout, major, others) : None(layout, others, broken));
    }

    private async Task<IReadOnlyList<(string Folder, string Origin)>> CandidatesAsync(string stateFolder, CancellationToken cancellationToken)
    {
        if (options.Environment(Variable) is { Length: > 0 } named) return [(named, Variable)];
        List<(string, string)> found = [];
        var path = (options.Environment("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        if (path.Select(folder => Path.Combine(folder, "pg_config")).FirstOrDefault(File.Exists) is { } program)
        {
            var asked = await SystemCommand.RunAsync([program, "--bindir"], cancellationToken);
            if (asked.ExitCode == 0) found.Add((asked.Output.Trim(), "pg_config --bindir"));
        }

        if (Directory.Exists(Distribution))
        {
            found.AddRange(Directory.GetDirectories(Distribution)
                .Select(folder => (Folder: folder, Major: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0))
                .OrderByDescending(version => version.Major)
                .Select(version => (Path.Combine(version.Folder, "bin"), $"{Distribution}/*/bin")));
        }

        found.AddRange(path.Select(folder => (folder, "PATH")));
        found.AddRange(NpmPackage.BinFolders(stateFolder).Concat(NpmPackage.BinFolders(AppContext.BaseDirectory)).Select(folder => (folder, NpmPackage.Name)));
        return found;
    }

    private static string OnlyOthers(EmbeddedLayout layout, int needed, List<PostgresBinaries> others) =>
        $"The database in {layout.Data} was made by PostgreSQL {needed}, and "
        + (others.Count == 0
            ? "no PostgreSQL was found on this machine"
            : "the programs found here are " + string.Join(", ", others.Select(found => $"PostgreSQL {found.Major} ({found.Folder})").Distinct()))
        + $". Install PostgreSQL {needed} or name the folder of its programs in {Variable}; to move to another version, back up with the old one"
        + " (llm-eval db backup) and restore into a new state folder.";

    private static string None(EmbeddedLayout layout, List<PostgresBinaries> others, List<string> broken) =>
        $"No PostgreSQL {PostgresBinaries.OldestMajor} or later was found"
        + (others.Count == 0 ? "" : " (too old: " + string.Join(", ", others.Select(found => $"{found.Version} in {found.Folder}").Distinct()) + ")")
        + (broken.Count == 0 ? "" : " (not starting: " + string.Join(", ", broken.Distinct()) + ")")
        + $". Install it (Debian, Ubuntu: apt install postgresql; without root: npm install --prefix {Path.GetDirectoryName(layout.StateFolder)} {NpmPackage.Name}),"
        + $" or name the folder of its programs in {Variable}, or a server in {PostgresOptions.UrlVariable}.";
}
