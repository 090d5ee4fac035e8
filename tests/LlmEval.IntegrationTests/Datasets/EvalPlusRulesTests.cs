using System.Text.Json;
using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline.TaskChecks;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Datasets;

/// <summary>The generated differential tests, in the real sandbox: what counts as equal, and what the inputs become.</summary>
public class EvalPlusRulesTests
{
    private static IEnumerable<TestCaseData> Rules()
    {
        const string Plain = "HumanEval/1";
        yield return Rule("equal values pass", Plain, "f", "return a[0] + 1", "[[1], [2]]", "return 1 + a[0]", Outcome.Passed);
        yield return Rule("another value fails", Plain, "f", "return a[0]", "[[1], [2]]", "return 1", Outcome.Failed);
        yield return Rule("an error of the solution is an error", Plain, "f", "return a[0]", "[[0]]", "return 1 / a[0]", Outcome.Error);
        yield return Rule("an object is no value", Plain, "f", "return 1", "[[1]]", "return object()", Outcome.Failed);
        yield return Rule("floats are compared with a tolerance", Plain, "f", "return 0.3", "[[1]]", "return 0.1 + 0.2", Outcome.Passed);
        yield return Rule("lists of floats too", Plain, "f", "return [0.3, 1.0]", "[[1]]", "return [0.1 + 0.2, 1.0]", Outcome.Passed);
        yield return Rule("the tolerance is small", Plain, "f", "return 0.3", "[[1]]", "return 0.30001", Outcome.Failed);
        yield return Rule("another type is not close", Plain, "f", "return [0.3]", "[[1]]", "return (0.1 + 0.2,)", Outcome.Failed);
        yield return Rule("nested floats are exact without atol", Plain, "f", "return [[0.3]]", "[[1]]", "return [[0.1 + 0.2]]", Outcome.Failed);
        yield return Rule("nested floats are close with atol", Plain, "f", "return [[0.3]]", "[[1]]", "return [[0.1 + 0.2]]", Outcome.Passed, "1e-06");
        yield return Rule("the tolerance stays", Plain, "f", "return a[0]", "[[0.3], [[[0.3]]]]", "return a[0] if a[0] == 0.3 else [[0.1 + 0.2]]", Outcome.Passed);
        yield return Rule("a reference may spoil its arguments", Plain, "f", "a[0].sort(); return a[0][0]", "[[[3, 1]]]", "return 1 if a[0] == [3, 1] else 0", Outcome.Passed);
        yield return Rule("infinity is an input", Plain, "f", "return a[0] > 1", "[[Infinity]]", "return a[0] == float('inf')", Outcome.Passed);

        yield return Rule("any root will do", "HumanEval/32", "find_zero", "return 1.0", "[[[-2, 1, 1]]]", "return -2.0", Outcome.Passed, "1e-04");
        yield return Rule("no root will not", "HumanEval/32", "find_zero", "return 1.0", "[[[-2, 1, 1]]]", "return 1.1", Outcome.Failed, "1e-04");

        yield return Rule("any answer will do", "Mbpp/164", "are_equivalent", "return True", "[[1]]", "return False", Outcome.Passed);
        yield return Rule("zero will do", "Mbpp/295", "sum_div", "return 7", "[[8]]", "return 0", Outcome.Passed);
        yield return Rule("one will not", "Mbpp/295", "sum_div", "return 7", "[[8]]", "return 1", Outcome.Failed);
        yield return Rule("order does not matter", "Mbpp/769", "Diff", "return [1, 2]", "[[1]]", "return [2, 1, 2]", Outcome.Passed);
        yield return Rule("members matter", "Mbpp/769", "Diff", "return [1, 2]", "[[1]]", "return [1]", Outcome.Failed);
        yield return Rule("a match is as good as true", "Mbpp/794", "text_starta_endb", "return 'Found'", "[[1]]", "return True", Outcome.Passed);
        yield return Rule("an object is not None", "Mbpp/794", "text_starta_endb", "return 'Found'", "[[1]]", "return object()", Outcome.Passed);
        yield return Rule("None is no match", "Mbpp/794", "text_starta_endb", "return 'Found'", "[[1]]", "return None", Outcome.Failed);
        yield return Rule("the height may be upright", "Mbpp/581", "surface_Area", "return 33", "[[3, 4]]", "return round(9 + 6 * (2.25 + 16) ** 0.5)", Outcome.Passed);
        yield return Rule("not any height", "Mbpp/581", "surface_Area", "return 33", "[[3, 4]]", "return 36", Outcome.Failed);
        yield return Rule("digits may be padded", "Mbpp/558", "digit_distance_nums", "return 4", "[[1, 23]]", "return 2 + 2", Outcome.Passed);
        yield return Rule("digits of the padded numbers", "Mbpp/558", "digit_distance_nums", "return 0", "[[9, 23]]", "return 8", Outcome.Passed);
        yield return Rule("digits have one distance", "Mbpp/558", "digit_distance_nums", "return 0", "[[9, 23]]", "return 7", Outcome.Failed);

        yield return Shape("Mbpp/2", "[[1, 2], [3]]", "((1, 2), (3,))");
        yield return Shape("Mbpp/63", "[[[1], [2]], []]", "([(1,), (2,)], [])");
        yield return Shape("Mbpp/259", "[[[1], [2]], []]", "(((1,), (2,)), ())");
        yield return Shape("Mbpp/75", "[[[1]], 5]", "([(1,)], 5)");
        yield return Shape("Mbpp/307", "[[1], 5, 6]", "((1,), 5, 6)");
        yield return Shape("Mbpp/106", "[[1], [2]]", "([1], (2,))");
        yield return Shape("Mbpp/278", "[[1, [2]]]", "((1, (2,)),)");
        yield return Shape("Mbpp/722", "[{\"a\": [1]}, 3]", "({'a': (1,)}, 3)");
        yield return Shape("Mbpp/580", "[[1, [2, [3]]]]", "((1, (2, (3,))),)");
        yield return Shape("Mbpp/115", "[[[1], []]]", "([{1}, {}],)");
        yield return Shape("Mbpp/252", "[\"1+2j\"]", "((1+2j),)");
        yield return Shape("Mbpp/124", "[\"1\", \"2j\"]", "(1.0, 2j)");
        yield return Shape("Mbpp/1", "[[1], [[2]]]", "([1], [[2]])");
    }

