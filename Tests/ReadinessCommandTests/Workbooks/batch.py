"""Compares every cell of `batch --format xlsx` with what `--format json` and `csv` say.

Called with a workbook, the program and its arguments; prints a line for each difference.
"""

import csv
import io
import sys

from cells import *

workbook, program, *arguments = sys.argv[1:]
# 0 or 2: a profile with errors is left out.
codes = (0, 2)
sheets = read(workbook)
says = document(program, *arguments, codes=codes)
dates = [each["asOf"] for each in says.get("comparisons", [says])]
if says["kind"] == "panel":
    # Many dates: the countries of one after those of another.
    comparisons = says["comparisons"]
    says = comparisons[0] | {"countries": [each for one in comparisons for each in one["countries"]]}
problems = []


def rank(country):
    if not country["rank"]:
        return "does not apply"
    best, worst = country["rank"]["best"], country["rank"]["worst"]
    if not country["rank"]["distinguishable"]:
        return "not distinguishable"
    return str(best) if best == worst else f"{best} to {worst}"


def country_rows():
    ranked = {
        date: sum(each["rank"] is not None for each in says["countries"] if each["asOf"] == date)
        for date in dates
    }
    return [
        {
            "code": country["country"],
            "country": country["name"],
            "as of": country["asOf"],
            "profile as of": country["profileAsOf"],
            "applies": country["applies"],
            "low": number(country["low"]),
            "high": number(country["high"]),
            "settled": number(country["settled"]),
            "gaps": country["gaps"],
            "pressing needs": country["pressingNeeds"],
            "information gaps": country["informationGaps"],
            "best rank": country["rank"] and country["rank"]["best"],
            "worst rank": country["rank"] and country["rank"]["worst"],
            "ranked": ranked[country["asOf"]],
            "rank": rank(country),
            "edition": says["edition"]["name"],
            "left out": country["leftOut"],
        }
        for country in says["countries"]
    ]


def area_cells(area):
    least, greatest = area["stages"] or (None, None)
    return {
        "applies": area["applies"],
        "low": number(area["low"]),
        "high": number(area["high"]),
        "settled": number(area["settled"]),
        "least stage": least,
        "greatest stage": greatest,
    }


def area_rows(found):
    rows = []
    titles = {row["area"]: row["title"] for row in found}
    for country in says["countries"]:
        for id, area in country["areas"].items():
            rows.append(
                {
                    "code": country["country"],
                    "country": country["name"],
                    "as of": country["asOf"],
                    "area": id,
                    "title": titles[id],
                    **area_cells(area),
                    "capped": "yes" if area["isCapped"] else None,
                }
            )
    return rows


def csv_rows():
    def text(value):
        return "" if value is None else f"{value:.12f}" if type(value) is float else str(value)

    text_of_csv = run(program, *arguments, "--format", "csv", codes=codes).decode()
    found = list(csv.DictReader(io.StringIO(text_of_csv, newline="")))
    expected = []
    for row, country in zip(country_rows(), says["countries"]):
        for id, area in country["areas"].items():
            row |= {f"{id} {key}": value for key, value in area_cells(area).items()}
        expected.append({key: text(value) for key, value in row.items()})
    return differences("CSV", found, expected)


def lines():
    """Each line of `ndjson` is an entry of `json`."""
    text = run(program, *arguments, "--format", "ndjson", codes=codes).decode()
    found = [json.loads(line) for line in text.splitlines()]
    return [] if found == says["countries"] else ["NDJSON: not the countries of JSON"]


def method():
    notes = {row["subject"]: row["text"] for row in table(sheets["Method"])}
    expected = {
        "As of": ", ".join(dates),
        "Least grade": f"{says['leastGrade']} or better",
        "Rulebook": f"{says['rulebook']['id']} {says['rulebook']['edition']}",
        "Rulebook's digest": f"SHA-256 {says['rulebook']['digest']}",
        "Profiles' digest": f"SHA-256 {says['profiles']['digest']}",
        "Made by": f"readiness {says['engineVersion']}",
    }
    for prose in ["Scores", "Numbers", "Empty cells", "Ranks"] + ["Lens"] * bool(says["lens"]):
        expected[prose] = notes.get(prose, "missing")
    if says["edition"]["name"] != "full":
        expected["Edition"] = notes.get("Edition", "missing")
    return differences("Method", [notes], [expected])


if list(sheets) != ["Countries", "Areas", "Method"]:
    problems.append(f"sheets: {list(sheets)}")
found_areas = table(sheets["Areas"])
problems += differences("Countries", table(sheets["Countries"]), country_rows())
problems += differences("Areas", found_areas, area_rows(found_areas))
problems += method()
problems += csv_rows()
problems += lines()
for problem in problems[:40]:
    print(problem[:2000])
