"""Says what a run of the tests came to: summary.py <results.trx> <least, or 0> <exit code of dotnet test>.

Prints the classes that took longest, each failure with its message and place, what was skipped, and last "N passed, N failed".
Ends with 1 when a test failed, when one was skipped for another reason than a missing SQL Server, or when fewer than <least> passed.
"""
import sys
import xml.etree.ElementTree as xml
from collections import defaultdict
from pathlib import Path

SPACE = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}


def seconds(duration):
    hours, minutes, rest = duration.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def said(result, part):
    found = result.find(f"t:Output/t:ErrorInfo/t:{part}", SPACE)
    return (found.text or "").strip() if found is not None else ""


def main(path, least, status):
    if not Path(path).exists():
        print("No test ran.\n0 passed, 1 failed")
        return 1
    outcomes, classes = defaultdict(list), defaultdict(float)
    for result in xml.parse(path).iterfind(".//t:UnitTestResult", SPACE):
        outcomes[result.get("outcome")].append(result)
        classes[result.get("testName").split("(")[0].rsplit(".", 1)[0]] += seconds(result.get("duration", "0:0:0"))
    passed, failed, skipped = len(outcomes["Passed"]), len(outcomes["Failed"]), outcomes["NotExecuted"]

    print("Longest (each beside others):")
    for name, took in sorted(classes.items(), key=lambda c: -c[1])[:12]:
        print(f"  {took:5.0f} s  {name}")
    for result in outcomes["Failed"]:
        stack = [line.strip() for line in said(result, "StackTrace").splitlines() if " in " in line]
        print(f"Failed: {result.get('testName')}\n  {said(result, 'Message')[:1500]}", *stack[:4], sep="\n  ")
    unasked = [r.get("testName") for r in skipped if "SqlServer" not in r.get("testName")]
    if unasked:
        print("Skipped, and not for want of SQL Server:", *unasked, sep="\n  ")
        failed += len(unasked)
    if passed < least:
        print(f"Only {passed} tests passed; Portal.Tests/tests.count says there are at least {least}.")
        failed = failed or 1
    if status != 0:
        failed = failed or 1
    print(f"{len(skipped) - len(unasked)} skipped for want of SQL Server")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
