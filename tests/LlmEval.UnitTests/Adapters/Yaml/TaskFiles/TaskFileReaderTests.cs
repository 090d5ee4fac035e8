using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.TaskFiles;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Yaml.TaskFiles;

public class TaskFileReaderTests
{
    private const string Small = """
        id: strings/shout
        entry_point: shout
        prompt: |
          def shout(text):
              "Return the text in capitals, e.g. ${env:HOME} -> ${ENV:HOME}."
        tests: |
          def check(candidate):
              assert candidate("a") == "A"

        """;

    [Test]
    public void A_small_task_takes_its_defaults()
    {
        var task = Read(Small, out var problems);

        problems.ShouldBeEmpty();
        task.ShouldNotBeNull();
        task.Title.ShouldBe("strings/shout");
        task.Tests.ShouldBe(new TaskTests { Kind = TestKind.Check, Source = "def check(candidate):\n    assert candidate(\"a\") == \"A\"\n" });
        task.Source.ShouldBe("/tasks/shout.yaml:1");
    }

    [Test]
    public void References_mean_nothing_in_a_task() => Read(Small, out _)!.Prompt.ShouldContain("${env:HOME}");

    [Test]
    public void Tests_without_check_are_statements() =>
        Read("id: a\nentry_point: f\nprompt: p\ntests: assert f() == 1\n", out _)!.Tests.Kind.ShouldBe(TestKind.Statements);

    [Test]
    public void A_full_task_is_read_whole()
    {
        var task = Read(
            Small + """
            title: Shout
            topic: strings
            difficulty: easy
            kind: check
            setup: import math
            reference: "def shout(text): return text.upper()"
            wrong: [{ why: forgets, code: "def shout(text): return text" }]
            tags: [unicode]
            mutation: always
            mode: weak
            """,
            out var problems);

        problems.ShouldBeEmpty();
        task.ShouldNotBeNull();
        task.Tests.Mutation.ShouldBe(MutationPolicy.Always);
        task.Tests.Setup.ShouldBe("import math");
        task.WrongSolutions.ShouldBe([new WrongSolution("forgets", "def shout(text): return text")]);
        (task.Title, task.Topic, task.Difficulty, task.ReferenceSolution).ShouldBe(("Shout", "strings", "easy", "def shout(text): return text.upper()"));
        task.Tags.ShouldBe(["unicode"]);
    }

    [TestCase("title: 404", "LE0020", 9)]
    [TestCase("difficulty: trivial", "LE0025", 9)]
    [TestCase("entrypoint: f", "LE0012", 9)]
    [TestCase("tags: [on]", "LE0021", 9)]
    [TestCase("wrong: [{ why: x }]", "LE0013", 9)]
    [TestCase("setup: '  '", "LE0035", 9)]
    public void A_mistake_is_one_problem_with_its_place(string line, string code, int at)
    {
        Read(Small + line + "\n", out var problems);

        problems.Count.ShouldBe(1);
        problems[0].Code.ShouldBe(code);
        problems[0].Line.ShouldBe(at);
    }

    [TestCase("", null)]
    [TestCase("mode: weak", IntegrityMode.Weak)]
    [TestCase("mode: strong", IntegrityMode.Strong)]
    public void A_mode_that_the_file_does_not_say_is_left_to_the_dataset(string line, IntegrityMode? mode)
    {
        var file = TaskFileReader.Read(new SourceText("/tasks/shout.yaml", Small + line + "\n"), new DiagnosticBag()).ShouldNotBeNull();

        file.Mode.ShouldBe(mode);
        file.InMode(IntegrityMode.Weak).Tests.Mode.ShouldBe(mode ?? IntegrityMode.Weak);
        file.InMode(IntegrityMode.Strong).Tests.Mode.ShouldBe(mode ?? IntegrityMode.Strong);
    }

    [Test]
    public void Tests_of_kind_check_have_to_define_it()
    {
        Read("id: a\nentry_point: f\nprompt: p\nkind: check\ntests: assert f() == 1\n", out var problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().Code.ShouldBe("LE0029");
        problems[0].Line.ShouldBe(5);
    }

    private static EvalTask? Read(string text, out IReadOnlyList<ConfigDiagnostic> problems)
    {
        var bag = new DiagnosticBag();
        var task = TaskFileReader.Read(new SourceText("/tasks/shout.yaml", text), bag);
        problems = bag.All;
        return task?.InMode(IntegrityMode.Strong);
    }
}
