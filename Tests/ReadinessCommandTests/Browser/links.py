"""Prints every link of a folder of pages that leads nowhere: no such file, or no such place in it.

usage: links.py FOLDER

It reads the pages without a browser. A link into the web is named too, unless it says that it opens
what is not ours (`rel`); a place that two elements of a page claim counts as no place.
"""

import collections
import html.parser
import pathlib
import sys
import urllib.parse

REFERENCES = {"a": ("href",), "link": ("href",), "script": ("src",), "img": ("src",)}
NAMES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.places = collections.Counter()
        self.links = []
        self.names = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.places[values["id"]] += 1
        for name in REFERENCES.get(tag, ()):
            if name in values:
                self.links.append((values[name], values.get("rel", "")))
        for name in NAMES:
            self.names += values.get(name, "").split()


def problems(folder):
    pages = {
        path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    files = {path for path in folder.rglob("*") if path.is_file()}
    reached = {folder / "index.html"}
    for path, page in pages.items():
        name = path.relative_to(folder)
        for place, count in page.places.items():
            if count > 1:
                yield f"{name}: {count} elements have the id {place}"
        for place in page.names:
            if place not in page.places:
                yield f"{name}: nothing has the id {place}"
        for address, relation in page.links:
            parts = urllib.parse.urlsplit(address)
            if parts.scheme in ("http", "https"):
                if relation != "noopener noreferrer":
                    yield f"{name}: {address} leads out of the site without saying so"
                continue
            target = path
            if parts.path:
                target = (path.parent / urllib.parse.unquote(parts.path)).resolve()
            if parts.scheme or parts.netloc or target not in files:
                yield f"{name}: {address} leads to no file of the site"
                continue
            if target != path:
                reached.add(target)
            place = urllib.parse.unquote(parts.fragment)
            if place and place not in pages[target].places:
                yield f"{name}: {address} leads to no place in its page"
    for path in sorted(set(pages) - reached):
        yield f"{path.relative_to(folder)}: no page leads to it"


folder = pathlib.Path(sys.argv[1]).resolve()
lines = list(dict.fromkeys(problems(folder)))
print("\n".join(lines), end="\n" if lines else "")
