/** Puts the page together: who looks at what (the address), what happens in the world (events), and drawing once a frame. */

import { act, bytes, listen } from "./api.js";
import { chatList } from "./chatlist.js";
import { chatMenu, gate } from "./chatmenu.js";
import { clock } from "./clock.js";
import { composer } from "./composer.js";
import { conversation } from "./conversation.js";
import { attempt, notice, tell } from "./dialogs.js";
import { el, icon, iconButton } from "./dom.js";
import { faultPanel } from "./faults.js";
import { ledger } from "./ledger.js";
import { addressOf, copy, follow, goTo } from "./links.js";
import { messageMenu } from "./messagemenu.js";
import { persons } from "./persons.js";
import * as store from "./store.js";

const PATIENCE = 15_000; // a pressed button that nobody answered comes to rest
const { route, world } = store;
const byId = (id) => document.getElementById(id);
const openChat = () => (route.chat === null ? null : store.chatBy(route.chat));

/** Do it with the open chat, if it is not gone by now. */
function here(run) {
  const chat = openChat();
  return chat ? run(chat) : notice("Không còn cuộc trò chuyện này.", true);
}

// ---------------------------------------------------------------------------- what a tap does

const on = {
  reply: (message) => writing.reply(message),
  menu: (message, anchor) => here((chat) => messageMenu(chat, message, anchor, { reply: writing.reply, edit: writing.edit, changed: refresh })),
  jump: (id) => talk.jump(id),
  link: (address) => here((chat) => follow(address, store.actor(chat))),
  command: (text) => writing.quick({ text }),
  save: (fileId, name) => attempt(async () => {
    const address = URL.createObjectURL(await bytes(fileId));
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }),
  press(message, key, button) {
    if (key.url) return on.link(key.url);
    if (key.copy_text) return copy(key.copy_text.text);
    if (key.callback_data === undefined) return notice("Sân thử không mở được nút loại này.", true);
    return here((chat) => press(chat, message, key, button));
  },
};

async function press(chat, message, key, button) {
  button.classList.add("waiting");
  const rest = () => button.classList.remove("waiting");
  const sent = await attempt(() => act("press", { user: store.actor(chat), chat: chat.id, message_id: message.message_id, data: key.callback_data }));
  if (!sent) rest();
  else setTimeout(() => {
    if (!button.classList.contains("waiting") || !button.isConnected) return;
    rest();
    notice("Bot chưa trả lời nút vừa bấm.", true);
  }, PATIENCE);
}

/** What a press was answered with: words that pass by, or a window. */
function answered({ user, chat, text, alert }) {
  if (chat === route.chat) for (const one of document.querySelectorAll("button.waiting")) one.classList.remove("waiting");
  if (!text || (route.as !== null && route.as !== user)) return;
  if (alert) tell(store.nameOf(world.bot.id), text);
  else notice(text);
}

// ---------------------------------------------------------------------------------- the parts

const list = chatList(byId("chats"));
const talk = conversation(byId("talk"), { on, openMenu: (chat, anchor) => chatMenu(chat, anchor, refresh), back: () => goTo(null) });
const writing = composer(byId("composer"), { gate: (chat, me) => gate(chat, me, refresh), sent: () => draw() });
const time = clock(byId("clock"));
const who = persons(byId("who"), change);
const faults = faultPanel(byId("faults-body"), refresh);
const book = ledger(byId("ledger-body"));
byId("talk").append(byId("composer"));

for (const [panel, sign, label] of [["faults", "warn", "Sự cố"], ["ledger", "ledger", "Sổ cái"]]) {
  const open = () => showPanel(byId(panel).hidden ? panel : null);
  byId("tools").append(el("button", { type: "button", id: `open-${panel}`, "data-testid": `open-${panel}`, "aria-expanded": "false", "aria-controls": panel, "aria-label": label, on: { click: open } },
    icon(sign), el("span", { class: "label" }, label), panel === "faults" ? el("span", { class: "count", hidden: true }) : null));
  byId(panel).firstElementChild.append(iconButton("close", "Đóng", () => showPanel(null), { "data-testid": `close-${panel}` }));
}

function showPanel(wanted) {
  for (const panel of ["faults", "ledger"]) {
    byId(panel).hidden = panel !== wanted;
    byId(`open-${panel}`).setAttribute("aria-expanded", String(panel === wanted));
  }
  look();
}

/** An open panel shows what is so now: faults are used up and calls accepted without an event. */
function look() {
  if (!byId("faults").hidden) refresh();
  if (!byId("ledger").hidden) book.refresh();
}
setInterval(look, 2000);

