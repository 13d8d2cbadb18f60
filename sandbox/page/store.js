/**
 * What the page knows of the sandbox's world, and who looks at it. Owns the copy of the state, the messages of
 * opened chats and what each person has read; draws nothing. An answer may be older than the events that overtook
 * it on its way: what happened meanwhile is done to it again.
 */

import { ask } from "./api.js";

export const world = {
  ready: false, bot: {}, users: new Map(), chats: new Map(), faults: [], limits: {}, marks: [], commands: {}, ahead: 0,
  upgraded: new Map(), // groups that became supergroups: old id -> new id
};
/** What is looked at: a chat's id, a person's id (null: all). */
export const route = { chat: null, as: null };
/** Messages of opened chats: chat id -> Map of message id -> message, eldest first. */
export const opened = new Map();
/** In which name the all-seeing view writes in a group, where somebody chose. */
export const chosen = new Map();
/** Where whoever looks writes in the group's name: "chat actor". */
export const anonymous = new Set();
/** Chats in which the bot is doing something: id -> {until, words}. */
export const busy = new Map();

const arrived = new Map(); // chat id -> [{id, from}] that came since the page was first opened
const KEPT = "sandbox-read";
const seen = { baseline: {}, read: {}, ...JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") };

let underWay = 0; // questions whose answers are on the way
let meanwhile = []; // what has happened since the first of them was asked

/** Something happens in the world, and once more to each answer that was on its way. */
export function happens(change) {
  if (underWay) meanwhile.push(change);
  change();
}

/** Ask something and `take` the answer. */
async function asking(what, query, take) {
  const from = meanwhile.length;
  underWay += 1;
  try {
    take(await ask(what, query));
    for (const change of meanwhile.slice(from)) change();
  } finally {
    underWay -= 1;
    if (!underWay) meanwhile = [];
  }
}

/** The sandbox's time, in seconds. */
export const now = () => Date.now() / 1000 + world.ahead;

export function setClock(seconds) {
  const ahead = seconds - Date.now() / 1000;
  happens(() => {
    world.ahead = ahead;
  });
}

let states = 0; // how often the state was asked for
let taken = 0; // which of these is known

/** Ask how the world is. Of two answers the one that was asked for later counts. */
export async function takeState() {
  const mine = states += 1;
  await asking("state", {}, (state) => {
    if (mine < taken) return;
    taken = mine;
    setState(state);
  });
}

function setState(state) {
  world.ahead = state.now - Date.now() / 1000;
  world.bot = state.bot;
  world.users = new Map(state.users.map((one) => [one.id, one]));
  world.chats = new Map(state.chats.map((one) => [one.id, one]));
  Object.assign(world, { faults: state.faults, limits: state.limits, commands: state.commands, ready: true });
  world.marks = state.marks ?? [];
  world.upgraded = new Map(state.upgraded);
}

/** "Nguyễn Văn An" */
export const fullName = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ") || "Không tên";

/** The name of a person or the bot by id. */
export const nameOf = (id) => fullName(id === world.bot.id ? world.bot : world.users.get(id));

/** A chat by id; an upgraded group is its supergroup; somebody who never opened the bot has an empty private chat. */
export function chatBy(id) {
  const known = world.chats.get(world.upgraded.get(id) ?? id);
  if (known || !world.users.has(id)) return known ?? null;
  return { id, type: "private", title: nameOf(id), user: id, members: [id], admins: [], bot: "member", pinned: [], last: null, count: 0 };
}

/** What a chat is called by whoever looks. */
export const titleOf = (chat) => (chat.type === "private" ? nameOf(route.as === null ? chat.user : world.bot.id) : chat.title);

/** In whose name the page acts in a chat; null where nobody can. */
export function actor(chat) {
  if (chat.type === "private") return chat.user;
  if (route.as !== null) return route.as;
  const wanted = chosen.get(chat.id);
  if (chat.members.includes(wanted)) return wanted;
  return [chat.owner, ...chat.admins, ...chat.members].find((one) => chat.members.includes(one)) ?? null;
}

/** Whether `me` may write in the group's name, and does. */
export const mayHide = (chat, me) => chat.type !== "private" && chat.admins.includes(me);
export const hidden = (chat, me) => mayHide(chat, me) && anonymous.has(`${chat.id} ${me}`);

export function hide(chat, me, wanted) {
  if (wanted) anonymous.add(`${chat.id} ${me}`);
  else anonymous.delete(`${chat.id} ${me}`);
}

/** Whether the person who looks sees this chat. */
export function visible(chat) {
  if (route.as === null) return true;
  return chat.type === "private" ? chat.user === route.as : chat.members.includes(route.as);
}

/** An officer: said by the name, or by the menu that the bot gave to the private chat. */
export function isOfficer(id) {
  const user = world.users.get(id) ?? {};
  if (/cán bộ|công chức|văn phòng/i.test(fullName(user)) || /can_?bo|officer/i.test(user.username ?? "")) return true;
  return Object.entries(world.commands).some(
    ([scope, menu]) => scope.startsWith(`chat:${id}:`) && menu.some((one) => one.command === "thongbao"),
  );
}

/** The menu of commands a person has in a chat: the narrowest scope that the bot has set. */
export function commandsFor(chat, user) {
  const admin = chat.admins.includes(user);
  const scopes = chat.type === "private"
    ? [`chat:${chat.id}:`, "all_private_chats::", "default::"]
    : [
      `chat_member:${chat.id}:${user}`, admin && `chat_administrators:${chat.id}:`, `chat:${chat.id}:`,
      admin && "all_chat_administrators::", "all_group_chats::", "default::",
    ];
  for (const scope of scopes.filter(Boolean)) {
    const menu = world.commands[`${scope}:vi`] ?? world.commands[`${scope}:`];
    if (menu?.length) return menu;
  }
  return [];
}

const opening = new Map(); // chat id -> its messages on their way

/** Fetch a chat's messages once; later changes come as events. */
export async function open(id) {
  if (opened.has(id)) return;
  if (!opening.has(id)) opening.set(id, fetchMessages(id));
  await opening.get(id);
}

async function fetchMessages(id) {
  const line = lines;
  try {
    await asking("messages", { chat: id }, (found) => {
      if (line === lines) opened.set(id, new Map(found.map((one) => [one.message_id, one])));
    });
  } finally {
    if (line === lines) opening.delete(id);
  }
}

/** Note a message, new or changed; true where it is new to this page. */
export function noteMessage(id, message) {
  const known = opened.get(id)?.has(message.message_id);
  happens(() => {
    const kept = opened.get(id);
    const before = kept?.get(message.message_id);
    kept?.set(message.message_id, before?._keyboard ? { ...message, _keyboard: before._keyboard } : message);
    const chat = world.chats.get(id);
    if (chat && (chat.last?.message_id ?? 0) <= message.message_id) chat.last = message;
  });
  const list = arrived.get(id) ?? [];
  const fresh = !known && (list.at(-1)?.id ?? seen.baseline[id] ?? 0) < message.message_id;
  if (fresh) arrived.set(id, [...list.slice(-499), { id: message.message_id, from: message.from?.id }]);
  return fresh;
}

export function noteKeyboard(id, messageId, markup) {
  happens(() => {
    const kept = opened.get(id);
    const message = kept?.get(messageId);
    if (message) kept.set(messageId, { ...message, _keyboard: markup });
  });
}

export function notePinned(id, pinned) {
  happens(() => {
    const chat = world.chats.get(id);
    if (chat) chat.pinned = pinned;
  });
}

export function noteDeleted(id, messageId) {
  happens(() => opened.get(id)?.delete(messageId));
  arrived.set(id, (arrived.get(id) ?? []).filter((one) => one.id !== messageId));
}

/** How many new messages of others wait in a chat for whoever looks. */
export function unread(chat) {
  const since = seen.read[route.as]?.[chat.id] ?? 0;
  const me = route.as ?? (chat.type === "private" ? chat.user : null);
  return (arrived.get(chat.id) ?? []).filter((one) => one.id > since && one.from !== me).length;
}

export function markRead(chat) {
  const last = chat.last?.message_id ?? 0;
  seen.read[route.as] ??= {};
  if (seen.read[route.as][chat.id] === last) return;
  seen.read[route.as][chat.id] = last;
  keep();
}

let lines = 0; // connections so far: what an answer missed between two of them is not told again

/** After a (re)connection: what came while nobody listened counts as new; before the first look nothing does. */
export async function catchUp() {
  const behind = [];
  for (const chat of world.chats.values()) {
    const last = chat.last?.message_id ?? 0;
    const known = arrived.get(chat.id)?.at(-1)?.id ?? seen.baseline[chat.id];
    if (known < last) behind.push([chat.id, known]);
    if (known <= last) continue;
    seen.baseline[chat.id] = last; // a first look, or the sandbox was started anew
    arrived.delete(chat.id);
    for (const read of Object.values(seen.read)) delete read[chat.id];
  }
  keep();
  lines += 1;
  opened.clear();
  opening.clear();
  await Promise.all(behind.map(async ([id, known]) => {
    for (const one of await ask("messages", { chat: id, since: known })) noteMessage(id, one);
  }));
}

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify(seen));
}
