using System.CommandLine;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>What several commands of the lab are told in the same words.</summary>
internal static class LabArguments
{
    /// <summary>A run of the lab.</summary>
    public static Argument<string> Run() => new("run") { Description = "A run of the lab: the end of its id, or latest", DefaultValueFactory = _ => LabRunFinder.Latest };

    /// <summary>A prompt.</summary>
    public static Option<string?> Prompt(string description) => new("--prompt") { Description = description };

    /// <summary>A review prompt.</summary>
    public static Option<string?> ReviewPrompt(string description) => new("--review-prompt") { Description = description, HelpName = "ID" };

    /// <summary>The file with connections, prices and budget.</summary>
    public static Option<string?> File() => new("--lab") { Description = "The file with connections, prices and budget; by default lab.yaml here or beside the state folder", HelpName = "FILE" };

    /// <summary>Who ranks or scores.</summary>
    public static Option<string> Evaluator() => new("--evaluator")
    {
        Description = "Your name: the latest word of each evaluator counts. By default the account's",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    /// <summary>Whether the result is for a script.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON" };
}