    private static TestCaseData Rule(string name, string id, string entryPoint, string reference, string inputs, string solution, Outcome outcome, string atol = "0") =>
        new TestCaseData(id, entryPoint, reference, inputs, solution, outcome, atol).SetArgDisplayNames(name);

    /// <summary>The reference and the solution both tell what they were given; the literal is what it has to be.</summary>
    private static TestCaseData Shape(string id, string arguments, string python) =>
        Rule($"inputs of {id}", id, "f", "return repr(a)", $"[{arguments}]", $"return repr(a) if repr(a) == {JsonSerializer.Serialize(python)} else None", Outcome.Passed);

    [TestCaseSource(nameof(Rules))]
    public async Task A_solution_is_judged_as_EvalPlus_would(
        string id, string entryPoint, string reference, string inputs, string solution, Outcome outcome, string atol)
    {
        var execution = await RunAsync($$"""
            {"task_id": "{{id}}", "prompt": "def {{entryPoint}}(*a):\n", "canonical_solution": {{JsonSerializer.Serialize($"    {reference}\n")}},
             "entry_point": "{{entryPoint}}", "base_input": {{inputs}}, "plus_input": [], "atol": {{atol}}}
            """.ReplaceLineEndings(""), $"def {entryPoint}(*a):\n    {solution}\n");
        execution.ShouldBe(outcome);
    }

    [TestCase("return 0.1 + 0.2", Outcome.Passed)]
    [TestCase("return 0.4", Outcome.Failed)]
    public async Task A_ready_test_needs_no_numpy(string solution, Outcome outcome)
    {
        const string Test = """
            import numpy as np

            def is_floats(x) -> bool:
                return isinstance(x, float)

            def assertion(out, exp, atol):
                if atol == 0 and is_floats(exp):
                    atol = 1e-6
                if out != exp and atol != 0:
                    assert np.allclose(out, exp, rtol=1e-07, atol=atol)
                else:
                    assert out == exp

            for inp, exp in zip([[1]], [0.3]):
                assertion(f(*inp), exp, 0)
            """;
        var record = $$"""
            {"task_id": 1, "prompt": "Three tenths.", "code": "def f(n):\n    return 0.3", "test_list": ["assert f(1) == 0.3"], "test_imports": [],
             "test": {{JsonSerializer.Serialize(Test)}}}
            """.ReplaceLineEndings("");
        (await RunAsync(record, $"def f(n):\n    {solution}\n")).ShouldBe(outcome);
    }

    /// <summary>The solution's outcome, as the only wrong solution of the record's task.</summary>
    private static async Task<Outcome> RunAsync(string record, string solution)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("plus.jsonl", record + "\n");
        var tasks = await new DatasetLoader().LoadAsync(new DatasetOptions { Path = path }, CancellationToken.None);
        tasks.Format.ShouldBe(DatasetFormat.EvalPlus);
        var task = tasks.Tasks.ShouldHaveSingleItem() with { WrongSolutions = [new WrongSolution("is under test", solution)] };

        var result = (await new TaskChecker(RealSandbox.Sandbox, RealSandbox.Limits)
            .CheckAsync(tasks with { Tasks = [task] }, null, CancellationToken.None)).ShouldHaveSingleItem();

        result.Solutions[0].Problem.ShouldBeNull("the reference has to pass its own tests");
        return result.Solutions[1].Execution.Outcome;
    }
}
