using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.Prices;

public class PriceFileTests
{
    private const string Line = "models: [m], effective: 2026-01-01, input: 1, output: 2, source: s";

    [Test]
    public void A_line_prices_every_name_that_it_gives_exactly_as_it_is_written()
    {
        var list = PriceFile.Read(Text("{ models: [a, \"b-*\"], provider: openai, effective: 2026-01-31, currency: EUR, input: 0.123456789, cached_input: 0, output: 10.50, source: here }"), new DiagnosticBag())!;

        list.Prices.Select(listed => listed.Pattern).ShouldBe(["a", "b-*"]);
        var price = list.Prices[1].Price;
        (price.Input, price.CachedInput, price.Output, price.Currency, price.Source).ShouldBe((0.123456789m, 0m, 10.50m, "EUR", "here"));
        (price.Effective, list.Prices[0].Provider).ShouldBe((new DateOnly(2026, 1, 31), "openai"));
    }

    [Test]
    public void Without_a_currency_it_is_dollars_and_without_a_discount_cached_input_costs_the_same()
    {
        var price = PriceFile.Read(Text($"{{ {Line} }}"), new DiagnosticBag())!.Prices.Single().Price;

        (price.Currency, price.CachedInput).ShouldBe(("USD", 1m));
    }

    [TestCase("{ models: [m], effective: 2026-01-32, input: 1, output: 2, source: s }", "LE0029 2:31")]
    [TestCase("{ models: [m], effective: 2026, input: 1, output: 2, source: s }", "LE0029 2:31")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: -1, output: 2, source: s }", "LE0024 2:50")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: 1e3, output: 2, source: s }", "LE0023 2:50")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: 0.1234567891, output: 2, source: s }", "LE0024 2:50")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: \"1\", output: 2, source: s }", "LE0023 2:50")]
    [TestCase("{ models: [], effective: 2026-01-01, input: 1, output: 2, source: s }", "LE0033 2:15")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: 1, output: 2 }", "LE0013 2:5")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: 1, output: 2, source: s, curency: USD }", "LE0012 2:75")]
    [TestCase("{ models: [m], effective: 2026-01-01, input: 1, output: 2, source: s, currency: usd }", "LE0029 2:85")]
    [TestCase("{ models: [m], provider: opnai, effective: 2026-01-01, input: 1, output: 2, source: s }", "LE0025 2:30")]
    public void What_is_wrong_is_said_at_its_place(string line, string problem)
    {
        var problems = new DiagnosticBag();

        PriceFile.Read(Text(line), problems).ShouldBeNull();

        problems.All.InShort().ShouldBe([problem]);
    }

    [Test]
    public void Two_prices_of_one_model_from_one_day_on_are_a_mistake()
    {
        var problems = new DiagnosticBag();

        PriceFile.Read(Text($"{{ {Line} }}", $"{{ {Line.Replace("01-01", "01-02", StringComparison.Ordinal)} }}", $"{{ {Line} }}"), problems).ShouldBeNull();

        problems.All.InShort().ShouldBe(["LE0034 4:5"]);
    }

    [Test]
    public void A_config_names_its_list_and_problems_in_it_are_said_with_those_of_the_config()
    {
        File.WriteAllText(Path.Combine(SomeConfig.Folder, "my-prices.yaml"), $"prices:\n  - {{ {Line} }}\n");
        File.WriteAllText(Path.Combine(SomeConfig.Folder, "bad-prices.yaml"), "prices:\n  - { models: [m] }\n");

        SomeConfig.Load(SomeConfig.Completed("prices: my-prices.yaml")).Config!.Prices.Prices.Single().Pattern.ShouldBe("m");
        var problems = SomeConfig.Load(SomeConfig.Completed("samples: 0\nprices: bad-prices.yaml")).Diagnostics;
        problems.Where(problem => Path.GetFileName(problem.File) == "bad-prices.yaml").InShort().Distinct().ShouldBe(["LE0013 2:5"]);
        problems.Where(problem => Path.GetFileName(problem.File) != "bad-prices.yaml").InShort().ShouldBe(["LE0024 1:10"]);
        SomeConfig.Load(SomeConfig.Completed("")).Config!.Prices.ShouldBe(PriceFile.Default);
    }

    [Test]
    public void The_committed_schema_is_fresh() =>
        (File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/prices.schema.json")) == PriceGrammar.ToJsonSchema())
            .ShouldBeTrue("run `llm-eval schema prices > schemas/prices.schema.json`");

    private static SourceText Text(params string[] lines) => new("/prices.yaml", "prices:\n" + string.Concat(lines.Select(line => $"  - {line}\n")));
}
