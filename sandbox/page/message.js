/** One bubble: who, what it answers, pictures and files, words, time, buttons. Draws; what a tap does is handed in. */

import { fileAddress } from "./api.js";
import { showPicture } from "./dialogs.js";
import { avatar, el, icon, iconButton, tint } from "./dom.js";
import { formatted } from "./entities.js";
import * as time from "./time.js";
import { world } from "./store.js";
import { author, cut, service, size, summary } from "./words.js";

/** The line in the middle of the chat for what happened. */
export function serviceLine(message) {
  return el("div", { class: "service", "data-testid": `message-${message.message_id}`, "data-id": message.message_id },
    el("span", {}, service(message)));
}

export const dayLine = (seconds) => el("div", { class: "service day" }, el("span", {}, time.day(seconds)));

/**
 * A bubble of one message, or of an album's messages. `look`: {mine, first, named, faced, gutter}; `on`: {reply, menu,
 * press, jump, link, command, save} of the conversation.
 */
export function bubble(messages, look, on) {
  const [first] = messages;
  const last = messages.at(-1);
  const fromBot = first.from?.id === world.bot.id;
  const spoken = messages.find((one) => one.text || one.caption) ?? first;
  const sender = first.sender_chat?.id ?? first.from?.id ?? 0;
  const body = el("div", { class: "bubble" },
    look.named ? el("div", { class: `name ${fromBot ? "tint-bot" : tint(sender)}` }, author(first),
      first.sender_chat && first.from ? el("small", {}, first.author_signature ? " quản trị viên" : " kênh") : null) : null,
    first.forward_origin ? el("div", { class: "forwarded" }, `Chuyển tiếp từ ${origin(first.forward_origin)}`) : null,
    first.reply_to_message ? quote(first.reply_to_message, on) : null,
    media(messages, on),
    words(spoken, footer(messages, last), on));
  const article = el("article", {
    class: ["message", look.mine ? "mine" : "theirs", fromBot && "bot", look.first && "first", look.faced && "faced", pictured(messages) && "pictured"].filter(Boolean).join(" "),
    "data-testid": messages.length === 1 ? `message-${first.message_id}` : null, "data-id": last.message_id, tabindex: "-1",
  },
  look.gutter ? (look.faced ? avatar(sender, author(first), fromBot) : el("span", { class: "avatar empty" })) : null,
  el("div", { class: "stack" }, el("div", { class: "row" }, body, tools(last, on)), keyboard(last, on)));
  body.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    on.menu(last, { left: event.clientX, top: event.clientY, bottom: event.clientY });
  });
  body.addEventListener("click", (event) => {
    if (matchMedia("(hover: none)").matches && !event.target.closest("button, [tabindex='0']:not(.log)")) on.menu(last, body);
  });
  return article;
}

const pictured = (messages) => messages.every((one) => one.photo) && !messages.some((one) => one.reply_to_message || one.forward_origin);

function origin(found) {
  const chat = found.chat ?? found.sender_chat;
  return chat?.title ?? found.sender_user_name ?? [found.sender_user?.first_name, found.sender_user?.last_name].filter(Boolean).join(" ");
}

function quote(message, on) {
  return el("button", { type: "button", class: "quote", "data-testid": "quote", on: { click: () => on.jump(message.message_id) } },
    el("strong", {}, author(message)), el("span", {}, cut(summary(message), 90)));
}

/** The words, with the time on their last line where there is room. */
function words(message, time, on) {
  const text = message.text ?? message.caption;
  if (!text) return time;
  return el("div", { class: "text" }, formatted(text, message.entities ?? message.caption_entities, on), time);
}

function footer(messages, last) {
  const edited = messages.some((one) => one.edit_date);
  const reactions = messages.flatMap((one) => one._reactions ?? []);
  return el("div", { class: "footer" },
    reactions.length ? el("span", { class: "reactions", "data-testid": "reactions" }, reactions.map((one) => el("span", {}, one.emoji ?? "★"))) : null,
    edited ? el("span", { class: "edited" }, "đã sửa") : null,
    el("time", { datetime: time.iso(last.date), title: `${time.day(last.date)} ${time.precise(last.date)}` }, time.hour(last.date)));
}

function tools(message, on) {
  return el("div", { class: "tools" },
    iconButton("reply", "Trả lời", () => on.reply(message), { "data-testid": "reply" }),
    iconButton("more", "Việc với tin này", (event) => on.menu(message, event.currentTarget), { "data-testid": "message-menu" }));
}

function media(messages, on) {
  const pictures = messages.filter((one) => one.photo);
  const others = messages.filter((one) => !one.photo).map((one) => other(one, on)).filter(Boolean);
  if (!pictures.length) return others;
  return [
    el("div", { class: `pictures count-${Math.min(pictures.length, 4)}` }, pictures.map((one) => picture(one, messages.length > 1))),
    others,
  ];
}

function picture(message, inAlbum) {
  const address = fileAddress(message.photo.at(-1).file_id);
  const image = el("img", { src: address, alt: message.caption ? cut(message.caption, 80) : "Ảnh", decoding: "async", "data-testid": "photo" });
  const button = el("button", {
    type: "button", class: "photo", "aria-label": "Xem ảnh", "data-testid": inAlbum ? `message-${message.message_id}` : null,
    on: { click: () => showPicture(address, message.caption) },
  }, image);
  image.addEventListener("error", () => {
    button.classList.add("broken");
    button.replaceChildren(icon("photo"), el("span", {}, "Không xem được ảnh này"));
  });
  return button;
}

function other(message, on) {
  if (message.document) {
    const { file_id: id, file_name: name, file_size: bytes } = message.document;
    return el("button", {
      type: "button", class: "file", "data-testid": "document", "aria-label": `Tải ${name ?? "tệp"} về, ${size(bytes)}`,
      on: { click: () => on.save(id, name ?? "tep") },
    }, el("span", { class: "disc" }, icon("file")), el("span", { class: "about" }, el("strong", {}, name ?? "Tệp"), el("small", {}, `${size(bytes)} · Tải về`)));
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    return card("place", "Vị trí", `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
  }
  if (message.contact) return card("reply", [message.contact.first_name, message.contact.last_name].filter(Boolean).join(" "), message.contact.phone_number);
  if (message.voice) return card("file", "Tin thoại", `${message.voice.duration} giây`);
  if (message.video) return card("file", "Phim", size(message.video.file_size));
  return message.sticker ? card("photo", "Nhãn dán", message.sticker.emoji ?? "") : null;
}

const card = (sign, title, note) => el("div", { class: "file" }, el("span", { class: "disc" }, icon(sign)),
  el("span", { class: "about" }, el("strong", {}, title), el("small", {}, note)));

function keyboard(message, on) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return el("div", { class: "inline-keys" }, rows.map((row) => el("div", { class: "keys-row" }, row.map((key) => el("button", {
    type: "button", "data-testid": "button", class: key.url ? "leads-out" : null,
    on: { click: (event) => on.press(message, key, event.currentTarget) },
  }, key.text, key.url ? icon("link") : null)))));
}
