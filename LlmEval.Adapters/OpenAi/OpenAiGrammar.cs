using LlmEval.Adapters.ModelApi;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.OpenAi;

/// <summary>The keys of a model with <c>provider: openai</c>.</summary>
public static class OpenAiGrammar
{
    internal static readonly ApiKeys Api = new("OPENAI_API_KEY", "http://localhost:11434/v1", "/chat/completions");

    private static readonly Key<Uri> BaseUrl = Key.WithDefault("base_url", Api.Address(), "https://api.openai.com/v1",
        "Address of the API up to and including its version: OpenAI's own, a gateway's, or a local server's such as http://localhost:11434/v1.");

    /// <summary>The provider.</summary>
    public static ProviderGrammar Provider { get; } = new()
    {
        Name = OpenAiProvider.LiteralName,
        Doc = "Any server with OpenAI's chat completions API: OpenAI, gateways, vLLM, Ollama, llama.cpp and others.",
        Keys = [BaseUrl, Api.ApiKey, ApiKeys.Headers, ApiKeys.Stream],
        NeedsModelName = true,
        TakesParameters = true,
        TakesTemperature = model => Problems(model, model.Parameters with { Temperature = 0 }).Count == 0,
        NotTaken = model => [.. Problems(model, model.Parameters).Where(problem => problem.CanBeLeftOut).Select(problem => problem.Parameter)],
        Check = Check,
        Bind = model => new OpenAiOptions
        {
            BaseUrl = model.Get(BaseUrl),
            ApiKey = model.Get(Api.ApiKey),
            Headers = model.Get(ApiKeys.Headers) ?? new Dictionary<string, Secret>(),
            Stream = model.Get(ApiKeys.Stream),
        },
    };

    private static IReadOnlyList<ParameterProblem> Problems(ModelOptions model, ModelParameters parameters) =>
        ChatDialect.For(model.Model, ((OpenAiOptions)model.Provided).BaseUrl, parameters).Problems(parameters);

    private static void Check(MapReading model, MapReading? parameters)
    {
        if (!model.TryGet(BaseUrl, out var address)) return;
        if (ChatDialect.IsOpenAi(address)) Api.CheckKey(model, address);

        if (parameters is null || !model.TryGet(ModelGrammar.Model, out var name) || !model.TryGet(ModelGrammar.Params, out var values)) return;
        ParameterProblem.Report(ChatDialect.For(name!, address, values!).Problems(values!), parameters);
    }
}
