using System.Text.Json;
using LlmEval.Adapters.Trx;

namespace LlmEval.UnitTests.Adapters.Trx;

public class TrxResultCollectionTests
{
    [Test]
    public void What_was_added_comes_back_in_order_and_as_often_as_it_is_read()
    {
        using var spool = new TrxResultCollection();
        TrxResult[] results =
        [
            SomeTrx.Result("first") with { Categories = ["a", "b"], Message = "line\nline \"quoted\" 😀", Properties = [new("model", "m")] },
            SomeTrx.Result("second", TrxOutcome.Failed) with { Detail = new string('x', 200_000), Duration = TimeSpan.FromTicks(1234567) },
            SomeTrx.Result("third", TrxOutcome.NotExecuted),
        ];
        foreach (var result in results) spool.Add(result);

        spool.Count.ShouldBe(3);
        spool.Select(Everything).ShouldBe(results.Select(Everything));
        spool.Select(result => result.Name).ShouldBe(["first", "second", "third"]);
    }

    [Test]
    public void Characters_that_XML_cannot_hold_are_replaced_as_the_file_would_have_them()
    {
        using var spool = new TrxResultCollection();
        spool.Add(SomeTrx.Result() with { Detail = "\u001b[31m \ud800 \0" });

        spool.Single().Detail.ShouldBe(@"\x1b[31m \ud800 \x00");
    }

    [Test]
    public async Task A_file_that_is_written_from_it_is_the_file_of_its_results()
    {
        using var spool = new TrxResultCollection();
        TrxResult[] results = [.. Enumerable.Range(0, 50).Select(i => SomeTrx.Result($"t/{i}", i % 3 == 0 ? TrxOutcome.Failed : TrxOutcome.Passed))];
        foreach (var result in results) spool.Add(result);

        (await WrittenAsync(spool)).ShouldBe(await WrittenAsync(results));
    }

    [Test]
    public void Its_file_has_no_name()
    {
        var before = Files();
        using var spool = new TrxResultCollection();
        spool.Add(SomeTrx.Result());

        Files().ShouldBe(before);
    }

    private static string Everything(TrxResult result) => JsonSerializer.Serialize(result);

    private static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "llm-eval-*.trx.tmp");

    private static async Task<byte[]> WrittenAsync(IReadOnlyCollection<TrxResult> results)
    {
        using var stream = new MemoryStream();
        await TrxWriter.WriteAsync(SomeTrx.Run() with { Results = results }, stream, CancellationToken.None);
        return stream.ToArray();
    }
}
