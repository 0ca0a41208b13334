"""Workbooks as openpyxl reads them, and what the program's other forms say of the same cells."""

import datetime
import decimal
import json
import subprocess
import warnings

import openpyxl

# openpyxl does not know data bars of 2010 and says so.
warnings.simplefilter("ignore")


def read(path):
    """Every sheet's rows: texts, numbers, dates as `2010-03-25`, and None."""
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        rows = [[value(cell) for cell in row] for row in sheet.iter_rows()]
        while rows and all(cell is None for cell in rows[-1]):
            rows.pop()
        sheets[sheet.title] = rows
    return sheets


def value(cell):
    assert cell.data_type in "snd", f"{cell.coordinate} is of type {cell.data_type}: {cell.value}"
    if isinstance(cell.value, datetime.datetime):
        assert cell.value.time() == datetime.time(0), cell.coordinate
        return cell.value.date().isoformat()
    return cell.value


def table(rows):
    """The rows under the heading as dictionaries; what stands above is left out."""
    start = 0
    for number, row in enumerate(rows):
        if all(cell is None for cell in row):
            start = number + 1
    heading = rows[start]
    return [dict(zip(heading, row)) for row in rows[start + 1 :]]


def run(program, *arguments, codes=(0,)):
    result = subprocess.run([program, *arguments], capture_output=True)
    assert result.returncode in codes, result.stderr.decode()
    return result.stdout


def document(program, *arguments, codes=(0,)):
    return json.loads(run(program, *arguments, "--format", "json", codes=codes))


def number(text):
    """What a cell holds for a share with 12 decimals: exactly the nearest number."""
    return None if text is None else float(decimal.Decimal(text))


def rounded(share, places, up):
    unit = decimal.Decimal(1).scaleb(-places)
    mode = decimal.ROUND_CEILING if up else decimal.ROUND_FLOOR
    return (decimal.Decimal(share) * 100).quantize(unit, mode)


def plain(value):
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def nearest(share, places):
    unit = decimal.Decimal(1).scaleb(-places)
    exact = decimal.Decimal(share) * 100
    shown = exact.quantize(unit, decimal.ROUND_HALF_UP)
    return ("" if shown == exact else "≈") + plain(shown) + "%"


def interval(low, high, places=1):
    """The interval rounded outward, or one number where the ends are equal."""
    if low is None:
        return "not applicable"
    if low == high:
        return nearest(low, places)
    return f"{plain(rounded(low, places, False))}% to {plain(rounded(high, places, True))}%"


def joined(texts, separator="; "):
    return separator.join(texts) or None


def fitted(value):
    """A text as a cell can hold it: at most 32,767 units of UTF-16, a remark among them."""
    remark = " … [cut: a cell holds 32,767 characters]"
    if not isinstance(value, str) or len(value.encode("utf-16-le")) // 2 <= 32767:
        return value
    units = (32767 - len(remark)) * 2
    return value.encode("utf-16-le")[:units].decode("utf-16-le", "ignore") + remark


def differences(name, found, expected):
    """A line for each cell that is not as expected."""
    lines = []
    if len(found) != len(expected):
        lines.append(f"{name}: {len(found)} rows, expected {len(expected)}")
    for number, (one, other) in enumerate(zip(found, expected)):
        if set(one) != set(other):
            lines.append(f"{name}, row {number + 1}: columns {set(one) ^ set(other)}")
        for key in one:
            if key in other and one[key] != fitted(other[key]):
                lines.append(f"{name}, row {number + 1}, {key}: {one[key]!r}, not {other[key]!r}")
    return lines
