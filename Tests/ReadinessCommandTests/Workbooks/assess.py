"""Compares every cell of `assess --format xlsx` with what `--format json` and `csv` say.

Called with a workbook, the program and its arguments; prints a line for each difference.
"""

import csv
import io
import sys

from cells import *

workbook, program, *arguments = sys.argv[1:]
sheets = read(workbook)
says = document(program, *arguments)
criteria = {each["id"]: each for each in says["criteria"]}
areas = {each["id"]: each for each in says["areas"]}
evidence = {each["id"]: each for each in says["evidence"]}
facts = {each["id"]: each for each in says["facts"]}
actions = {each["id"]: each for each in says["actions"]}
questions = {each["fact"]: each["ask"] for each in says["questions"]}
places = {gap["criterion"]: order + 1 for order, gap in enumerate(says["gaps"])}
costs = says["rulebook"]["costAssumptions"]
currency = f" ({costs['currency']})" if costs else ""
problems = []


def kind(gap):
    if gap["kind"] == "gap":
        return "pressing need" if gap["isPressingNeed"] else "gap"
    return "pressing question" if gap["isPressingQuestion"] else "information gap"


def basis(criterion):
    return [f"{each['id'].split('/')[0]}, {each['at']}" for each in criterion["basis"]]


def verdict(criterion):
    low, high = criterion["low"], criterion["high"]
    if criterion["verdict"] == "partly met":
        return f"partly met, {nearest(low, 2)}"
    if criterion["verdict"] == "not met" and criterion["blockedBy"]:
        return "not met, blocked by " + ", ".join(criterion["blockedBy"])
    if criterion["verdict"] != "unknown":
        return criterion["verdict"]
    may = "may not apply; " if criterion["applies"] == "unknown" else ""
    open_end = ", not fully met" if criterion["isNotFullyMet"] else ""
    return f"unknown, {may}{interval(low, high)}{open_end}"


def sentence(fact):
    if fact["reason"]:
        return f"{fact['id']} is not known ({fact['reason']})"
    if fact["isConflicting"]:
        return f"{fact['id']}: sources disagree, {fact['value']}"
    verb = "" if fact["value"].startswith("includes ") else "is "
    meaning = f" ({fact['meaning']})" if fact["meaning"] else ""
    return f"{fact['id']} {verb}{fact['value']}{meaning}"


def sources(fact):
    counting = [each for each in fact["statements"] if each["role"] == "counts"]
    lines = []
    for each in counting:
        if each["on"]:
            when = f"on {each['on']}"
        elif each["until"]:
            when = f"from {each['start']} until {each['until']}"
        else:
            when = f"since {each['start']}"
        source = evidence.get(each["evidence"])
        if source:
            at = f", {each['at']}" if each["at"] else ""
            seen = "seen" if source["isSeen"] else "dated"
            text = f"{source['id']}{at} ({source['grade']}, {seen} {source['date']}; {when})"
        else:
            text = f"no source named ({each['grade']}, {when})"
        lines.append("· " + text)
    return lines + [each["note"] for each in counting if each["note"]]


def gaps_in(criterion_ids):
    own = [gap for gap in says["gaps"] if gap["criterion"] in criterion_ids]
    gaps = [gap for gap in own if gap["kind"] == "gap"]
    return len(gaps), sum(gap["isPressingNeed"] for gap in gaps), len(own) - len(gaps)


