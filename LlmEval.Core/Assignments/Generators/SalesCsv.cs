using System.Globalization;
using System.Text;
using LlmEval.Core.Assignments.Attachments;

namespace LlmEval.Core.Assignments.Generators;

/// <summary><c>sales_csv</c>: a table of sales with the columns product, region and sales (with two decimals).</summary>
internal sealed class SalesCsv : IDataGenerator
{
    private static readonly string[] Products =
    [
        "Anvil", "Backpack", "Candle", "Desk Lamp", "Espresso Cup", "Fountain Pen", "Garden Hose", "Hammock", "Ink Bottle", "Jigsaw Puzzle", "Kettle", "Lantern",
    ];

    private static readonly string[] Regions = ["North", "South", "East", "West"];

    /// <inheritdoc />
    public string Name => "sales_csv";

    /// <inheritdoc />
    public IReadOnlyList<string> After => [];

    /// <inheritdoc />
    public IReadOnlyList<DataVariable> Variables { get; } =
    [
        new("sales_csv", "the table as a data URI of `text/csv`"),
        new("result", "the total of all sales, e.g. `23456.78`"),
        new("rows", "how many rows there are"),
        new("products", "how many different products there are"),
        new("product", "one of the products"),
        new("product_total", "the total of that product"),
        new("region", "one of the regions"),
        new("region_total", "the total of that region"),
    ];

    /// <inheritdoc />
    public GeneratedData Generate(SeedStream stream, IReadOnlyDictionary<string, string> before)
    {
        var products = stream.Draw(Products, 6);
        var sales = new List<Sale>();
        // Every product and every region occurs: filters and groups have something to show.
        for (var i = 0; i < products.Count; i++) sales.Add(new Sale(products[i], Regions[i % Regions.Length], Amount(stream)));
        for (var more = stream.Between(18, 30); more > 0; more--) sales.Add(new Sale(stream.Pick(products), stream.Pick(Regions), Amount(stream)));
        var (product, region) = (stream.Pick(products), stream.Pick(Regions));
        return new GeneratedData(new Dictionary<string, string>
        {
            ["sales_csv"] = DataUri.Write("text/csv", Encoding.UTF8.GetBytes(Table(stream.Draw(sales, sales.Count)))),
            ["result"] = Total(sales),
            ["rows"] = sales.Count.ToString(CultureInfo.InvariantCulture),
            ["products"] = products.Count.ToString(CultureInfo.InvariantCulture),
            ["product"] = product,
            ["product_total"] = Total(sales.Where(sale => sale.Product == product)),
            ["region"] = region,
            ["region_total"] = Total(sales.Where(sale => sale.Region == region)),
        });
    }

    private static long Amount(SeedStream stream) => stream.Between(5_00, 2_500_00);

    private static string Table(IEnumerable<Sale> sales) =>
        string.Concat(sales.Select(sale => $"{sale.Product},{sale.Region},{FixedPoint.Write(sale.Cents, 2)}\n").Prepend("product,region,sales\n"));

    private static string Total(IEnumerable<Sale> sales) => FixedPoint.Write(sales.Sum(sale => sale.Cents), 2);

    private sealed record Sale(string Product, string Region, long Cents);
}
