using System.CommandLine;
using System.CommandLine.Parsing;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Commands;

/// <summary>The options of <c>run</c> about earlier runs: which one it starts from, and whether their answers are used.</summary>
internal sealed class StartArguments
{
    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Go on with a run: all that is done is kept. Without RUN, the newest of this config that was not completed",
        HelpName = "RUN",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> rerun = new("--rerun") { Description = "A new run that takes all other cases over from the run that --from names" };
    private readonly Option<string?> from = new("--from") { Description = "The run of --rerun: its id or the last digits, or latest", HelpName = "RUN" };
    private readonly Option<bool> noCache = new("--no-cache") { Description = "Use no answers of other runs, and leave them none" };
    private readonly Option<bool> refreshCache = new("--refresh-cache") { Description = "Use no answers of other runs, and replace them" };

    /// <summary>Makes the options.</summary>
    public StartArguments() => rerun.AcceptOnlyFromAmong("failed", "not-measured");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { resume, rerun, from }) command.Add(option);
        AddCacheTo(command);
    }

    /// <summary>Adds those about answers of other runs.</summary>
    public void AddCacheTo(Command command)
    {
        command.Add(noCache);
        command.Add(refreshCache);
    }

    /// <summary>The run to start from, or null.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public BaseReference? ReadBase(ParseResult parsed)
    {
        var resumes = parsed.GetResult(resume) is not null;
        return (parsed.GetValue(rerun), parsed.GetValue(from)) switch
        {
            (not null, _) when resumes => throw new UsageException("--resume goes on with a run, --rerun makes a new one: give one of them."),
            (not null, null) => throw new UsageException("--rerun needs the run that it starts from: --from RUN (see: llm-eval list)."),
            (null, not null) => throw new UsageException("--from goes with --rerun failed or --rerun not-measured. To go on with a run: --resume RUN."),
            ("failed", { } run) => new BaseReference(run, Carry.AllButFailed),
            (not null, { } run) => new BaseReference(run, Carry.AllButNotMeasured),
            _ => resumes ? new BaseReference(parsed.GetValue(resume), Carry.Done) : null,
        };
    }

    /// <summary>How answers of other runs are used.</summary>
    /// <exception cref="UsageException">Both options are given.</exception>
    public CachePolicy ReadCache(ParseResult parsed) => (parsed.GetValue(noCache), parsed.GetValue(refreshCache)) switch
    {
        (true, true) => throw new UsageException("--no-cache leaves the cache as it is, --refresh-cache replaces what it has: give one of them."),
        (true, _) => CachePolicy.Off,
        (_, true) => CachePolicy.Refresh,
        _ => CachePolicy.Use,
    };

    /// <summary>This command as it goes on with a run.</summary>
    public Func<RunRecord, string> ReadResumeLine(ParseResult parsed)
    {
        var left = new[] { resume, rerun, from }.Select(parsed.GetResult).OfType<OptionResult>()
            .SelectMany(result => result.IdentifierToken is { } name ? result.Tokens.Append(name) : result.Tokens).ToList();
        string[] words = [.. parsed.Tokens.Where(token => !left.Exists(other => ReferenceEquals(other, token))).Select(token => Quoted(token.Value))];
        return run => $"llm-eval {string.Join(' ', words)} --resume {run.Id.Short}";
    }

    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,@%+".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
