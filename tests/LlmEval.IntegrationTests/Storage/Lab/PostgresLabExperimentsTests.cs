namespace LlmEval.IntegrationTests.Storage.Lab;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabExperimentsTests(int major) : LabExperimentsContract
{
    private PostgresLab lab = null!;

    internal override LabPorts Ports => lab.Ports;

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync() => lab = await PostgresLab.OpenAsync(major, Clock);

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (lab is not null) await lab.DisposeAsync();
    }
}
