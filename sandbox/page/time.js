/** Says instants the way Viet Nam reads them: UTC+7 all year, day before month. Seconds since 1970 in, words out. */

const ZONE = 7 * 3600;
const WEEKDAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const SHORT = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

const two = (number) => String(number).padStart(2, "0");

function parts(seconds) {
  const at = new Date((seconds + ZONE) * 1000);
  return {
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), weekday: at.getUTCDay(),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds(),
  };
}

/** The number of the day, for comparing days. */
export const dayNumber = (seconds) => Math.floor((seconds + ZONE) / 86400);

/** 06/11/2023 */
export function date(seconds) {
  const at = parts(seconds);
  return `${two(at.day)}/${two(at.month)}/${at.year}`;
}

/** 08:15 */
export function hour(seconds) {
  const at = parts(seconds);
  return `${two(at.hour)}:${two(at.minute)}`;
}

/** 08:15:09 */
export const precise = (seconds) => `${hour(seconds)}:${two(parts(seconds).second)}`;

/** Thứ Hai, 06/11/2023 */
export const day = (seconds) => `${WEEKDAYS[parts(seconds).weekday]}, ${date(seconds)}`;

/** thứ Hai, 06/11/2023: inside a line. */
export function dayInLine(seconds) {
  const words = day(seconds);
  return words[0].toLowerCase() + words.slice(1);
}

/** As a list of chats says when: an hour today, a weekday this week, else a date. */
export function short(seconds, now) {
  const days = dayNumber(now) - dayNumber(seconds);
  if (days === 0) return hour(seconds);
  if (days > 0 && days < 7) return SHORT[parts(seconds).weekday];
  return date(seconds);
}

/** The instant of this hour on the day `days` after `seconds`. */
export const onDay = (seconds, days, hours) => (dayNumber(seconds) + days) * 86400 - ZONE + hours * 3600;

/** 2023-11-06T08:15, as a date-time input wants it. */
export const field = (seconds) => new Date((seconds + ZONE) * 1000).toISOString().slice(0, 16);

/** The instant that a date-time input holds. */
export const fromField = (value) => Date.parse(`${value}:00+07:00`) / 1000;

/** 2023-11-06T08:15:00+07:00, as the control side reads it. */
export const iso = (seconds) => `${new Date((seconds + ZONE) * 1000).toISOString().slice(0, 19)}+07:00`;
