namespace LlmEval.Adapters.Postgres.Lab.Catalogue;

/// <summary>The weights of a prompt, as they are read.</summary>
internal sealed record WeightsReading
{
    /// <summary>The prompt's name.</summary>
    public RowText Prompt { get; init; }

    /// <summary>Weight of the quality.</summary>
    public double Quality { get; init; }

    /// <summary>Weight of the speed.</summary>
    public double Speed { get; init; }

    /// <summary>Weight of the cost.</summary>
    public double Cost { get; init; }
}
