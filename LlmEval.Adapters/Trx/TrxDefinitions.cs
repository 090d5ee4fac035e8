using static LlmEval.Adapters.Trx.TrxFormat;

namespace LlmEval.Adapters.Trx;

/// <summary>The elements <c>TestDefinitions</c> and <c>TestEntries</c>: which tests there are, and which execution was of which.</summary>
internal static class TrxDefinitions
{
    public static async Task WriteDefinitionsAsync(TrxXml xml, TrxRun run, CancellationToken cancellationToken)
    {
        await xml.StartAsync("TestDefinitions");
        foreach (var result in run.Results.DistinctBy(result => result.TestId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.StartAsync("UnitTest", ("name", result.Name), ("storage", run.Storage), ("id", Text(result.TestId)));
            await WriteCategoriesAsync(xml, result);
            await xml.EmptyAsync("Execution", ("id", Text(result.ExecutionId)));
            await WritePropertiesAsync(xml, result);
            await xml.EmptyAsync(
                "TestMethod",
                ("codeBase", run.Storage),
                ("adapterTypeName", run.AdapterTypeName),
                ("className", result.ClassName),
                ("name", result.MethodName));
            await xml.EndAsync();
        }

        await xml.EndAsync();
    }

    private static async Task WriteCategoriesAsync(TrxXml xml, TrxResult result)
    {
        if (result.Categories.Count == 0)
        {
            return;
        }

        await xml.StartAsync("TestCategory");
        foreach (var category in result.Categories)
        {
            await xml.EmptyAsync("TestCategoryItem", ("TestCategory", category));
        }

        await xml.EndAsync();
    }

    private static async Task WritePropertiesAsync(TrxXml xml, TrxResult result)
    {
        if (result.Properties.Count == 0)
        {
            return;
        }

        await xml.StartAsync("Properties");
        foreach (var (key, value) in result.Properties)
        {
            await xml.StartAsync("Property");
            await xml.TextAsync("Key", key);
            await xml.TextAsync("Value", value);
            await xml.EndAsync();
        }

        await xml.EndAsync();
    }

    public static async Task WriteEntriesAsync(TrxXml xml, TrxRun run, CancellationToken cancellationToken)
    {
        await xml.StartAsync("TestEntries");
        foreach (var result in run.Results)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await xml.EmptyAsync(
                "TestEntry",
                ("testId", Text(result.TestId)),
                ("executionId", Text(result.ExecutionId)),
                ("testListId", ResultsNotInAList));
        }

        await xml.EndAsync();
    }
}
