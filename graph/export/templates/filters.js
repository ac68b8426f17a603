// Filters, which are the legend too, and the search field.

const STATUSES = ["stated", "inferred"];
const GROUPS = ["mandate", "mention", "assigns", "coordinates"];
const MOST_HITS = 12;

function drawFilters() {
  const tally = (key) => NODES.reduce((map, node) => map.set(key(node), (map.get(key(node)) || 0) + 1), new Map());
  const classes = tally((node) => node.cls);
  fill("f-cls", [...looks.values()].filter((look) => classes.has(look.id)).map((look) =>
    ({ id: look.id, set: "cls", text: className(look.id), number: classes.get(look.id), sign: badge(look.id) })));
  const places = tally((node) => node.loc || "none");
  fill("f-loc", [...localities.keys(), "none"].filter((id) => places.has(id)).map((id) =>
    ({ id, set: "loc", text: id === "none" ? say("page-locality-none") : localityName(id), number: places.get(id), vi: id !== "none" })));
  const groups = EDGES.reduce((map, edge) => map.set(groupOf(edge), (map.get(groupOf(edge)) || 0) + (edge.n || 1)), new Map());
  fill("f-rel", GROUPS.filter((id) => groups.has(id)).map((id) => ({ id, set: "rel", text: say(`page-relation-${id}`), number: groups.get(id), sign: sample(id) })));
  const doubts = EDGES.filter(inferred).length;
  const numbers = { stated: EDGES.length - doubts, inferred: doubts };
  fill("f-status", STATUSES.map((id) => ({ id, set: "st", text: say(`page-${id}`), number: numbers[id], sign: sample(id) })));
  fillYears();
}

/** A line as it is drawn on the canvas: solid, dashed or dotted. */
const sample = (id) => make("span", { class: `sample ${id}`, "aria-hidden": "true" });

const PREFIX = { cls: "f-cls-", loc: "f-loc-", rel: "f-rel-", st: "f-st-" };

function fill(list, rows) {
  byId(list).replaceChildren(...rows.map(({ id, set, text, number, sign, vi }) => {
    const box = make("input", {
      type: "checkbox", id: PREFIX[set] + id, checked: !state.off[set].has(id),
      on: { change: (event) => { if (event.target.checked) state.off[set].delete(id); else state.off[set].add(id); filtersChanged(); refresh(); } },
    });
    return make("li", {}, make("label", {}, box, sign || null, make("span", { class: "text", lang: vi ? "vi" : undefined }, text), make("span", { class: "number" }, count(number))));
  }));
}

function fillYears() {
  const known = [...new Set(NODES.map((node) => node.year).filter((year) => year !== undefined))].sort();
  ["from", "to"].forEach((side) => {
    const select = byId(`f-year-${side}`);
    select.replaceChildren(make("option", { value: "0" }, say("page-year-all")), ...known.map((year) => make("option", { value: year }, String(year))));
    select.value = String(known.includes(state[side]) ? state[side] : 0);
    select.onchange = () => { state[side] = Number(select.value); filtersChanged(); refresh(); };
  });
}

function resetFilters() {
  Object.values(state.off).forEach((set) => set.clear());
  Object.assign(state, { from: 0, to: 0, node: -1, edge: null, isolate: true, expand: false, pair: [] });
  state.open.clear();
  filtersChanged();
  drawFilters();
  refresh();
}

/** Best first: exact letters before folded ones, beginnings before middles, then the most connected. */
function search(text) {
  const wanted = text.normalize("NFC").toLowerCase().trim();
  const plain = fold(wanted).split(/\s+/).filter(Boolean);
  if (!plain.length) return [];
  const whole = plain.join(" ");
  const marks = fold(wanted) !== wanted.normalize("NFC");
  return NODES.filter((node) => plain.every((word) => folded.get(node.id).includes(word))).map((node) => {
    const key = folded.get(node.id);
    const at = key.indexOf(whole);
    const rank = [marks && exact.get(node.id).includes(wanted) ? 0 : marks ? 1 : 0, at === 0 ? 0 : at > 0 ? 1 : 2, node.cls === "duty" ? 1 : 0, -weight(node.id), node.id];
    return { id: node.id, rank };
  }).sort((a, b) => compare(a.rank, b.rank)).slice(0, MOST_HITS).map(({ id }) => id);
}

let hits = [];
let active = -1;

function startSearch() {
  const field = byId("q");
  field.addEventListener("input", () => { hits = search(field.value); active = -1; drawHits(); });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = (active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length;
      drawHits();
    } else if (event.key === "Enter" && hits.length) takeHit(hits[Math.max(0, active)]);
    else if (event.key === "Escape") closeSearch(true);
  });
  field.addEventListener("blur", () => closeSearch(false));
}

function drawHits() {
  const list = byId("q-list");
  list.replaceChildren(...hits.map((id, place) => make("li", {
    role: "option", id: `q-${place}`, "aria-selected": String(place === active),
    on: { mousedown: (event) => { event.preventDefault(); takeHit(id); } },
  }, badge(NODES[id].cls), " ", make("span", { lang: "vi" }, nodeName(NODES[id])), make("span", { class: "muted" }, ` ${visible().nodes[id] ? "" : say("page-filtered-out")}`))));
  const field = byId("q");
  list.hidden = !field.value.trim();
  if (!hits.length && field.value.trim()) list.replaceChildren(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("search-none", { words: field.value.trim() })));
  field.setAttribute("aria-expanded", String(!list.hidden));
  if (active >= 0) {
    field.setAttribute("aria-activedescendant", `q-${active}`);
    byId(`q-${active}`).scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
}

function closeSearch(empty) {
  if (empty) byId("q").value = "";
  hits = [];
  active = -1;
  byId("q-list").hidden = true;
  byId("q").setAttribute("aria-expanded", "false");
  byId("q").removeAttribute("aria-activedescendant");
}

function takeHit(id) {
  closeSearch(true);
  select(id, { open: true });
}
