/** Where links lead: links to the bot act inside the sandbox; other addresses are shown before they are opened. */

import { act } from "./api.js";
import { ask, attempt, confirm, notice } from "./dialogs.js";
import { actor, chatBy, route, titleOf, visible, world } from "./store.js";

/** What a link to the bot (or a bare payload) asks for: {kind, payload, admin}; null for anything else. */
export function readBotLink(address) {
  const bare = /^[A-Za-z0-9_-]{0,64}$/.exec(address.trim());
  if (bare) return { kind: "start", payload: bare[0], admin: false };
  const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)(?:\?(.*))?$/i.exec(address.trim())
    ?? /^tg:\/\/resolve\?domain=(\w+)(?:&(.*))?$/i.exec(address.trim());
  if (!found || found[1].toLowerCase() !== world.bot.username.toLowerCase()) return null;
  const query = new URLSearchParams(found[2] ?? "");
  const kind = query.has("startgroup") ? "startgroup" : "start";
  return { kind, payload: query.get(kind) ?? "", admin: query.has("admin") };
}

/** Follow a link as `user`. */
export async function follow(address, user) {
  const link = /^(https?|tg):/i.test(address) ? readBotLink(address) : null;
  if (link && user) return link.kind === "start" ? start(user, link.payload) : addSomewhere(user, link);
  const safe = /^https?:\/\//i.test(address);
  if (await confirm("Mở liên kết ra ngoài?", address, safe ? "Mở" : "Chép địa chỉ", false)) {
    if (safe) window.open(address, "_blank", "noopener,noreferrer");
    else await copy(address);
  }
}

/** Open the bot in private by a link. */
export async function start(user, payload) {
  if (await attempt(() => act("start", { user, payload }))) goTo(user);
}

/** Add the bot to one of the person's groups, as a startgroup link asks. */
async function addSomewhere(user, link) {
  const groups = [...world.chats.values()].filter((one) => one.type.endsWith("group") && one.members.includes(user));
  if (!groups.length) return notice("Người này chưa ở trong nhóm nào.", true);
  const options = groups.map((one) => [String(one.id), one.title]);
  const answer = await ask({
    title: "Thêm bot vào nhóm nào?", ok: "Thêm bot",
    fields: [{ name: "chat", label: "Nhóm", options, value: options[0][0] }],
  });
  if (!answer) return;
  const chat = Number(answer.chat);
  if (await attempt(() => act("add_bot", { user, chat, payload: link.payload, as_admin: link.admin }))) goTo(chat);
}

/** Put words on the clipboard. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice("Đã chép.");
  } catch {
    notice("Trình duyệt không cho chép.", true);
  }
}

/** Look at a chat, as the same person where that person sees it. */
export function goTo(id) {
  const chat = id === null ? null : chatBy(id);
  const as = chat && !visible(chat) ? actor(chat) : route.as;
  location.hash = addressOf(id, as);
}

/** The part of the address that keeps chat and person. */
export function addressOf(chat, as) {
  const parts = [chat === null ? null : `chat=${chat}`, as === null ? null : `as=${as}`];
  return `#${parts.filter(Boolean).join("&")}`;
}

/** "Thôn 3" for a sentence about a chat. */
export const quoted = (chat) => `“${titleOf(chat)}”`;
