using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>Keeps the texts of as many cases as there is room for; what a reader looks for least goes first.</summary>
/// <param name="room">Bytes.</param>
internal sealed class DetailBudget(long room)
{
    private readonly Dictionary<int, byte[]> kept = [];

    // In the order in which they are dropped.
    private readonly Stack<int>[] classes = [new(), new(), new()];
    private long used;

    /// <summary>Cases whose texts were dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>Adds the texts of a case, and drops others or these if there is no room.</summary>
    public void Add(int index, CaseVerdict? verdict, byte[] texts)
    {
        kept[index] = texts;
        used += texts.Length;
        classes[verdict switch { CaseVerdict.Passed => 0, CaseVerdict.Failed => 2, _ => 1 }].Push(index);
        while (used > room)
        {
            kept.Remove(classes.First(one => one.Count > 0).Pop(), out var dropped);
            used -= dropped!.Length;
            Dropped++;
        }
    }

    /// <summary>The texts of a case, or null when they were dropped.</summary>
    public byte[]? Find(int index) => kept.GetValueOrDefault(index);
}
