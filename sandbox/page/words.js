/** What a message is in one line: for the list of chats, quotes, pins; and what service messages say. */

import { fullName, nameOf, world } from "./store.js";

/** Who wrote a message: a person, the bot, or a group or channel in whose name it stands. */
export function author(message) {
  if (message.sender_chat) return message.sender_chat.title ?? "Ẩn danh";
  return message.from?.id === world.bot.id ? nameOf(world.bot.id) : fullName(message.from);
}

/** What a service message says; null for an ordinary message. */
export function service(message) {
  const who = author(message);
  const [joined] = message.new_chat_members ?? [];
  if (joined) return joined.id === message.from?.id ? `${who} đã vào nhóm` : `${who} đã thêm ${fullName(joined)}`;
  const gone = message.left_chat_member;
  if (gone) return gone.id === message.from?.id ? `${who} đã rời nhóm` : `${who} đã đưa ${fullName(gone)} ra khỏi nhóm`;
  if (message.new_chat_title) return `${who} đã đổi tên nhóm thành “${message.new_chat_title}”`;
  if (message.pinned_message) return `${who} đã ghim “${cut(summary(message.pinned_message), 40)}”`;
  if (message.migrate_to_chat_id) return "Nhóm đã được nâng cấp thành siêu nhóm";
  if (message.migrate_from_chat_id) return "Siêu nhóm được lập từ nhóm cũ";
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} đã lập nhóm`;
  return null;
}

/** The content in one line, without its author. */
export function summary(message) {
  const text = message.text ?? message.caption;
  const kind = kindOf(message);
  if (kind) return text ? `${kind}: ${text}` : kind;
  return text ?? service(message) ?? "Tin nhắn";
}

function kindOf(message) {
  if (message.photo) return "Ảnh";
  if (message.document) return message.document.file_name ?? "Tài liệu";
  if (message.location) return "Vị trí";
  if (message.contact) return "Danh thiếp";
  if (message.voice) return "Tin thoại";
  if (message.video) return "Phim";
  return message.sticker ? "Nhãn dán" : null;
}

/** At most `most` characters, on one line. */
export function cut(text, most) {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length > most ? `${[...line].slice(0, most - 1).join("")}…` : line;
}

/** How the bot stands in a chat, where something is amiss; null where all is well. */
export function botTrouble(chat) {
  if (chat.type === "private") return chat.bot === "kicked" ? "đã chặn bot" : null;
  return { left: "chưa có bot", kicked: "bot bị đuổi", restricted: "bot bị cấm viết" }[chat.bot] ?? null;
}

/** 12,3 KB */
export function size(bytes) {
  if (!bytes) return "0 B";
  const step = Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  const number = bytes / 1024 ** step;
  const shown = step && number < 100 ? number.toFixed(1).replace(".", ",").replace(",0", "") : Math.round(number);
  return `${shown} ${["B", "KB", "MB", "GB"][step]}`;
}

/** Letters without their marks, for searching. */
export const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
