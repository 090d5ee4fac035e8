namespace LlmEval.IntegrationTests.Storage.Lab;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabScoringTests(int major) : LabScoringContract
{
    private protected override async Task<ILabStore> OpenStoreAsync() => await LabMajor.OpenAsync(major, Clock);
}
