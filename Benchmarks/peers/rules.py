"""The workload's rules, as the peers read them, and what several peers share."""
import hashlib
import json


class Rules:
    def __init__(self, path):
        with open(path) as stream:
            model = json.load(stream)
        self.facts = [fact["id"] for fact in model["facts"]]
        self.kinds = [fact["kind"] for fact in model["facts"]]
        self.subs, self.areas = model["subs"], model["areas"]
        self.ids = [rule["id"] for rule in model["rules"]]
        self.weights = [rule["w"] for rule in model["rules"]]
        self.conditions = [rule["if"] for rule in model["rules"]]

    def shares(self):
        """The share of each rule in each of the 53 groups: the whole, 12 areas, 40 sub-areas."""
        import numpy

        matrix = numpy.zeros((1 + len(self.areas) + len(self.subs), len(self.ids)))
        first_sub = 1 + len(self.areas)
        for number, sub in enumerate(self.subs):
            total = sum(self.weights[rule] for rule in sub["rules"])
            for rule in sub["rules"]:
                matrix[first_sub + number, rule] = self.weights[rule] / total
        whole = sum(area["w"] for area in self.areas)
        for number, area in enumerate(self.areas):
            total = sum(self.subs[sub]["w"] for sub in area["subs"])
            for sub in area["subs"]:
                matrix[1 + number] += self.subs[sub]["w"] / total * matrix[first_sub + sub]
            matrix[0] += area["w"] / whole * matrix[1 + number]
        return matrix


def parts(condition):
    """The parts of a combination."""
    return condition.get("all", condition.get("any", condition.get("of")))


class Digest:
    """Of the first 200 profiles: a byte for each rule that is surely true, then one for each surely false."""

    def __init__(self):
        self.hash, self.count = hashlib.sha256(), 0

    def add(self, true, false):
        if self.count < 200:
            self.hash.update(bytes(map(bool, true)) + bytes(map(bool, false)))
            self.count += 1

    def text(self):
        return self.hash.hexdigest()[:12] if self.count == 200 else None


class TwoValued:
    """Writes a condition as two expressions of a two-valued language: surely true, surely false."""

    true, false = "true", "false"

    def variable(self, fact):
        return fact

    def both(self, texts):
        return "(" + " and ".join(texts) + ")"

    def either(self, texts):
        return "(" + " or ".join(texts) + ")"

    def at_least(self, texts, count):
        return "(" + "+".join(f"({text} ? 1 : 0)" for text in texts) + f" >= {count})"

    def before(self, name, day):
        return f'{name} < "{day}"'

    def not_before(self, name, day):
        return f'{name} >= "{day}"'

    def leaf(self, rules, condition):
        name = self.variable(rules.facts[condition["fact"]])
        match condition["op"]:
            case "yes":
                return f'{name} == "yes"', self.either([f'{name} == "partial"', f'{name} == "no"'])
            case "partial":
                return self.either([f'{name} == "yes"', f'{name} == "partial"']), f'{name} == "no"'
            case "true":
                return f"{name} == {self.true}", f"{name} == {self.false}"
            case "before":
                known, day = f"{name} != null", condition["arg"]
                return self.both([known, self.before(name, day)]), self.both([known, self.not_before(name, day)])
            case _:
                known, least = f"{name} != null", condition["arg"]
                return self.both([known, f"{name} >= {least}"]), self.both([known, f"{name} < {least}"])

    def pair(self, rules, condition):
        if "fact" in condition:
            return self.leaf(rules, condition)
        if "not" in condition:
            true, false = self.pair(rules, condition["not"])
            return false, true
        trues, falses = zip(*(self.pair(rules, part) for part in parts(condition)))
        if "all" in condition:
            return self.both(trues), self.either(falses)
        if "any" in condition:
            return self.either(trues), self.both(falses)
        count = condition["at_least"]
        return self.at_least(trues, count), self.at_least(falses, len(falses) - count + 1)

    def program(self, rules):
        """One list of all expressions: surely true for each rule, then surely false for each."""
        trues, falses = zip(*(self.pair(rules, condition) for condition in rules.conditions))
        return "[" + ",".join(trues + falses) + "]"
