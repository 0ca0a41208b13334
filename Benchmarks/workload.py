#!/usr/bin/env python3
"""The synthetic workload, from a seed: 300 facts, 250 criteria with 814 tests, and any number of profiles.

Everything is written twice: in the workload's own form, which the peers read, and in our language.
The same seed gives the same bytes; profiles come in blocks of 200, so the first 200 are the same in
every file.

Our form: `_` in ids becomes `-`; `before D` becomes `on or before` the day before; null and "unknown"
become not stated (null in JSON, so that as much is read; left out in YAML); country and date are added.
"""
import datetime
import hashlib
import json
import pathlib
import random

SEED = 20260101
AS_OF = "2026-01-01"
BLOCK = 200
STATUS = ["yes", "partial", "no", "unknown"]
FIRST = "exam school licence instructor vehicle registration enforcement data medical insurance road training"
SECOND = "theory practical national digital central public minimum annual published independent legal mandatory graduated commercial foreign"
THIRD = "register standard curriculum audit authority test fee record exchange threshold certificate deadline appeal coverage review"
PROSE = "directive article annex national law adopted gazette published ministry transport register test examiners amended order applies category licence holders".split()


class Model:
    """The facts and the rules; one stream of random numbers makes them, in this order."""

    def __init__(self):
        self.random = random.Random(SEED)
        self.facts = self._facts()
        self.areas = [{"w": self.random.randint(1, 5), "subs": []} for _ in range(12)]
        self.subs = []
        for number in range(40):
            area = number if number < 12 else self.random.randrange(12)
            self.subs.append({"area": area, "w": self.random.randint(1, 5), "rules": []})
            self.areas[area]["subs"].append(number)
        self.rules = []
        for number in range(250):
            sub = number if number < 40 else self.random.randrange(40)
            weight = self.random.randint(1, 5)
            self.rules.append({"id": f"R{number:03}", "sub": sub, "w": weight, "if": self._condition()})
            self.subs[sub]["rules"].append(number)

    def _facts(self):
        words = [text.split() for text in (FIRST, SECOND, THIRD)]
        names = []
        while len(names) < 300:
            parts = [self.random.choice(choices) for choices in words]
            name = "_".join(parts + (["in_force"] if self.random.random() < 0.3 else []))
            if name not in names:
                names.append(name)
        kinds = ["status"] * 180 + ["bool"] * 60 + ["date"] * 30 + ["int"] * 30
        self.random.shuffle(kinds)
        return [{"id": name, "kind": kind} for name, kind in zip(names, kinds)]

    def _leaf(self):
        number = self.random.randrange(300)
        match self.facts[number]["kind"]:
            case "status":
                return {"fact": number, "op": "yes" if self.random.random() < 0.6 else "partial"}
            case "bool":
                return {"fact": number, "op": "true"}
            case "date":
                year, month = self.random.randrange(2005, 2025), self.random.randrange(1, 13)
                return {"fact": number, "op": "before", "arg": f"{year:04}-{month:02}-01"}
            case _:
                return {"fact": number, "op": "ge", "arg": self.random.randrange(20, 80)}

    def _leaves(self, least, most):
        return [self._leaf() for _ in range(self.random.randint(least, most))]

    def _condition(self):
        draw = self.random.random()
        if draw < 0.25:
            return self._leaf()
        if draw < 0.60:
            return {"all": self._leaves(2, 5)}
        if draw < 0.80:
            return {"any": self._leaves(2, 4)}
        if draw < 0.90:
            parts = self._leaves(3, 6)
            return {"at_least": self.random.randint(2, len(parts) - 1), "of": parts}
        return {
            "all": [
                {"any": self._leaves(2, 3)}, {"not": self._leaf()},
                {"at_least": 2, "of": self._leaves(3, 3)},
            ]
        }

    def as_json(self):
        return json.dumps(
            {"facts": self.facts, "rules": self.rules, "subs": self.subs, "areas": self.areas}
        )


def our_id(fact):
    return fact["id"].replace("_", "-")


