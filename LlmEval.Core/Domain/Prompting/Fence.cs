using System.Text;

namespace LlmEval.Core.Domain.Prompting;

/// <summary>Writes data between two lines that hold the token of the call, whatever the data says.</summary>
internal sealed class Fence(string token)
{
    private readonly StringBuilder text = new();

    /// <summary>The token.</summary>
    public string Token => token;

    /// <summary>Adds words of our own.</summary>
    public Fence Say(string words)
    {
        text.Append(words).Append('\n');
        return this;
    }

    /// <summary>Adds data under a name, to the letter.</summary>
    public Fence Add(string name, string data)
    {
        text.Append($"<<<{name} {token}>>>\n").Append(data);
        text.Append($"\n<<<END {name} {token}>>>\n\n");
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => text.ToString();
}
