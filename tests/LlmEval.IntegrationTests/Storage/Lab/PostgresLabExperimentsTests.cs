namespace LlmEval.IntegrationTests.Storage.Lab;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabExperimentsTests(int major) : LabExperimentsContract
{
    private protected override async Task<ILabStore> OpenStoreAsync() => await LabMajor.OpenAsync(major, Clock);
}