def blocks(model, count):
    """Blocks of up to 200 profiles; each is one list of coded values per fact."""
    import numpy

    generator = numpy.random.default_rng(SEED + 1)

    def column(kind):
        if kind == "status":
            return generator.choice(4, BLOCK, p=[0.45, 0.2, 0.2, 0.15])
        if kind == "bool":
            return generator.choice(3, BLOCK, p=[0.5, 0.3, 0.2])
        missing = generator.random(BLOCK) < 0.2
        return numpy.where(missing, -1, generator.integers(0, 25 * 12 * 28 if kind == "date" else 101, BLOCK))

    for start in range(0, count, BLOCK):
        columns = [column(fact["kind"])[: count - start].tolist() for fact in model.facts]
        yield start, columns


def value(kind, code):
    """A coded value as Python has it."""
    if kind == "status":
        return STATUS[code]
    if kind == "bool":
        return (True, False, None)[code]
    if code < 0:
        return None
    if kind == "date":
        return f"{2000 + code // 336:04}-{code // 28 % 12 + 1:02}-{code % 28 + 1:02}"
    return code


def our_value(kind, code):
    known = value(kind, code)
    return None if known == "unknown" else known


def json_form(fact, known):
    return f'"{fact["id"]}":{json.dumps(known)}'


def our_json_form(fact, known):
    return f'"{our_id(fact)}":{json.dumps(known)}'


def csv_form(_, known):
    return "" if known is None else str(known).lower()


def our_csv_form(_, known):
    return "" if known is None else {True: "yes", False: "no"}.get(known, str(known)) if isinstance(known, bool) else str(known)


def write_profiles(model, count, folder, forms):
    """Writes `count` profiles in each of the forms named: json, our json, csv, our csv."""
    fact_ids, our_fact_ids = ([name(fact) for fact in model.facts] for name in (lambda fact: fact["id"], our_id))
    written = {
        "json": (f"p{count}.ndjson", value, json_form, lambda name, row: '{"id":"%s","facts":{%s}}\n' % (name, row), ""),
        "our json": (
            f"ours{count}.ndjson", our_value, our_json_form,
            lambda name, row: '{"country":"%s","as of":"%s","facts":{%s}}\n' % (name, AS_OF, row), "",
        ),
        "csv": (f"p{count}.csv", value, csv_form, lambda name, row: f"{name},{row}\n", ",".join(["id", *fact_ids]) + "\n"),
        "our csv": (
            f"ours{count}.csv", our_value, our_csv_form, lambda name, row: f"{name},{AS_OF},{row}\n",
            ",".join(["country", "as of", *our_fact_ids]) + "\n",
        ),
    }
    chosen = [written[form] for form in forms]
    streams = [open(folder / name, "w") for name, *_ in chosen]
    texts = [[{} for _ in model.facts] for _ in chosen]
    for stream, (*_, head) in zip(streams, chosen):
        stream.write(head)
    for start, columns in blocks(model, count):
        for stream, known_texts, (_, decode, encode, line, _) in zip(streams, texts, chosen):
            encoded = []
            for fact, known, column in zip(model.facts, known_texts, columns):
                for code in set(column).difference(known):
                    known[code] = encode(fact, decode(fact["kind"], code))
                encoded.append([known[code] for code in column])
            stream.writelines(
                line(f"C{start + offset:06}", ",".join(row)) for offset, row in enumerate(zip(*encoded))
            )
    for stream in streams:
        stream.close()


class Prose:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def words(self, count):
        return " ".join(self.random.choice(PROSE) for _ in range(count))


