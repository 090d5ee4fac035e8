using LlmEval.Adapters.ModelApi;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Anthropic;

/// <summary>The keys of a model with <c>provider: anthropic</c>.</summary>
public static class AnthropicGrammar
{
    internal static readonly ApiKeys Api = new("ANTHROPIC_API_KEY", "https://api.anthropic.com", "/v1/messages", "/v1");

    private static readonly Key<Uri> BaseUrl = Key.WithDefault("base_url", Api.Address(), "https://api.anthropic.com",
        "Address of the API without its version: Anthropic's own or a gateway's.");

    /// <summary>The provider.</summary>
    public static ProviderGrammar Provider { get; } = new()
    {
        Name = AnthropicProvider.LiteralName,
        Doc = "Anthropic's Messages API: Claude.",
        Keys = [BaseUrl, Api.ApiKey, ApiKeys.Headers, ApiKeys.Stream],
        NeedsModelName = true,
        TakesParameters = true,
        TakesTemperature = model => MessagesDialect.For(model.Model).Problems(model.Parameters with { Temperature = 0 }).Count == 0,
        NotTaken = model => [.. MessagesDialect.For(model.Model).Problems(model.Parameters).Where(problem => problem.CanBeLeftOut).Select(problem => problem.Parameter)],
        Check = Check,
        Bind = model => new AnthropicOptions
        {
            BaseUrl = model.Get(BaseUrl),
            ApiKey = model.Get(Api.ApiKey),
            Headers = model.Get(ApiKeys.Headers) ?? new Dictionary<string, Secret>(),
            Stream = model.Get(ApiKeys.Stream),
        },
    };

    private static void Check(MapReading model, MapReading? parameters)
    {
        if (model.TryGet(BaseUrl, out var address) && AnthropicConnection.IsAnthropic(address)) Api.CheckKey(model, address);

        if (parameters is null || !model.TryGet(ModelGrammar.Model, out var name) || !model.TryGet(ModelGrammar.Params, out var values)) return;
        ParameterProblem.Report(MessagesDialect.For(name!).Problems(values!), parameters);
    }
}
