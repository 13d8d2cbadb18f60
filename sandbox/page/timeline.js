/** Messages in the order of time become lines to draw: days, service lines, bubbles, albums. Draws only what changed. */

import { bubble, dayLine, serviceLine } from "./message.js";
import { dayNumber } from "./time.js";
import { service } from "./words.js";

const PAUSE = 900; // seconds after which a person's next message stands by itself

/** What to draw for these messages, in the eyes of `me`: [{key, sig, draw}]; the same sig is the same picture. */
export function things(messages, me, inGroup, on) {
  const found = [];
  let before = null;
  for (let at = 0; at < messages.length; at += 1) {
    const message = messages[at];
    if (!before || dayNumber(before.date) !== dayNumber(message.date)) {
      found.push({ key: `day-${message.message_id}`, sig: [dayNumber(message.date)], draw: () => dayLine(message.date) });
    }
    if (service(message)) {
      found.push({ key: message.message_id, sig: [message], draw: () => serviceLine(message) });
      before = message;
      continue;
    }
    const album = [message];
    while (message.media_group_id && messages[at + 1]?.media_group_id === message.media_group_id) album.push(messages[at += 1]);
    const mine = message.from?.id === me;
    const others = inGroup && !mine;
    const first = !follows(before, message);
    const look = { mine, first, named: others && first, faced: others && !follows(album.at(-1), messages[at + 1]), gutter: others };
    found.push({ key: message.message_id, sig: [...album, ...Object.values(look)], draw: () => bubble(album, look, on) });
    before = album.at(-1);
  }
  return found;
}

/** Whether the second message goes on where the first one's author stopped. */
function follows(first, second) {
  return Boolean(first && second) && !service(first) && !service(second) && first.from?.id === second.from?.id
    && first.sender_chat?.id === second.sender_chat?.id && dayNumber(first.date) === dayNumber(second.date)
    && second.date - first.date < PAUSE;
}

/** Keeps what is drawn inside `place`: a pressed button, an opened spoiler and the focus survive what others do. */
export function kept(place) {
  let drawn = new Map(); // key -> {sig, node}

  function draw(wanted) {
    const next = new Map();
    let before = null;
    for (const thing of wanted) {
      const old = drawn.get(thing.key);
      const same = old && old.sig.length === thing.sig.length && old.sig.every((one, at) => one === thing.sig[at]);
      const node = same ? old.node : thing.draw();
      if (old && !same) replace(old.node, node);
      const here = before ? before.nextSibling : place.firstChild;
      if (node !== here) place.insertBefore(node, here);
      next.set(thing.key, { sig: thing.sig, node });
      before = node;
    }
    for (const [key, { node }] of drawn) if (next.get(key)?.node !== node) node.remove();
    drawn = next;
  }

  function clear() {
    drawn = new Map();
    place.replaceChildren();
  }

  return { draw, clear };
}

function replace(old, fresh) {
  const at = [...old.querySelectorAll("button")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (at >= 0) (fresh.querySelectorAll("button")[at] ?? fresh).focus({ preventScroll: true });
}
