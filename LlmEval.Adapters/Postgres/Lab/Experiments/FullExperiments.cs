using LlmEval.Adapters.Postgres.Lab.Catalogue;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Lab.Experiments;

/// <summary>Reads experiments with their texts: a fixed number of queries, however many; what several have in common is read once.</summary>
internal static class FullExperiments
{
    private const string Select = $"select {ExperimentQuery.Columns}, r.session, c.messages_text {ExperimentQuery.From}";

    private const string SelectConfigs = $"{ConfigReading.Select} where (v.config, v.version) in (select * from unnest(@Names, @Versions))";

    private const string SelectTexts = "select x.sha256, x.content from core.text x where x.sha256 = any(@Hashes)";

    /// <summary>The experiments of a condition.</summary>
    public static async Task<IReadOnlyList<LabExperiment>> ReadAsync(ReadSession session, string condition, object values)
    {
        var places = await session.RowsAsync<PlaceReading>(Select + condition, values);
        if (places.Count == 0) return [];
        var samples = (await session.RowsAsync<SampleReading>(SampleReading.SelectSome, new { SampleIds = places.Select(place => place.Id).ToArray() }))
            .ToDictionary(sample => sample.Id, sample => sample.ToResult(execution: null, scores: []));
        var messages = (await session.RowsAsync<TextReading>(SelectTexts, new { Hashes = places.Select(place => place.MessagesText).Distinct().ToArray() }))
            .ToDictionary(text => text.Sha256, text => StoredMessages.Read(text.Content.Value));
        var configs = await ReadConfigsAsync(session, places);
        // A sample that was replaced between two queries is none of the list any more.
        return [.. places.Where(place => samples.ContainsKey(place.Id)).Select(place =>
            place.ToExperiment(samples[place.Id], messages[place.MessagesText], configs[(place.Config, place.ConfigVersion)]))];
    }

    private static async Task<Dictionary<(RowText Name, int Version), LabConfig>> ReadConfigsAsync(ReadSession session, IReadOnlyList<PlaceReading> places)
    {
        var asked = places.Select(place => (place.Config, place.ConfigVersion)).Distinct().ToList();
        var values = new { Names = asked.Select(config => StoredText.Encode(config.Config.Value)).ToArray(), Versions = asked.Select(config => config.ConfigVersion).ToArray() };
        return (await session.RowsAsync<ConfigReading>(SelectConfigs, values)).ToDictionary(row => (row.Name, row.Version), row => row.ToRecord());
    }

    private sealed record PlaceReading
    {
        public required Guid Id { get; init; }

        public required RowText Run { get; init; }

        public RowText? Session { get; init; }

        public required RowText Prompt { get; init; }

        public required RowText Task { get; init; }

        public required RowText Config { get; init; }

        public required int ConfigVersion { get; init; }

        public required string MessagesText { get; init; }

        public required DateTime StartedAt { get; init; }

        public required bool IsAcceptable { get; init; }

        public LabExperiment ToExperiment(SampleResult sample, IReadOnlyList<ChatMessage> messages, LabConfig config) => new()
        {
            Id = sample.Id,
            Run = Run.Value,
            Session = Session?.Value,
            Prompt = Prompt.Value,
            Row = ExperimentQuery.RowOf(Task.Value),
            Config = config,
            Messages = messages,
            Response = sample.Response,
            Error = sample.Response is null ? sample.Message ?? sample.Error?.Message ?? "There is no answer." : null,
            Cost = sample.Cost,
            StartedAt = new DateTimeOffset(StartedAt),
            IsAcceptable = IsAcceptable,
        };
    }

    private sealed record TextReading
    {
        public required string Sha256 { get; init; }

        public required RowText Content { get; init; }
    }
}
