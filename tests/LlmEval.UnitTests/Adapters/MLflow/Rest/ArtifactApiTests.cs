using LlmEval.Adapters.MLflow.Rest;

namespace LlmEval.UnitTests.Adapters.MLflow.Rest;

public class ArtifactApiTests
{
    [Test]
    public void Each_segment_of_a_path_is_encoded() => ArtifactApi.Encode("1/run/artifacts/a b#?%.txt").ShouldBe("1/run/artifacts/a%20b%23%3F%25.txt");

    [TestCase("1/../2")]
    [TestCase("1/./2")]
    [TestCase("1//2")]
    [TestCase("..")]
    [TestCase("")]
    public void Paths_that_lead_elsewhere_are_refused(string path) => Should.Throw<MlflowException>(() => ArtifactApi.Encode(path));
}
