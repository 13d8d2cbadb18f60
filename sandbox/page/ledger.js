/** The ledger: the last calls of the bot that the sandbox accepted, the newest on top. */

import { ask } from "./api.js";
import { attempt } from "./dialogs.js";
import { el, fill } from "./dom.js";
import * as store from "./store.js";
import * as time from "./time.js";
import { cut } from "./words.js";

const KEPT = 200;

/** Draw it into `place`; gives {render, refresh, restart}: refresh asks for what was accepted since. */
export function ledger(place) {
  const only = el("input", { type: "checkbox", "data-testid": "ledger-here", on: { change: () => render() } });
  const total = el("p", { class: "total", role: "status" });
  const list = el("ol", { class: "calls", "data-testid": "ledger" });
  place.append(el("label", { class: "field check" }, el("span", {}, "Chỉ cuộc đang mở"), only), total, list);
  let calls = [];
  let next = 0;

  let asking = false;

  async function refresh() {
    if (asking) return; // else what was accepted since would come twice
    asking = true;
    const before = calls;
    await attempt(async () => {
      const found = await ask("log", { since: next });
      if (!found.length || calls !== before) return; // nothing new, or of the sandbox before this one
      next = found.at(-1).n + 1;
      calls = [...calls, ...found].slice(-KEPT);
      render();
    }).finally(() => {
      asking = false;
    });
  }

  function row(call) {
    const chat = call.chat_id === null ? null : store.chatBy(call.chat_id);
    const words = call.text ?? call.params.caption ?? call.params.text ?? call.params.action ?? "";
    return el("li", {},
      el("span", { class: "top" }, el("strong", {}, call.method), el("time", {}, `${time.date(call.when).slice(0, 5)} ${time.precise(call.when)}`)),
      el("span", { class: "where" }, chat ? (chat.type === "private" ? store.nameOf(chat.id) : chat.title) : "", call.message_id ? ` · tin ${call.message_id}` : ""),
      words ? el("span", { class: "what" }, cut(String(words), 160)) : null);
  }

  function render() {
    const shown = calls.filter((one) => !only.checked || one.chat_id === store.route.chat).reverse();
    total.textContent = next ? `Sân thử đã nhận ${next} lệnh của bot.` : "Sân thử chưa nhận lệnh nào của bot.";
    fill(list, shown.map(row));
  }

  /** After a new connection: the sandbox may have been started anew, with a ledger of its own. */
  function restart() {
    [calls, next] = [[], 0];
  }

  return { render, refresh, restart };
}
