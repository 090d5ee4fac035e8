using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.Tests.Shared;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Core.Preferences;

public class PreferenceDerivationTests
{
    private static readonly PreferencePolicy People = new();
    private static readonly PreferencePolicy PeopleThenJudges = new() { Sources = [JudgmentSource.Human, JudgmentSource.Llm] };

    private static readonly PreferenceRun OfRun = new()
    {
        Id = Run,
        DatasetHash = ContentHash.OfText("dataset"),
        ConfigHash = ContentHash.OfText("config"),
        Prompts = new Dictionary<string, ContentHash> { ["default"] = ContentHash.OfText("prompt") },
    };

    private static readonly ResponsePair One = Pair(1);

    [Test]
    public void A_vote_makes_a_preference_that_can_be_walked_back()
    {
        var vote = Vote(One, Ann, Verdict.SecondMuchBetter) with { Critique = "the first never returns" };
        var preference = Only(People, One, vote);
        preference.Winner.ShouldBe(PairPlace.Second);
        preference.Chosen.ShouldBe(One.Second);
        preference.Rejected.ShouldBe(One.First);
        preference.Strength.ShouldBe(2);
        preference.Rationale.ShouldBe("the first never returns");
        preference.Judgments.ShouldBe([vote]);
        preference.Pair.Run.ShouldBe(Run);
        (preference.DatasetHash, preference.ConfigHash).ShouldBe((OfRun.DatasetHash, OfRun.ConfigHash));
    }

