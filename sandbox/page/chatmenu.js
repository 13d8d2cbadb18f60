/** What one may do with a chat besides writing: the bot's place in it, its name, its people. */

import { act } from "./api.js";
import { ask, attempt, confirm, menu, notice } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { goTo, quoted, readBotLink, start } from "./links.js";
import * as store from "./store.js";

const PAYLOAD = {
  name: "link", label: "Liên kết hoặc mã kèm theo (để trống nếu không có)", placeholder: "https://t.me/… hoặc mã",
  hint: "Dán nguyên liên kết cũng được.",
};

/** Open the menu of a chat; `changed()` after each act. */
export function chatMenu(chat, anchor, changed) {
  const me = store.actor(chat);
  const run = async (name, body) => (await attempt(() => act(name, body))) && changed();
  const items = chat.type === "private" ? own(chat, me, run) : group(chat, me, run, changed);
  return menu(anchor, `Việc với ${quoted(chat)}`, items);
}

function own(chat, me, run) {
  const blocked = chat.bot === "kicked";
  return [
    { label: "Mở bot bằng liên kết…", sign: "link", testid: "open-link", run: () => openByLink(me) },
    blocked
      ? { label: "Bỏ chặn bot", sign: "bot", testid: "unblock", run: () => run("block", { user: me, blocked: false }) }
      : { label: "Chặn bot", sign: "lock", danger: true, testid: "block", run: () => run("block", { user: me, blocked: true }) },
    {
      label: "Xoá tài khoản người này…", sign: "trash", danger: true,
      run: async () => (await confirm("Xoá tài khoản?", `${store.nameOf(me)} sẽ không còn dùng tài khoản này nữa, không khôi phục được.`, "Xoá"))
        && run("deactivate", { user: me }),
    },
  ];
}

function group(chat, me, run, changed) {
  const inside = !["left", "kicked"].includes(chat.bot);
  const status = (wanted) => () => run("bot", { user: me, chat: chat.id, status: wanted });
  const admin = store.route.as === null || chat.admins.includes(me);
  const name = store.nameOf(me);
  return me === null ? [{ label: "Thêm người…", sign: "plus", run: () => addPerson(chat, run) }] : [
    !inside && { label: "Thêm bot vào nhóm…", sign: "bot", testid: "add-bot", run: () => addBot(chat, me, changed) },
    inside && chat.bot !== "administrator" && { label: "Cho bot làm quản trị viên", sign: "shield", testid: "promote-bot", run: status("administrator") },
    chat.bot === "administrator" && { label: "Bot thôi làm quản trị viên", sign: "shield", run: status("member") },
    inside && chat.bot !== "restricted" && { label: "Cấm bot viết", sign: "lock", run: status("restricted") },
    chat.bot === "restricted" && { label: "Cho bot viết lại", sign: "bot", run: status("member") },
    store.mayHide(chat, me) && {
      label: store.hidden(chat, me) ? "Thôi viết ẩn danh" : "Viết ẩn danh", note: "thay mặt nhóm, không hiện tên", sign: "shield", testid: "toggle-anonymous",
      run: () => { store.hide(chat, me, !store.hidden(chat, me)); changed(); },
    },
    { label: "Đổi tên nhóm…", sign: "edit", testid: "rename", run: () => rename(chat, me, run) },
    chat.type === "group" && admin && { label: "Nâng cấp thành siêu nhóm", sign: "up", testid: "migrate", run: () => upgrade(chat) },
    { label: "Thêm người…", sign: "plus", run: () => addPerson(chat, run) },
    !chat.admins.includes(me) && { label: `Cho ${name} làm quản trị viên`, sign: "shield", run: () => run("promote", { user: me, chat: chat.id }) },
    { label: `${name} rời nhóm`, sign: "leave", danger: true, testid: "leave", run: () => run("leave", { user: me, chat: chat.id }) },
    inside && { label: "Xoá bot khỏi nhóm", sign: "trash", danger: true, testid: "remove-bot", run: status("kicked") },
  ];
}

