using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>The heatmap: models × datasets.</summary>
public sealed record HeatmapTable
{
    /// <summary>The columns, sorted.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>Models with at least one cell: training before baselines, then by id.</summary>
    public required IReadOnlyList<HeatmapRow> Rows { get; init; }

    /// <summary>The highest score of each column that has one.</summary>
    public required IReadOnlyDictionary<string, double> BestByDataset { get; init; }

    /// <summary>Puts cells in their places.</summary>
    /// <param name="models">The models; cells of others are left out.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="datasets">The columns; null: those with a cell.</param>
    public static HeatmapTable Of(IReadOnlyCollection<ModelOverview> models, IEnumerable<HeatmapCell> cells, IReadOnlyCollection<string>? datasets)
    {
        var wanted = datasets?.ToHashSet(StringComparer.Ordinal);
        var known = models.Select(model => model.Model.ModelId).ToHashSet(StringComparer.Ordinal);
        var shown = cells.Where(cell => cell.WasRun && known.Contains(cell.ModelId) && wanted?.Contains(cell.Dataset) != false).ToList();
        string[] columns = [.. (datasets ?? shown.Select(cell => cell.Dataset)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var byModel = shown.ToLookup(cell => cell.ModelId);
        return new HeatmapTable
        {
            Datasets = columns,
            Rows =
            [
                .. models.Where(model => byModel.Contains(model.Model.ModelId))
                    .OrderBy(model => model.Model.Type).ThenBy(model => model.Model.ModelId, StringComparer.Ordinal)
                    .Select(model => Row(model, byModel[model.Model.ModelId], columns)),
            ],
            BestByDataset = shown.Where(cell => cell.Best is not null).GroupBy(cell => cell.Dataset).ToDictionary(column => column.Key, column => column.Max(cell => cell.Best!.Value)),
        };
    }

    private static HeatmapRow Row(ModelOverview model, IEnumerable<HeatmapCell> cells, IReadOnlyList<string> columns)
    {
        var byDataset = cells.ToDictionary(cell => cell.Dataset, StringComparer.Ordinal);
        return new HeatmapRow
        {
            Model = model,
            Cells = byDataset,
            Missing = [.. columns.Where(dataset => byDataset.GetValueOrDefault(dataset)?.Best is null)],
        };
    }
}

/// <summary>A model in the heatmap.</summary>
public sealed record HeatmapRow
{
    /// <summary>The model.</summary>
    public required ModelOverview Model { get; init; }

    /// <summary>Its cells by dataset; one that is missing was not run.</summary>
    public required IReadOnlyDictionary<string, HeatmapCell> Cells { get; init; }

    /// <summary>Columns without a score.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
