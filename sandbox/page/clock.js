/** The sandbox's clock in the top bar, and the ways to move it. */

import { act } from "./api.js";
import { ask, attempt, notice } from "./dialogs.js";
import { el, fill, icon, say } from "./dom.js";
import * as store from "./store.js";
import * as time from "./time.js";

const HOUR = 3600;

async function move(body) {
  await attempt(async () => {
    const { now } = await act("clock", body);
    store.setClock(now);
    notice(`Bây giờ là ${time.dayInLine(now)} ${time.hour(now)}.`);
  });
}

const set = (seconds) => move({ set: time.iso(seconds) });

async function chooseMoment() {
  const said = (values) => {
    const at = time.fromField(values.moment);
    return Number.isFinite(at) ? `${time.day(at)} ${time.hour(at)}${at < store.now() ? " (lùi lại)" : ""}` : "Xin chọn ngày và giờ.";
  };
  const answer = await ask({
    title: "Chuyển đồng hồ tới", ok: "Chuyển", live: said,
    fields: [{ name: "moment", label: "Ngày, giờ", type: "datetime-local", value: time.field(time.onDay(store.now(), 1, 7)) }],
  });
  if (!answer) return;
  const at = time.fromField(answer.moment);
  if (Number.isFinite(at)) await set(at);
  else notice("Ngày giờ không hợp lệ.", true);
}

const WAYS = [
  ["clock-next-hour", "+1 giờ", () => move({ advance: HOUR })],
  ["clock-tomorrow", "Sáng mai 07:00", () => set(time.onDay(store.now(), 1, 7))],
  ["clock-next-day", "+1 ngày", () => move({ advance: 24 * HOUR })],
  ["clock-next-week", "+1 tuần", () => move({ advance: 7 * 24 * HOUR })],
  ["clock-set", "Đến ngày…", chooseMoment],
];

/** Draw the clock into `place`; gives {render}. It ticks by itself. */
export function clock(place) {
  const day = el("span", { class: "day" });
  const hour = el("span", { class: "hour" });
  const ways = el("div", { class: "ways", id: "clock-ways" });
  const face = el("button", {
    type: "button", class: "face", "data-testid": "clock", "aria-controls": "clock-ways", "aria-expanded": "false", title: "Chuyển đồng hồ",
    on: { click: () => show(face.getAttribute("aria-expanded") !== "true") },
  }, icon("clock"), el("span", { class: "words" }, day, " ", hour));
  place.append(face, ways);
  let marks = null;

  function show(open) {
    face.setAttribute("aria-expanded", String(open));
    place.classList.toggle("open", open);
  }

  document.addEventListener("click", (event) => {
    if (!place.contains(event.target)) show(false);
  });
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });

  const button = (testid, label, run, title) => el("button", {
    type: "button", title, "data-testid": testid, on: { click: () => { show(false); run(); } },
  }, label);

  function render() {
    if (!store.world.ready) return;
    say(day, time.dayInLine(store.now()));
    say(hour, time.hour(store.now()));
    const wanted = JSON.stringify(store.world.marks);
    if (wanted === marks) return;
    marks = wanted;
    fill(ways, WAYS.map(([testid, label, run]) => button(testid, label, run)), store.world.marks.map((mark, at) => {
      const when = Date.parse(mark.at) / 1000;
      return button(`clock-mark-${at}`, mark.label, () => set(when), `${time.day(when)} ${time.hour(when)}`);
    }));
  }

  setInterval(render, 1000);
  return { render };
}
