using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Command;

/// <summary>The keys of a model with <c>provider: command</c>.</summary>
public static class CommandGrammar
{
    private static readonly Key<IReadOnlyList<string>> Command = Key.Required("command", Shapes.List(Shapes.Text, minItems: 1),
        "Program and arguments, one item each; no shell sees them. A program with a slash is relative to the config.");

    /// <summary>The provider.</summary>
    public static ProviderGrammar Provider { get; } = new()
    {
        Name = CommandProvider.LiteralName,
        Doc = "A program that gets the prompt on its stdin and gives the response on its stdout. It runs in the config's folder.",
        Keys = [Command],
        NeedsModelName = false,
        TakesParameters = false,
        Bind = model => new CommandOptions
        {
            Command = [Program(model.Get(Command)[0], model.Context.Folder), .. model.Get(Command).Skip(1)],
            WorkingDirectory = model.Context.Folder,
        },
    };

    // A bare name is looked up on the PATH when it is started.
    private static string Program(string program, string folder) =>
        program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(program, folder) : program;
}
