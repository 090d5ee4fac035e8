using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets.EvalPlus;

public class EvalPlusTests
{
    private const string ReadyTest = """
        import numpy as np

        def assertion(out, exp, atol):
            assert out == exp or np.allclose(out, exp, rtol=1e-07, atol=atol)


        """;

    private readonly DatasetFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    private async Task<EvalTask> LoadAsync(JsonObject record)
    {
        folder.Write("plus.jsonl", Records.Lines(record));
        var set = await folder.LoadAsync("plus.jsonl");
        set.Format.ShouldBe(DatasetFormat.EvalPlus);
        return set.Tasks.ShouldHaveSingleItem();
    }

    [Test]
    public async Task A_released_record_becomes_a_check_against_its_reference()
    {
        var task = await LoadAsync(Records.EvalPlus());

        task.Id.ShouldBe("HumanEval/0");
        task.EntryPoint.ShouldBe("half");
        task.ReferenceSolution.ShouldBe("def half(n):\n    \"\"\"Halve n.\"\"\"\n    return n / 2\n");
        task.Tests.Kind.ShouldBe(TestKind.Check);
        task.Tests.Setup.ShouldBeNull();
        string[] lines = task.Tests.Source.Split('\n');
        lines.ShouldContain("_REFERENCE = \"def half(n):\\n    \\\"\\\"\\\"Halve n.\\\"\\\"\\\"\\n    return n / 2\\n\"");
        lines.ShouldContain("    (\"base\", \"[[4],[3]]\"),");
        lines.ShouldContain("    (\"plus\", \"[[0]]\"),");
        lines.ShouldContain("_ATOL = 0");
        lines.ShouldContain("_oracle = _oracle_equal");
        lines.ShouldContain("def check(candidate):");
    }

    [Test]
    public async Task The_contract_is_not_part_of_the_reference() =>
        (await LoadAsync(Records.EvalPlus())).Tests.Source.ShouldNotContain("assert n >= 0");

    [Test]
    public async Task Inputs_keep_every_digit_and_what_JSON_cannot_say()
    {
        const string inputs = "[[123456789012345678901234567890, 1.0, -0.0, NaN, \"NaN\", [-Infinity, 1e-320]]]";
        folder.Write("numbers.jsonl", Records.Lines(Records.EvalPlus()).Replace("[[0]]", inputs, StringComparison.Ordinal));
        (await folder.LoadAsync("numbers.jsonl")).Tasks[0].Tests.Source
            .ShouldContain(inputs.Replace("\"", "\\\"", StringComparison.Ordinal));
    }

    [TestCase("HumanEval/32", "find_zero", "root", "nothing")]
    [TestCase("HumanEval/7", "Diff", "equal", "nothing")]
    [TestCase("Mbpp/769", "Diff", "same_set", "nothing")]
    [TestCase("Mbpp/2", "similar_elements", "same_set", "tuples")]
    [TestCase("Mbpp/295", "sum_div", "equal_or_zero", "nothing")]
    [TestCase("Mbpp/115", "empty_dit", "equal", "list_of_sets")]
    [TestCase("Other/2", "find_zero", "equal", "nothing")]
    public async Task Special_tasks_have_special_rules(string id, string entryPoint, string oracle, string shape)
    {
        var source = (await LoadAsync(Records.EvalPlus(id).With("entry_point", entryPoint))).Tests.Source;
        source.ShouldContain($"\n_oracle = _oracle_{oracle}\n");
        source.ShouldContain($"\n_restore = _restore_{shape}\n");
    }

    [Test]
    public async Task Every_rule_names_a_function_that_the_program_has()
    {
        var names = new HashSet<string>();
        foreach (var entry in (string[])["half", "are_equivalent", "sum_div", "surface_Area", "digit_distance_nums", "Diff", "check_str"])
        {
            var lines = (await LoadAsync(Records.EvalPlus("Mbpp/1").With("entry_point", entry))).Tests.Source.Split('\n');
            names.Add(lines.Single(line => line.StartsWith("_oracle = ", StringComparison.Ordinal))["_oracle = ".Length..]);
            lines.ShouldContain(line => line.StartsWith($"def {names.Last()}(", StringComparison.Ordinal));
        }

        foreach (var number in (int[])[1, 2, 63, 259, 75, 250, 106, 278, 722, 580, 115, 252, 124])
        {
            var lines = (await LoadAsync(Records.EvalPlus($"Mbpp/{number}"))).Tests.Source.Split('\n');
            names.Add(lines.Single(line => line.StartsWith("_restore = ", StringComparison.Ordinal))["_restore = ".Length..]);
            lines.ShouldContain(line => line.StartsWith($"def {names.Last()}(", StringComparison.Ordinal));
        }

        names.Count.ShouldBe(7 + 13);
    }

    [Test]
    public async Task The_hub_form_of_HumanEval_brings_its_own_check_and_a_stand_in_for_numpy()
    {
        var test = ReadyTest + "def check(candidate):\n    assertion(candidate(2), 4, 0)\n";
        var task = await LoadAsync(Records.HumanEval().With("test", test));
        task.Tests.Source.ShouldBe(test);
        task.Tests.Setup.ShouldNotBeNull().ShouldContain("except ImportError:");
    }

    [Test]
    public async Task The_hub_form_of_MBPP_shows_the_asserts_and_runs_the_ready_test()
    {
        var test = ReadyTest + "for inp, exp in [([2], 4)]:\n    assertion(twice(*inp), exp, 0)\n";
        var task = await LoadAsync(Records.SanitizedMbpp().With("test", test));
        task.Id.ShouldBe("Mbpp/7");
        task.EntryPoint.ShouldBe("twice");
        task.Prompt.ShouldContain("assert math.isclose(twice(2), 4)");
        task.Tests.Kind.ShouldBe(TestKind.Statements);
        task.Tests.Source.ShouldBe(test);
        task.Tests.Setup.ShouldNotBeNull().ShouldEndWith("import math\nimport re");
    }
}
