/** Where one writes: words, files, a place, commands, answers to a message, keys that the bot offers. */

import { act } from "./api.js";
import { additions } from "./additions.js";
import { sendFiles } from "./attach.js";
import { attempt } from "./dialogs.js";
import { el, fill, icon, iconButton } from "./dom.js";
import { current, keys } from "./keyboard.js";
import * as store from "./store.js";
import { author, cut, summary } from "./words.js";

const LONGEST = 4096; // Telegram's limit for one text, in UTF-16 units

/** Draw it into `place`. `gate(chat, me)`: a notice {sig, shut, draw} above it or, shut, in its place (null: none); `sent()` after. */
export function composer(place, { gate, sent }) {
  const identity = el("div", { class: "identity", hidden: true });
  const keysPlace = el("div", { class: "keys-place", hidden: true });
  const context = el("div", { class: "context", hidden: true, "data-testid": "context" });
  const files = el("ul", { class: "files", hidden: true, "aria-label": "Tệp sẽ gửi" });
  const box = el("textarea", { rows: 1, "aria-label": "Viết tin nhắn", "data-testid": "composer", enterkeyhint: "send" });
  const attach = iconButton("attach", "Đính kèm", (event) => extra.attach(event.currentTarget), { "data-testid": "attach" });
  const slash = iconButton("slash", "Lệnh của bot", (event) => extra.commands(event.currentTarget), { "data-testid": "commands" });
  const toggle = iconButton("keys", "Bàn phím của bot", () => { state.keysHidden = !state.keysHidden; render(chat); }, { "data-testid": "keys-toggle" });
  const send = iconButton("send", "Gửi", () => submit(), { class: "send", "data-testid": "send" });
  const line = el("div", { class: "compose-line" }, attach, slash, box, toggle, send);
  const closed = el("div", { class: "gate", hidden: true });
  place.append(identity, closed, context, files, line, keysPlace);

  let chat = null;
  let me = null;
  let state = fresh();
  let queue = Promise.resolve(); // what is sent keeps its order
  const drafts = new Map(); // "chat as" -> state
  const extra = additions({ add, quick, where: () => ({ chat, me }) });

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // a Vietnamese letter is being made
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && (state.reply || state.edit)) clearContext();
  });
  box.addEventListener("input", () => {
    state.text = box.value;
    grow();
  });
  box.addEventListener("paste", (event) => takeFiles([...event.clipboardData.files], event));
  place.parentElement.addEventListener("dragover", (event) => event.preventDefault());
  place.parentElement.addEventListener("drop", (event) => takeFiles([...event.dataTransfer.files], event));

  function takeFiles(found, event) {
    if (!found.length || !chat || !me) return;
    event.preventDefault();
    add(found.map((file) => ({ file, asPhoto: file.type.startsWith("image/") })));
  }

  function fresh() {
    return { text: "", reply: null, edit: null, files: [], keysHidden: false, refused: null };
  }

  /** What was begun in the group that this supergroup was; its messages cannot be answered or mended here. */
  function begunBefore() {
    const [old] = [...store.world.upgraded].find(([, id]) => id === chat.id) ?? [];
    const { text, files } = drafts.get(key(old)) ?? fresh();
    return { ...fresh(), text, files };
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
    send.classList.toggle("ready", Boolean(box.value.trim() || state.files.length));
  }

  function add(pending) {
    state.files.push(...pending);
    render(chat);
    box.focus();
  }

  function clearContext() {
    if (state.edit) [state.edit, state.text] = [null, ""];
    else if (state.reply?.forced) state.refused = state.reply.message.message_id;
    state.reply = null;
    render(chat);
    box.focus();
  }

  /** Run one send after those before it; what failed comes back into the box. */
  function sending(run, restore) {
    queue = queue.then(async () => {
      if (!(await attempt(run))) restore?.();
      else sent();
    });
    return queue;
  }

  function more() {
    return { ...(state.reply && { reply_to: state.reply.message.message_id }), ...(store.hidden(chat, me) && { as_anonymous: true }) };
  }

  function submit() {
    const text = state.text.trim();
    if (!chat || !me || (!text && !state.files.length)) return;
    const before = state;
    const [id, user, details] = [chat.id, me, more()];
    const next = { ...fresh(), keysHidden: state.keysHidden, refused: state.refused };
    drafts.set(key(), next);
    render(chat);
    sending(async () => {
      if (before.edit) await act("edit", { user, chat: id, message_id: before.edit.message_id, text });
      else if (before.files.length) await sendFiles(user, id, before.files, text, details);
      else for (const part of parts(text)) await act("say", { user, chat: id, text: part, ...details });
    }, () => {
      const text = [before.text, next.text].filter(Boolean).join("\n"); // with what was begun meanwhile
      Object.assign(next, { text, files: [...before.files, ...next.files], reply: next.reply ?? before.reply, edit: before.edit });
      render(chat);
    });
  }

  /** Say words at once, leaving what stands in the box. In a group a key of the bot's answers the message it came with. */
  function quick(content) {
    const [id, user] = [chat.id, me];
    sending(() => act("say", { user, chat: id, ...content, ...(store.hidden(chat, me) && { as_anonymous: true }) }));
  }

  const key = (id = chat?.id) => `${id} ${store.route.as}`;

  /** In whose name one writes: shown to those who see all, and while it is the group's. */
  function drawIdentity() {
    const choice = store.route.as === null && chat.type !== "private" && el("label", {}, "Viết với tên ", el("select", {
      "data-testid": "actor", on: { change: (event) => { store.chosen.set(chat.id, Number(event.target.value)); sent(); } },
    }, chat.members.map((id) => el("option", { value: id, selected: id === me }, store.nameOf(id) + (chat.admins.includes(id) ? " (quản trị)" : "")))));
    const hidden = store.hidden(chat, me);
    const veil = (hidden || (choice && store.mayHide(chat, me))) && el("label", { class: "check" }, el("input", {
      type: "checkbox", role: "switch", checked: hidden, "data-testid": "anonymous",
      on: { change: (event) => { store.hide(chat, me, event.target.checked); sent(); } },
    }), "Ẩn danh");
    identity.hidden = !choice && !veil;
    const sig = [key(), me, hidden, chat.members.join(), chat.admins.join()].join("|");
    if (identity.dataset.sig !== sig) fill(identity, choice, veil);
    identity.dataset.sig = sig;
  }

  function drawContext() {
    const found = state.edit ? ["edit", "Sửa tin", state.edit] : state.reply ? ["reply", `Trả lời ${author(state.reply.message)}`, state.reply.message] : null;
    context.hidden = !found;
    if (!found) return;
    const [sign, title, message] = found;
    fill(context, icon(sign), el("span", { class: "about" }, el("strong", {}, title), el("span", {}, cut(summary(message), 100))),
      iconButton("close", "Bỏ", clearContext));
  }

  function drawFiles() {
    files.hidden = !state.files.length;
    fill(files, state.files.map((one) => el("li", {}, icon(one.asPhoto ? "photo" : "file"), el("span", {}, one.file.name),
      iconButton("close", `Bỏ ${one.file.name}`, () => {
        state.files = state.files.filter((other) => other !== one);
        render(chat);
      }))));
  }

  /** The bot's keyboard, or the answer it asks for. */
  function drawOffer() {
    const offer = current(chat, me);
    const asked = offer?.kind === "reply" ? offer : null;
    if (asked && !state.reply && !state.edit && state.refused !== asked.message.message_id) state.reply = { message: asked.message, forced: true };
    if (!asked && state.reply?.forced) state.reply = null;
    const offered = offer?.kind === "keys" && !offer.used ? offer : null;
    toggle.hidden = offer?.kind !== "keys";
    keysPlace.hidden = !offered || state.keysHidden;
    const sig = [key(), me, offered?.message.message_id].join("|");
    if (keysPlace.dataset.sig === sig) return offer;
    keysPlace.dataset.sig = sig;
    const answer = chat.type === "private" ? {} : { reply_to: offered?.message.message_id };
    if (offered) fill(keysPlace, keys(offered, me, {
      text: (words) => quick({ text: words, ...answer }), place: extra.place, contact: (contact) => quick({ contact }),
    }));
    return offer;
  }

  function render(wanted) {
    chat = wanted;
    if (!chat) return;
    me = store.actor(chat);
    if (!drafts.has(key())) drafts.set(key(), begunBefore());
    state = drafts.get(key());
    const bar = gate(chat, me);
    closed.hidden = !bar;
    const sig = bar?.sig ?? "";
    if (closed.dataset.sig !== sig) fill(closed, bar?.draw());
    closed.dataset.sig = sig;
    line.hidden = Boolean(bar?.shut);
    if (bar?.shut) {
      for (const one of [identity, context, files, keysPlace]) one.hidden = true;
      return;
    }
    drawIdentity();
    const offer = drawOffer();
    drawContext();
    drawFiles();
    box.placeholder = offer?.markup.input_field_placeholder || "Viết tin nhắn…";
    if (box.value !== state.text) box.value = state.text;
    grow();
  }

  return {
    render,
    quick,
    focus: () => box.focus(),
    reply(message) {
      state.reply = { message, forced: false };
      render(chat);
      box.focus();
    },
    edit(message) {
      Object.assign(state, { edit: message, reply: null, text: message.text });
      render(chat);
      box.focus();
    },
  };
}

/** A text in parts that Telegram takes, cut at line ends where it can be. */
export function parts(text) {
  const found = [];
  for (let rest = text; rest;) {
    const line = rest.length > LONGEST ? rest.lastIndexOf("\n", LONGEST) : -1;
    const end = rest.length <= LONGEST ? rest.length : line > 0 ? line : LONGEST;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return found;
}
