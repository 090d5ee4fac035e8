using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace LlmEval.Suites.Filtering;

/// <summary>The option <c>--filter</c>, named and written as everywhere in .NET.</summary>
internal sealed class FilterCommandLine : ICommandLineOptionsProvider
{
    /// <summary>Takes tests by an expression.</summary>
    public const string Filter = "filter";

    /// <inheritdoc />
    public string Uid => "LlmEval.Filter.Options";

    /// <inheritdoc />
    public string Version => "1.0.0";

    /// <inheritdoc />
    public string DisplayName => "LLM-Eval filter";

    /// <inheritdoc />
    public string Description => "Runs or lists a part of the cases";

    /// <summary>The filter that the command line asks for.</summary>
    public static TestFilter Read(ICommandLineOptions options) =>
        options.TryGetOptionArgumentList(Filter, out var expressions) ? FilterParser.Parse(expressions[0]) : TestFilter.Everything;

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc />
    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(
            Filter,
            "Only the tests of an expression, e.g. \"TestCategory=topic:strings&Name!~easy\" (properties: "
                + $"{string.Join(", ", FilterProperty.Known.Select(property => property.Name))})",
            ArgumentArity.ExactlyOne,
            isHidden: false),
    ];

    /// <inheritdoc />
    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments)
    {
        try
        {
            _ = FilterParser.Parse(arguments[0]);
            return ValidationResult.ValidTask;
        }
        catch (FormatException problem)
        {
            return ValidationResult.InvalidTask($"--{Filter} \"{arguments[0]}\": {problem.Message}");
        }
    }

    /// <inheritdoc />
    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;
}
