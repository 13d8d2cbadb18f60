/** What the writing line offers besides typing: files, a picture drawn here, a place, the bot's commands. */

import { choose, samplePicture } from "./attach.js";
import { ask, menu, notice } from "./dialogs.js";
import * as store from "./store.js";

/** `add(files)` puts files beside the words, `quick(content)` sends at once, `where()` tells {chat, me}. */
export function additions({ add, quick, where }) {
  async function pick(accept, asPhoto) {
    const found = await choose(accept);
    if (found.length) add(found.map((file) => ({ file, asPhoto })));
  }

  async function sample() {
    const { chat } = where();
    add([{ file: await samplePicture(store.now(), chat.type === "private" ? "Ảnh mẫu" : chat.title), asPhoto: true }]);
  }

  async function place() {
    const answer = await ask({
      title: "Gửi vị trí", ok: "Gửi", fields: [{ name: "place", label: "Vĩ độ, kinh độ", value: "14.09230, 108.80210" }],
    });
    if (!answer) return;
    const found = answer.place.split(/[,;\s]+/).filter(Boolean).map(Number);
    if (found.length === 2 && found.every(Number.isFinite)) quick({ location: found });
    else notice("Xin viết hai số, ví dụ 14.0923, 108.8021.", true);
  }

  const attach = (anchor) => menu(anchor, "Đính kèm", [
    { label: "Ảnh từ máy", sign: "photo", testid: "attach-photo", run: () => pick("image/*", true) },
    { label: "Tệp từ máy", sign: "file", testid: "attach-file", run: () => pick("", false) },
    { label: "Ảnh mẫu", note: "vẽ sẵn, để thử", sign: "photo", testid: "attach-sample", run: sample },
    { label: "Vị trí", sign: "place", testid: "attach-place", run: place },
  ]);

  /** In a group a command names the bot, as Telegram's own apps write it. */
  function commands(anchor) {
    const { chat, me } = where();
    const name = chat.type === "private" ? "" : `@${store.world.bot.username}`;
    const items = store.commandsFor(chat, me).map((one) => ({
      label: `/${one.command}`, note: one.description, testid: `command-${one.command}`,
      run: () => quick({ text: `/${one.command}${name}` }),
    }));
    if (items.length) menu(anchor, "Lệnh của bot", items);
    else notice("Bot chưa đặt lệnh nào cho cuộc trò chuyện này.");
  }

  return { attach, commands, place };
}
