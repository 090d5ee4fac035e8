using LlmEval.Adapters.Command;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

public class CommandContractTests : ModelClientContract
{
    protected override string Name => "command";

    protected override IModelProvider Provider { get; } = new CommandProvider(TimeProvider.System);

    protected override ModelOptions Echo(IReadOnlyList<ModelRequest> requests) => Run("cat");

    protected override ModelOptions Failing() => Run("sh", "-c", "exit 7");

    protected override ModelOptions Unusable() => Run("no-such-program-anywhere");

    private static ModelOptions Run(params string[] command) =>
        SomeModels.Options("command", new CommandOptions { Command = command, WorkingDirectory = Path.GetTempPath() });
}
