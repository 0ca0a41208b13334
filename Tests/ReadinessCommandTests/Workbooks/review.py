"""Compares every cell of `review --format xlsx` with what `--format json` says.

Called with a workbook, the program and its arguments; prints a line for each difference. What JSON
has no words for, such as titles, is compared with what `list` says.
"""

import csv
import io
import sys

from cells import *

workbook, program, *arguments = sys.argv[1:]
codes = (0, 2)
sheets = read(workbook)
says = document(program, *arguments, codes=codes)
problems = []


def listed(subject, key):
    text = run(program, "list", subject, "--format", "csv").decode()
    return {row[key]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


criteria, areas = listed("criteria", "criterion"), listed("areas", "area")
names = {each["code"]: each["name"] for each in says["countries"]}
tally_keys = {
    "not met": "notMet",
    "partly met": "partly",
    "met": "met",
    "unknown": "unknown",
    "of these not fully met": "notFullyMet",
    "not applicable": "notApplicable",
}


def named(codes):
    return joined([names[code] for code in codes])


def tally(counts):
    return {column: counts[key] for column, key in tally_keys.items()}


def identity(id):
    return {
        "criterion": id,
        "title": criteria[id]["title"],
        "area": areas[criteria[id]["area"]]["title"],
    }


def groups_of(codes):
    counts = []
    for group in says["groups"][:-1]:
        count = sum(code in group["countries"] for code in codes)
        if count:
            counts.append(f"{group['title']} {count}")
    return joined(counts, ", ")


def state_rows(found):
    rows = []
    framework = found[0]
    for group in says["groups"]:
        outcomes = [(framework["id"], framework["title"], group["framework"], group["findings"])]
        for id, area in group["areas"].items():
            outcomes.append((id, areas[id]["title"], area["standing"], area["findings"]))
        for id, title, standing, findings in outcomes:
            row = {"group": group["title"], "title": title, "id": id} | tally(findings)
            get = (standing or {}).get
            row |= {
                "countries": get("countries", 0),
                "mean low": number(get("meanLow")),
                "mean high": number(get("meanHigh")),
                "mean settled": number(get("meanSettled")),
                "distinguishable": get("distinguishable"),
            }
            # Columns in pairs: what is shown and what is possible.
            pairs = [key[: -len(", shown")] for key in found[0] if key.endswith(", shown")]
            counts = {f"at least {nearest(key, 0)}": value for key, value in (get("scoring") or {}).items()}
            counts |= get("reached") or {}
            if set(counts) - set(pairs):
                problems.append(f"State: no column for {set(counts) - set(pairs)}")
            for name in pairs:
                shown, possible = counts.get(name, (None, None))
                row |= {f"{name}, shown": shown, f"{name}, possible": possible}
            rows.append(row)
    return rows


def country_rows(found):
    rows = []
    for row, country in zip(found, says["countries"]):
        rank = country["rank"]
        words = "does not apply"
        if rank:
            best, worst = rank["best"], rank["worst"]
            words = str(best) if best == worst else f"{best} to {worst}"
            if not rank["distinguishable"]:
                words = "not distinguishable"
        score = country["score"] or {"low": None, "high": None}
        rows.append(
            {
                "country": country["name"],
                "code": country["code"],
                "region": country["region"],
                "subregion": country["subregion"],
                "groups": joined(country["groups"]),
                "profile as of": country["profileAsOf"],
                "low": number(score["low"]),
                "high": number(score["high"]),
                # JSON tells the settled share of areas alone; `batch` that of the framework.
                "settled": row["settled"],
                "rank": words,
                **tally(country),
                "gaps": joined(country["gaps"]),
                "pressing needs": joined(country["pressingNeeds"]),
                "information gaps": country["informationGaps"],
                "answers grown old": joined(country["grownOld"]),
                "left out": country["leftOut"],
            }
        )
    return rows


def weak_rows():
    def row(counts):
        may_apply = sum(counts[key] for key in ["notMet", "partly", "met", "unknown"])

        def share(key):
            if not may_apply:
                return None
            exact = decimal.Decimal(counts[key]) / may_apply
            return float(exact.quantize(decimal.Decimal("1e-12"), decimal.ROUND_HALF_UP))

        return tally(counts) | {
            "share not met": share("notMet"),
            "share partly met": share("partly"),
            "share met": share("met"),
            "share unknown": share("unknown"),
            "not met in": named(counts.get("notMetIn", [])),
            "partly met in": named(counts.get("partlyMetIn", [])),
        }

    rows = []
    for area in says["weakSpots"]["areas"]:
        title = areas[area["id"]]["title"]
        rows.append({"id": area["id"], "level": "area", "title": title, "area": title} | row(area))
    for criterion in says["weakSpots"]["criteria"]:
        own = identity(criterion["id"])
        own["id"] = own.pop("criterion")
        rows.append(own | {"level": "criterion"} | row(criterion))
    return rows


def need_rows(found):
    return [
        identity(need["criterion"])
        | {
            "severity": need["severity"],
            "number of countries": len(need["countries"]),
            "by group": groups_of(need["countries"]),
            "countries": named(need["countries"]),
            "blocks": joined(need["blocks"]),
            "caps": joined(need["caps"]),
            "remedy": row["remedy"],
            "actions": row["actions"],
        }
        for row, need in zip(found, says["pressingNeeds"])
    ]


def action_rows(found):
    rows = []
    for need in says["supportLines"]:
        title = found[len(rows)]["line"] if len(rows) < len(found) else None
        whole = dict.fromkeys(found[0]) if found else {}
        whole |= {
            "line": title,
            "title": "The whole line",
            "needed in": len(need["countries"]),
            "may be needed in": need["mayNeed"],
            "by group": groups_of(need["countries"]),
            "countries": named(need["countries"]),
            "no project known in": named(need["noProjectKnown"]),
        }
        rows.append(whole)
        for action in need["actions"]:
            # What an action is stands in no list of ours; `assess` is compared with its JSON.
            row = dict(found[len(rows)]) if len(rows) < len(found) else {}
            row |= {
                "line": title,
                "action": action["id"],
                "needed in": len(action["countries"]),
                "may be needed in": action["mayNeed"],
                "by group": groups_of(action["countries"]),
                "countries": named(action["countries"]),
                "no project known in": None,
            }
            rows.append(row)
    return rows


def project_rows(found):
    titles = {need["line"]: row["line"] for need, row in zip(says["supportLines"], line_rows())}
    return [
        {
            "project": project["id"],
            "line": titles[need["line"]],
            "country": names[project["country"]],
            "title": project["title"],
            "donor": project["donor"],
            "from": project["from"],
            "until": project["until"],
            "source": project["source"],
        }
        for need in says["supportLines"]
        for project in need["projects"]
    ]


def line_rows():
    return [row for row in table(sheets["Actions"]) if row["action"] is None]


def help_rows():
    titles = {
        "oif": "OIF", "cplp": "CPLP", "commonwealth": "Commonwealth", "arab-league": "Arab League"
    }
    rows = []
    for help in says["help"]:
        ties = [(titles.get(t["title"], t["title"]), t["needing"], t["helping"]) for t in help["ties"]]
        if help["alone"]:
            ties.append(("nothing", help["alone"], []))
        for shared, needing, helping in ties:
            rows.append(
                identity(help["criterion"])
                | {
                    "shared": shared,
                    "number to be helped": len(needing),
                    "number that could help": len(helping),
                    "could be helped": named(needing),
                    "could help": named(helping),
                }
            )
    return rows


def question_rows():
    return [
        {
            "fact": question["fact"],
            "question": question["ask"],
            "respondent": question["respondent"],
            "open in countries": question["countries"],
            "open findings": question["criteria"],
            "of these critical": question["criticalCriteria"],
        }
        for question in says["questions"]
    ]


def progress_rows():
    rows = []
    for country in says["countries"]:
        progress = country["progress"]
        row = {"country": country["name"], "code": country["code"]}
        for name, key in [
            ("before", "before"),
            ("after age", "afterAge"),
            ("after evidence", "afterEvidence"),
            ("now", "now"),
        ]:
            score = progress[key] or {"low": None, "high": None}
            row |= {f"low {name}": number(score["low"]), f"high {name}": number(score["high"])}
        lows = [decimal.Decimal((progress[key] or {"low": 0})["low"]) for key in ("before", "now")]
        row |= {
            "rise of low": float(lows[1] - lows[0]),
            "met by reform": joined(progress["metByReform"]),
            "shown by evidence": joined(progress["shownByEvidence"]),
            "no longer shown": joined(progress["noLongerShown"]),
        }
        rows.append(row)
    return rows


def method():
    notes = {row["subject"]: row["text"] for row in table(sheets["Method"])}
    expected = {
        "As of": says["asOf"],
        "Least grade": f"{says['leastGrade']} or better",
        "Rulebook": f"{says['rulebook']['id']} {says['rulebook']['edition']}",
        "Rulebook's digest": f"SHA-256 {says['rulebook']['digest']}",
        "Profiles' digest": f"SHA-256 {says['profiles']['digest']}",
        "Made by": f"readiness {says['engineVersion']}",
    }
    if says["since"]:
        expected["Since"] = says["since"]
    prose = ["Scores", "Numbers", "Empty cells", "Shown, possible", "Means", "Help", "Review"]
    prose += ["Costs"] * ("Costs" in notes) + ["Edition"] * (says["edition"]["name"] != "full")
    for subject in prose:
        expected[subject] = notes.get(subject, "missing")
    return differences("Method", [notes], [expected])


expected_sheets = ["State", "Countries", "Weak spots", "Pressing needs", "Actions", "Projects"]
expected_sheets += ["Help", "Questions"] + ["Progress"] * bool(says["since"]) + ["Method"]
if list(sheets) != expected_sheets:
    problems.append(f"sheets: {list(sheets)}")
tables = {name: table(rows) for name, rows in sheets.items()}
problems += differences("State", tables["State"], state_rows(tables["State"]))
problems += differences("Countries", tables["Countries"], country_rows(tables["Countries"]))
problems += differences("Weak spots", tables["Weak spots"], weak_rows())
problems += differences("Pressing needs", tables["Pressing needs"], need_rows(tables["Pressing needs"]))
problems += differences("Actions", tables["Actions"], action_rows(tables["Actions"]))
problems += differences("Projects", tables["Projects"], project_rows(tables["Projects"]))
problems += differences("Help", tables["Help"], help_rows())
problems += differences("Questions", tables["Questions"], question_rows())
if says["since"]:
    problems += differences("Progress", tables["Progress"], progress_rows())
problems += method()
for problem in problems[:40]:
    print(problem[:2000])
