"""The page in a real browser: words light up, nothing overflows, nothing is fetched."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from twosource.dossier import to_html
from twosource.model import Dossier

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """Chromium without a window. Where there is none this fails: a page unseen is a page untested."""
    options = webdriver.ChromeOptions()
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


def size(browser: WebDriver, width: int, *, script: bool = True) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})


def see(browser: WebDriver, page: Path, width: int = 1280) -> None:
    size(browser, width)
    browser.get("about:blank")
    browser.get(page.as_uri())
    browser.execute_script("document.documentElement.style.scrollBehavior = 'auto'")


def until(browser: WebDriver, holds: Callable[[WebDriver], object]) -> bool:
    """Whether something comes to hold: a click returns before the page has followed the anchor."""
    try:
        WebDriverWait(browser, 10, poll_frequency=0.05).until(lambda b: bool(holds(b)))
    except TimeoutException:
        return False
    return True


def in_view(browser: WebDriver, selector: str) -> bool:
    script = """
      const found = document.querySelector(arguments[0]);
      if (!found) return false;
      const box = found.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
    """
    return until(browser, lambda b: b.execute_script(script, selector))


def test_a_click_on_a_sentence_lights_its_words_up_in_the_report(browser: WebDriver, page: Path) -> None:
    see(browser, page)
    sentence = browser.find_element(By.CSS_SELECTOR, "#s1-d1 .side:nth-of-type(2) a.to")
    assert sentence.text == "The county now speaks of 430 people moved by six on Thursday evening."
    sentence.click()
    assert in_view(browser, ".lit.now")
    lit = browser.find_elements(By.CSS_SELECTOR, ".lit.now")
    assert "".join(part.text for part in lit).replace(" ", "") == "430people"
    assert in_view(browser, ".lit.now")
    article = lit[0].find_element(By.XPATH, "ancestor::article")
    assert "Kestrel dam: what we know" in article.text
    back = browser.find_element(By.CSS_SELECTOR, "#peek a")
    assert back.text.startswith("↑ D1")
    back.click()
    assert in_view(browser, "#s1-d1 h3")
    assert until(browser, lambda b: not b.find_elements(By.CSS_SELECTOR, ".lit.now"))


def test_a_click_on_words_names_their_findings_and_leads_to_them(browser: WebDriver, page: Path) -> None:
    see(browser, page)
    words = next(
        lit for lit in browser.find_elements(By.CSS_SELECTOR, "#s1-r4 .lit") if lit.text.startswith("12.1")
    )
    words.click()
    assert until(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "#peek a"))
    links = browser.find_elements(By.CSS_SELECTOR, "#peek a")
    height = next(link for link in links if "height of the water" in link.text)
    height.click()
    # The finding lay folded among the quiet ones; it opens.
    assert until(browser, lambda b: b.find_element(By.ID, "s1-d4").is_displayed())
    assert in_view(browser, "#s1-d4 h3")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert until(browser, lambda b: not b.find_element(By.ID, "peek").is_displayed())


def test_a_sentence_is_reached_and_followed_with_the_keyboard(browser: WebDriver, page: Path) -> None:
    see(browser, page)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text == "Skip to the findings"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert until(browser, lambda b: "#" in b.current_url)
    first = browser.find_element(By.CSS_SELECTOR, "#s1-a1 a.to")
    first.send_keys(Keys.ENTER)
    assert in_view(browser, ".lit.now")
    assert until(browser, lambda b: "now" in (b.switch_to.active_element.get_attribute("class") or ""))


def test_plain_anchors_work_without_the_script(browser: WebDriver, page: Path) -> None:
    size(browser, 1280, script=False)
    browser.get("about:blank")
    browser.get(page.as_uri())
    link = browser.find_element(By.CSS_SELECTOR, "#s1-d1 a.to")
    mark = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    assert until(browser, lambda b: b.current_url.endswith(f"#{mark}"))
    size(browser, 1280)
    lit = browser.find_element(By.CSS_SELECTOR, f"#{mark}:target")
    colour = browser.execute_script(
        "let e = arguments[0]; while (!e.classList.contains('lit')) e = e.nextElementSibling;"
        "return [getComputedStyle(e).backgroundColor, getComputedStyle(document.body).color]",
        lit,
    )
    assert colour[0] == colour[1]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("which", ["sample", "several", "hostile"])
def test_the_page_never_scrolls_sideways(
    browser: WebDriver, tmp_path: Path, which: str, width: int, request: pytest.FixtureRequest
) -> None:
    place = tmp_path / "page.html"
    place.write_text(to_html(request.getfixturevalue(which)), encoding="utf-8")
    see(browser, place, width)
    browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_hostile_markup_does_not_run_and_nothing_is_fetched(
    browser: WebDriver, tmp_path: Path, hostile: Dossier
) -> None:
    place = tmp_path / "hostile.html"
    place.write_text(to_html(hostile), encoding="utf-8")
    browser.get_log("browser")
    browser.get_log("performance")
    see(browser, place)  # an alert would make the next call fail
    assert browser.title.startswith("<script>")
    asked = [
        message["params"]["request"]["url"]
        for entry in browser.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("about:", "data:"))] == [place.as_uri()]
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_on_paper_nothing_stays_folded(browser: WebDriver, page: Path) -> None:
    see(browser, page)
    folded = "return [...document.querySelectorAll('#s1-d4 h3, .removed dd')].map((e) => e.checkVisibility())"
    assert not any(browser.execute_script(folded))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert all(browser.execute_script(folded))
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_page_reads_in_the_dark(browser: WebDriver, page: Path) -> None:
    def light(colour: str) -> float:
        numbers = [float(n) for n in colour.removeprefix("rgb(").rstrip(")").split(",")]
        return sum(numbers) / 3

    seen = {}
    for scheme in ("light", "dark"):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        see(browser, page)
        script = "const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]"
        seen[scheme] = [light(colour) for colour in browser.execute_script(script)]
    assert seen["light"][0] > 200 > 60 > seen["light"][1]
    assert seen["dark"][1] > 200 > 60 > seen["dark"][0]
