/** The keyboard a bot put in place of the phone's own: which one a person has now, and its keys. */

import { el } from "./dom.js";
import { nameOf, opened, world } from "./store.js";

/** What the newest reply_markup for `me` says: {kind: keys | reply, markup, message, used}; null where none is. */
export function current(chat, me) {
  const messages = [...(opened.get(chat.id)?.values() ?? [])];
  let used = false;
  for (const message of messages.reverse()) {
    if (message.from?.id === me) used = true;
    const markup = message._keyboard;
    if (!markup || !isFor(message, markup, me)) continue;
    if (markup.remove_keyboard) return null;
    if (markup.force_reply) return used ? null : { kind: "reply", markup, message, used };
    return { kind: "keys", markup, message, used: used && Boolean(markup.one_time_keyboard) };
  }
  return null;
}

/** `selective`: only for whom the message names or answers. */
function isFor(message, markup, me) {
  if (!markup.selective || message.chat.type === "private") return true;
  const user = world.users.get(me);
  return message.reply_to_message?.from?.id === me
    || (message.entities ?? []).some((one) => one.user?.id === me)
    || Boolean(user?.username && message.text?.includes(`@${user.username}`));
}

/** The keys, large. `on`: {text(words), place(), contact(card)}. */
export function keys({ markup }, me, on) {
  const key = (one) => {
    const words = typeof one === "string" ? one : one.text;
    const press = one.request_location ? on.place
      : one.request_contact ? () => on.contact({ first_name: nameOf(me), phone_number: "+84 900 000 000", user_id: me })
        : () => on.text(words);
    return el("button", { type: "button", "data-testid": "reply-button", on: { click: press } }, words);
  };
  return el("div", { class: "reply-keys", "data-testid": "reply-keyboard" },
    markup.keyboard.map((row) => el("div", { class: "keys-row" }, row.map(key))));
}