/** Open the bot in private with what a link carries. */
export async function openByLink(user) {
  const answer = await ask({ title: "Mở bot bằng liên kết", fields: [PAYLOAD], ok: "Mở" });
  if (!answer) return;
  const link = readBotLink(answer.link);
  if (!link) notice("Liên kết này không dẫn tới bot.", true);
  else if (link.kind === "startgroup") notice("Liên kết này để thêm bot vào nhóm: hãy mở nhóm rồi chọn “Thêm bot”.", true);
  else await start(user, link.payload);
}

/** Add the bot to this group, with what a startgroup link carries. */
export async function addBot(chat, user, changed) {
  const answer = await ask({
    title: `Thêm bot vào ${quoted(chat)}`, ok: "Thêm bot",
    fields: [PAYLOAD, { name: "admin", label: "Cho làm quản trị viên luôn", type: "checkbox" }],
  });
  if (!answer) return;
  const link = readBotLink(answer.link);
  if (!link) notice("Liên kết này không dẫn tới bot.", true);
  else if (await attempt(() => act("add_bot", { user, chat: chat.id, payload: link.payload, as_admin: answer.admin || link.admin }))) changed();
}

async function rename(chat, user, run) {
  const answer = await ask({ title: "Đổi tên nhóm", fields: [{ name: "title", label: "Tên mới", value: chat.title }], ok: "Đổi tên" });
  if (answer?.title.trim()) await run("rename", { user, chat: chat.id, title: answer.title.trim() });
}

async function upgrade(chat) {
  if (!(await confirm("Nâng cấp thành siêu nhóm?", `${quoted(chat)} sẽ có mã số mới, không quay lại nhóm thường được.`, "Nâng cấp", false))) return;
  await attempt(async () => goTo((await act("migrate", { chat: chat.id })).id));
}

async function addPerson(chat, run) {
  const others = [...store.world.users.keys()].filter((id) => !chat.members.includes(id));
  if (!others.length) return notice("Ai cũng đã ở trong nhóm này.");
  const options = others.map((id) => [String(id), store.nameOf(id)]);
  const answer = await ask({ title: `Thêm người vào ${quoted(chat)}`, fields: [{ name: "user", label: "Người", options, value: options[0][0] }], ok: "Thêm" });
  if (answer) await run("join", { user: Number(answer.user), chat: chat.id });
}

/** What stands above or in place of the writing line: {sig, shut, draw}; null where nothing does. */
export function gate(chat, me, changed) {
  const bar = (sig, shut, words, label, run, testid) => ({
    sig: `${chat.id} ${me} ${sig}`, shut,
    draw: () => [
      words ? el("p", {}, words) : null,
      label ? el("button", { type: "button", class: "solid", "data-testid": testid, on: { click: run } }, icon("bot"), label) : null,
    ],
  });
  const run = async (name, body) => (await attempt(() => act(name, body))) && changed();
  if (me === null) return bar("nobody", true, "Không còn ai trong nhóm này.");
  if (store.world.users.get(me)?._deactivated) return bar("gone", true, "Tài khoản này đã bị xoá.");
  if (chat.type === "private") {
    if (chat.bot === "kicked") return bar("blocked", true, "Người này đã chặn bot.", "Bỏ chặn bot", () => run("block", { user: me, blocked: false }), "unblock-bar");
    return chat.last ? null : bar("new", true, "", "Bắt đầu", () => start(me, ""), "start");
  }
  if (!["left", "kicked"].includes(chat.bot)) return null;
  const words = chat.bot === "kicked" ? "Bot đã bị đưa ra khỏi nhóm này." : "Bot chưa ở trong nhóm này.";
  return bar(chat.bot, false, words, "Thêm bot", () => addBot(chat, me, changed), "add-bot-bar");
}
