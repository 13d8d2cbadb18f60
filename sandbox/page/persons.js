/** "Bạn là ai": the switch between the people of the world, and the view that sees all. */

import { el, fill } from "./dom.js";
import * as store from "./store.js";

const ALL = "all";
const byName = new Intl.Collator("vi", { numeric: true }).compare;

/** Draw it into `place`; `change(id or null)` when somebody else is chosen; gives {render}. */
export function persons(place, change) {
  const select = el("select", {
    id: "person", "data-testid": "person", "aria-label": "Bạn là",
    on: { change: () => change(select.value === ALL ? null : Number(select.value)) },
  });
  place.append(el("label", { for: "person" }, "Bạn là"), select);
  let drawn = "";

  return {
    render() {
      const groups = grouped();
      const sig = JSON.stringify(groups);
      if (sig !== drawn) {
        drawn = sig;
        fill(select, el("option", { value: ALL }, "Tất cả"), groups.map(({ label, people }) => el("optgroup", { label },
          people.map(([id, words]) => el("option", { value: id }, words)))));
      }
      select.value = store.route.as === null ? ALL : String(store.route.as);
    },
  };
}

/** People by what they are: officers, those who run a group, the others. */
function grouped() {
  const groups = [...store.world.chats.values()].filter((one) => one.type !== "private");
  const kinds = { "Cán bộ": [], "Trưởng nhóm": [], "Thành viên": [] };
  for (const id of store.world.users.keys()) {
    const led = groups.filter((one) => one.admins.includes(id));
    const joined = groups.filter((one) => one.members.includes(id));
    const [group] = led.length ? led : joined;
    const officer = store.isOfficer(id);
    const words = group && !officer ? `${group.title} · ${store.nameOf(id)}` : store.nameOf(id);
    kinds[officer ? "Cán bộ" : led.length ? "Trưởng nhóm" : "Thành viên"].push([id, words, group?.title ?? ""]);
  }
  return Object.entries(kinds).filter(([, people]) => people.length).map(([label, people]) => ({
    label, people: people.sort((one, other) => byName(one[2], other[2]) || byName(one[1], other[1])),
  }));
}
