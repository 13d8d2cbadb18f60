/** The panel where things are made to go wrong between the bot and Telegram, and put right again. */

import { act } from "./api.js";
import { attempt, notice } from "./dialogs.js";
import { el, fill, icon, iconButton } from "./dom.js";
import { quoted } from "./links.js";
import * as store from "./store.js";

const KINDS = [
  ["429", "Bị bảo chờ (429)", "Telegram bảo chờ 5 giây rồi gửi lại", { kind: "status", status: 429, retry_after: 5 }],
  ["500", "Máy chủ lỗi (500)", "Telegram báo lỗi, không nhận", { kind: "status", status: 500 }],
  ["before", "Mất mạng trước khi nhận", "Telegram chưa nhận được gì", { kind: "before_accept" }],
  ["after", "Mất trả lời sau khi nhận", "Đã nhận, nhưng bot không biết", { kind: "after_accept" }],
  ["slow", "Chậm 5 giây", "Nhận muộn 5 giây", { kind: "slow", seconds: 5 }],
];
const METHODS = ["sendMessage", "sendPhoto", "sendDocument", "editMessageText", "answerCallbackQuery", "pinChatMessage", "getUpdates"];
const TIMES = [["1", "1 lần"], ["3", "3 lần"], ["10", "10 lần"], ["", "đến khi gỡ"]];

const choice = (label, testid, options) => {
  const input = el("select", { "data-testid": testid }, options.map(([value, words]) => el("option", { value }, words)));
  return { input, row: el("label", { class: "field" }, el("span", {}, label), input) };
};

/** Draw the panel into `place`; `changed()` after each act; gives {render}. */
export function faultPanel(place, changed) {
  const times = choice("Bao nhiêu lần", "fault-times", TIMES);
  const where = choice("Ở đâu", "fault-where", [["", "mọi cuộc trò chuyện"], ["here", "chỉ cuộc đang mở"]]);
  const method = choice("Với lệnh nào", "fault-method", [["", "mọi lệnh gửi đi"], ...METHODS.map((one) => [one, one])]);
  const active = el("ul", { class: "active-faults", "aria-label": "Sự cố đang bật", "data-testid": "active-faults" });
  const clearAll = el("button", { type: "button", class: "plain", "data-testid": "fault-clear", on: { click: () => run("clear", {}) } }, "Gỡ hết");
  const kick = el("button", { type: "button", class: "choice danger", "data-testid": "fault-kicked", on: { click: kickBot } });
  const limits = el("input", { type: "checkbox", role: "switch", "data-testid": "limits", on: { change: () => run("limits", { on: limits.checked }) } });
  const refused = el("small", {});

  const run = async (name, body) => (await attempt(() => act(name, body))) && changed();
  const open = () => (store.route.chat === null ? null : store.chatBy(store.route.chat));

  async function add(how) {
    if (where.input.value && !open()) return notice("Hãy mở một cuộc trò chuyện trước.", true);
    const body = { ...how, times: times.input.value ? Number(times.input.value) : null };
    if (where.input.value) body.chat_id = open().id;
    if (method.input.value) body.method = method.input.value;
    return run("fault", body);
  }

  async function kickBot() {
    const chat = open();
    await run("bot", { user: store.actor(chat), chat: chat.id, status: "kicked" });
  }

  place.append(
    el("section", {}, el("h3", {}, "Đang bật"), active, clearAll),
    el("section", {}, el("h3", {}, "Gây sự cố"), times.row, where.row, method.row, el("div", { class: "kinds" }, KINDS.map(([name, label, note, how]) => el("button", {
      type: "button", class: "choice", "data-testid": `fault-${name}`, on: { click: () => add(how) },
    }, el("strong", {}, label), el("small", {}, note)))), kick),
    el("section", {}, el("h3", {}, "Giới hạn của Telegram"), el("label", { class: "field check" }, el("span", {}, "Giữ đúng nhịp: 30 tin/giây, 20 tin/phút mỗi nhóm"), limits, refused)),
  );

  function row(fault) {
    const known = KINDS.find(([,,, how]) => how.kind === fault.kind && (how.status ?? 0) === (fault.kind === "status" ? fault.status : 0));
    const chat = fault.chat_id === null ? null : store.chatBy(fault.chat_id);
    const label = known ? known[1] : fault.kind === "status" ? `Mã ${fault.status}` : fault.kind;
    const facts = [
      fault.method ?? "mọi lệnh", chat ? quoted(chat) : "mọi nơi",
      fault.times === null ? "đến khi gỡ" : `còn ${fault.times} lần`, fault.struck ? `đã xảy ra ${fault.struck}` : null,
    ];
    return el("li", { "data-testid": `fault-${fault.id}` }, icon("warn"),
      el("span", { class: "about" }, el("strong", {}, label), el("small", {}, facts.filter(Boolean).join(" · "))),
      iconButton("close", `Gỡ ${label}`, () => run("clear", { id: fault.id })));
  }

  return {
    render() {
      const { faults } = store.world;
      const sig = JSON.stringify(faults);
      if (active.dataset.sig !== sig) fill(active, faults.length ? faults.map(row) : el("li", { class: "nothing" }, "Không có sự cố nào."));
      active.dataset.sig = sig;
      clearAll.hidden = !faults.length;
      const chat = open();
      kick.hidden = !chat || chat.type === "private" || ["left", "kicked"].includes(chat.bot);
      if (!kick.hidden) fill(kick, el("strong", {}, "Đuổi bot khỏi nhóm này"), el("small", {}, `Đưa bot ra khỏi ${quoted(chat)} ngay bây giờ`));
      limits.checked = Boolean(store.world.limits.on);
      refused.textContent = store.world.limits.refused ? `Đã từ chối ${store.world.limits.refused} lần vì quá nhanh.` : "";
    },
  };
}
