using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Adapters.ModelApi;

public class ErrorBodyTests
{
    [TestCase("""{"error":{"message":"Gone","type":"invalid_request_error","code":"model_not_found"}}""", "HTTP 404 model_not_found: Gone")]
    [TestCase("""{"error":{"message":"Bad","type":"invalid_request_error","code":null}}""", "HTTP 404 invalid_request_error: Bad")]
    [TestCase("""{"object":"error","message":"vLLM says","type":"NotFoundError","code":404}""", "HTTP 404 NotFoundError: vLLM says")]
    [TestCase("""{"error":"model 'x' not found, try pulling it first"}""", "HTTP 404: model 'x' not found, try pulling it first")]
    [TestCase("""{"detail":"Not Found"}""", "HTTP 404: Not Found")]
    [TestCase("""{"detail":[{"loc":["body"]}]}""", """HTTP 404: {"detail":[{"loc":["body"]}]}""")]
    [TestCase("<html>Bad gateway</html>", "HTTP 404: <html>Bad gateway</html>")]
    [TestCase("", "HTTP 404: no message")]
    public void Errors_of_many_servers_are_read(string body, string message) => Read(body).ToError(404).Message.ShouldBe(message);

    [TestCase("insufficient_quota")]
    [TestCase("billing_not_active")]
    public void No_quota_left_is_not_mended_by_waiting(string code)
    {
        var error = Read($$$"""{"error":{"message":"You exceeded your current quota","type":"{{{code}}}","code":"{{{code}}}"}}""")
            .ToError(429, TimeSpan.FromSeconds(3));
        error.Kind.ShouldBe(ModelErrorKind.Authentication);
        error.IsTransient.ShouldBeFalse();
        error.Status.ShouldBe(429);
        error.RetryAfter.ShouldBeNull();
    }

    [Test]
    public void A_rate_limit_keeps_the_wait()
    {
        var error = Read("""{"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}}""")
            .ToError(429, TimeSpan.FromSeconds(3));
        error.Kind.ShouldBe(ModelErrorKind.RateLimited);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
    }

    private static ErrorBody Read(string body) => ErrorBody.Read(BinaryData.FromString(body));
}