// ------------------------------------------------------------------------------------ drawing

let drawing = false;

function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    if (world.ready) drawNow();
  });
}

function drawNow() {
  const chat = openChat();
  if (chat && !store.opened.has(chat.id)) return; // its messages are on the way
  document.body.classList.toggle("in-chat", Boolean(chat));
  who.render();
  time.render();
  talk.render(chat);
  byId("composer").hidden = !chat;
  writing.render(chat);
  list.render();
  faults.render();
  const count = byId("open-faults").querySelector(".count");
  count.hidden = !world.faults.length;
  count.textContent = world.faults.length;
  const unread = [...world.chats.values()].filter(store.visible).reduce((sum, one) => sum + store.unread(one), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${chat ? `${store.titleOf(chat)} · ` : ""}Sân thử Thi đua`;
}

// -------------------------------------------------------------------- the address: chat, person

function change(as) {
  const chat = openChat();
  const keep = chat && (as === null || (chat.type === "private" ? chat.user === as : chat.members.includes(as)));
  const wide = matchMedia("(min-width: 760px)").matches;
  location.hash = addressOf(keep ? chat.id : wide || chat?.type === "private" ? as : null, as);
}

async function arrive() {
  const address = location.hash;
  const said = new URLSearchParams(address.slice(1));
  const number = (name) => (said.has(name) && /^-?\d+$/.test(said.get(name)) ? Number(said.get(name)) : null);
  route.as = world.users.has(number("as")) ? number("as") : null;
  route.chat = number("chat");
  if (!world.ready) return null;
  if (route.chat !== null && !openChat()) await attempt(store.takeState); // just made, perhaps
  if (location.hash !== address) return null; // somewhere else by now
  const chat = openChat();
  if (chat && !store.visible(chat)) {
    notice(`${store.nameOf(route.as)} không ở trong cuộc trò chuyện này.`);
    return goTo(null);
  }
  if (route.chat !== null && !chat) {
    notice("Không có cuộc trò chuyện này.");
    return goTo(null);
  }
  if (chat && chat.id !== route.chat) return goTo(chat.id); // the group became a supergroup
  const opened = !chat || (await attempt(() => store.open(chat.id)));
  if (location.hash !== address) return null;
  return opened ? draw() : goTo(null);
}
addEventListener("hashchange", arrive);
document.addEventListener("visibilitychange", draw);

// ----------------------------------------------------------------------- the world and its events

let refreshing = null;

/** Ask for the state again, soon, once for many reasons. */
function refresh() {
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    await attempt(store.takeState);
    const chat = openChat();
    if (route.chat !== null && (chat?.id !== route.chat || !store.visible(chat))) await arrive();
    draw();
  }, 120);
}

const HEARD = {
  message({ chat, message }) {
    if (!world.chats.has(chat) || message.new_chat_members || message.left_chat_member) refresh();
    const fresh = store.noteMessage(chat, message);
    if (fresh && chat === route.chat) talk.arrived(message);
    store.busy.delete(chat);
  },
  edited: ({ chat, message }) => store.noteMessage(chat, message),
  deleted({ chat, message_id: id }) {
    store.noteDeleted(chat, id);
    refresh();
  },
  pinned: ({ chat, pinned }) => store.notePinned(chat, [...pinned]),
  keyboard: ({ chat, message_id: id, markup }) => store.noteKeyboard(chat, id, markup),
  action({ chat, action }) {
    const words = { upload_photo: "đang gửi ảnh…", upload_document: "đang gửi tệp…" }[action] ?? "đang nhập…";
    store.busy.set(chat, { until: Date.now() + 5000, words });
    setTimeout(draw, 5100);
  },
  popup: answered,
  clock({ now }) {
    store.setClock(now);
    refresh();
  },
  user: ({ user }) => store.happens(() => world.users.set(user.id, user)),
};

let early = []; // events that came before the state they belong to

function heard(event) {
  if (early) return early.push(event);
  (HEARD[event.type] ?? refresh)(event);
  return draw();
}

let begun = 0; // connections

async function begin() {
  const mine = begun += 1;
  early ??= [];
  const fine = await attempt(async () => {
    await store.takeState();
    if (mine !== begun) return;
    await store.catchUp();
    book.restart();
    await arrive();
  });
  if (mine !== begun) return null; // the line broke meanwhile, and there is another
  if (!fine) return setTimeout(() => mine === begun && begin(), 2000);
  const waiting = early;
  early = null;
  waiting.forEach(heard);
  byId("offline").hidden = true;
  return draw();
}

listen({
  opened: begin,
  heard,
  lost() {
    byId("offline").hidden = false;
  },
});
