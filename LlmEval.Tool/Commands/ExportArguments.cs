using System.CommandLine;

namespace LlmEval.Tool.Commands;

/// <summary>What every export is told: the runs, the format and the folder.</summary>
internal sealed class ExportArguments
{
    private readonly Argument<string[]> runs = new("run")
    {
        Description = "Runs: the last digits of their ids, latest, or all",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["latest"],
    };

    private readonly Option<string> format;

    private readonly Option<string> folder = new("-o", "--output") { Description = "The folder: new, empty, or an earlier export that nobody touched", HelpName = "DIR", Required = true };

    /// <summary>The arguments of an export that has these formats.</summary>
    public ExportArguments(IReadOnlyList<string> formats)
    {
        format = new Option<string>("--format") { Description = "How to write them", Required = true };
        format.AcceptOnlyFromAmong([.. formats]);
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(runs);
        command.Add(format);
        command.Add(folder);
    }

    /// <summary>The runs' references and the folder's absolute path.</summary>
    public (IReadOnlyList<string> Runs, string Folder) Read(ParseResult parsed, ToolContext context) =>
        (parsed.GetValue(runs)!, context.Absolute(parsed.GetValue(folder)!));

    /// <summary>The format's name.</summary>
    public string Format(ParseResult parsed) => parsed.GetValue(format)!;
}
