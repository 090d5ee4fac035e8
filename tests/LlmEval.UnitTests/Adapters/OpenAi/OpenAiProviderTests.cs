using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class OpenAiProviderTests
{
    [Test]
    public async Task A_model_that_fits_gets_a_client()
    {
        await using var client = Create("https://api.openai.com/v1", "sk-abc123");
        client.ShouldNotBeNull();
    }

    [Test]
    public async Task Other_servers_need_no_key()
    {
        await using var client = Create("http://localhost:11434/v1", null);
        client.ShouldNotBeNull();
    }

    [TestCase("https://api.openai.com/v1", null, "api_key is missing")]
    [TestCase("https://api.openai.com/v1", "", "api_key is missing")]
    [TestCase("https://api.openai.com/v1", "sk-abc\r", "api_key (${env:KEY}) holds white space")]
    [TestCase("https://gate.example/v1/chat/completions", "sk-abc123", "ends with /chat/completions")]
    [TestCase("https://me:secret@gate.example/v1", "sk-abc123", "give the key as api_key")]
    [TestCase("ftp://gate.example/v1", "sk-abc123", "no http or https address")]
    [TestCase("gate.example/v1", "sk-abc123", "no http or https address")]
    public void A_server_that_cannot_be_used_is_said_with_the_fix(string url, string? key, string problem)
    {
        var message = Should.Throw<ModelSetupException>(() => Create(url, key)).Message;
        message.ShouldStartWith("model 'my-model' (gpt-4o): ");
        message.ShouldContain(problem);
    }

    [Test]
    public void Parameters_that_the_model_does_not_take_are_said_all_at_once()
    {
        var sampling = new ModelParameters { Temperature = 1, TopP = 1 };
        Should.Throw<ModelSetupException>(() => Create("https://gate.example/v1", null, "o3", sampling)).Message.ShouldBe(
            "model 'my-model' (o3): temperature is not taken by this reasoning model: remove it; "
            + "top_p is not taken by this reasoning model: remove it.");
    }

    private static IModelClient Create(string url, string? key, string model = "gpt-4o", ModelParameters? parameters = null)
    {
        var secret = key is null ? null : new Secret("${env:KEY}", key);
        var server = new OpenAiOptions { BaseUrl = new Uri(url, UriKind.RelativeOrAbsolute), ApiKey = secret };
        return new OpenAiProvider(TimeProvider.System).CreateClient(SomeModels.Options("openai", server, model, parameters));
    }
}
