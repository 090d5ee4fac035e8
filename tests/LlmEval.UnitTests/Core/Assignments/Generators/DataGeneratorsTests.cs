using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Assignments.Generators;
using LlmEval.Core.Domain.Identity;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Assignments.Generators;

public class DataGeneratorsTests
{
    [Test]
    public void A_seed_gives_the_bytes_that_were_accepted() =>
        GoldenFile.Verify("Generated", DataGenerators.All.SelectMany(generator =>
        {
            var made = Generate(generator, "golden");
            var services = made.Services.Select(service => KeyValuePair.Create(service.Url, $"{service.Status} {service.Body}"));
            return made.Values
                .Select(value => KeyValuePair.Create($"{generator.Name}: {value.Key}", value.Value.Length > 100 ? ContentHash.OfText(value.Value).Hex : value.Value))
                .Concat(services);
        }));

    [TestCaseSource(nameof(Names))]
    public void A_generator_makes_the_variables_that_it_names(string name)
    {
        var generator = DataGenerators.Find(name)!;

        Generate(generator, "some").Values.Keys.ShouldBe(generator.Variables.Select(variable => variable.Name), ignoreOrder: true);
        generator.Variables.ShouldAllBe(variable => variable.Doc.Length > 0);
        generator.After.ShouldAllBe(other => DataGenerators.Find(other) != null);
    }

    [Test]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var usual = All();
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NumberGroupSeparator, odd.NumberFormat.NegativeSign) = (",", ".", "~");
        try
        {
            CultureInfo.CurrentCulture = odd;
            All().ShouldBe(usual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static List<string> All() => [.. DataGenerators.All.SelectMany(generator => Generate(generator, "culture").Values.Values)];
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void The_totals_are_those_of_the_table(NonNull<string> seed)
    {
        var values = Generate(DataGenerators.Find("sales_csv")!, seed.Get).Values;
        var lines = Text(values["sales_csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Skip(1).Select(line => line.Split(',')).Select(cells => (Product: cells[0], Region: cells[1], Sales: Number(cells[2]))).ToList();

        lines[0].ShouldBe("product,region,sales");
        rows.Sum(row => row.Sales).ShouldBe(Number(values["result"]));
        rows.Where(row => row.Product == values["product"]).Sum(row => row.Sales).ShouldBe(Number(values["product_total"]));
        rows.Where(row => row.Region == values["region"]).Sum(row => row.Sales).ShouldBe(Number(values["region_total"]));
        (rows.Count, rows.DistinctBy(row => row.Product).Count(), rows.DistinctBy(row => row.Region).Count())
            .ShouldBe((int.Parse(values["rows"], CultureInfo.InvariantCulture), int.Parse(values["products"], CultureInfo.InvariantCulture), 4));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void The_converted_total_is_the_total_times_the_rate(NonNull<string> seed)
    {
        var sales = Generate(DataGenerators.Find("sales_csv")!, seed.Get).Values;
        var values = DataGenerators.Find("rates_json")!.Generate(new SeedStream(seed.Get), sales).Values;
        var rates = JsonDocument.Parse(Text(values["rates_json"])).RootElement;

        rates.GetProperty("base").GetString().ShouldBe("USD");
        rates.GetProperty("rates").GetProperty("USD").GetDecimal().ShouldBe(1);
        rates.GetProperty("rates").GetProperty(values["currency"]).GetDecimal().ShouldBe(Number(values["rate"]));
        Number(values["converted"]).ShouldBe(Math.Round(Number(sales["result"]) * Number(values["rate"]), 2, MidpointRounding.AwayFromZero));
        values["currency"].ShouldNotBe("USD");
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void The_document_is_long_and_counted_right(NonNull<string> seed)
    {
        var values = Generate(DataGenerators.Find("markdown_long")!, seed.Get).Values;
        var text = Text(values["markdown_long"]);
        var lines = text.Split('\n');
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

        words.ShouldBeGreaterThanOrEqualTo(1200);
        (values["words"], values["words_formatted"]).ShouldBe((words.ToString(CultureInfo.InvariantCulture), words.ToString("#,0", CultureInfo.InvariantCulture)));
        lines[0].ShouldBe($"# {values["heading"]}");
        lines.Count(line => line.StartsWith('#')).ToString(CultureInfo.InvariantCulture).ShouldBe(values["headings"]);
        (lines.Count(line => line.StartsWith("```", StringComparison.Ordinal)) / 2).ToString(CultureInfo.InvariantCulture).ShouldBe(values["code_blocks"]);
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void The_accounts_are_answered_and_the_missing_one_is_not(NonNull<string> seed)
    {
        var made = Generate(DataGenerators.Find("users_json")!, seed.Get);
        string[] names = [made.Values["user"], made.Values["other_user"], made.Values["missing_user"]];

        names.ShouldBeUnique();
        made.Services.Select(service => service.Url).ShouldBe(names.Select(name => $"https://api.github.com/users/{name}"));
        made.Services.Select(service => service.Status).ShouldBe([200, 200, 404]);
        var created = made.Services.Take(2).Select(service => JsonDocument.Parse(service.Body).RootElement.GetProperty("created_at").GetDateTimeOffset().UtcDateTime);
        created.Select(time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe([made.Values["user_created"], made.Values["other_user_created"]]);
    }

    [Test]
    public void Other_names_are_no_generators() => DataGenerators.Find("sales_xml").ShouldBeNull();

    private static IEnumerable<string> Names() => DataGenerators.All.Select(generator => generator.Name);

    private static GeneratedData Generate(IDataGenerator generator, string seed)
    {
        var before = generator.After.SelectMany(name => Generate(DataGenerators.Find(name)!, seed).Values).ToDictionary();
        return generator.Generate(new SeedStream($"{seed}/{generator.Name}"), before);
    }

    private static string Text(string dataUri) => Encoding.UTF8.GetString(DataUri.Parse(dataUri)!.Content.Span);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
