using System.IO.Compression;
using System.Text;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Replay;

public class ReplayFileTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void DropFolder() => folder.Dispose();

    [Test]
    public void Answers_are_found_by_task_and_sample()
    {
        using var replay = Open("""
            {"task_id":"a","sample":1,"response":"a1"}
            {"task_id":"a","sample":0,"response":"a0"}

            {"task_id":"b","sample":0,"response":"b0"}
            """);
        Text(replay, "a", 0).ShouldBe("a0");
        Text(replay, "a", 1).ShouldBe("a1");
        Text(replay, "b", 0).ShouldBe("b0");
        replay.Find("b", "default", 1).ShouldBeNull();
        replay.Find("c", "default", 0).ShouldBeNull();
        replay.Count("a").ShouldBe(2);
    }

    [Test]
    public void Without_numbers_repeats_count_in_the_order_of_the_file()
    {
        using var replay = Open("""
            {"task_id":"a","completion":"first"}
            {"task_id":"b","completion":"other"}
            {"task_id":"a","completion":"second"}
            """);
        Text(replay, "a", 0).ShouldBe("first");
        Text(replay, "a", 1).ShouldBe("second");
        Text(replay, "b", 0).ShouldBe("other");
    }

    [Test]
    public void An_answer_for_the_prompt_variant_goes_before_one_for_any()
    {
        using var replay = Open("""
            {"task_id":"a","response":"any"}
            {"task_id":"a","prompt":"terse","response":"short"}
            """);
        Text(replay, "a", 0, "terse").ShouldBe("short");
        Text(replay, "a", 0, "wordy").ShouldBe("any");
    }

    [Test]
    public void A_compressed_file_reads_like_a_plain_one_whatever_its_name()
    {
        var path = folder.File("answers.data", Gzip("{\"task_id\":\"a\",\"response\":\"é😀\"}\n"));
        using var replay = ReplayFile.Open(path);
        Text(replay, "a", 0).ShouldBe("é😀");
    }

    [Test]
    public void A_byte_order_mark_and_Windows_line_ends_do_not_matter()
    {
        using var replay = Open("\uFEFF{\"task_id\":\"a\",\"response\":\"x\\r\\n\"}\r\n\r\n{\"task_id\":\"b\",\"response\":\"y\"}\r\n");
        Text(replay, "a", 0).ShouldBe("x\r\n");
        Text(replay, "b", 0).ShouldBe("y");
    }

    [Test]
    public void Problems_name_file_and_line()
    {
        var path = folder.File("answers.jsonl", """
            {"task_id":"a","response":"x"}
            {oops

            {"task_id":"a","sample":0,"response":"again"}
            """);
        var message = Should.Throw<InvalidDataException>(() => ReplayFile.Open(path)).Message;
        message.ShouldStartWith("2 problems:\n");
        message.ShouldContain($"{path}:2: no JSON: ");
        message.ShouldContain($"{path}:4: task 'a' has sample 0 already, at line 1");
    }

    [Test]
    public void The_first_twenty_problems_are_told_and_the_others_counted()
    {
        var path = folder.File("answers.jsonl", string.Concat(Enumerable.Repeat("{}\n", 25)));
        var message = Should.Throw<InvalidDataException>(() => ReplayFile.Open(path)).Message;
        message.ShouldContain($"{path}:10: ");
        message.ShouldNotContain($"{path}:11: ");
        message.ShouldEndWith("… and 30 more");
    }

    [TestCase("")]
    [TestCase("\n \r\n")]
    public void A_file_without_answers_is_broken(string content) =>
        Should.Throw<InvalidDataException>(() => Open(content)).Message.ShouldEndWith("holds no answers.");

    [Test]
    public void A_judges_answers_are_found_by_pair_order_and_turn_and_never_answer_the_task_itself()
    {
        using var replay = Open("""
            {"task_id":"a","sample":0,"response":"task"}
            {"task_id":"a","first":"x","second":"y","sample":0,"order":"first_is_a","response":"x first"}
            {"task_id":"a","first":"x","second":"y","sample":0,"order":"second_is_a","response":"y first"}
            {"task_id":"a","first":"x","second":"y","sample":0,"order":"second_is_a","repair":true,"response":"again"}
            """);
        var pair = new JudgedPair("x", "y", ShownOrder.FirstIsA);
        Of(pair).ShouldBe("x first");
        Of(pair with { Shown = ShownOrder.SecondIsA }).ShouldBe("y first");
        Of(pair with { Shown = ShownOrder.SecondIsA, IsRepair = true }).ShouldBe("again");
        Of(pair with { IsRepair = true }).ShouldBeNull();
        Of(new JudgedPair("y", "x", ShownOrder.FirstIsA)).ShouldBeNull();
        Text(replay, "a", 0).ShouldBe("task");

        string? Of(JudgedPair asked) => replay.Find("a", "default", 0, asked)?.Response!.Text;
    }

    [TestCase("""{"task_id":"a","first":"x","second":"y","sample":0,"response":"r"}""", "needs order: first_is_a or second_is_a")]
    [TestCase("""{"task_id":"a","first":"x","second":"y","order":"second_is_a","response":"r"}""", "needs sample")]
    [TestCase("""{"task_id":"a","first":"x","second":"y","sample":0,"order":"left","response":"r"}""", "order 'left' is not one of: first_is_a, second_is_a")]
    [TestCase("""{"task_id":"a","first":"x","second":"y","sample":0,"order":"first_is_a","repair":1,"response":"r"}""", "repair must be true or false")]
    public void A_judges_answer_says_what_it_is_about(string line, string problem) =>
        Should.Throw<InvalidDataException>(() => Open(line)).Message.ShouldContain(problem);

    [Test]
    public void Notes_of_other_files_make_no_judge()
    {
        using var replay = Open("""{"task_id":"a","order":3,"first":true,"completion":"c"}""");
        Text(replay, "a", 0).ShouldBe("c");
    }

    [Test]
    public void A_compressed_file_that_was_cut_is_broken()
    {
        var whole = Gzip(string.Join('\n', Enumerable.Range(0, 2000).Select(i => $$"""{"task_id":"t{{i}}","response":"{{i * 7919}}"}""")));
        var path = folder.File("cut.jsonl.gz", whole.AsSpan(0, whole.Length / 2));
        Should.Throw<InvalidDataException>(() => ReplayFile.Open(path));
    }

    [Test]
    public void A_file_that_changes_under_us_gives_no_wrong_answer()
    {
        var path = folder.File("answers.jsonl", "{\"task_id\":\"a\",\"response\":\"x\"}\n");
        using var replay = ReplayFile.Open(path);
        using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) other.SetLength(5);
        Should.Throw<IOException>(() => replay.Find("a", "default", 0)).Message.ShouldContain($"{path}:1");
    }

    [Test]
    public void Only_places_stay_in_memory()
    {
        const int Lines = 20_000;
        var filler = new string('x', 2000);
        var lines = Enumerable.Range(0, Lines).Select(i => $$"""{"task_id":"t{{i % 164}}","response":"{{i}} {{filler}}"}""");
        var path = folder.File("large.jsonl", string.Join('\n', lines));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var replay = ReplayFile.Open(path);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        held.ShouldBeLessThan(Lines * 200L);
        Text(replay, "t163", 1).ShouldStartWith("327 x");
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Text(ReplayFile replay, string task, int sample, string prompt = "default") =>
        replay.Find(task, prompt, sample)!.Response!.Text;

    private ReplayFile Open(string content) => ReplayFile.Open(folder.File("answers.jsonl", content));
}
