using System.Text;
using LlmEval.Core.Assignments.Checking;
using LlmEval.Core.Domain.Assignments;
using static LlmEval.UnitTests.Core.Assignments.SomeRepository;

namespace LlmEval.UnitTests.Core.Assignments.Checking;

public class SecretScanTests
{
    [TestCaseSource(nameof(Secrets))]
    public void A_secret_is_found_masked_and_its_place_is_told(string kind, string text)
    {
        var result = Scan(State(Blob("js/config.js", $"// first line\n{text}\n// last line")));

        result.Passed.ShouldBe(false);
        result.Reason.ShouldStartWith(kind);
        result.Reason.ShouldEndWith("in js/config.js @ 0123456789ab");
        // The header of a private key is no secret; of all else no run of 8 characters is told that has a digit.
        var masked = result.Reason[kind.Length..result.Reason.IndexOf(" in js/config.js", StringComparison.Ordinal)];
        masked.ShouldContain("***");
        masked.Split("***")[0].Trim().Length.ShouldBeLessThanOrEqualTo(4);
    }

    [TestCaseSource(nameof(NearMisses))]
    public void What_only_looks_like_one_is_left_alone(string text) => Scan(State(Blob("js/config.js", $"// first line\n{text}\n"))).ShouldSatisfyAllConditions(
        result => result.Passed.ShouldBe(true, result.Reason));

    [Test]
    public void No_encoding_hides_a_secret()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8, Encoding.UTF32 })
        {
            Scan(State(new StoredBlob("a.txt", Sha, encoding.GetBytes($"ü {SomeSecrets.OpenAi}")))).Passed.ShouldBe(false, encoding.WebName);
            Scan(State(new StoredBlob("a.bin", Sha, (byte[])[0xff, 0xd8, 0, .. encoding.GetBytes($" {SomeSecrets.GitHub}")]))).Passed.ShouldBe(false, encoding.WebName);
        }
    }

    [Test]
    public void The_tasks_own_attachment_is_known_by_its_bytes_and_not_by_its_name()
    {
        var given = new TaskAttachment("keys.csv", "text/csv", Bytes($"token\n{SomeSecrets.GitHub}\n"));
        var facts = Facts() with { Attachments = [given] };

        Scan(State(new StoredBlob("keys.csv", Sha, given.Content)), facts).Passed.ShouldBe(true);
        Scan(State(new StoredBlob("renamed.csv", Sha, given.Content)), facts).Passed.ShouldBe(true);
        Scan(State(Blob("keys.csv", $"token\n{SomeSecrets.GitHub}\nmore")), facts).Passed.ShouldBe(false);
    }

    [Test]
    public void The_first_few_are_told_and_that_there_are_more()
    {
        var many = Enumerable.Range(0, 5).Select(i => Blob($"f{i}.txt", SomeSecrets.OpenAi)).ToList();

        Scan(State([.. many.Take(3)])).Reason.Split("; ").Length.ShouldBe(3);
        Scan(State([.. many])).Reason.ShouldEndWith("in f2.txt @ 0123456789ab; and more");
    }

    [Test]
    public void A_secret_that_two_rules_see_is_told_once() =>
        Scan(State(Blob("a.js", $"const apiKey = \"{SomeSecrets.OpenAi}\";"))).Reason.Split("; ").ShouldHaveSingleItem();

    [Test]
    public void A_hostile_path_does_not_reach_the_terminal() =>
        Scan(State(Blob("a\u001b[2J\n.js", SomeSecrets.OpenAi))).Reason.ShouldContain("in a?[2J?.js @");

    [Test]
    public void A_large_hostile_blob_is_searched_in_one_pass()
    {
        // Each would take quadratic time with a backtracking engine.
        string[] bombs = [new('a', 400_000), string.Concat(Enumerable.Repeat("token", 80_000)), string.Concat(Enumerable.Repeat("a://b:", 60_000)), string.Concat(Enumerable.Repeat("eyJ", 120_000))];
        foreach (var bomb in bombs) Scan(State(Blob("bomb.js", bomb))).Passed.ShouldBe(true);
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool A_key_is_found_whatever_stands_around_it_and_never_told(FsCheck.NonNull<string> before, FsCheck.NonNull<string> after)
    {
        var result = Scan(State(Blob("a.txt", $"{before.Get}\n{SomeSecrets.GitHub} {after.Get}")));
        return result.Passed == false && !result.Reason.Contains(SomeSecrets.GitHub[..12], StringComparison.Ordinal);
    }

    private static CheckResult Scan(RepositoryState state, StaticCheckFacts? facts = null) =>
        StaticChecks.Evaluate(state, facts ?? Facts()).Single(result => result.Name == StaticChecks.NoSecrets);

    private static IEnumerable<TestCaseData> Secrets() => SomeSecrets.All().Select((secret, index) => new TestCaseData(secret.Kind, secret.Text).SetArgDisplayNames($"{index}: {secret.Kind}"));

    private static IEnumerable<TestCaseData> NearMisses() => SomeSecrets.NearMisses().Select(miss => new TestCaseData(miss.Text).SetArgDisplayNames(miss.Name));
}
