using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests;

/// <summary>Removes the database that others are copied from, once no test of any namespace copies it any more.</summary>
[SetUpFixture]
public class SharedDatabaseTemplate
{
    [OneTimeTearDown]
    public Task RemoveAsync() => TemporaryDatabase.RemoveTemplateAsync();
}
