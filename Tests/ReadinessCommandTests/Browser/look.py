"""Looks at pages in a headless browser, as a reader would, and prints what it finds, a line each.

    look.py [--shots FOLDER] [--use] AXE FOLDER PAGE…

AXE is axe-core's axe.min.js. A line that begins with `look` says what is wrong with a page in a
wide or a narrow window. With --use, FOLDER holds two sites of the tests' countries, `site` and
`hostile`: lines that begin with these words say what a reader meets who uses them. --shots keeps a
picture of each page.
"""

import argparse
import json
import pathlib
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HERE = pathlib.Path(__file__).parent
WIDTHS = (1280, 360)


class Browser:
    """One Chromium for all pages, with nothing of a person's in it and no way to the network."""

    def __init__(self, axe, folder, profile):
        self.axe = pathlib.Path(axe).read_text(encoding="utf-8")
        self.checks = (HERE / "checks.js").read_text(encoding="utf-8")
        self.folder = pathlib.Path(folder).resolve()
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--no-first-run", "--no-default-browser-check",
            "--hide-scrollbars", "--lang=en", "--force-device-scale-factor=1",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}", "about:blank",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_script_timeout(100)
        self.driver.get("about:blank")
        self.driver.get_log("performance")

    def open(self, page, width=WIDTHS[0], query=""):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        self.driver.get((self.folder / page).as_uri() + query)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        return [element.text for element in self.driver.find_elements(By.CSS_SELECTOR, selector)]

    def focused(self):
        return " ".join(self.driver.switch_to.active_element.text.split())

    def press(self, *keys):
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def noises(self):
        """What the browser told since it was last asked: messages, and requests off the disk."""
        for entry in sorted(self.driver.get_log("browser"), key=lambda entry: entry["message"]):
            message = entry["message"].replace(self.folder.as_uri(), "")
            yield f"message: {message}"
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                address = event["params"]["request"]["url"]
                if not address.startswith(("file:", "data:")):
                    yield f"request: {address}"

    def accessibility(self):
        """What axe-core finds serious or worse; contrasts that it leaves open checks.js decides."""
        self.run(self.axe)
        results = self.driver.execute_async_script("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ["violations", "incomplete"], preload: false}).then(
              (results) => done({version: axe.version, violations: results.violations,
                incomplete: results.incomplete}),
              (problem) => done({problem: String(problem)}));
        """)
        if "problem" in results:
            yield f"axe: {results['problem']}"
            return
        if not results["version"].startswith("4.12."):
            yield f"axe: version {results['version']}"
        for kind in ("violations", "incomplete"):
            for rule in results[kind]:
                if rule["impact"] not in ("serious", "critical"):
                    continue
                if kind == "incomplete" and rule["id"] == "color-contrast":
                    continue
                for node in rule["nodes"]:
                    target = " ".join(map(str, node["target"]))
                    yield f"axe {rule['id']}, {rule['impact']}: {target}"

    def look(self, page, width):
        """Everything that is wrong with a page at a width, its folds open."""
        self.open(page, width)
        self.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; });")
        yield from self.run(self.checks)
        yield from self.accessibility()
        yield from self.noises()

    def shoot(self, page, width, folder):
        self.open(page, width)
        height = self.run("return Math.min(document.documentElement.scrollHeight, 12000)")
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        name = f"{page.replace('/', '-').removesuffix('.html')}-{width}.png"
        self.driver.save_screenshot(str(pathlib.Path(folder) / name))


def use(browser):
    """Uses the site with mouse and keyboard, and says what came of it."""
    shown = "#countries-table tbody tr:not([hidden]) th"

    browser.open("site/index.html")
    field = browser.find("section[aria-labelledby=countries] [data-filter] input")
    for words in ("utopia", "ARCADIA europe", "nowhere"):
        field.clear()
        field.send_keys(words)
        count = browser.find("section[aria-labelledby=countries] [role=status]").text
        yield f"filter {words}: {count}: {', '.join(browser.texts(shown))}"
    field.send_keys(*[Keys.BACKSPACE] * len("nowhere"))
    yield f"no filter: {', '.join(browser.texts(shown))}"

    for title in ("Country", "Score, %", "Rank"):
        button = next(
            button for button in browser.driver.find_elements(
                By.CSS_SELECTOR, "#countries-table th button") if button.text == title)
        for press in (button.click, lambda: button.send_keys(Keys.ENTER)):
            press()
            heads = browser.run(
                "return Array.from(document.querySelectorAll('#countries-table th[aria-sort]'),"
                "  (head) => head.innerText.trim() + ' ' + head.getAttribute('aria-sort'));")
            yield f"sort: {', '.join(heads)}: {', '.join(browser.texts(shown))}"

    browser.find("#countries-table a").click()
    yield f"follow: {browser.driver.title}"
    for number in range(len(browser.texts("header.site nav a"))):
        links = browser.driver.find_elements(By.CSS_SELECTOR, "header.site nav a")
        words = links[number].text
        links[number].click()
        yield f"follow {words}: {browser.find('h1').text}"

    browser.open("site/search.html")
    for words in ("ile d'ete", "ÎLE", "islands", "staffed", "nowhere"):
        field = browser.find("#search-words")
        field.clear()
        field.send_keys(words)
        results = ", ".join(browser.texts("#search-results li"))
        yield f"search {words}: {browser.find('#search-count').text}: {results}"
    browser.open("site/search.html", query="?words=utopia")
    browser.find("#search-results a").click()
    yield f"follow: {browser.driver.title}"

    browser.open("site/index.html")
    browser.press(Keys.TAB)
    yield f"first key: {browser.focused()}"
    browser.press(Keys.ENTER, Keys.TAB)
    yield f"and then: {browser.focused()}"
    yield from browser.noises()


def use_hostile(browser):
    """Looks for words that would act if the site took them for more than words."""
    browser.open("hostile/search.html")
    for words in ("document.title='harm'", "</script>", "{{title}}"):
        field = browser.find("#search-words")
        field.clear()
        field.send_keys(words)
        results = ", ".join(browser.texts("#search-results li"))
        yield f"search {words!a}: {browser.find('#search-count').text}: {results!a}"
    field.clear()
    field.send_keys("arcadia")
    browser.find("#search-results a").click()
    yield f"follow: {browser.driver.title!a}"
    yield from browser.noises()


def tell(head, findings):
    for finding in findings:
        print(f"{head}: {finding}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("axe")
    parser.add_argument("folder")
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--shots")
    parser.add_argument("--use", action="store_true")
    options = parser.parse_args()
    if not pathlib.Path(options.axe).is_file():
        sys.exit(f"{options.axe} is missing: `make setup-tests` puts it there")
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(options.axe, options.folder, profile)
        try:
            for page in options.pages:
                for width in WIDTHS:
                    tell(f"look: {page} at {width}", browser.look(page, width))
                    if options.shots:
                        browser.shoot(page, width, options.shots)
            if options.use:
                tell("site", use(browser))
                tell("hostile", use_hostile(browser))
        finally:
            browser.driver.quit()


if __name__ == "__main__":
    main()
