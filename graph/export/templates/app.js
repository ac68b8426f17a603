// The page as a whole: one state, four views, the address that reproduces them, keys and languages.

const VIEWS = ["graph", "trace", "compare", "table"];
let writing = false;

/** Draw everything again from the state. */
function refresh() {
  VIEWS.forEach((view) => {
    byId(`tab-${view}`).setAttribute("aria-selected", String(state.view === view));
    byId(`tab-${view}`).tabIndex = state.view === view ? 0 : -1;
    byId(`view-${view}`).hidden = state.view !== view;
  });
  if (state.view === "graph") drawGraph();
  if (state.view === "trace") drawTrace();
  if (state.view === "compare") drawCompare();
  if (state.view === "table") drawTable();
  drawPanel();
  byId("btn-isolate").setAttribute("aria-pressed", String(state.isolate));
  byId("btn-expand").setAttribute("aria-pressed", String(state.expand));
  byId("btn-expand").setAttribute("aria-disabled", String(visible().nodes.filter(Boolean).length > MOST_BOXES));
  tell("");
  writeHash();
}

/** Say in the status line how much is shown, why not more, and what has just happened. */
function tell(message) {
  const on = visible();
  const number = on.nodes.filter(Boolean).length;
  const parts = state.view === "graph"
    ? [say("page-status-graph", { shown: count(drawn.boxes.size), all: count(NODES.length), lines: count(drawn.lines.size) }), ...drawn.notes]
    : [say("page-status-other", { shown: count(number), all: count(NODES.length) })];
  byId("status").textContent = [message, ...parts].filter(Boolean).join(" · ");
}

/** Choose a node for all views; from the graph and the search a document's duties are opened. */
function select(id, options) {
  const focus = document.activeElement && document.activeElement.getAttribute("data-node");
  state.node = id;
  state.edge = null;
  if (options && options.open && dutiesOf.has(id)) state.open.add(id);
  refresh();
  byId("details").scrollTop = 0;
  if (focus && document.activeElement === document.body) byId("details-title").focus();
}

function selectEdge(key) {
  state.edge = key;
  refresh();
}

function clearSelection() {
  state.node = -1;
  state.edge = null;
  state.open.clear();
  refresh();
}

function show(view) {
  state.view = view;
  refresh();
}

/** The state as an address: #view=trace&node=…; what is as at first is left out. */
function hashText() {
  const parts = new URLSearchParams();
  if (state.view !== "graph") parts.set("view", state.view);
  if (state.node >= 0) parts.set("node", NODES[state.node].iri);
  Object.entries(state.off).forEach(([name, set]) => { if (set.size) parts.set(name, [...set].sort().join(",")); });
  if (state.from || state.to) parts.set("years", `${state.from || ""}-${state.to || ""}`);
  if (!state.isolate) parts.set("isolate", "0");
  if (state.expand) parts.set("expand", "1");
  if (state.down) parts.set("down", "1");
  if (state.rows !== "topic") parts.set("rows", state.rows);
  if (state.only) parts.set("only", "1");
  if (state.pair.length) parts.set("pair", state.pair.map((id) => NODES[id].iri).join(" "));
  if (state.open.size) parts.set("open", [...state.open].map((id) => NODES[id].iri).sort().join(" "));
  if (state.table !== "nodes") parts.set("table", state.table);
  if (state.language !== DATA.language) parts.set("lang", state.language);
  const text = parts.toString();
  return text ? `#${text}` : "#";
}

function writeHash() {
  const text = hashText();
  if (writing || text === (location.hash || "#")) return;
  history.replaceState(null, "", text);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const ids = (name) => (parts.get(name) || "").split(" ").filter((iri) => byIri.has(iri)).map((iri) => byIri.get(iri));
  state.view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "graph";
  state.node = byIri.has(parts.get("node")) ? byIri.get(parts.get("node")) : -1;
  state.edge = null;
  Object.entries(state.off).forEach(([name, set]) => {
    set.clear();
    (parts.get(name) || "").split(",").filter(Boolean).forEach((id) => set.add(id));
  });
  const [from, to] = (parts.get("years") || "").split("-").map(Number);
  Object.assign(state, {
    from: from || 0, to: to || 0, isolate: parts.get("isolate") !== "0", expand: parts.get("expand") === "1", down: parts.get("down") === "1",
    rows: parts.get("rows") === "agency" ? "agency" : "topic", only: parts.get("only") === "1", pair: ids("pair").filter((id) => NODES[id].cls === "duty").slice(0, 2),
    open: new Set(ids("open")), table: parts.get("table") === "edges" ? "edges" : "nodes",
    language: ["vi", "en"].includes(parts.get("lang")) ? parts.get("lang") : DATA.language,
  });
  filtersChanged();
}

