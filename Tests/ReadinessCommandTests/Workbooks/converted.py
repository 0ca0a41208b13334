"""Compares workbooks with what LibreOffice makes of them: the same in .xlsx, the same in CSV.

Called with a folder; its workbooks are converted in one run for each form. Prints a line for each
cell that another program reads in another way.
"""

import csv
import os
import sys

from cells import *

folder = sys.argv[1]
books = sorted(name for name in os.listdir(folder) if name.endswith(".xlsx"))
assert books, "no workbooks"
problems = []


def convert(form, target):
    os.makedirs(os.path.join(folder, target))
    run(
        "soffice",
        f"-env:UserInstallation=file://{folder}/settings",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        os.path.join(folder, target),
        *[os.path.join(folder, name) for name in books],
    )


def trimmed(rows):
    """Without empty cells at the ends of rows, which programs may leave out."""
    result = []
    for row in rows:
        row = list(row)
        while row and row[-1] in (None, ""):
            row.pop()
        result.append(row)
    while result and not result[-1]:
        result.pop()
    return result


def same(one, other):
    """Whether cells are the same, as far as LibreOffice keeps long lines in one piece."""
    if isinstance(one, str) and isinstance(other, str):
        return one[:15000] == other[:15000]
    return type(one) is type(other) and one == other


def agrees(cell, text):
    """Whether a field of CSV says the same as a cell: every digit, be it as a percent."""
    if cell is None:
        return text == ""
    if isinstance(cell, str):
        return same(cell, text)
    exact = decimal.Decimal(f"{cell:.12f}")
    if text.endswith("%"):
        return decimal.Decimal(text[:-1]) == exact * 100
    return decimal.Decimal(text) == exact


convert("xlsx", "as-xlsx")
# Field and text separators, UTF-8, from line 1, all values as they are kept, every sheet.
convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "as-csv")
for name in books:
    ours = read(os.path.join(folder, name))
    theirs = read(os.path.join(folder, "as-xlsx", name))
    if list(ours) != list(theirs):
        problems.append(f"{name}: sheets {list(theirs)}")
    for sheet in ours:
        one, other = trimmed(ours[sheet]), trimmed(theirs.get(sheet, []))
        path = os.path.join(folder, "as-csv", f"{name[:-5]}-{sheet}.csv")
        with open(path, encoding="utf-8", newline="") as file:
            table = trimmed(csv.reader(file))
        if not len(one) == len(other) == len(table):
            problems.append(f"{name}, {sheet}: {len(one)}, {len(other)}, {len(table)} rows")
        for number, (row, row_other, row_table) in enumerate(zip(one, other, table)):
            if len(row) != len(row_other) or not all(map(same, row, row_other)):
                problems.append(f"{name}, {sheet}, row {number + 1}: {row} became {row_other}")
            if len(row) != len(row_table) or not all(map(agrees, row, row_table)):
                problems.append(f"{name}, {sheet}, row {number + 1}: {row} became {row_table}")
for problem in problems[:40]:
    print(problem[:2000])
