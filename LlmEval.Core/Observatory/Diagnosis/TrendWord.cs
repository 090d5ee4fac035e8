namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>The original's words on where the scores of a model are going on a dataset.</summary>
public enum TrendWord
{
    /// <summary>Fewer than two scores.</summary>
    New,

    /// <summary>The last step raised it by more than 0.02.</summary>
    Up,

    /// <summary>The last step lowered it by more than 0.02.</summary>
    Down,

    /// <summary>Up to five scores raised it by more than 0.03.</summary>
    UpSlow,

    /// <summary>Up to five scores lowered it by more than 0.03.</summary>
    DownSlow,

    /// <summary>None of these.</summary>
    Flat,
}

/// <summary>Finds the original's word.</summary>
public static class TrendReading
{
    /// <summary>Scores that it looks at.</summary>
    public const int Window = 5;

    private const double Jump = 0.02;
    private const double Drift = 0.03;

    /// <summary>The word.</summary>
    /// <param name="newestFirst">Scores of completed measurements, the newest step first; those beyond <see cref="Window"/> are not looked at.</param>
    public static TrendWord Of(IReadOnlyList<double> newestFirst)
    {
        if (newestFirst.Count < 2) return TrendWord.New;
        var step = newestFirst[0] - newestFirst[1];
        if (step > Jump) return TrendWord.Up;
        if (step < -Jump) return TrendWord.Down;
        if (newestFirst.Count < 3) return TrendWord.Flat;
        var whole = newestFirst[0] - newestFirst[Math.Min(newestFirst.Count, Window) - 1];
        return whole > Drift ? TrendWord.UpSlow : whole < -Drift ? TrendWord.DownSlow : TrendWord.Flat;
    }
}
