/** The list of chats of whoever looks: grouped, searchable, each row with its newest line and what is unread. */

import { avatar, el, fill } from "./dom.js";
import { addressOf } from "./links.js";
import * as store from "./store.js";
import { short } from "./time.js";
import { author, bare, botTrouble, cut, service, summary } from "./words.js";

const MANY = 20; // from more chats than this on there is a search box
const byTitle = new Intl.Collator("vi", { numeric: true }).compare;

/** Chats in their groups: [{label, chats}]. */
function grouped() {
  const { as } = store.route;
  const chats = [...store.world.chats.values()].filter(
    (one) => store.visible(one) && (one.type !== "private" || one.count || one.last || one.id === store.route.chat || as !== null),
  );
  if (as !== null && !store.world.chats.has(as) && store.chatBy(as)) chats.push(store.chatBy(as));
  const own = chats.filter((one) => one.type === "private");
  const newest = (one, other) => (other.last?.date ?? 0) - (one.last?.date ?? 0) || byTitle(one.title, other.title);
  return [
    { label: "Cán bộ", chats: own.filter((one) => store.isOfficer(one.user)).sort(newest) },
    { label: "Nhóm thôn", chats: chats.filter((one) => one.type !== "private").sort((one, other) => byTitle(one.title, other.title)) },
    { label: "Riêng", chats: own.filter((one) => !store.isOfficer(one.user)).sort(newest) },
  ].filter((one) => one.chats.length);
}

/** Draw the list into `place`; gives {render}. */
export function chatList(place) {
  const search = el("input", {
    type: "search", placeholder: "Tìm nhóm, người…", "aria-label": "Tìm cuộc trò chuyện", "data-testid": "search",
    autocomplete: "off", on: { input: () => render() },
  });
  const lists = el("div", { class: "lists" });
  place.append(el("div", { class: "search" }, search), lists);
  const rows = new Map(); // chat id -> {sig, node}
  let order = "";

  function row(chat) {
    const facts = {
      title: store.titleOf(chat), line: lastLine(chat), when: chat.last ? short(chat.last.date, store.now()) : "",
      count: store.unread(chat), trouble: botTrouble(chat), here: chat.id === store.route.chat,
      address: addressOf(chat.id, store.route.as),
    };
    const sig = Object.values(facts).join("\u0000");
    const kept = rows.get(chat.id);
    if (kept?.sig === sig) return kept.node;
    const node = kept?.node ?? el("a", { class: "chat-row", "data-testid": `chat-${chat.id}` });
    node.href = facts.address;
    if (facts.here) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
    rows.set(chat.id, { sig, node });
    return fill(node,
      avatar(chat.id, facts.title, chat.type === "private" && store.route.as !== null),
      el("span", { class: "about" },
        el("span", { class: "top" }, el("strong", {}, facts.title), el("time", {}, facts.when)),
        el("span", { class: "bottom" },
          el("span", { class: "line" }, facts.line),
          facts.trouble ? el("span", { class: "badge", "data-testid": "bot-trouble" }, facts.trouble) : null,
          facts.count ? el("span", { class: "count", "data-testid": "unread", "aria-label": `${facts.count} tin mới` }, facts.count > 99 ? "99+" : facts.count) : null)));
  }

  function render() {
    const groups = grouped();
    const total = groups.reduce((sum, one) => sum + one.chats.length, 0);
    search.parentElement.hidden = total <= MANY;
    const words = total > MANY ? bare(search.value.trim()) : "";
    for (const group of groups) group.chats = group.chats.filter((one) => bare(store.titleOf(one)).includes(words));
    const shown = groups.filter((one) => one.chats.length);
    const nodes = shown.map((group) => group.chats.map(row));
    const wanted = JSON.stringify(shown.map((one) => [one.label, one.chats.map((chat) => chat.id)]));
    if (wanted === order) return;
    order = wanted;
    const focused = document.activeElement;
    fill(lists, shown.length ? shown.map((group, at) => section(group.label, nodes[at])) : el("p", { class: "nothing" }, nothing(words)));
    if (lists.contains(focused)) focused.focus();
  }

  return { render };
}

function nothing(words) {
  if (!store.world.ready) return "Đang mở…";
  return words ? "Không có cuộc trò chuyện nào tên như vậy." : "Chưa có cuộc trò chuyện nào.";
}

const section = (label, rows) => el("section", { "aria-label": label }, el("h2", {}, label), el("ul", {}, rows.map((one) => el("li", {}, one))));

function lastLine(chat) {
  const { last } = chat;
  if (!last) return chat.type === "private" ? "Chưa mở bot" : "Chưa có tin nào";
  const line = cut(summary(last), 80);
  if (service(last)) return line;
  if (last.from?.id === store.route.as) return `Bạn: ${line}`;
  return chat.type === "private" && last.from?.id !== store.world.bot.id ? line : `${author(last)}: ${line}`;
}
