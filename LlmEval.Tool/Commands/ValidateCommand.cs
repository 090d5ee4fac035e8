using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>validate</c>: all problems of a config and its dataset at once.</summary>
internal static class ValidateCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var config = new Argument<string?>("config") { Description = "The config; without it llm-eval.yaml here", Arity = ArgumentArity.ZeroOrOne };
        var set = new Option<string[]>("--set") { Description = "Change the config first: path=value, e.g. scoring.timeout=5s" };
        var json = new Option<bool>("--json") { Description = "Print the config's problems as JSON" };
        var command = new Command("validate", "Check a config and its dataset; says every problem at its place") { config, set, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RunOptions
            {
                ConfigPath = ConfigFinder.Find(parsed.GetValue(config), context),
                WorkingDirectory = context.WorkingDirectory,
                Overrides = parsed.GetValue(set) ?? [],
            };
            var result = ConfigAccess.Read(options);
            if (parsed.GetValue(json)) context.Out.WriteLine(JsonSerializer.Serialize(result.Diagnostics, Json));
            else Write(context, result.Diagnostics);
            if (result.Config is null) return (int)ExitCode.Usage;

            var plan = await PlanLoader.LoadAsync(options, _ => { }, cancellationToken);
            if (!parsed.GetValue(json)) context.Out.WriteLine($"{Path.GetRelativePath(context.WorkingDirectory, options.ConfigPath)} is valid: {plan.Cases.Count} cases");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(ToolContext context, IReadOnlyList<ConfigDiagnostic> diagnostics)
    {
        if (diagnostics.Count == 0) return;
        context.Error.WriteLine(DiagnosticRenderer.Render(diagnostics, context.WorkingDirectory));
        var problems = diagnostics.Count == 1 ? "1 problem. More about it" : $"{diagnostics.Count} problems. More about one";
        context.Error.WriteLine($"{problems}: llm-eval explain {diagnostics[0].Code}");
    }
}
