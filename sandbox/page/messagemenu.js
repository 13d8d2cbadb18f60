/** What one may do with a message: answer it, mend it, send it on, pin it, take it away. */

import { act, asHex, bytes } from "./api.js";
import { ask, attempt, menu, notice } from "./dialogs.js";
import { copy } from "./links.js";
import * as store from "./store.js";

/** Open the menu of a message; `on`: {reply, edit} of the writing line, {changed}. */
export function messageMenu(chat, message, anchor, on) {
  const me = store.actor(chat);
  const own = message.from?.id === me;
  const text = message.text ?? message.caption;
  const pinned = chat.pinned.includes(message.message_id);
  const run = async (name, body) => (await attempt(() => act(name, { chat: chat.id, message_id: message.message_id, ...body }))) && on.changed();
  return menu(anchor, "Việc với tin này", me === null ? [text && { label: "Chép chữ", sign: "copy", run: () => copy(text) }] : [
    { label: "Trả lời", sign: "reply", testid: "menu-reply", run: () => on.reply(message) },
    own && message.text && { label: "Sửa", sign: "edit", testid: "menu-edit", run: () => on.edit(message) },
    store.world.users.has(message.from?.id) && { label: "Chuyển tiếp…", sign: "forward", testid: "menu-forward", run: () => forward(message, me) },
    { label: pinned ? "Bỏ ghim" : "Ghim", sign: "pin", testid: "menu-pin", run: () => run("pin", { user: me, pinned: !pinned }) },
    text && { label: "Chép chữ", sign: "copy", run: () => copy(text) },
    (own || chat.type === "private" || chat.admins.includes(me)) && {
      label: "Xoá", sign: "trash", danger: true, testid: "menu-delete", run: () => run("delete", {}),
    },
  ]);
}

/** Send a person's message on to a chat that the same person sees. */
async function forward(message, user) {
  const chats = [...store.world.chats.values()].filter((one) => (one.type === "private" ? one.user === user : one.members.includes(user)));
  const options = chats.map((one) => [String(one.id), one.type === "private" ? `${store.nameOf(store.world.bot.id)} (riêng)` : one.title]);
  if (!options.length) return notice("Người này chưa có cuộc trò chuyện nào để chuyển tới.", true);
  const answer = await ask({ title: "Chuyển tiếp tới", ok: "Chuyển", fields: [{ name: "chat", label: "Cuộc trò chuyện", options, value: options[0][0] }] });
  if (!answer) return;
  await attempt(async () => {
    const body = { user, chat: Number(answer.chat), forward_from: message.forward_origin?.sender_user?.id ?? message.from.id };
    await act("say", { ...body, ...(await content(message)) });
    notice("Đã chuyển.");
  });
}

/** The content of a message as `say` takes it. */
async function content(message) {
  const found = { text: message.text ?? message.caption, entities: message.entities ?? message.caption_entities };
  if (message.photo) found.photo = await asHex("anh.jpg", await bytes(message.photo.at(-1).file_id));
  if (message.document) {
    const { file_id: id, file_name: name, mime_type: kind } = message.document;
    Object.assign(found, { document: await asHex(name, await bytes(id)), media_type: kind });
  }
  if (message.location) found.location = [message.location.latitude, message.location.longitude];
  for (const kind of ["contact", "sticker", "voice", "video"]) if (message[kind]) found[kind] = message[kind];
  return found;
}
