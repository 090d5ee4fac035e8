using LlmEval.Adapters.Command;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

public class CommandContractTests : ModelClientContract
{
    protected override string Name => "command";

    protected override IModelProvider Provider { get; } = new CommandProvider(TimeProvider.System);

    protected override Task<ModelOptions> EchoAsync(IReadOnlyList<ModelRequest> requests) => Task.FromResult(Options(Run("cat")));

    protected override Task<ModelOptions> FailingAsync() => Task.FromResult(Options(Run("sh", "-c", "exit 7")));

    protected override ModelOptions Unusable() => Options(Run("no-such-program-anywhere"));

    private static CommandOptions Run(params string[] command) => new() { Command = command, WorkingDirectory = TestContext.CurrentContext.WorkDirectory };
}
