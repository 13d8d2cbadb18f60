/** Speaks with the control side of the sandbox. Every failure is a ControlError that says in Vietnamese what happened. */

export class ControlError extends Error {}

// What the sandbox says no with, in words for the person at the page.
const REFUSALS = [
  [/not in the group/, "Người này không ở trong nhóm."],
  [/belongs to somebody else/, "Đây là cuộc trò chuyện riêng của người khác."],
  [/there is no person/, "Không có người này."],
  [/there is no chat/, "Không có cuộc trò chuyện này."],
  [/there is no message/, "Tin nhắn này không còn nữa."],
  [/there is no button/, "Nút này không còn nữa."],
  [/not a message of this person/, "Chỉ sửa được tin của chính mình."],
  [/only an administrator/, "Chỉ quản trị viên mới gửi ẩn danh được."],
  [/only a basic group/, "Nhóm này đã là siêu nhóm."],
  [/isoformat|out of range/, "Ngày giờ không hợp lệ."],
  [/no such act/, "Sân thử chưa làm được việc này."],
];

function refusal(said) {
  const known = REFUSALS.find(([pattern]) => pattern.test(said));
  return known ? known[1] : `Sân thử không làm được: ${said || "không rõ lý do"}`;
}

async function request(path, options) {
  let answer;
  try {
    answer = await fetch(`/control/${path}`, options);
  } catch {
    throw new ControlError("Không nối được với sân thử. Máy chủ còn chạy không?");
  }
  if (answer.ok) return answer;
  let said = `HTTP ${answer.status}`;
  try {
    said = (await answer.json()).error ?? said;
  } catch {
    // not JSON: the status is all there is to say
  }
  throw new ControlError(refusal(said));
}

/** Do something in the world; gives its result. */
export async function act(name, body = {}) {
  const answer = await request(name, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answer.json()).result;
}

/** Ask for something: state, messages, log … */
export async function ask(what, query = {}) {
  const answer = await request(`${what}?${new URLSearchParams(query)}`);
  return answer.json();
}

/** The bytes of a file that was sent. */
export const bytes = async (fileId) => (await request(`file/${encodeURIComponent(fileId)}`)).blob();

/** Where a picture is shown from. */
export const fileAddress = (fileId) => `/control/file/${encodeURIComponent(fileId)}`;

/** A file in the form that `say` takes. */
export async function asHex(name, blob) {
  const all = new Uint8Array(await blob.arrayBuffer());
  const digits = new Array(all.length);
  for (let at = 0; at < all.length; at += 1) digits[at] = all[at].toString(16).padStart(2, "0");
  return { name, hex: digits.join("") };
}

/** Listen to every change: `opened` after each (re)connection, `heard` with each event, `lost` when the line breaks. */
export function listen({ opened, heard, lost }) {
  const source = new EventSource("/control/events");
  source.onopen = opened;
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => {
    lost();
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    source.close();
    setTimeout(() => listen({ opened, heard, lost }), 2000);
  };
}
