#!/usr/bin/env python3
"""Engines that take all profiles at once, a column per fact.

Usage: whole_columns.py numpy|openfisca|polars|duckdb MODEL PROFILES OUTPUT
Polars and duckdb read NDJSON or CSV with their own readers. Writes 53 intervals a profile; prints the
digest of the answers.
"""
import json
import sys

import numpy
import orjson

from rules import Digest, Rules, parts

engine, model, profiles, output = sys.argv[1:]
rules = Rules(model)


def coded_columns():
    """A row per fact: ordered codes, dates as yyyymmdd, -1 where nothing is known."""
    codes = {"yes": 2, "partial": 1, "no": 0, "unknown": -1, True: 1, False: 0, None: -1}
    dates = [number for number, kind in enumerate(rules.kinds) if kind == "date"]
    coded = [number for number, kind in enumerate(rules.kinds) if kind in ("status", "bool")]
    names, rows, blocks = [], [], []
    with open(profiles, "rb") as lines:
        for line in lines:
            profile = orjson.loads(line)
            names.append(profile["id"])
            values = list(profile["facts"].values())
            for number in coded:
                values[number] = codes[values[number]]
            for number in dates:
                day = values[number]
                values[number] = -1 if day is None else int(day[:4] + day[5:7] + day[8:])
            rows.append([-1 if value is None else value for value in values])
            if len(rows) == 4096:
                blocks.append(numpy.array(rows, numpy.int32))
                rows = []
    if rows:
        blocks.append(numpy.array(rows, numpy.int32))
    return names, numpy.ascontiguousarray(numpy.concatenate(blocks).T)


def day_number(day):
    return int(day.replace("-", ""))


def with_numpy():
    def pair(condition, columns):
        if "fact" in condition:
            values = columns[condition["fact"]]
            known = values >= 0
            match condition["op"]:
                case "yes":
                    true = values == 2
                case "partial":
                    true = values >= 1
                case "true":
                    true = values == 1
                case "before":
                    true = (values < day_number(condition["arg"])) & known
                case _:
                    true = values >= condition["arg"]
            return true, known & ~true
        if "not" in condition:
            true, false = pair(condition["not"], columns)
            return false, true
        pairs = [pair(part, columns) for part in parts(condition)]
        if "at_least" in condition:
            count = condition["at_least"]
            trues = sum(true.view(numpy.int8) for true, _ in pairs)
            falses = sum(false.view(numpy.int8) for _, false in pairs)
            return trues >= count, falses >= len(pairs) - count + 1
        true, false = pairs[0][0].copy(), pairs[0][1].copy()
        for more_true, more_false in pairs[1:]:
            if "all" in condition:
                true &= more_true
                false |= more_false
            else:
                true |= more_true
                false &= more_false
        return true, false

    names, columns = coded_columns()
    true = numpy.empty((len(rules.ids), len(names)), bool)
    false = numpy.empty_like(true)
    block = 2048  # stays in the cache
    for start in range(0, len(names), block):
        here = slice(start, start + block)
        for number, condition in enumerate(rules.conditions):
            true[number, here], false[number, here] = pair(condition, columns[:, here])
    return names, true, false


def with_openfisca():
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    names, columns = coded_columns()
    country = Entity("country", "countries", "a country", "")
    system = TaxBenefitSystem([country])

    def declare(name, **attributes):
        shared = {"entity": country, "definition_period": DateUnit.YEAR, "label": name}
        system.add_variable(type(name, (Variable,), shared | attributes))

    def expressions(condition):
        if "fact" in condition:
            values = f'c("f_{rules.facts[condition["fact"]]}", p)'
            match condition["op"]:
                case "yes":
                    return f"({values} == 2)", f"(({values} >= 0) & ({values} < 2))"
                case "partial":
                    return f"({values} >= 1)", f"({values} == 0)"
                case "true":
                    return f"({values} == 1)", f"({values} == 0)"
                case "before":
                    day = day_number(condition["arg"])
                    return f"(({values} >= 0) & ({values} < {day}))", f"({values} >= {day})"
                case _:
                    least = condition["arg"]
                    return f"({values} >= {least})", f"(({values} >= 0) & ({values} < {least}))"
        if "not" in condition:
            true, false = expressions(condition["not"])
            return false, true
        trues, falses = zip(*(expressions(part) for part in parts(condition)))
        if "all" in condition:
            return "(" + " & ".join(trues) + ")", "(" + " | ".join(falses) + ")"
        if "any" in condition:
            return "(" + " | ".join(trues) + ")", "(" + " & ".join(falses) + ")"

        def count(texts, least):
            return "((" + " + ".join(f"{text}.astype('i1')" for text in texts) + f") >= {least})"

        least = condition["at_least"]
        return count(trues, least), count(falses, len(falses) - least + 1)

    for fact in rules.facts:
        declare("f_" + fact, value_type=int, default_value=-1)
    for rule, condition in zip(rules.ids, rules.conditions):
        for suffix, text in zip(("_t", "_f"), expressions(condition)):
            declare(rule.lower() + suffix, value_type=bool, formula=eval("lambda c, p: " + text))
    simulation = SimulationBuilder().build_default_simulation(system, len(names))
    for fact, column in zip(rules.facts, columns):
        simulation.set_input("f_" + fact, "2026", column)
    true, false = (
        numpy.stack([simulation.calculate(rule.lower() + suffix, "2026") for rule in rules.ids])
        for suffix in ("_t", "_f")
    )
    return names, true, false


