using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests;

/// <summary>Ends the servers and removes the database that tests share, once no test of any namespace uses them any more.</summary>
[SetUpFixture]
public class SharedDatabases
{
    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        await SharedServer.StopAllAsync();
        await TemporaryDatabase.RemoveTemplateAsync();
    }
}
