// What is wrong with the page as it is shown now: a list of sentences. Run as a function's body.
"use strict";
const least = { size: 12, contrast: 4.5 };
const width = document.documentElement.clientWidth;
const found = [];

function tell(what, element) {
  const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  const classes = typeof element.className === "string" ? element.className : "";
  found.push(what + ": <" + element.tagName.toLowerCase() + (classes && " class=" + classes)
    + "> " + words);
}

function round(number) { return Math.round(number * 10) / 10; }

function colour(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { parts: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
}

function over(front, back) {
  return front.parts.map((part, index) =>
    part * front.alpha + back[index] * (1 - front.alpha));
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(parts) {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function background(element) {
  const layers = [];
  for (let box = element; box; box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.backgroundImage !== "none") { tell("text on a picture", element); }
    layers.push(colour(style.backgroundColor));
    if (layers.at(-1).alpha === 1) { break; }
  }
  return layers.reverse().reduce((back, layer) => over(layer, back), [255, 255, 255]);
}

function opacity(element) {
  let share = 1;
  for (let box = element; box; box = box.parentElement) {
    share *= Number(getComputedStyle(box).opacity);
  }
  return share;
}

function meet(one, other, slack) {
  return one.left + slack < other.right && other.left + slack < one.right
    && one.top + slack < other.bottom && other.top + slack < one.bottom;
}

// The colours that a text in a drawing stands on: of the shapes before it that lie behind its
// letters, those that no later one hides.
function backgrounds(text, drawing) {
  const { left, right, top, bottom, height } = text.getBoundingClientRect();
  const place = { left, right, top: top + height * 0.15, bottom: bottom - height * 0.2 };
  let colours = [background(drawing)];
  for (const shape of drawing.querySelectorAll("rect, line, path, circle, polygon")) {
    if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) { break; }
    const box = shape.getBoundingClientRect();
    if (!meet(box, place, 1)) { continue; }
    const style = getComputedStyle(shape);
    const paint = shape.tagName === "line" ? style.stroke : style.fill;
    if (paint === "none") { continue; }
    const hides = shape.tagName === "rect" && box.left <= place.left && box.right >= place.right
      && box.top <= place.top && box.bottom >= place.bottom;
    const layer = colour(paint);
    colours = hides && layer.alpha === 1 ? [layer.parts] : colours.concat([layer.parts]);
  }
  return colours;
}

function isScrolled(element) {
  for (let box = element; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) { return true; }
  }
  return false;
}

function checkText(element, places) {
  const style = getComputedStyle(element);
  const drawing = element.closest("svg");
  const scale = drawing ? Math.abs(element.getScreenCTM().d) : 1;
  const size = parseFloat(style.fontSize) * scale;
  if (size < least.size - 0.01) { tell("text of " + round(size) + " px", element); }
  const ink = colour(drawing ? style.fill : style.color);
  ink.alpha *= opacity(element);
  for (const back of drawing ? backgrounds(element, drawing) : [background(element)]) {
    const ratio = contrast(over(ink, back), back);
    if (ratio < least.contrast) { tell("contrast of " + round(ratio) + " to 1", element); }
  }
  const isOut = places.some((place) => place.left < -0.5 || place.right > width + 0.5);
  if (isOut && !element.classList.contains("skip") && !isScrolled(element)) {
    tell("text outside of the window", element);
  }
  if (drawing) {
    const frame = drawing.getBoundingClientRect();
    if (places.some((place) => place.left < frame.left - 0.5 || place.right > frame.right + 0.5
      || place.top < frame.top - 2 || place.bottom > frame.bottom + 2)) {
      tell("text outside of its drawing", element);
    }
  }
}

function checkDrawing(drawing) {
  const texts = Array.from(drawing.querySelectorAll("text"));
  const places = texts.map((text) => text.getBoundingClientRect());
  texts.forEach((text, index) => {
    if (places.slice(0, index).some((place) => meet(place, places[index], 1))) {
      tell("text over another", text);
    }
  });
}

if (document.documentElement.scrollWidth > width) {
  found.push("the page is " + document.documentElement.scrollWidth + " px wide in a window of "
    + width);
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const seen = new Set();
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  if (!node.data.trim() || seen.has(element) || element.closest("title, desc, script, noscript")
    || !element.checkVisibility({ visibilityProperty: true })) { continue; }
  seen.add(element);
  const range = document.createRange();
  range.selectNodeContents(node);
  checkText(element, Array.from(range.getClientRects()).filter((place) => place.width > 0));
}
document.querySelectorAll("body *").forEach((element) => {
  const style = getComputedStyle(element);
  if (!(element instanceof SVGElement) && /hidden|clip/.test(style.overflowX)
    && (element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1)) {
    tell("text is cut off", element);
  }
});
document.querySelectorAll("svg").forEach(checkDrawing);
return found;
