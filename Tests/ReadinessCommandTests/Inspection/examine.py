"""Tells what a document is made of, or what words it holds.

    examine.py skeleton|words FORMAT FILE

The skeleton is everything that could act: tags with their attributes, links, formulas, fields,
pictures. It is the same for two documents that differ in their words alone. Words are all the text.
"""

import csv
import html.parser
import io
import json
import subprocess
import sys
import xml.etree.ElementTree
import zipfile


def run(*words, data=None):
    return subprocess.run(words, input=data, stdout=subprocess.PIPE, check=True).stdout.decode()


class Skeleton(html.parser.HTMLParser):
    acting = {"href", "src", "srcset", "action", "formaction", "data", "style", "xlink:href"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, attributes):
        shown = [
            f"{name}={value}" if name in self.acting else name for name, value in attributes
        ]
        self.parts.append(" ".join([tag] + shown))

    def handle_endtag(self, tag):
        self.parts.append("/" + tag)

    def handle_comment(self, text):
        self.parts.append("comment")

    def handle_decl(self, text):
        self.parts.append("!" + text)

    def handle_pi(self, text):
        self.parts.append("?")


def page(text):
    reader = Skeleton()
    reader.feed(text)
    reader.close()
    return reader.parts


def plain(text):
    return ["control %04X" % ord(c) for c in text if c != "\n" and not c.isprintable() and c != "\u00a0"]


def table(text):
    rows = list(csv.reader(io.StringIO(text, newline="")))
    formulas = [
        cell for row in rows for cell in row
        # A number may begin with a sign.
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not cell[1:].replace(".", "").isdigit()
    ]
    return [f"columns {len(row)}" for row in rows] + ["formula " + cell for cell in formulas]


def shape(value):
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return [shape(part) for part in value] if isinstance(value, list) else type(value).__name__


def archive(file):
    parts = zipfile.ZipFile(file)
    return {name: parts.read(name) for name in parts.namelist()}


def word(file):
    parts = archive(file)
    lines = sorted(parts)
    for name, data in sorted(parts.items()):
        if name.endswith(".rels"):
            lines += sorted(
                f"{name} {part.get('Type')} {part.get('Target')} {part.get('TargetMode')}"
                for part in xml.etree.ElementTree.fromstring(data)
            )
        elif name == "word/document.xml":
            lines += sorted({part.tag for part in xml.etree.ElementTree.fromstring(data).iter()})
    return lines


def workbook(file):
    import openpyxl

    lines = sorted(archive(file))
    for sheet in openpyxl.load_workbook(open(file, "rb")):
        lines.append(f"sheet {sheet.dimensions}")
        for row in sheet.iter_rows():
            for cell in row:
                link = cell.hyperlink.target if cell.hyperlink else ""
                if link or cell.data_type == "f":
                    lines.append(f"{cell.coordinate} {cell.data_type} {link}")
    return lines


def skeleton(form, file):
    if form == "docx":
        return word(file)
    if form == "xlsx":
        return workbook(file)
    if form == "pdf":
        kept = ("JavaScript:", "Form:", "Encrypted:", "Custom Metadata:")
        lines = [line for line in run("pdfinfo", file).splitlines() if line.startswith(kept)]
        # A link that is broken over two lines is there twice.
        links = {line.split()[-1] for line in run("pdfinfo", "-url", file).splitlines()[1:]}
        return lines + sorted(links)
    text = open(file, encoding="utf-8", newline="").read()
    if form == "html":
        return page(text)
    if form == "markdown":
        reader = "--from=gfm+raw_html+autolink_bare_uris+tex_math_dollars"
        return page(run("pandoc", reader, "--to=html", data=text.encode()))
    if form == "text":
        return plain(text)
    if form == "csv":
        return table(text)
    if form in ("json", "sarif"):
        return [json.dumps(shape(json.loads(text)), indent=0)]
    if form == "ndjson":
        return [json.dumps(shape(json.loads(line))) for line in text.splitlines()]
    raise SystemExit(f"no way to look into {form}")


def words(form, file):
    if form in ("docx", "xlsx"):
        return [data.decode("utf-8", "replace") for data in archive(file).values()]
    if form == "pdf":
        return [run("pdftotext", file, "-"), run("pdfinfo", file), run("pdfinfo", "-url", file)]
    return [open(file, encoding="utf-8").read()]


print("\n".join({"skeleton": skeleton, "words": words}[sys.argv[1]](*sys.argv[2:])))
