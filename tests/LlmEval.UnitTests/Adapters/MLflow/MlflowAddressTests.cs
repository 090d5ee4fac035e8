using LlmEval.Adapters.MLflow;

namespace LlmEval.UnitTests.Adapters.MLflow;

public class MlflowAddressTests
{
    [TestCase("http://localhost:5000")]
    [TestCase("https://example.org/mlflow/")]
    public void An_address_is_http_or_https(string text) => MlflowAddress.Parse(text).ShouldNotBeNull();

    [TestCase("http://ada:secret@localhost:5000")]
    [TestCase("http://localhost:5000?token=x")]
    [TestCase("databricks")]
    [TestCase("file:///mlruns")]
    [TestCase("")]
    public void Anything_else_and_credentials_are_refused(string text) => MlflowAddress.Parse(text).ShouldBeNull();
}
