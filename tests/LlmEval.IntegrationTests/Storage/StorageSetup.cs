namespace LlmEval.IntegrationTests.Storage;

[SetUpFixture]
public class StorageSetup
{
    [OneTimeTearDown]
    public Task RemoveTemplateAsync() => TemporaryDatabase.RemoveTemplateAsync();
}