def country_codes(number):
    """Made-up codes of three letters, two letters and three digits."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    two = letters[number // 26] + letters[number % 26]
    return "X" + two, two, f"{number:03}"


def write_register(count, folder):
    with open(folder / "countries.yaml", "w") as stream:
        stream.write("kind: countries\nformat: 1\ncountries:\n")
        for number in range(count):
            three, two, digits = country_codes(number)
            stream.write(
                f'  {three}: {{iso2: {two}, m49: "{digits}", name: Country {number:03},'
                " region: Here, subregion: Nearer}\n"
            )


def write_yaml_profiles(model, count, folder):
    """Profiles as an assessor writes them: most statements with evidence, a place and a date; 62 kB each."""
    folder.mkdir(parents=True, exist_ok=True)
    write_register(count, folder)
    prose = Prose(7)
    for start, columns in blocks(model, count):
        for offset, codes in enumerate(zip(*columns)):
            code = country_codes(start + offset)[0]
            lines = ["kind: profile", "format: 1", f"country: {code}", f"as of: {AS_OF}", "evidence:"]
            for number in range(60):
                lines.append(
                    f"  e{number:02}: {{title: {prose.words(6)}, type: official report,"
                    f" dated: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}, grade: official,"
                    f" url: https://example.org/law/{number}}}"
                )
            lines.append("facts:")
            for fact, coded in zip(model.facts, codes):
                known = our_value(fact["kind"], coded)
                if known is None:
                    continue
                word = {True: "yes", False: "no"}[known] if isinstance(known, bool) else known
                if prose.random.random() < 0.2:
                    lines.append(f"  {our_id(fact)}: {word}")
                    continue
                lines += [
                    f"  {our_id(fact)}:",
                    f"    - is: {word}",
                    f"      from: 2024-{prose.random.randrange(1, 13):02}-{prose.random.randrange(1, 29):02}",
                    f"      evidence: e{prose.random.randrange(60):02}",
                    f"      at: Article {prose.random.randrange(99)}, {prose.words(12)}",
                ]
                if prose.random.random() < 0.3:
                    lines += ["      note: >", f"        {prose.words(9)}", f"        {prose.words(9)}"]
            (folder / f"{code.lower()}.yaml").write_text("\n".join(lines) + "\n")


def our_condition(model, condition, indent):
    """The lines of one condition; the first stands where the caller puts it."""
    pad = " " * indent
    if "fact" in condition:
        fact = model.facts[condition["fact"]]
        match condition["op"]:
            case "yes" | "true":
                test = "yes"
            case "partial":
                test = "at least partial"
            case "before":
                day = datetime.date.fromisoformat(condition["arg"]) - datetime.timedelta(days=1)
                test = f"on or before {day}"
            case _:
                test = f"at least {condition['arg']}"
        return [f"{pad}{our_id(fact)}: {test}"]
    if "not" in condition:
        head, parts = "none of", [condition["not"]]
    elif "all" in condition:
        head, parts = "all of", condition["all"]
    elif "any" in condition:
        head, parts = "any of", condition["any"]
    else:
        head, parts = f"at least {condition['at_least']} of", condition["of"]
    lines = [f"{pad}{head}:"]
    for part in parts:
        first, *rest = our_condition(model, part, indent + 4)
        lines += [f"{pad}  - {first.strip()}", *rest]
    return lines


def write_framework(folder, pillars):
    """Pillars are (id, weight, areas), areas (id, weight)."""
    lines = [
        "kind: framework", "format: 1", "id: workload", "title: A synthetic workload", 'edition: "1"',
        "stages: [start-up, formative, established]", "evidence:", "  least grade: asserted", "pillars:",
    ]
    for pillar, weight, areas in pillars:
        lines += [f"  - id: {pillar}", f"    title: Pillar {pillar}", f"    weight: {weight}", "    areas:"]
        lines += [f"      - {{id: {area}, weight: {share}}}" for area, share in areas]
    (folder / "framework.yaml").write_text("\n".join(lines) + "\n")


def write_source(folder):
    lines = ["kind: source", "format: 1", "id: directive", "title: A directive", "publisher: Nobody", "dated: 2006-12-20", "criteria:"]
    for article in range(1, 21):
        lines += [f'  a{article}-{part}: {{at: "Article {article}({part})", says: It asks for something.}}' for part in range(1, 7)]
    (folder / "sources" / "directive.yaml").write_text("\n".join(lines) + "\n")


def make_rulebook_folders(folder):
    for name in ("sources", "vocabulary", "areas"):
        (folder / name).mkdir(parents=True, exist_ok=True)


def write_rulebook(model, folder, copies=1):
    """The rules as an author would write them; with copies, each stands so often, under its own id."""
    make_rulebook_folders(folder)
    prose = Prose(3)
    write_framework(
        folder,
        [
            (f"pillar-{number:02}", area["w"], [(f"area-{sub:02}", model.subs[sub]["w"]) for sub in area["subs"]])
            for number, area in enumerate(model.areas)
        ],
    )
    write_source(folder)
    types = {
        "status": ["type: ordered choice", 'choices: {no: "No", partial: "In part", yes: "Yes"}'],
        "bool": ["type: yes or no"],
        "date": ["type: date"],
        "int": ["type: whole number", "unit: persons", "range: 0 to 100"],
    }
    for kind, written in types.items():
        lines = ["kind: vocabulary", "format: 1", "facts:"]
        for fact in model.facts:
            if fact["kind"] == kind:
                lines += [f"  {our_id(fact)}:", *(f"    {line}" for line in written)]
                lines += [f"    ask: Is it so that {prose.words(6)}?", "    track: law", "    respondent: ministry"]
        (folder / "vocabulary" / f"{kind}.yaml").write_text("\n".join(lines) + "\n")
    severities = ["critical", "high", "medium", "low"]
    for number, sub in enumerate(model.subs):
        area = f"area-{number:02}"
        lines = ["kind: area", "format: 1", f"id: {area}", f"title: Area {number:02}", "criteria:"]
        for copy in range(copies):
            for place, rule in enumerate(sub["rules"]):
                written = model.rules[rule]
                lines += [
                    f"  - id: {written['id'].lower()}" + (f"-{copy}" if copies > 1 else ""),
                    f"    title: The {prose.words(8)}",
                    f"    basis: [directive/a{prose.random.randrange(1, 21)}-{prose.random.randrange(1, 7)}]",
                    f"    stage: {('formative', 'established')[place % 2]}",
                    f"    weight: {written['w']}",
                    f"    severity: {prose.random.choice(severities)}",
                    "    met when:",
                    *our_condition(model, written["if"], 6),
                    "    remedy: >",
                    f"      {prose.words(10)}",
                    f"      {prose.words(10)}",
                ]
        (folder / "areas" / f"{area}.yaml").write_text("\n".join(lines) + "\n")


def write_weights(rules, profiles, countries=195, criteria=40):
    """One area of criteria that measure, and countries with scores; `peers/weights.py` draws the same scores."""
    import numpy

    make_rulebook_folders(rules)
    profiles.mkdir(parents=True, exist_ok=True)
    write_framework(rules, [("pillar", 1, [("area", 1)])])
    write_source(rules)
    facts = [f"share-{number:02}" for number in range(criteria)]
    lines = ["kind: vocabulary", "format: 1", "facts:"]
    for fact in facts:
        lines.append(f"  {fact}: {{type: number, unit: points, range: 0 to 1, ask: How much?, track: practice, respondent: ministry}}")
    (rules / "vocabulary" / "shares.yaml").write_text("\n".join(lines) + "\n")
    lines = ["kind: area", "format: 1", "id: area", "title: Area", "criteria:"]
    for number, fact in enumerate(facts):
        lines += [
            f"  - id: criterion-{number:02}", f"    title: Criterion {number:02}", "    basis: [directive/a1-1]",
            f"    stage: {('formative', 'established')[number % 2]}", "    severity: medium",
            f"    measures: {{fact: {fact}, from: 0, to: 1}}", "    remedy: Do more.",
        ]
    (rules / "areas" / "area.yaml").write_text("\n".join(lines) + "\n")
    write_register(countries, profiles)
    scores = numpy.random.default_rng(1).random((countries, criteria))
    for number, row in enumerate(scores):
        code = country_codes(number)[0]
        lines = ["kind: profile", "format: 1", f"country: {code}", f"as of: {AS_OF}", "facts:"]
        lines += [f"  {fact}: {score:.6f}" for fact, score in zip(facts, row)]
        (profiles / f"{code.lower()}.yaml").write_text("\n".join(lines) + "\n")


def build(folder, small, large):
    """Makes whatever of the workload is not there yet."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    model = Model()
    (folder / "model.json").write_text(model.as_json())

    source = hashlib.sha256(pathlib.Path(__file__).read_bytes()).hexdigest()

    def once(name, make):
        done = folder / f"{name}.done"
        if not done.exists() or done.read_text() != source:
            make()
            done.write_text(source)

    once("rules", lambda: write_rulebook(model, folder / "rules"))
    once("rules10", lambda: write_rulebook(model, folder / "rules10", copies=10))
    once("profiles", lambda: write_yaml_profiles(model, BLOCK, folder / "profiles"))
    once("weights", lambda: write_weights(folder / "weights/rules", folder / "weights/profiles"))
    for count in sorted({BLOCK, small, large}):
        once(f"p{count}", lambda: write_profiles(model, count, folder, ["json", "our json", "csv", "our csv"]))
