/** What lies over the page: short notices, questions, menus. Each gives its keyboard focus back. */

import { ControlError } from "./api.js";
import { el, icon } from "./dom.js";

const notices = () => document.getElementById("notices");

/** A line that goes away by itself; `bad` for what failed. */
export function notice(text, bad = false) {
  const line = el("div", { class: bad ? "notice bad" : "notice", "data-testid": "notice" }, text);
  // in the topmost open dialog, else it would lie under it
  ([...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body).append(notices());
  notices().append(line);
  setTimeout(() => line.remove(), Math.min(9000, 3000 + text.length * 40));
}

/** Run something that may fail; the failure is said, never swallowed. True where it worked. */
export async function attempt(run) {
  try {
    await run();
    return true;
  } catch (error) {
    notice(error.message || String(error), true);
    if (!(error instanceof ControlError)) throw error; // a fault of the page's own: the console shall know
    return false;
  }
}

/** Show a dialog; the promise gives what it was closed with (null: given up). */
function shown(dialog, anchor = null) {
  document.body.append(dialog);
  return new Promise((done) => {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      document.body.append(notices());
      dialog.remove();
      done(dialog.answer ?? null);
    });
    dialog.showModal();
    if (anchor) place(dialog, anchor);
  });
}

/** Near what was pressed, inside the window; on a phone the style sheet puts menus at the bottom. */
function place(dialog, anchor) {
  const at = anchor.getBoundingClientRect?.() ?? anchor;
  const [width, height] = [dialog.offsetWidth, dialog.offsetHeight];
  const below = at.bottom + 4 + height <= innerHeight;
  dialog.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  dialog.style.top = `${Math.max(8, below ? at.bottom + 4 : Math.min(at.top - height - 4, innerHeight - height - 8))}px`;
}

/** A menu of items {label, note, sign, run, danger, testid}; what is chosen runs after it closed. */
export async function menu(anchor, label, items) {
  const dialog = el("dialog", { class: "menu", "aria-label": label });
  for (const item of items.filter(Boolean)) {
    dialog.append(el("button", {
      type: "button", class: item.danger ? "danger" : null, "data-testid": item.testid,
      on: { click: () => { dialog.answer = item; dialog.close(); } },
    }, item.sign ? icon(item.sign) : null, el("span", {}, item.label, item.note ? el("small", {}, item.note) : null)));
  }
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...dialog.querySelectorAll("button")];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  const item = await shown(dialog, anchor);
  if (item) await attempt(async () => item.run());
}

/**
 * Ask for something: fields {name, label, value, type, options [[value, words]], hint, placeholder}.
 * Gives {name: value}, or null where the person gave up.
 */
export function ask({ title, text, fields = [], ok, cancel = "Thôi", danger = false, live }) {
  const inputs = new Map();
  const rows = fields.map((one) => {
    const input = one.options
      ? el("select", {}, one.options.map(([value, words]) => el("option", { value, selected: value === one.value }, words)))
      : el("input", { type: one.type ?? "text", value: one.value, placeholder: one.placeholder, autocomplete: "off" });
    input.name = one.name;
    inputs.set(one.name, input);
    return el("label", { class: one.type === "checkbox" ? "field check" : "field" },
      el("span", {}, one.label), input, one.hint ? el("small", {}, one.hint) : null);
  });
  const values = () => Object.fromEntries([...inputs].map(([name, one]) => [name, one.type === "checkbox" ? one.checked : one.value]));
  const echo = live ? el("p", { class: "echo", "aria-live": "polite" }, live(values())) : null;
  const dialog = el("dialog", { class: "ask", "aria-label": title, "data-testid": "dialog" });
  const form = el("form", {
    on: {
      submit: (event) => { event.preventDefault(); dialog.answer = values(); dialog.close(); },
      input: () => echo && echo.replaceChildren(live(values())),
    },
  }, el("h2", {}, title), text ? el("p", {}, text) : null, rows, echo, el("div", { class: "choices" },
    cancel ? el("button", { type: "button", class: "plain", on: { click: () => dialog.close() } }, cancel) : null,
    el("button", { type: "submit", class: danger ? "solid danger" : "solid", "data-testid": "ok" }, ok ?? "Đồng ý")));
  dialog.append(form);
  return shown(dialog);
}

/** A yes-or-no question. */
export const confirm = async (title, text, ok, danger = true) => (await ask({ title, text, ok, danger })) !== null;

/** What the bot says in a window of its own (an alert answer to a press). */
export const tell = (title, text) => ask({ title, text, ok: "Đã hiểu", cancel: null });

/** A picture over everything. */
export function showPicture(address, words) {
  const dialog = el("dialog", { class: "picture", "aria-label": words || "Ảnh", "data-testid": "picture" });
  dialog.append(
    el("img", { src: address, alt: words || "Ảnh" }),
    el("button", { type: "button", class: "icon-button", "aria-label": "Đóng", on: { click: () => dialog.close() } }, icon("close")),
  );
  return shown(dialog);
}
