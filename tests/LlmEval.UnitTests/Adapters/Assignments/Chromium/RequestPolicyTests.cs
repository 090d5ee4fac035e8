using LlmEval.Adapters.Assignments.Chromium.Network;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Adapters.Assignments.Chromium;

/// <summary>Which requests of a page are answered.</summary>
[TestFixture]
internal sealed class RequestPolicyTests
{
    private static readonly ServiceAnswer Service = new("https://api.example.com/users/ada", 200, "application/json", "{}");
    private readonly RequestPolicy policy = new(new("http://127.0.0.1:9000/pages/one/"), [Service]);

    [TestCase("http://127.0.0.1:9000/pages/one/")]
    [TestCase("http://127.0.0.1:9000/pages/one/data/a.csv?x=1")]
    [TestCase("http://127.0.0.1:9000/pages/one/a/../b")]
    public void What_is_below_the_page_is_its_own(string url) => policy.Decide("GET", new(url)).ShouldBeOfType<AskOwnServer>();

    [TestCase("http://127.0.0.1:9000/pages/two/")]
    [TestCase("http://127.0.0.1:9000/pages/one")]
    [TestCase("http://127.0.0.1:9000/pages/one/../two/")]
    [TestCase("http://127.0.0.1:9000/pages/one/..%2ftwo/")]
    [TestCase("http://127.0.0.1:9000/pages/one/%2e%2e%2ftwo/")]
    [TestCase("http://127.0.0.1:9000/pages/one/..%252ftwo/")]
    [TestCase("http://127.0.0.1:9000/pages/one/..%5ctwo/")]
    [TestCase("http://127.0.0.1:9001/pages/one/")]
    [TestCase("https://127.0.0.1:9000/pages/one/")]
    [TestCase("http://localhost:9000/pages/one/")]
    [TestCase("http://169.254.169.254/latest/meta-data")]
    [TestCase("file:///etc/passwd")]
    [TestCase("https://api.example.com/users/bob")]
    [TestCase("https://cdn.jsdelivr.net/npm/unknown@1/x.js")]
    public void Everything_else_is_refused(string url) => policy.Decide("GET", new(url)).ShouldBeOfType<Refuse>();

    [Test]
    public void A_page_server_is_only_read() => policy.Decide("POST", new("http://127.0.0.1:9000/pages/one/")).ShouldBeOfType<Refuse>();

    [TestCase("GET", "https://api.example.com/users/ada")]
    [TestCase("POST", "https://api.example.com/users/ada?full=1")]
    public void A_service_of_the_task_is_answered_whatever_its_query(string method, string url) =>
        policy.Decide(method, new(url)).ShouldBe(new AnswerForService(Service));

    [Test]
    public void A_known_library_is_served() =>
        policy.Decide("GET", new("https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css")).ShouldBeOfType<ServeLibrary>();
}
