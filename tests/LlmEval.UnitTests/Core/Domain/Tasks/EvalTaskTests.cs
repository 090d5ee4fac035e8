using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Tasks;

public class EvalTaskTests
{
    private static readonly EvalTask Task = Some.Task();

    [FsCheck.NUnit.Property]
    public bool Texts_come_back_as_they_were_given(string text) =>
        text is null || (Task with { Prompt = text, ReferenceSolution = text, Tests = Task.Tests with { Source = text } }) is var changed
        && changed.Prompt == text && changed.ReferenceSolution == text && changed.Tests.Source == text;

    [TestCase("")]
    [TestCase("def f():\r\n\treturn 'ÿ'\0")]
    [TestCase("λ = 1  # 😀, and half of one: \ud83d")]
    public void Odd_texts_come_back_as_well(string text) => Texts_come_back_as_they_were_given(text).ShouldBeTrue();

    [Test]
    public void A_long_text_comes_back()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"assert f({number}) == {number * 7919 % 104_729}\n"));
        (Task with { Prompt = text }).Prompt.ShouldBe(text);
    }

    [Test]
    public void A_changed_copy_has_a_hash_of_its_own()
    {
        var before = Task.Hash;
        var changed = Task with { Prompt = "another" };

        changed.Hash.ShouldNotBe(before);
        (changed with { Prompt = Task.Prompt }).Hash.ShouldBe(before);
        Task.Hash.ShouldBe(before);
    }

    [Test]
    public void Whether_the_hash_was_asked_for_makes_no_difference_to_equality()
    {
        var (asked, other) = (Some.Task(), Some.Task());
        other = other with { Tags = asked.Tags, WrongSolutions = asked.WrongSolutions };
        _ = asked.Hash;

        asked.ShouldBe(other);
        asked.GetHashCode().ShouldBe(other.GetHashCode());
    }
}
