using System.Globalization;
using System.Text.Json;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>The query of a request, read as the original reads it. Handlers take it as a parameter, read what they need and then call <see cref="Check"/>.</summary>
/// <param name="query">The query.</param>
internal sealed class QueryFields(IQueryCollection query)
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 200;

    private readonly Faults faults = new();

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<QueryFields> BindAsync(HttpContext context) => ValueTask.FromResult(new QueryFields(context.Request.Query));

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>A text that has to be there.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { } text) return text;
        faults.Add("missing", ["query", name], "Field required", "null");
        return "";
    }

    /// <summary>True or false; null when it is not there.</summary>
    public bool? Boolean(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Booleans.TryRead(text, out var value)) return value;
        faults.Add("bool_parsing", ["query", name], "Input should be a valid boolean, unable to interpret input", JsonSerializer.Serialize(text));
        return null;
    }

    /// <summary>A whole number within bounds; null when it is not there.</summary>
    public int? Int(string name, int least = int.MinValue, int most = int.MaxValue)
    {
        if (Text(name) is not { } text) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            faults.Add("int_parsing", ["query", name], "Input should be a valid integer, unable to parse string as an integer", JsonSerializer.Serialize(text));
        }
        else if (value < least)
        {
            faults.Add("greater_than_equal", ["query", name], $"Input should be greater than or equal to {least}", JsonSerializer.Serialize(text));
        }
        else if (value > most)
        {
            faults.Add("less_than_equal", ["query", name], $"Input should be less than or equal to {most}", JsonSerializer.Serialize(text));
        }

        return value;
    }

    /// <summary>How many rows a page has: <c>limit</c>, from 1 to 200, else 50.</summary>
    public int Limit() => Int("limit", 1, LargestLimit) ?? DefaultLimit;

    /// <summary>How many rows are left out before a page: <c>offset</c>, else 0.</summary>
    public int Offset() => Int("offset", 0) ?? 0;

    /// <summary>Refuses the request when anything that was read is not what it has to be.</summary>
    /// <exception cref="CompatException">Something is not, with status 422.</exception>
    public void Check() => faults.ThrowIfAny();
}