    private static IEnumerable<TestCaseData> Drops()
    {
        var equal = One with { Second = One.Second with { TextHash = One.First.TextHash } };
        yield return Case("nothing was said", PreferenceDrop.NotJudged, One);
        yield return Case("the texts are equal", PreferenceDrop.EqualTexts, equal, Vote(equal, Ann, Verdict.FirstBetter));
        yield return Case("only a judge spoke", PreferenceDrop.OtherSource, One, Opinion(One, Verdict.FirstBetter));
        yield return Case("a tie", PreferenceDrop.Tie, One, Vote(One, Ann, Verdict.Tie));
        yield return Case("both bad", PreferenceDrop.BothBad, One, Vote(One, Ann, Verdict.BothBad));
        yield return Case("a skip", PreferenceDrop.Skipped, One, Skip(One));
        yield return Case("one against one", PreferenceDrop.NoMajority, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.SecondBetter));
        yield return Case("one against a tie", PreferenceDrop.NoMajority, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.Tie));
        yield return Case("one each way", PreferenceDrop.NoMajority, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.Tie), Vote(One, Eve, Verdict.SecondBetter));

        static TestCaseData Case(string name, PreferenceDrop reason, ResponsePair pair, params Judgment[] judgments) =>
            new TestCaseData(reason, pair, judgments).SetName($"What_makes_no_preference_is_counted_with_its_reason({name})");
    }

    [TestCaseSource(nameof(Drops))]
    public void What_makes_no_preference_is_counted_with_its_reason(PreferenceDrop reason, ResponsePair pair, Judgment[] judgments)
    {
        var derived = PreferenceDerivation.Derive(OfRun, [pair], judgments, People);
        derived.Preferences.ShouldBeEmpty();
        derived.Dropped.ShouldBe(new Dictionary<PreferenceDrop, int> { [reason] = 1 });
    }

    [Test]
    public void More_than_half_of_the_reviewers_decide()
    {
        Only(People, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.Tie), Vote(One, Eve, Verdict.FirstMuchBetter)).Winner.ShouldBe(PairPlace.First);
        Only(People, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.FirstMuchBetter)).Strength.ShouldBe(1);
    }

    [Test]
    public void A_skip_is_no_vote() => Only(People, One, Vote(One, Ann, Verdict.FirstBetter), Skip(One)).Judgments.Count.ShouldBe(1);

    [Test]
    public void An_adjudication_decides_alone()
    {
        var decision = Vote(One, Eve, Verdict.SecondBetter) with { Action = ReviewAction.Adjudicate, Lane = null };
        var preference = Only(People, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ben, Verdict.FirstBetter), decision);
        preference.Winner.ShouldBe(PairPlace.Second);
        preference.IsAdjudicated.ShouldBeTrue();
        preference.Judgments.ShouldBe([decision]);
        Reason(People, One, Vote(One, Ann, Verdict.FirstBetter), decision with { Verdict = Verdict.Tie }).ShouldBe(PreferenceDrop.Tie);
    }

    [Test]
    public void A_superseded_judgment_counts_no_more()
    {
        var first = Vote(One, Ann, Verdict.FirstBetter);
        var revised = Vote(One, Ann, Verdict.SecondBetter) with { Supersedes = first.Id, Action = ReviewAction.Revise };
        Only(People, One, first, revised).Winner.ShouldBe(PairPlace.Second);
        var retraction = first with { Id = JudgmentId.New(), Kind = JudgmentKind.Retraction, Verdict = null, Supersedes = revised.Id };
        Reason(People, One, first, revised, retraction).ShouldBe(PreferenceDrop.NotJudged);
    }

    [Test]
    public void Of_two_standing_verdicts_of_one_reviewer_the_newer_counts() =>
        Only(People, One, Vote(One, Ann, Verdict.FirstBetter), Vote(One, Ann, Verdict.SecondBetter)).Winner.ShouldBe(PairPlace.Second);

    [Test]
    public void A_judge_decides_only_where_it_was_asked_for_and_nobody_has()
    {
        var opinion = Opinion(One, Verdict.FirstBetter);
        Only(PeopleThenJudges, One, opinion).Source.ShouldBe(JudgmentSource.Llm);
        Only(PeopleThenJudges, One, opinion, Vote(One, Ann, Verdict.SecondBetter)).Source.ShouldBe(JudgmentSource.Human);
        Reason(PeopleThenJudges, One, opinion, Vote(One, Ann, Verdict.Tie)).ShouldBe(PreferenceDrop.Tie);
        Only(PeopleThenJudges with { Sources = [JudgmentSource.Llm] }, One, opinion, Vote(One, Ann, Verdict.SecondBetter)).Winner.ShouldBe(PairPlace.First);
    }

    [Test]
    public void A_judge_without_a_verdict_makes_none()
    {
        var unresolved = Opinion(One, Verdict.Tie) with { Kind = JudgmentKind.Unresolved, Verdict = null };
        Reason(PeopleThenJudges, One, unresolved).ShouldBe(PreferenceDrop.NoVerdict);
        Reason(PeopleThenJudges, One, unresolved with { Kind = JudgmentKind.JudgeError }).ShouldBe(PreferenceDrop.NoVerdict);
    }

    [Test]
    public void Lanes_say_whose_votes_count_and_leave_adjudications()
    {
        var blindOnly = People with { Lanes = [Lane.Blind, Lane.BlindFirst] };
        var assisted = Vote(One, Ann, Verdict.FirstBetter) with { Lane = Lane.Assisted, Action = ReviewAction.Accept };
        Reason(blindOnly, One, assisted).ShouldBe(PreferenceDrop.OtherLane);
        Only(blindOnly, One, assisted, Vote(One, Ben, Verdict.SecondBetter)).Winner.ShouldBe(PairPlace.Second);
        Only(blindOnly, One, assisted with { Action = ReviewAction.Adjudicate }).Winner.ShouldBe(PairPlace.First);
    }

    [TestCase(Outcome.Failed, Outcome.Passed, true)]
    [TestCase(Outcome.Timeout, Outcome.Passed, true)]
    [TestCase(Outcome.SandboxError, Outcome.Passed, false)]
    [TestCase(Outcome.Failed, Outcome.Failed, false)]
    [TestCase(Outcome.Failed, Outcome.ProviderError, false)]
    [TestCase(Outcome.Passed, Outcome.Failed, false)]
    public void A_winner_that_fails_what_the_loser_passes_is_left_out_unless_asked_for(Outcome winner, Outcome loser, bool contradicts)
    {
        var pair = Pair(2, first: winner, second: loser);
        var vote = Vote(pair, Ann, Verdict.FirstBetter);
        var dropped = PreferenceDerivation.Derive(OfRun, [pair], [vote], People).Dropped;
        dropped.ShouldBe(contradicts ? new Dictionary<PreferenceDrop, int> { [PreferenceDrop.ContradictsTests] = 1 } : []);
        Only(People with { IncludesContradictions = true }, pair, vote).ContradictsTests.ShouldBe(contradicts);
    }

    [Test]
    public void Since_keeps_what_was_decided_then_or_later()
    {
        var vote = Vote(One, Ann, Verdict.FirstBetter);
        Only(People with { Since = Some.Time }, One, vote).ShouldNotBeNull();
        Reason(People with { Since = Some.Time.AddTicks(1) }, One, vote).ShouldBe(PreferenceDrop.BeforeSince);
        // The newer of two deciding votes counts, and the older one keeps its vote.
        Only(People with { Since = Some.Time.AddDays(1) }, One, vote, Vote(One, Ben, Verdict.FirstBetter) with { CreatedAt = Some.Time.AddDays(1) }).Judgments.Count.ShouldBe(2);
    }

    [Test]
    public void An_id_is_made_of_all_that_it_says_and_of_nothing_else()
    {
        var vote = Vote(One, Ann, Verdict.FirstBetter) with { Critique = "clear" };
        var id = Only(People, One, vote).Id;
        Only(People, One, vote).Id.ShouldBe(id);
        Only(People with { Since = Some.Time }, One, vote).Id.ShouldBe(id);
        Only(People with { Sources = [JudgmentSource.Human, JudgmentSource.Human] }, One, vote).Id.ShouldBe(id);

        ContentHash[] others =
        [
            Only(PeopleThenJudges, One, vote).Id,
            Only(People, One, vote with { Critique = "terse" }).Id,
            Only(People, One, vote with { Verdict = Verdict.SecondBetter }).Id,
            Only(People, One, vote with { Id = JudgmentId.New() }).Id,
            Only(People, One with { TaskHash = ContentHash.OfText("other") }, vote).Id,
            Only(People, One with { Second = One.Second with { TextHash = ContentHash.OfText("other") } }, vote).Id,
            Derive(OfRun with { ConfigHash = ContentHash.OfText("other") }, vote),
            Derive(OfRun with { DatasetHash = ContentHash.OfText("other") }, vote),
            Derive(OfRun with { Id = RunId.New() }, vote),
            Derive(OfRun with { Prompts = new Dictionary<string, ContentHash> { ["default"] = ContentHash.OfText("other") } }, vote),
        ];
        others.Append(id).Distinct().Count().ShouldBe(others.Length + 1);

        static ContentHash Derive(PreferenceRun run, Judgment vote) => PreferenceDerivation.Derive(run, [One], [vote], People).Preferences.Single().Id;
    }

    [Test]
    public void Every_pair_is_a_preference_or_dropped()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(1, 60).Select(number => Pair(number))];
        var verdicts = Enum.GetValues<Verdict>();
        Judgment[] votes = [.. pairs.SelectMany((pair, i) => Enumerable.Range(0, i % 4).Select(person => Vote(pair, Person(person), verdicts[(i + (person * i)) % verdicts.Length])))];
        var derived = PreferenceDerivation.Derive(OfRun, pairs, votes, People);
        derived.Pairs.ShouldBe(60);
        (derived.Preferences.Count + derived.Dropped.Values.Sum()).ShouldBe(60);
        derived.Preferences.Select(preference => preference.Pair.Id).ShouldBe(pairs.Select(pair => pair.Id).Where(id => derived.Preferences.Any(preference => preference.Pair.Id == id)));
        derived.Preferences.Count.ShouldBeGreaterThan(10);
        derived.Dropped.Count.ShouldBeGreaterThan(2);
    }

    private static Judgment Skip(ResponsePair pair) => Vote(pair, Eve, Verdict.Tie) with { Kind = JudgmentKind.Skip, Verdict = null, Reason = "too long" };

    private static Preference Only(PreferencePolicy policy, ResponsePair pair, params Judgment[] judgments) =>
        PreferenceDerivation.Derive(OfRun, [pair], judgments, policy).Preferences.ShouldHaveSingleItem();

    private static PreferenceDrop Reason(PreferencePolicy policy, ResponsePair pair, params Judgment[] judgments) =>
        PreferenceDerivation.Derive(OfRun, [pair], judgments, policy).Dropped.ShouldHaveSingleItem().Key;
}