def group_row(level, group, area_ids):
    own = {each["id"] for each in says["criteria"] if each["area"] in area_ids}
    gaps, pressing, open_ones = gaps_in(own)
    remarks = []
    if group["applies"] != "yes":
        remarks.append("may not apply" if group["applies"] == "unknown" else "does not apply")
    if group["isCapped"]:
        # Under a lens the criteria that a cap waits for may stand outside of it.
        cap = group["cap"]
        left = [
            each
            for each in cap["until"]
            if each not in criteria
            or (criteria[each]["applies"] != "no" and float(criteria[each]["low"]) < 1)
        ]
        remarks.append(f"capped at {nearest(cap['ceiling'], 1)} until {', '.join(left)}")
    if level == "area":
        paper, practice = group["paper"], group["practice"]
        if paper["applies"] == practice["applies"] == "yes" and (
            paper["low"] > practice["high"] or practice["low"] > paper["high"]
        ):
            remarks.append(
                f"on paper {interval(paper['low'], paper['high'])}, in practice "
                f"{interval(practice['low'], practice['high'])}: paper and practice part"
            )
    stages = group["stages"] or {"least": None, "greatest": None}
    return {
        "level": level,
        "title": group["title"],
        "low": number(group["low"]),
        "high": number(group["high"]),
        "settled": number(group["settled"]),
        "least stage": stages["least"],
        "greatest stage": stages["greatest"],
        "gaps": gaps,
        "pressing needs": pressing,
        "information gaps": open_ones,
        "remarks": joined(remarks, "\n"),
        "id": group["id"],
    }


def overview():
    rows = [group_row("framework", says["framework"], set(areas))]
    for pillar in says["pillars"]:
        own = [area for area in says["areas"] if area["within"] == pillar["id"]]
        rows.append(group_row("pillar", pillar, {area["id"] for area in own}))
        rows += [group_row("area", area, {area["id"]}) for area in own]
    return rows


def gap_rows():
    rows = []
    for order, gap in enumerate(says["gaps"]):
        criterion = criteria[gap["criterion"]]
        why = [facts[each] for each in gap["why"]]
        steps = [actions[each] for each in gap["actions"]]
        rows.append(
            {
                "criterion": criterion["id"],
                "order": order + 1,
                "kind": kind(gap),
                "severity": gap["severity"],
                "title": criterion["title"],
                "area": areas[criterion["area"]]["title"],
                "verdict": verdict(criterion),
                "low": number(criterion["low"]),
                "high": number(criterion["high"]),
                "gain": number(gap["gain"]),
                "held back by": joined(gap["heldBackBy"]),
                "blocks": joined(gap["blocks"]),
                "caps": joined(gap["caps"]),
                "why": joined([sentence(fact) for fact in why], "\n"),
                "sources and notes": joined([line for fact in why for line in sources(fact)], "\n"),
                "basis": joined(basis(criterion), "\n"),
                "remedy": criterion["remedy"],
                "action": joined([f"{each['title']} ({each['id']})" for each in steps], "\n"),
                "line": joined(list(dict.fromkeys(each["line"]["title"] for each in steps)), "\n"),
            }
        )
    return rows


def action_rows():
    def closed(action, wanted):
        return joined(
            [
                gap["criterion"]
                for gap in says["gaps"]
                if gap["kind"] == wanted and action["id"] in gap["actions"]
            ]
        )

    return {
        action["id"]: {
            "action": action["id"],
            "line": action["line"]["title"],
            "title": action["title"],
            "institution": action["institution"],
            "assistance": action["assistance"],
            "months": action["months"],
            f"cost low{currency}": action["cost"]["low"],
            f"cost likely{currency}": action["cost"]["likely"],
            f"cost high{currency}": action["cost"]["high"],
            "closes gaps": closed(action, "gap"),
            "may be needed for": closed(action, "information"),
            "after": joined(action["after"]),
            "indicator": action["indicator"],
        }
        for action in says["actions"]
    }


def criterion_rows(found):
    gaps = {gap["criterion"]: gap for gap in says["gaps"]}
    rows = []
    for row, criterion in zip(found, says["criteria"]):
        gap = gaps.get(criterion["id"])
        rows.append(
            {
                "criterion": criterion["id"],
                "title": criterion["title"],
                "pillar": areas[criterion["area"]]["within"],
                "area": criterion["area"],
                "stage": criterion["stage"],
                "severity": criterion["severity"],
                "applies": criterion["applies"],
                "verdict": criterion["verdict"],
                "low": number(criterion["low"]),
                "high": number(criterion["high"]),
                "blocked by": joined(criterion["blockedBy"]),
                "order": places.get(criterion["id"]),
                "kind": gap and kind(gap),
                "gain": gap and number(gap["gain"]),
                "blocks": gap and joined(gap["blocks"]),
                "caps": gap and joined(gap["caps"]),
                # JSON names facts and actions where there is a gap alone.
                "facts": row["facts"],
                "actions": joined(gap["actions"]) if gap else row["actions"],
                "basis": joined(basis(criterion)),
                "remedy": criterion["remedy"],
            }
        )
        if gap and not set(gap["why"]) <= set(row["facts"].split("; ")):
            problems.append(f"Criteria, {criterion['id']}: facts {row['facts']}")
    return rows


