// The data of the page, words in two languages, and what is visible under the filters.

const DATA = JSON.parse(document.getElementById("graph-data").textContent);
const NODES = DATA.nodes;
const EDGES = DATA.edges;
const MOST_BOXES = 300;
const MOST_LINES = 600;

/** What the page shows: one state for all views; `location.hash` carries it. */
const state = {
  view: "graph", node: -1, edge: null, language: DATA.language, isolate: true, expand: false,
  open: new Set(), off: { cls: new Set(), loc: new Set(), rel: new Set(), st: new Set() },
  from: 0, to: 0, rows: "topic", only: false, pair: [], down: false, table: "nodes", page: 0,
  sort: "", falling: false, column: 0,
};

const looks = new Map(DATA.looks.map(([id, column, glyph, colour, tint, border]) =>
  [id, { id, column, glyph, colour, tint, border }]));
const relations = new Map(DATA.relations.map(([id, strength, backwards]) => [id, { strength, backwards }]));
const localities = new Map(DATA.localities);
const folded = new Map(NODES.map((node) => [node.id, fold(`${node.label} ${node.short} ${node.number || ""} ${node.about || ""}`)]));
const exact = new Map(NODES.map((node) => [node.id, `${node.label} ${node.short} ${node.number || ""} ${node.about || ""}`.normalize("NFC").toLowerCase()]));

// Neighbours by edge index, once for all.
const outgoing = NODES.map(() => []);
const incoming = NODES.map(() => []);
EDGES.forEach((edge, index) => {
  outgoing[edge.from].push(index);
  incoming[edge.to].push(index);
});
const dutiesOf = new Map();
NODES.forEach((node) => {
  if (node.cls === "duty" && node.doc !== undefined) {
    if (!dutiesOf.has(node.doc)) dutiesOf.set(node.doc, []);
    dutiesOf.get(node.doc).push(node.id);
  }
});
const similar = new Map();
DATA.overlaps.forEach(([one, other], index) => {
  [one, other].forEach((duty) => {
    if (!similar.has(duty)) similar.set(duty, []);
    similar.get(duty).push(index);
  });
});
const byIri = new Map(NODES.map((node) => [node.iri, node.id]));

/** Lower case without marks; đ is a letter of its own and is folded by hand. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
}

/** A message in the language of the page, with its values put in. */
function say(id, values) {
  const row = DATA.messages[id];
  if (!row) return id;
  const text = row[state.language === "en" ? 1 : 0];
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)) : text;
}

/** The label of a relation, role ...; the name itself where there is none. */
function label(group, name) {
  const id = `${group}-${name.replace(/_/g, "-")}`;
  return DATA.messages[id] ? say(id) : name;
}

const className = (id) => say(`page-class-${id}`);
const count = (number) => number.toLocaleString(state.language === "en" ? "en" : "vi");
const topicName = (index) => DATA.topics[index][state.language === "en" ? 2 : 1];
const localityName = (id) => localities.get(id) || id;
const relationName = (edge) => {
  if (edge.kind === "cites") return label("relation", edge.rel);
  return edge.kind === "duty" ? say("page-assigns") : label("role", edge.rel);
};

/** An ISO date as it is written here: 09/02/2021, 02/2021 or 2021. */
const dateText = (iso) => iso.split("-").reverse().join("/");

/** The name of a node in a line: duties have none of their own, so section and first words. */
function nodeName(node) {
  return node.cls === "duty" ? node.short.replace("\n", " ") : node.label;
}

function passage(index) {
  const [text, file, line] = DATA.passages[index];
  return { text, place: `${DATA.files[file]} · ${say("page-line", { line })}`, raw: `${DATA.files[file]}:${line}` };
}

/** mandate, mention, assigns or coordinates: the groups in which relations are filtered. */
function groupOf(edge) {
  if (edge.kind === "duty") return "assigns";
  if (edge.kind !== "cites") return edge.rel === "coordinate" ? "coordinates" : "assigns";
  const known = relations.get(edge.rel);
  return known && known.strength < DATA.strong.mentions ? "mandate" : "mention";
}

const confidence = (edge) => (edge.conf === undefined ? 1 : edge.conf);
const inferred = (edge) => confidence(edge) < DATA.strong.sure;
/** Who states a citation: mostly the document that cites, sometimes a third. */
const statedIn = (edge) => {
  if (edge.by !== undefined) return edge.by;
  return relations.get(edge.rel) && relations.get(edge.rel).backwards ? edge.from : edge.to;
};

function nodeVisible(node) {
  const off = state.off;
  if (off.cls.has(node.cls) || off.loc.has(node.loc || "none")) return false;
  if (node.year !== undefined) {
    if (state.from && node.year < state.from) return false;
    if (state.to && node.year > state.to) return false;
  }
  return node.cls !== "duty" || node.doc === undefined || nodeVisible(NODES[node.doc]);
}

function edgeVisible(edge) {
  const off = state.off;
  return !off.rel.has(groupOf(edge)) && !off.st.has(inferred(edge) ? "inferred" : "stated")
    && nodeVisible(NODES[edge.from]) && nodeVisible(NODES[edge.to]);
}

/** Visible nodes and edges, computed once for each setting of the filters. */
let shown = null;
function visible() {
  if (!shown) {
    shown = { nodes: NODES.map(nodeVisible), edges: [] };
    shown.edges = EDGES.map(edgeVisible);
  }
  return shown;
}
function filtersChanged() {
  shown = null;
  hopCache.clear();
}

/** How many edges a node has: what is listed first where not all fits. */
const weight = (id) => outgoing[id].length + incoming[id].length;

/** An element with classes, attributes and children; text only ever becomes a text node. */
function make(tag, options, ...children) {
  const element = document.createElement(tag);
  Object.entries(options || {}).forEach(([key, value]) => {
    if (key === "class") element.className = value;
    else if (key === "on") Object.entries(value).forEach(([type, run]) => element.addEventListener(type, run));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  });
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const byId = (id) => document.getElementById(id);

/** The sign of a class: glyph in its colours, and its border. */
function badge(cls) {
  const look = looks.get(cls);
  const element = make("span", { class: "badge", "aria-hidden": "true" }, look.glyph);
  paint(element, look);
  return element;
}

function paint(element, look) {
  element.style.setProperty("--ink", look.colour);
  element.style.setProperty("--tint", look.tint);
  element.style.setProperty("--edge", look.border);
}

/** A button that selects a node, led by the sign of its class. */
function nodeButton(id, text) {
  const node = NODES[id];
  return make("button", { type: "button", class: "link", "data-node": id, on: { click: () => select(id) } },
    make("span", { "aria-hidden": "true" }, `${looks.get(node.cls).glyph} `),
    make("span", { lang: "vi" }, text || nodeName(node)));
}

/** A passage with its place; the words of a document are never translated. */
function quote(index) {
  const { text, place, raw } = passage(index);
  return make("blockquote", { lang: "vi" }, make("p", {}, text),
    make("footer", {}, make("cite", { "data-place": raw }, place)));
}

function statusBadge(edge) {
  return inferred(edge)
    ? make("span", { class: "st inf" }, `${say("page-inferred")} (${Math.round(confidence(edge) * 100)} %)`)
    : make("span", { class: "st" }, say("page-stated"));
}