def with_polars():
    import polars

    types = {"bool": polars.Boolean, "int": polars.Int32}
    schema = {fact: types.get(kind, polars.String) for fact, kind in zip(rules.facts, rules.kinds)}
    if profiles.endswith(".csv"):
        table = polars.read_csv(profiles, schema={"id": polars.String, **schema})
    else:
        nested = {"id": polars.String, "facts": polars.Struct(schema)}
        table = polars.read_ndjson(profiles, schema=nested).unnest("facts")
    table = table.rechunk()

    def expression(condition):
        if "fact" in condition:
            values = polars.col(rules.facts[condition["fact"]])
            match condition["op"]:
                case "yes":
                    return polars.when(values != "unknown").then(values == "yes")
                case "partial":
                    return polars.when(values != "unknown").then(values != "no")
                case "true":
                    return values
                case "before":
                    return values < condition["arg"]
                case _:
                    return values >= condition["arg"]
        if "not" in condition:
            return ~expression(condition["not"])
        texts = [expression(part) for part in parts(condition)]
        if "all" in condition:
            return polars.all_horizontal(texts)
        if "any" in condition:
            return polars.any_horizontal(texts)
        count = condition["at_least"]
        trues = sum(text.fill_null(False).cast(polars.Int8) for text in texts)
        falses = sum((~text).fill_null(False).cast(polars.Int8) for text in texts)
        return polars.when(trues >= count).then(True).when(falses >= len(texts) - count + 1).then(False)

    answers = table.select(
        expression(condition).alias(rule) for rule, condition in zip(rules.ids, rules.conditions)
    )
    true = numpy.stack([answers[rule].fill_null(False).to_numpy() for rule in rules.ids])
    false = numpy.stack([(~answers[rule]).fill_null(False).to_numpy() for rule in rules.ids])
    return table["id"].to_list(), true, false


def with_duckdb():
    import duckdb

    types = {"bool": "BOOLEAN", "int": "INTEGER"}
    typed = [(fact, types.get(kind, "VARCHAR")) for fact, kind in zip(rules.facts, rules.kinds)]
    connection = duckdb.connect()
    if profiles.endswith(".csv"):
        columns = ",".join(f"'{fact}':'{kind}'" for fact, kind in typed)
        source = f"select * from read_csv('{profiles}', header=true, columns={{'id':'VARCHAR',{columns}}})"
    else:
        columns = ",".join(f"{fact} {kind}" for fact, kind in typed)
        source = (
            f"select id, unnest(facts) from read_json('{profiles}', format='newline_delimited',"
            f" maximum_object_size=33554432, columns={{id:'VARCHAR', facts:'STRUCT({columns})'}})"
        )
    connection.execute("create table profiles as " + source)

    def expression(condition):
        if "fact" in condition:
            fact = rules.facts[condition["fact"]]
            match condition["op"]:
                case "yes":
                    return f"(nullif({fact},'unknown')='yes')"
                case "partial":
                    return f"(nullif({fact},'unknown')<>'no')"
                case "true":
                    return fact
                case "before":
                    return f"({fact} < '{condition['arg']}')"
                case _:
                    return f"({fact} >= {condition['arg']})"
        if "not" in condition:
            return f"(NOT {expression(condition['not'])})"
        texts = [expression(part) for part in parts(condition)]
        if "all" in condition:
            return "(" + " AND ".join(texts) + ")"
        if "any" in condition:
            return "(" + " OR ".join(texts) + ")"
        count = condition["at_least"]
        trues = "+".join(f"coalesce({text}::INT,0)" for text in texts)
        falses = "+".join(f"coalesce((NOT {text})::INT,0)" for text in texts)
        return (
            f"(CASE WHEN {trues} >= {count} THEN true"
            f" WHEN {falses} >= {len(texts) - count + 1} THEN false END)"
        )

    answers = ",".join(
        f"{expression(condition)} as {rule}" for rule, condition in zip(rules.ids, rules.conditions)
    )
    connection.execute(f"create table answers as select id, {answers} from profiles")
    columns = connection.execute("select * exclude id from answers").fetchnumpy()
    true = numpy.stack([numpy.ma.filled(columns[rule], False).astype(bool) for rule in rules.ids])
    false = numpy.stack(
        [numpy.ma.filled(~numpy.ma.asarray(columns[rule]).astype(bool), False) for rule in rules.ids]
    )
    names = connection.execute("select id from answers").fetchnumpy()["id"].tolist()
    return names, true, false


engines = {"numpy": with_numpy, "openfisca": with_openfisca, "polars": with_polars, "duckdb": with_duckdb}
names, true, false = engines[engine]()
shares = rules.shares().astype(numpy.float32)
low, high = (shares @ true.astype(numpy.float32)).T, 1 - (shares @ false.astype(numpy.float32)).T
scores = numpy.round(numpy.stack([low, high], 2).astype(numpy.float64), 4)
with open(output, "wb") as written:
    for name, row in zip(names, scores):
        written.write(orjson.dumps({"id": name, "s": row}, option=orjson.OPT_SERIALIZE_NUMPY) + b"\n")
digest = Digest()
for column in range(min(200, len(names))):
    digest.add(true[:, column], false[:, column])
print(json.dumps({"digest": digest.text()}))
