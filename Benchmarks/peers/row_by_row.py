#!/usr/bin/env python3
"""Engines that take one profile at a time. Usage: row_by_row.py zen|cel MODEL PROFILES OUTPUT

Reads with orjson, scores with numpy, writes 53 intervals a profile; prints the digest of the answers.
"""
import json
import sys

import numpy
import orjson

from rules import Digest, Rules, TwoValued

engine, model, profiles, output = sys.argv[1:]
rules = Rules(model)


class Zen(TwoValued):
    def before(self, name, day):
        return f'date({name}) < date("{day}")'

    def not_before(self, name, day):
        return f'date({name}) >= date("{day}")'


class Cel(TwoValued):
    def variable(self, fact):
        return "facts." + fact

    def both(self, texts):
        return "(" + " && ".join(texts) + ")"

    def either(self, texts):
        return "(" + " || ".join(texts) + ")"


if engine == "zen":
    import zen

    compiled = zen.compile_expression(Zen().program(rules))
    evaluate = compiled.evaluate
else:
    import cel

    program = cel.compile(Cel().program(rules))

    def evaluate(facts):
        return program.execute({"facts": facts})


shares, digest, half = rules.shares(), Digest(), len(rules.ids)
with open(profiles, "rb") as lines, open(output, "wb") as written:
    for line in lines:
        profile = orjson.loads(line)
        answers = evaluate(profile["facts"])
        true, false = answers[:half], answers[half:]
        low, high = shares @ numpy.array(true, float), 1 - shares @ numpy.array(false, float)
        row = {"id": profile["id"], "s": numpy.round(numpy.stack([low, high], 1), 4)}
        written.write(orjson.dumps(row, option=orjson.OPT_SERIALIZE_NUMPY) + b"\n")
        digest.add(true, false)
print(json.dumps({"digest": digest.text()}))
