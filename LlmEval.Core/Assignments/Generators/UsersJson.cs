using System.Globalization;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Generators;

/// <summary><c>users_json</c>: accounts of a code host, answered in place of <c>https://api.github.com/users/NAME</c>; one of them is not there.</summary>
internal sealed class UsersJson : IDataGenerator
{
    private const string Service = "https://api.github.com/users/";

    private static readonly string[] First = ["amber", "brisk", "cedar", "dusky", "early", "fable", "grand", "hazel", "ivory", "jolly"];

    private static readonly string[] Second = ["badger", "comet", "dune", "ember", "falcon", "grove", "harbor", "island", "juniper", "kestrel"];

    /// <inheritdoc />
    public string Name => "users_json";

    /// <inheritdoc />
    public IReadOnlyList<string> After => [];

    /// <inheritdoc />
    public IReadOnlyList<DataVariable> Variables { get; } =
    [
        new("user", "the name of an account"),
        new("user_created", "the day on which it was made, in UTC, e.g. `2015-03-09`"),
        new("other_user", "the name of another account"),
        new("other_user_created", "the day on which that was made"),
        new("missing_user", "a name that no account has: the answer is 404"),
    ];

    /// <inheritdoc />
    public GeneratedData Generate(SeedStream stream, IReadOnlyDictionary<string, string> before)
    {
        string[] names = [.. stream.Draw(First, 3).Zip(stream.Draw(Second, 3), (first, second) => $"{first}-{second}-{Text(stream.Between(100, 999))}")];
        // One late and one early in the day: a page that shows the visitor's day instead of UTC's is wrong for one of them, east or west.
        var (user, other) = (Account.Draw(stream, names[0], 23), Account.Draw(stream, names[1], 0));
        return new GeneratedData(new Dictionary<string, string>
        {
            ["user"] = user.Name,
            ["user_created"] = user.Day,
            ["other_user"] = other.Name,
            ["other_user_created"] = other.Day,
            ["missing_user"] = names[2],
        })
        {
            Services = [user.Answer(), other.Answer(), new ServiceAnswer(Service + names[2], 404, "application/json", """{"message":"Not Found","status":"404"}""")],
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TwoDigits(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private sealed record Account(string Name, int Id, string Day, string Time, int Repositories, int Followers)
    {
        // No day after the 28th, and no year without an anniversary.
        public static Account Draw(SeedStream stream, string name, int hour) => new(
            name,
            stream.Between(100_000, 99_999_999),
            $"{Text(stream.Between(2009, 2022))}-{TwoDigits(stream.Between(1, 12))}-{TwoDigits(stream.Between(1, 28))}",
            $"{TwoDigits(hour)}:{TwoDigits(stream.Between(5, 55))}:{TwoDigits(stream.Below(60))}",
            stream.Below(200),
            stream.Below(5000));

        public ServiceAnswer Answer() => new(
            Service + Name,
            200,
            "application/json",
            $$"""{"login":"{{Name}}","id":{{Text(Id)}},"type":"User","html_url":"https://github.com/{{Name}}","public_repos":{{Text(Repositories)}},"followers":{{Text(Followers)}},"created_at":"{{Day}}T{{Time}}Z","updated_at":"2024-01-02T03:04:05Z"}""");
    }
}
