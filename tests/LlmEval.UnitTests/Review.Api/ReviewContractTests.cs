using LlmEval.Review.Api;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Review.Api;

public class ReviewContractTests
{
    [Test]
    public async Task The_committed_document_is_the_one_that_the_code_gives()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "schemas/openapi.v1.json"));

        (committed == await ReviewContract.WriteAsync(CancellationToken.None)).ShouldBeTrue("run `llm-eval schema api > schemas/openapi.v1.json`");
    }
}
