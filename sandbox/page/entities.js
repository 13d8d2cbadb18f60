/** Text with entities (Bot API offsets: UTF-16 units, as JavaScript counts) becomes nodes; text stays text. */

import { el } from "./dom.js";

const PLAIN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Nodes of a text. `on`: {link(address), command(text)} for what can be tapped. */
export function formatted(text, entities, on) {
  const sorted = [...(entities ?? [])].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return between(text, sorted, 0, text.length, on);
}

/** The part from start to end; an entity that reaches over the end is cut there. */
function between(text, entities, start, end, on) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const one = entities[index];
    const from = Math.max(one.offset, at);
    const to = Math.min(one.offset + one.length, end);
    if (from >= to) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inside = entities.slice(index + 1).filter((other) => other.offset < to);
    nodes.push(wrapped(one, text.slice(from, to), between(text, inside, from, to, on), on));
    at = BLOCKS.has(one.type) && text[to] === "\n" ? to + 1 : to; // a block ends its line by itself
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrapped(entity, words, children, on) {
  if (PLAIN[entity.type]) return el(PLAIN[entity.type], {}, children);
  switch (entity.type) {
    case "pre":
      return el("pre", {}, children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(children, () => on.link(entity.url), entity.url);
    case "url":
      return link(children, () => on.link(/^[a-z]+:/i.test(words) ? words : `https://${words}`), words);
    case "bot_command":
      return link(children, () => on.command(words), `Gửi ${words}`);
    default: // mentions, hashtags, addresses: seen, nothing to open here
      return el("span", { class: "mention" }, children);
  }
}

/** Something to tap inside a text: a span, so that long words break over lines as the rest does. */
function link(children, run, title) {
  return tappable({ class: "link", role: "link", title }, run, children);
}

function spoiler(children) {
  const node = tappable({ class: "spoiler", role: "button", "aria-label": "Chữ bị che, bấm để xem" }, () => {
    node.className = "spoiler open";
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  }, children);
  return node;
}

function tappable(options, run, children) {
  const pressed = (event) => event.key === "Enter" && run();
  return el("span", { ...options, tabindex: "0", on: { click: run, keydown: pressed } }, children);
}