/** Put the words of the page into the chosen language. */
function translate() {
  document.documentElement.lang = state.language;
  document.querySelectorAll("[data-say]").forEach((element) => { element.textContent = say(element.dataset.say); });
  document.querySelectorAll("[data-say-label]").forEach((element) => element.setAttribute("aria-label", say(element.dataset.sayLabel)));
  byId("btn-lang").textContent = state.language === "en" ? "Tiếng Việt" : "English";
  byId("btn-lang").lang = state.language === "en" ? "vi" : "en";
  const documents = NODES.filter((node) => node.read).length;
  byId("meta").textContent = say("page-meta", { documents: count(documents), nodes: count(NODES.length), edges: count(EDGES.length) });
  const { omitted, total, max } = DATA.limits;
  const left = Object.entries(omitted).map(([kind, number]) => `${count(number)} ${label("kind", kind).toLowerCase()}`).join(", ");
  byId("omitted").hidden = !left;
  byId("omitted").textContent = left ? say("page-omitted", { left, total: count(total), max: count(max) }) : "";
}

function startTabs() {
  VIEWS.forEach((view, place) => {
    const tab = byId(`tab-${view}`);
    tab.addEventListener("click", () => show(view));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: place + 1, ArrowLeft: place + VIEWS.length - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      show(VIEWS[to % VIEWS.length]);
      byId(`tab-${VIEWS[to % VIEWS.length]}`).focus();
    });
  });
}

function startButtons() {
  const on = (id, run) => byId(id).addEventListener("click", run);
  on("btn-isolate", () => { state.isolate = !state.isolate; refresh(); });
  on("btn-expand", () => {
    if (byId("btn-expand").getAttribute("aria-disabled") === "true") {
      tell(say("page-expand-refused", { all: count(visible().nodes.filter(Boolean).length), most: MOST_BOXES }));
      return;
    }
    state.expand = !state.expand;
    if (state.expand) Object.assign(state, { isolate: false });
    refresh();
  });
  on("btn-layout", drawGraph);
  on("btn-zin", () => network.moveTo({ scale: network.getScale() * 1.25 }));
  on("btn-zout", () => network.moveTo({ scale: network.getScale() / 1.25 }));
  on("btn-fit", () => look(true));
  on("btn-reset", resetFilters);
  on("btn-print", () => window.print());
  on("btn-lang", () => { state.language = state.language === "en" ? "vi" : "en"; translate(); drawFilters(); refresh(); });
  on("btn-filters", () => {
    const open = byId("filters").classList.toggle("open");
    byId("btn-filters").setAttribute("aria-expanded", String(open));
  });
  on("skip", (event) => { event.preventDefault(); byId("center").focus(); });
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input, select, textarea");
    if (event.key === "/" && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("filters").classList.add("open");
      byId("q").focus();
    } else if (event.key === "Escape" && !inField && (state.node >= 0 || state.edge || state.open.size)) {
      const inside = event.target.closest("#details");
      clearSelection();
      if (inside || document.activeElement === document.body) byId(state.view === "graph" ? "mynetwork" : `tab-${state.view}`).focus();
    }
  });
}

function start() {
  readHash();
  if (!location.hash && byIri.has(DATA.focus)) {
    state.node = byIri.get(DATA.focus);
    if (dutiesOf.has(state.node)) state.open.add(state.node);
  }
  translate();
  drawFilters();
  startTabs();
  startButtons();
  startKeys();
  startSearch();
  startGraph();
  refresh();
  window.addEventListener("hashchange", () => { readHash(); writing = true; translate(); drawFilters(); refresh(); writing = false; });
  let waiting = 0;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { if (state.view === "graph") drawGraph(); }, 150); });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details.trace").forEach((item) => { item.open = true; }));
  document.body.dataset.ready = "1";
}

start();
