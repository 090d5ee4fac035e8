using System.Globalization;

namespace LlmEval.Core.Assignments.Generators;

/// <summary>Sentences, sections and code that mean nothing much, in Markdown.</summary>
internal sealed class MarkdownProse(SeedStream stream)
{
    private static readonly string[] Subjects =
        ["The service", "A reader", "Each worker", "The parser", "A careful engineer", "The scheduler", "Every request", "The archive", "A small tool", "The index"];

    private static readonly string[] Verbs =
        ["keeps", "measures", "collects", "compares", "publishes", "repairs", "follows", "describes", "checks", "orders"];

    private static readonly string[] Objects =
        ["the oldest entries", "a list of results", "its own notes", "the daily report", "every open file", "a table of numbers", "the next message", "two short queues", "the shared plan", "a quiet signal"];

    private static readonly string[] Ends =
        ["before the day is over", "without a second look", "when the queue is empty", "as the manual says", "in the order of arrival", "until somebody asks", "for the next release", "with *some* patience", "and **never** twice", "by way of `retry`"];

    private static readonly string[] Topics =
        ["Queues", "Archives", "Signals", "Reports", "Indexes", "Schedules", "Caches", "Ledgers", "Streams", "Gateways"];

    private static readonly string[] Aspects = ["in practice", "at night", "for beginners", "under load", "on a budget", "step by step", "in the field", "without fear"];

    private static readonly string[] Names = ["total", "count", "limit", "width", "score", "delay"];

    /// <summary>A heading's text, without Markdown in it.</summary>
    public string Title() => $"{stream.Pick(Topics)} {stream.Pick(Aspects)}";

    /// <summary>Some sentences on a line.</summary>
    public string Paragraph() => string.Join(' ', Enumerable.Range(0, stream.Between(4, 7)).Select(_ => Sentence()));

    /// <summary>A section with one heading and one block of code; every third has a table.</summary>
    /// <param name="number">Its number, from 0.</param>
    public string Section(int number)
    {
        var parts = new List<string> { $"## {Text(number + 1)}. {Title()}", Paragraph(), Paragraph(), List(), number % 2 == 0 ? Script() : Python() };
        if (number % 3 == 0) parts.Add(Table());
        return string.Concat(parts.Select(part => $"\n{part}\n"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Sentence() => $"{stream.Pick(Subjects)} {stream.Pick(Verbs)} {stream.Pick(Objects)} {stream.Pick(Ends)}.";

    private string List() => string.Join('\n', Enumerable.Range(0, stream.Between(3, 5)).Select(_ => $"- {Sentence()}"));

    private string Script()
    {
        var name = stream.Pick(Names);
        return $"```javascript\nconst {name} = [{Numbers()}].reduce((sum, value) => sum + value, 0);\nconsole.log(\"{name}\", {name});\n```";
    }

    private string Python()
    {
        var name = stream.Pick(Names);
        return $"```python\n{name} = sum([{Numbers()}])\nprint(\"{name}\", {name})\n```";
    }

    private string Table() =>
        "| Topic | Count |\n| --- | --- |\n" + string.Join('\n', stream.Draw(Topics, 3).Select(topic => $"| {topic} | {Text(stream.Between(1, 99))} |"));

    private string Numbers() => string.Join(", ", Enumerable.Range(0, 4).Select(_ => Text(stream.Between(1, 99))));
}
