/** What goes along with a message: files from this machine, or a picture drawn here for those who have none at hand. */

import { act, asHex } from "./api.js";
import { el } from "./dom.js";
import { day, hour } from "./time.js";

/** Let the person choose files; the promise gives them (none: empty). */
export function choose(accept) {
  const input = el("input", { type: "file", multiple: true, accept, hidden: true, "data-testid": "file-input" });
  document.body.append(input);
  return new Promise((done) => {
    const end = () => {
      input.remove();
      done([...input.files]);
    };
    input.addEventListener("change", end);
    input.addEventListener("cancel", end);
    input.click();
  });
}

/** A picture of a village road being made, with the sandbox's date in its corner. */
export async function samplePicture(now, place) {
  const canvas = el("canvas", { width: 960, height: 720 });
  const pen = canvas.getContext("2d");
  const area = (colour, ...points) => {
    pen.fillStyle = colour;
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.fill();
  };
  const sky = pen.createLinearGradient(0, 0, 0, 420);
  sky.addColorStop(0, "#7db9e8");
  sky.addColorStop(1, "#e8f4fb");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 960, 420);
  area("#7fa37a", [0, 420], [180, 250], [330, 360], [520, 210], [760, 370], [960, 280], [960, 420]);
  area("#9cc56b", [0, 400], [960, 400], [960, 720], [0, 720]);
  area("#c9c4bb", [430, 400], [530, 400], [860, 720], [100, 720]);
  area("#e4e0d8", [472, 400], [488, 400], [520, 720], [440, 720]);
  area("#b5533c", [650, 330], [780, 270], [910, 330]);
  area("#f3e3c3", [670, 330], [890, 330], [890, 440], [670, 440]);
  area("#6b4a2f", [755, 370], [805, 370], [805, 440], [755, 440]);
  area("#4d7c3a", [90, 300], [140, 200], [190, 300], [165, 300], [205, 390], [75, 390], [115, 300]);
  pen.fillStyle = "#fff8";
  pen.fillRect(0, 640, 960, 80);
  pen.fillStyle = "#1c2b33";
  pen.font = "600 30px 'Noto Sans', Roboto, Arial, sans-serif";
  pen.fillText(`${place} · ${day(now)} ${hour(now)}`, 28, 692);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return new File([blob], "duong-be-tong.jpg", { type: "image/jpeg" });
}

/**
 * Send pending files {file, asPhoto} with words: pictures together as an album, documents one after another.
 * `more`: reply_to, as_anonymous.
 */
export async function sendFiles(user, chat, pending, text, more) {
  const photos = pending.filter((one) => one.asPhoto);
  const documents = pending.filter((one) => !one.asPhoto);
  let words = text || undefined;
  if (photos.length > 1 && !Object.keys(more).length) {
    const all = await Promise.all(photos.map(({ file }) => asHex(file.name, file)));
    for (let at = 0; at < all.length; at += 10) {
      await act("album", { user, chat, photos: all.slice(at, at + 10), text: words ?? "" });
      words = undefined;
    }
    photos.length = 0;
  }
  for (const { file, asPhoto } of [...photos, ...documents]) {
    const content = await asHex(file.name, file);
    const kind = asPhoto ? { photo: content } : { document: content, media_type: file.type || "application/octet-stream" };
    await act("say", { user, chat, text: words, ...kind, ...more });
    words = undefined;
  }
}
