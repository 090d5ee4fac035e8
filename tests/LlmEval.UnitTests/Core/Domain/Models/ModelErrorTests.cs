using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Core.Domain.Models;

public class ModelErrorTests
{
    [TestCase(302, ModelErrorKind.InvalidRequest, false)]
    [TestCase(400, ModelErrorKind.InvalidRequest, false)]
    [TestCase(401, ModelErrorKind.Authentication, false)]
    [TestCase(402, ModelErrorKind.Authentication, false)]
    [TestCase(403, ModelErrorKind.Authentication, false)]
    [TestCase(404, ModelErrorKind.InvalidRequest, false)]
    [TestCase(408, ModelErrorKind.Timeout, true)]
    [TestCase(429, ModelErrorKind.RateLimited, true)]
    [TestCase(500, ModelErrorKind.Server, true)]
    [TestCase(529, ModelErrorKind.Server, true)]
    public void A_status_has_a_kind_that_says_whether_trying_again_helps(int status, ModelErrorKind kind, bool transient)
    {
        ModelError.KindOf(status).ShouldBe(kind);
        new ModelError { Kind = kind, Message = "" }.IsTransient.ShouldBe(transient);
    }
}
