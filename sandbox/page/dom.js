/** Builds what is seen. Data becomes text nodes and attributes only; nothing here ever parses markup. */

/**
 * An element. `options`: class, hidden, on {event: listener}, any attribute (null and false leave it out).
 * Children: nodes, strings, arrays; null and false are skipped.
 */
export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

/** Put these children in place of all there were. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

/** Say `text` in a node, only when it says something else: a screen reader hears changes. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const SHAPES = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M4 12l16-8-6 16-3-6.5zM11 13.5L20 4",
  attach: "M20 11l-8.2 8.2a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3",
  reply: "M10 7L4 12l6 5M4 12h9a7 7 0 0 1 7 7",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v6",
  close: "M6 6l12 12M18 6L6 18",
  bot: "M5 9h14v10H5zM12 9V5M9 14v.01M15 14v.01M12 4.5v.01M2.5 13v3M21.5 13v3",
  warn: "M12 4l9 16H3zM12 10v5M12 17.6v.01",
  ledger: "M5 4h14v16H5zM9 9h6M9 13h6M9 17h3",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  down: "M12 5v14M6 13l6 6 6-6",
  keys: "M3 7h18v10H3zM7 10.5v.01M11 10.5v.01M15 10.5v.01M8 14h8",
  slash: "M15 4L9 20",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  forward: "M14 7l6 5-6 5M20 12h-9a7 7 0 0 0-7 7",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  copy: "M8 8h12v12H8zM16 8V4H4v12h4",
  place: "M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 9v.01",
  photo: "M3 6h18v13H3zM3 16l5-5 5 5 3-3 5 5M16 10v.01",
  leave: "M10 4H4v16h6M14 8l5 4-5 4M19 12H9",
  plus: "M12 5v14M5 12h14",
  up: "M12 19V5M6 11l6-6 6 6",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  link: "M10 14l4-4M8 12l-2 2a3.5 3.5 0 0 0 5 5l2-2M16 12l2-2a3.5 3.5 0 0 0-5-5l-2 2",
  clock: "M12 3a9 9 0 1 0 .01 0zM12 7v5l3.5 2",
  shield: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6z",
};

/** A drawn sign; it says nothing by itself, its button carries the name. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  drawing.append(path);
  return drawing;
}

/** A button that shows a sign only; `label` is what it is called. */
export function iconButton(name, label, run, options = {}) {
  const shown = { type: "button", ...options, class: `icon-button ${options.class ?? ""}`.trim() };
  return el("button", { ...shown, title: label, "aria-label": label, on: { click: run } }, icon(name));
}

/** One of seven colours, always the same for the same id. */
export function tint(id) {
  return `tint-${Math.abs(Number(id)) % 7}`;
}

/** A round sign: first letters; a group has the number that its title ends with. */
export function avatar(id, name, bot = false) {
  const words = name.replace(/[^\p{L}\p{N} ]/gu, " ").split(/\s+/).filter(Boolean);
  const number = id < 0 && /^\d{1,3}$/.exec(words.at(-1) ?? "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = number ? number[0] : ends.map((one) => [...one][0]).join("").toLocaleUpperCase("vi");
  return el("span", { class: `avatar ${bot ? "tint-bot" : tint(id)}`, "aria-hidden": "true" }, bot ? icon("bot") : letters);
}