def fact_rows(found):
    rows = []
    asks = {row["fact"]: row["question"] for row in found}
    for fact in says["facts"]:
        disagrees = None
        if fact["disagrees"]:
            disagrees = "undecided" if fact["isConflicting"] else "decided"
        known = {
            "fact": fact["id"],
            "question": questions.get(fact["id"], asks[fact["id"]]),
            "track": fact["track"],
            "respondent": fact["respondent"],
            "value": fact["value"],
            "meaning": fact["meaning"],
            "reason": fact["reason"],
            "sources disagree": disagrees,
        }
        for each in fact["statements"] or [None]:
            source = evidence.get(each["evidence"]) if each else None
            get = (each or {}).get
            rows.append(
                known
                | {
                    "role": get("role"),
                    "statement": get("words"),
                    "from": None if get("on") else get("start"),
                    "until": get("until"),
                    "on": get("on"),
                    "grade": get("grade"),
                    "evidence": source and source["id"],
                    "title": source and source["title"],
                    "type": source and source["type"],
                    "dated": source["date"] if source and not source["isSeen"] else None,
                    "seen": source["date"] if source and source["isSeen"] else None,
                    "place": get("at"),
                    "note": get("note"),
                    "visibility": get("visibility"),
                    "url": source and source["url"],
                }
            )
    return rows


def head():
    lines = {row[0]: row[1] for row in sheets["Overview"] if row[0] and row[0][0].isupper()}
    framework = says["framework"]
    gaps, pressing, open_ones = gaps_in(set(criteria))
    critical = sum(gap["isPressingQuestion"] for gap in says["gaps"])
    expected = {
        "Country": f"{says['country']['name']} ({says['country']['code']})",
        "Asked": framework["title"],
        "As of": says["asOf"],
        "Rulebook": f"{says['rulebook']['id']} {says['rulebook']['edition']}",
        "Evidence": f"{says['leastGrade']} or better",
        "Score": interval(framework["low"], framework["high"]),
        "Settled": f"{plain(rounded(framework['settled'], 1, False))}% of the score is known",
        "Gaps": f"{gaps}, of which {pressing} pressing; {open_ones} "
        f"{'criterion' if open_ones == 1 else 'criteria'} open for lack of information, of which "
        f"{critical} critical",
    }
    if says["lens"]:
        expected["Lens"] = f"criteria of {says['lens']['id']} alone"
    if says["overlay"]:
        expected["What if"] = (
            f"This is no finding: facts of {says['overlay']['path']} were laid over the profile."
        )
    if says["edition"]["name"] != "full":
        name = "Public edition" if says["edition"]["name"] == "public" else "Edition for partners"
        count = says["edition"]["leftOut"]
        expected["Edition"] = f"{name}: nothing had to be left out."
        if count:
            expected["Edition"] = (
                f"{name}: {'1 statement was' if count == 1 else f'{count} statements were'} left "
                "out, and the full edition may differ."
            )
    return differences("head", [lines], [expected])


