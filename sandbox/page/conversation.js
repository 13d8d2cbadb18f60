/** The open chat: its head, what is pinned, its messages in order, and the way back to the newest one. */

import { notice } from "./dialogs.js";
import { avatar, el, icon, iconButton, say } from "./dom.js";
import * as store from "./store.js";
import { kept, things } from "./timeline.js";
import { botTrouble, cut, summary } from "./words.js";

const STEP = 80; // messages drawn at first, and more each time one scrolls to the top

/** Where the chat is drawn. `on`: what taps do; `openMenu(chat, anchor)`; `back()`. */
export function conversation(place, { on, openMenu, back }) {
  const title = el("div", { class: "titles" });
  const head = el("header", { class: "chat-head" });
  const pinned = el("button", { type: "button", class: "pinned", hidden: true, "data-testid": "pinned" });
  const log = el("div", { class: "log", role: "log", "aria-label": "Tin nhắn", tabindex: "0", "data-testid": "log" });
  const inner = el("div", { class: "log-inner" });
  const pill = el("button", { type: "button", class: "pill", hidden: true, "data-testid": "new-messages" });
  log.append(inner);
  place.append(head, pinned, el("div", { class: "log-frame" }, log, pill));

  let chat = null; // what is drawn: chat id, in whose eyes, from which message on
  let viewer = null;
  let shown = STEP;
  let stuck = true; // at the newest message, and staying there
  let top = 0;
  let pinnedAt = 0;
  let waiting = 0;
  const lines = kept(inner);

  const toBottom = () => {
    log.scrollTop = log.scrollHeight;
  };
  log.addEventListener("scroll", () => {
    const left = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (left < 60) stuck = true;
    else if (log.scrollTop < top) stuck = false; // only a person scrolls up; what grows below does not count
    top = log.scrollTop;
    if (stuck && chat) read();
    if (log.scrollTop < 200 && shown < all().length) more(STEP);
  });
  const watch = new ResizeObserver(() => stuck && toBottom());
  watch.observe(inner);
  watch.observe(log);
  pill.addEventListener("click", () => {
    stuck = true;
    toBottom();
    read();
  });

  const draw = () => {
    inner.classList.toggle("long", shown > 2 * STEP);
    lines.draw(things(all().slice(-shown), store.actor(chat), chat.type !== "private", on));
  };
  const all = () => [...(store.opened.get(chat?.id)?.values() ?? [])];

  function read() {
    waiting = 0;
    pill.hidden = true;
    if (document.visibilityState === "visible") store.markRead(chat);
  }

  function more(count) {
    const fromEnd = log.scrollHeight - log.scrollTop;
    shown += count;
    draw();
    log.scrollTop = log.scrollHeight - fromEnd;
  }

  /** Scroll to a message and light it up; says so where it is gone. */
  function jump(id) {
    const index = all().findIndex((one) => one.message_id === id);
    if (index < 0) return notice("Tin này không còn nữa.");
    if (all().length - index > shown) more(all().length - index - shown + 20);
    const node = inner.querySelector(`[data-testid="message-${id}"]`);
    stuck = false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("lit");
    requestAnimationFrame(() => node.classList.add("lit"));
    return node.focus({ preventScroll: true });
  }

  function drawHead() {
    const trouble = botTrouble(chat);
    const busy = store.busy.get(chat.id);
    const people = chat.members.length + (["member", "administrator", "restricted"].includes(chat.bot) ? 1 : 0);
    const kinds = { group: "nhóm", supergroup: "siêu nhóm", channel: "kênh" };
    const facts = chat.type === "private"
      ? [store.route.as === null ? "trò chuyện riêng với bot" : "bot", trouble]
      : [kinds[chat.type], `${people} thành viên`, chat.bot === "administrator" ? "bot là quản trị viên" : trouble];
    const name = store.titleOf(chat);
    const note = busy && busy.until > Date.now() ? busy.words : facts.filter(Boolean).join(" · ");
    const key = [chat.id, viewer, name].join("|");
    if (head.dataset.key !== key) {
      head.dataset.key = key;
      title.replaceChildren(el("h1", { "data-testid": "chat-title" }, name), el("p", { "data-testid": "chat-note" }, note));
      head.replaceChildren(
        iconButton("back", "Về danh sách", back, { class: "to-list", "data-testid": "back" }),
        avatar(chat.id, name, chat.type === "private" && store.route.as !== null), title,
        iconButton("more", "Việc với cuộc trò chuyện", (event) => openMenu(chat, event.currentTarget), { "data-testid": "chat-menu" }),
      );
    }
    say(title.lastChild, note);
    title.lastChild.classList.toggle("busy", note === busy?.words);
  }

  function drawPinned() {
    const found = chat.pinned.map((id) => store.opened.get(chat.id)?.get(id)).filter(Boolean);
    pinned.hidden = !found.length;
    if (!found.length) return;
    pinnedAt %= found.length;
    const one = found[found.length - 1 - pinnedAt];
    const count = found.length > 1 ? ` (${found.length - pinnedAt}/${found.length})` : "";
    pinned.replaceChildren(icon("pin"), el("span", {}, el("strong", {}, `Tin đã ghim${count}`), el("span", {}, cut(summary(one), 120))));
    pinned.onclick = () => {
      jump(one.message_id);
      pinnedAt += 1;
      drawPinned();
    };
  }

  return {
    jump,
    /** Note that something new came into the open chat. */
    arrived(message) {
      if (!chat) return; // opening still: it will be drawn with the others
      if (message.from?.id === store.actor(chat)) stuck = true;
      if (stuck) return;
      waiting += 1;
      shown += 1; // what is read now stays where it is
    },
    /** Draw the chat anew, or leave the place empty where none is open. */
    render(wanted) {
      const viewing = wanted && [store.route.as, store.actor(wanted)].join();
      if (wanted?.id !== chat?.id || viewing !== viewer) {
        lines.clear();
        [shown, stuck, waiting, pinnedAt, viewer] = [STEP, true, 0, 0, viewing];
      }
      chat = wanted;
      place.classList.toggle("empty", !chat);
      if (!chat) return;
      drawHead();
      drawPinned();
      if (stuck) shown = STEP; // what was drawn on the way up is not needed at the bottom
      draw();
      if (stuck) {
        toBottom();
        read();
      }
      pill.hidden = stuck || !waiting;
      if (waiting) pill.replaceChildren(icon("down"), `${waiting} tin mới`);
    },
  };
}
