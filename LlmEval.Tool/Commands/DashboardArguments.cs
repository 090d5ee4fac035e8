using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Observatory;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Tool.Commands;

/// <summary>Which observatory a command speaks with.</summary>
internal sealed class DashboardArguments
{
    private readonly Option<string?> url = new("--dashboard-url") { Description = "A server of the dashboard's protocol, e.g. https://dashboard.example.org/eval360; without it, our own store" };
    private readonly Option<string?> token = new("--token") { Description = $"The server's ingest token; without it, {DashboardVariables.Token}" };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(url);
        command.Add(token);
    }

    /// <summary>The server; null: our own store.</summary>
    /// <exception cref="UsageException">It is no address, or there is a token without a server.</exception>
    public Uri? Server(ParseResult parsed) => parsed.GetValue(url) is not { } text
        ? parsed.GetValue(token) is null ? null : throw new UsageException("--token goes with --dashboard-url: our own store needs none.")
        : ObservatoryAccess.AddressOf(text)
            ?? throw new UsageException("--dashboard-url must be an http or https address without credentials, e.g. https://dashboard.example.org/eval360");

    /// <summary>Opens what is named.</summary>
    public Task<ObservatoryAccess> OpenAsync(ParseResult parsed, ToolContext context, CancellationToken cancellationToken)
    {
        var secret = parsed.GetValue(token) is { Length: > 0 } text ? new Secret("--token", text) : null;
        return ObservatoryAccess.OpenAsync(Server(parsed), secret, context.WorkingDirectory, message => context.Error.WriteLine($"llm-eval: {message}"), cancellationToken);
    }
}