def method():
    notes = {row["subject"]: row["text"] for row in table(sheets["Method"])}
    expected = {
        "As of": says["asOf"],
        "Least grade": f"{says['leastGrade']} or better",
        "Rulebook": f"{says['rulebook']['id']} {says['rulebook']['edition']}",
        "Rulebook's digest": f"SHA-256 {says['rulebook']['digest']}",
        "Profile": f"{says['country']['code']} as of {says['profile']['asOf']}",
        "Profile's digest": f"SHA-256 {says['profile']['digest']}",
        "Made by": f"readiness {says['engineVersion']}",
    }
    for prose in ["Scores", "Numbers", "Empty cells", "Gain"]:
        expected[prose] = notes.get(prose, "missing")
    if costs:
        expected["Costs"] = (
            f"Assumptions in {costs['currency']} of {costs['priceYear']}: {costs['source']}"
        )
    if says["edition"]["name"] != "full":
        expected["Edition"] = next(row[1] for row in sheets["Overview"] if row[0] == "Edition")
    if says["lens"]:
        expected["Lens"] = f"Criteria that cite {says['lens']['title']} alone"
    if says["overlay"]:
        expected["Overlay"] = f"{says['overlay']['path']}, SHA-256 {says['overlay']['digest']}"
    return differences("Method", [notes], [expected])


def distance():
    rows = table(sheets["Distance"])
    return differences(
        "Distance",
        rows,
        [
            {
                "provision": each["id"],
                "place": each["at"],
                "obligation": each["obligation"],
                "standing": each["standing"],
                "criteria": joined(each["rules"]),
                "says": row["says"],
            }
            for row, each in zip(rows, says["lens"]["distance"])
        ],
    )


def overlay():
    def words(outcome):
        gone = {"isNotFullyMet": False} | outcome
        return verdict(gone)

    changed = says["overlay"]
    lines = [f"{each['id']}: {each['before']} becomes {each['after']}" for each in changed["facts"]]
    lines += [
        f"{each['id']}: {words(each['before'])} becomes {words(each['after'])}"
        for each in changed["criteria"]
    ]
    before, after = changed["framework"]["before"], changed["framework"]["after"]
    lines.append(
        f"score: {interval(before['low'], before['high'])} becomes "
        f"{interval(after['low'], after['high'])}"
    )
    return differences("What if", table(sheets["What if"]), [{"change": each} for each in lines])


def as_csv():
    """The CSV says what the sheet of criteria says, with country, date and edition before it."""
    text = run(program, *arguments, "--format", "csv").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    lines = []
    found = table(sheets["Criteria"])
    if len(rows) != len(found):
        lines.append(f"CSV: {len(rows)} rows, expected {len(found)}")
    for row, cells in zip(rows, found):
        expected = {
            "country": says["country"]["code"],
            "as of": says["asOf"],
            "edition": says["edition"]["name"],
            "left out": str(says["edition"]["leftOut"]),
        }
        for key, cell in cells.items():
            if key in ("low", "high", "gain") and cell is not None:
                expected[key] = f"{cell:.12f}"
            else:
                expected[key] = "" if cell is None else str(cell)
        lines += differences("CSV", [row], [expected])
    return lines


expected_sheets = ["Overview", "Gaps", "Actions", "Criteria", "Facts and evidence"]
expected_sheets += ["Distance"] * bool(says["lens"]) + ["What if"] * bool(says["overlay"])
expected_sheets.append("Method")
if list(sheets) != expected_sheets:
    problems.append(f"sheets: {list(sheets)}")
found_actions = table(sheets["Actions"])
expected_actions = action_rows()
if sorted(row["action"] for row in found_actions) != sorted(expected_actions):
    problems.append("Actions: not those that JSON names")
found_criteria = table(sheets["Criteria"])
found_facts = table(sheets["Facts and evidence"])
problems += head()
problems += differences("Overview", table(sheets["Overview"]), overview())
problems += differences("Gaps", table(sheets["Gaps"]), gap_rows())
problems += differences(
    "Actions", found_actions, [expected_actions[row["action"]] for row in found_actions]
)
problems += differences("Criteria", found_criteria, criterion_rows(found_criteria))
problems += differences("Facts and evidence", found_facts, fact_rows(found_facts))
problems += method()
if says["lens"]:
    problems += distance()
if says["overlay"]:
    problems += overlay()
problems += as_csv()
for problem in problems[:40]:
    print(problem[:2000])
