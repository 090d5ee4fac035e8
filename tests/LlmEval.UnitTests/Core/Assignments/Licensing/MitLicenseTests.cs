using LlmEval.Core.Assignments.Licensing;

namespace LlmEval.UnitTests.Core.Assignments.Licensing;

public class MitLicenseTests
{
    private const string Permission = "Permission is hereby granted, free of charge";

    private static readonly string Mit = MitLicense.Text("Ada Lovelace", 2026);

    [Test]
    public void The_text_names_year_and_holder()
    {
        Mit.ShouldStartWith("MIT License\n\nCopyright (c) 2026 Ada Lovelace\n\nPermission is hereby granted");
        Mit.ShouldEndWith("DEALINGS IN THE\nSOFTWARE.\n");
    }

    [TestCaseSource(nameof(SameLicences))]
    public void Form_does_not_matter(string text)
    {
        var compared = MitLicense.Compare(text);
        compared.IsMit.ShouldBeTrue(compared.Reason);
    }

    [TestCaseSource(nameof(OtherLicences))]
    public void A_near_miss_is_another_licence(string text, string reason)
    {
        var compared = MitLicense.Compare(text);
        compared.IsMit.ShouldBeFalse();
        compared.Reason.ShouldContain(reason);
    }

    [Test]
    public void What_is_not_filled_in_is_noted()
    {
        MitLicense.Compare(Mit.Replace("2026 Ada Lovelace", "[year] [fullname]", StringComparison.Ordinal)).Reason.ShouldContain("not filled in");
        MitLicense.Compare(Mit.Replace("Copyright (c) 2026 Ada Lovelace", "", StringComparison.Ordinal)).Reason.ShouldContain("without a line of copyright");
    }

    [FsCheck.NUnit.Property]
    public bool A_year_and_a_plain_holder_are_the_same_licence(FsCheck.PositiveInt year, FsCheck.NonNull<string> name)
    {
        var holder = string.Concat(name.Get.Where(char.IsLetterOrDigit));
        return MitLicense.Compare(MitLicense.Text($"{holder} Lovelace", year.Get)).IsMit;
    }

    [FsCheck.NUnit.Property]
    public bool A_word_less_is_another_licence(FsCheck.NonNegativeInt which)
    {
        var words = Mit[Mit.IndexOf(Permission, StringComparison.Ordinal)..].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        words.RemoveAt(which.Get % words.Count);
        return !MitLicense.Compare(string.Join(' ', words)).IsMit;
    }

    private static IEnumerable<TestCaseData> SameLicences()
    {
        TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
        yield return Case("as written", Mit);
        yield return Case("line ends of Windows", Mit.Replace("\n", "\r\n", StringComparison.Ordinal));
        yield return Case("a byte order mark", "\uFEFF" + Mit);
        yield return Case("one long line per paragraph", Mit.Replace("\n\n", "@@", StringComparison.Ordinal).Replace('\n', ' ').Replace("@@", "\n\n", StringComparison.Ordinal));
        yield return Case("Markdown", "# The MIT License (MIT)\n\n**Copyright © 2020-2026 Ada, Grace**\n\n> " + Mit[Mit.IndexOf(Permission, StringComparison.Ordinal)..].Replace("\n", "\n> ", StringComparison.Ordinal));
        yield return Case("curly quotes", Mit.Replace("\"Software\"", "“Software”", StringComparison.Ordinal).Replace("\"AS IS\"", "‘AS IS’", StringComparison.Ordinal));
        yield return Case("a hyphen in non-infringement", Mit.Replace("NONINFRINGEMENT", "NON-INFRINGEMENT", StringComparison.Ordinal));
        yield return Case("several holders", Mit.Replace("\n\nPermission", "\nCopyright 2019, Grace Hopper. All rights reserved.\n\nPermission", StringComparison.Ordinal));
        yield return Case("no title", Mit["MIT License\n\n".Length..]);
    }

    private static IEnumerable<TestCaseData> OtherLicences()
    {
        TestCaseData Case(string name, string text, string reason) => new TestCaseData(text, reason).SetArgDisplayNames(name);
        yield return Case("a word", "MIT", "does not begin");
        yield return Case("permit, submit, commit", "We permit you to submit and commit without limit.", "does not begin");
        yield return Case("a name", "This project is released under the MIT License.", "does not begin");
        yield return Case("nothing", "", "does not begin");
        yield return Case("ISC", """
            Copyright (c) 2026, Ada Lovelace

            Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that
            the above copyright notice and this permission notice appear in all copies.
            """, "does not begin");
        yield return Case("MIT No Attribution", Mit.Replace(", subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all\ncopies or substantial portions of the Software.", ".", StringComparison.Ordinal).Replace("MIT License", "MIT No Attribution", StringComparison.Ordinal), "'mit no attribution' stands before the licence");
        yield return Case("MIT No Attribution under the name of MIT", Mit.Replace(", subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in all\ncopies or substantial portions of the Software.", ".", StringComparison.Ordinal), "in the place of 'so, subject to the'");
        yield return Case("without the warranty clause", Mit[..Mit.IndexOf("THE SOFTWARE IS", StringComparison.Ordinal)], "the text ends before 'the software is provided'");
        yield return Case("without the notice clause", Mit.Replace("The above copyright notice and this permission notice shall be included in all\ncopies or substantial portions of the Software.\n", "", StringComparison.Ordinal), "in the place of");
        yield return Case("a clause more", Mit + "\nThe Software shall be used for Good, not Evil.\n", "'the software shall be' follows the MIT licence");
        yield return Case("a clause within", Mit.Replace("THE SOFTWARE IS PROVIDED", "Commercial use is forbidden.\n\nTHE SOFTWARE IS PROVIDED", StringComparison.Ordinal), "'commercial use is forbidden.'");
        yield return Case("a clause before", "Only for students.\n\n" + Mit, "'only for students.' stands before");
        yield return Case("a right less", Mit.Replace("sublicense, and/or sell", "and/or sublicense", StringComparison.Ordinal), "in the place of");
        yield return Case("MIT and another", Mit + "\nApache License\nVersion 2.0", "follows the MIT licence");
        yield return Case("far too long", Mit + new string('x', 30_000), "far longer");
    }
}
