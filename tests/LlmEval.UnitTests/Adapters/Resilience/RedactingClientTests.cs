using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Adapters.Resilience;

public class RedactingClientTests
{
    private static readonly Secret[] Secrets = [new("${env:LONG}", "canary-0123456789-and-more"), new("${env:SHORT}", "canary-0123456789")];

    [Test]
    public async Task A_secret_in_an_answer_is_hidden_wherever_it_stands()
    {
        var response = Some.Response("my key is canary-0123456789-and-more, or canary-0123456789") with { Refusal = "canary-0123456789", ServedModel = "m-canary-0123456789" };

        var reply = await CallAsync(ModelReply.Of(response) with { Attempts = 3, FromCache = true });

        reply.Response!.Text.ShouldBe("my key is ***, or ***");
        reply.Response.Refusal.ShouldBe("***");
        reply.Response.ServedModel.ShouldBe("m-***");
        (reply.Attempts, reply.FromCache).ShouldBe((3, true));
    }

    [Test]
    public async Task A_secret_in_a_failure_is_hidden()
    {
        var error = new ModelError { Kind = ModelErrorKind.Authentication, Message = "Incorrect API key provided: canary-0123456789." };
        (await CallAsync(ModelReply.Of(error))).Error!.Message.ShouldBe("Incorrect API key provided: ***.");
    }

    private static async Task<ModelReply> CallAsync(ModelReply inner)
    {
        await using var client = new RedactingClient(StubModelClient.Answering(TimeProvider.System, inner), Secrets);
        return await client.GenerateAsync(GenerationCall.RequestFor(Some.Case(), sampleIndex: 0), CancellationToken.None);
    }
}
