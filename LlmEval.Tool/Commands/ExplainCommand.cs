using System.CommandLine;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>explain</c>: more about one error code.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var code = new Argument<string?>("code") { Description = "E.g. LE0012; without it all codes are listed", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Say more about an error code, with examples") { code };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(code) is not { } id)
            {
                foreach (var known in ErrorCatalog.All) context.Out.WriteLine($"{known.Id}  {known.Title}");
                return (int)ExitCode.Done;
            }

            Explain(context, ErrorCatalog.Find(id) ?? throw new UsageException($"There is no code {id}. See: llm-eval explain"));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Explain(ToolContext context, ErrorCode code)
    {
        context.Out.WriteLine($"{code.Id}: {code.Title}\n\n{code.Explanation.TrimEnd()}");
        context.Out.WriteLine($"\nWrong:\n{Example(code.Kind, code.Wrong)}\n\nRight:\n{Example(code.Kind, code.Right)}");
    }

    private static string Example(ExampleKind kind, string text)
    {
        var before = kind switch
        {
            ExampleKind.Path => "llm-eval run ",
            ExampleKind.Override => "llm-eval run --set ",
            _ => "",
        };
        // The example with a control character shows its picture: the terminal would act on the character itself.
        var visible = text.TrimEnd('\n').Replace('\u001b', '␛');
        return string.Join('\n', visible.Split('\n').Select(line => $"    {before}{line}"));
    }
}
