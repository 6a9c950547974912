"""Nothing moves by itself, and no single key does anything by surprise."""

from __future__ import annotations

import string

import pytest

from tests.access.pages import Screen, open_all, visit

WATCH = """() => {
  window.moved = [];
  for (const kind of ["animationstart", "transitionrun"]) {
    document.addEventListener(kind, ({ target }) => window.moved.push(target.outerHTML.slice(0, 120)), true);
  }
}"""

MOVING = """() => [
  ...window.moved,
  ...document.getAnimations().map(({ effect }) => effect.target.outerHTML.slice(0, 120)),
]"""

MOVABLE = """() => {
  const found = new Set();
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const still = /^0s(, 0s)*$/.test(style.transitionDuration) && style.animationName === "none";
      if (!still) found.add(`${element.outerHTML.slice(0, 120)} ${part ?? ""}`);
      if (style.scrollBehavior !== "auto") found.add(`${element.tagName} scrolls by itself`);
    }
  }
  return [...found];
}"""

WATCH_KEYS = """() => {
  const changes = new MutationObserver(() => {});
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  changes.observe(document, all);
  const state = () => [
    location.href, scrollY, document.activeElement, document.querySelectorAll(":modal").length,
  ];
  const before = state();
  window.surprises = [];
  window.pressed = 0;
  document.addEventListener("keyup", ({ key }) => {
    window.pressed += 1;
    const other = state().some((one, place) => one !== before[place]);
    if (changes.takeRecords().length || other) window.surprises.push(key);
  });
}"""

KEYS = string.ascii_letters + string.digits + string.punctuation


@pytest.mark.proves("motion")
@pytest.mark.fault(71)
def test_nothing_moves_by_itself(screen: Screen, sample: list[str]) -> None:
    page = screen(reduced_motion="no-preference")
    for address in sample:
        visit(page, address)
        page.evaluate(WATCH)
        open_all(page)
        page.keyboard.press("End")
        moving = page.evaluate(MOVING)
        assert not moving, f"{page.url}: {moving}"
        # Smoothly is how a page would move by itself towards a place.
        scrolls = page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")
        assert scrolls == "auto", page.url


@pytest.mark.proves("motion")
@pytest.mark.fault(71)
def test_nothing_can_move_for_who_wants_it_still(screen: Screen, sample: list[str]) -> None:
    page = screen(reduced_motion="reduce")
    for address in sample:
        visit(page, address)
        open_all(page)
        movable = page.evaluate(MOVABLE)
        assert not movable, f"{page.url}:\n" + "\n".join(movable)


@pytest.mark.proves("motion")
@pytest.mark.fault(74)
def test_no_single_key_does_anything(screen: Screen, sample: list[str]) -> None:
    page = screen()
    for address in sample:
        visit(page, address)
        page.evaluate(WATCH_KEYS)
        page.keyboard.type(KEYS)
        assert page.evaluate("() => window.pressed") == len(KEYS)
        surprises = page.evaluate("() => window.surprises")
        assert not surprises, f"{page.url}: changed since somebody pressed '{surprises[0]}'"
