// Everything on the canvas once more as tables: sorted by a click on a head, 500 rows a page, copied as CSV.

const ROWS_AT_ONCE = 500;
const TABLES = {
  nodes: {
    heads: ["class", "name", "number", "date", "locality", "above", "below", "place"],
    rows: () => NODES.filter((node) => visible().nodes[node.id]).map((node) => ({ id: node.id, cells: nodeCells(node) })),
  },
  edges: {
    heads: ["from", "relation", "to", "status", "quote", "place"],
    rows: () => EDGES.map((edge, index) => ({ edge, index })).filter(({ index }) => visible().edges[index])
      .map(({ edge, index }) => ({ edge, index, cells: edgeCells(edge) })),
  },
};

function nodeCells(node) {
  const on = visible().edges;
  const number = (list) => list.filter((index) => on[index]).length;
  return [className(node.cls), node.cls === "duty" ? passage(node.q).text : node.label, node.number || "", node.date || String(node.year || ""),
    node.loc ? localityName(node.loc) : "", number(incoming[node.id]), number(outgoing[node.id]), node.q === undefined ? "" : passage(node.q).raw];
}

function edgeCells(edge) {
  const q = edge.q === undefined ? null : passage(edge.q);
  const status = edge.kind === "cites" && inferred(edge) ? say("page-inferred") : say("page-stated");
  return [nodeName(NODES[edge.from]), relationName(edge) + (edge.n ? ` × ${edge.n}` : ""), nodeName(NODES[edge.to]), status, q ? q.text : "", q ? q.raw : ""];
}

function sortedRows() {
  const table = TABLES[state.table];
  const rows = table.rows();
  const place = table.heads.indexOf(state.sort);
  if (place < 0) return rows;
  const side = state.falling ? -1 : 1;
  const order = new Intl.Collator("vi", { numeric: true }).compare;
  const value = (row) => row.cells[place];
  return rows.map((row, at) => ({ row, at })).sort((a, b) => {
    const [one, other] = [value(a.row), value(b.row)];
    return side * (typeof one === "number" ? one - other : order(one, other)) || a.at - b.at;
  }).map(({ row }) => row);
}

function drawTable() {
  const rows = sortedRows();
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_AT_ONCE));
  state.page = Math.min(state.page, pages - 1);
  const part = rows.slice(state.page * ROWS_AT_ONCE, (state.page + 1) * ROWS_AT_ONCE);
  const caption = say("page-table-caption", { shown: count(part.length), all: count(rows.length), what: say(`page-table-${state.table}`) });
  byId("view-table").replaceChildren(
    make("h2", {}, say("page-tab-table")), tableTools(pages),
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", { id: state.table === "nodes" ? "node-table" : "edge-table" }, make("caption", {}, make("span", {}, caption)),
        make("thead", {}, make("tr", {}, ...TABLES[state.table].heads.map(headCell))),
        make("tbody", {}, ...part.map(bodyRow)))));
}

function tableTools(pages) {
  const which = make("select", { id: "tbl-which", on: { change: (event) => { Object.assign(state, { table: event.target.value, page: 0, sort: "" }); refresh(); byId("tbl-which").focus(); } } },
    ...Object.keys(TABLES).map((name) => make("option", { value: name, selected: state.table === name }, say(`page-table-${name}`))));
  const turn = (by) => make("button", {
    type: "button", "aria-label": say(by < 0 ? "page-earlier" : "page-later"), disabled: by < 0 ? !state.page : state.page >= pages - 1,
    on: { click: () => { state.page += by; refresh(); } },
  }, by < 0 ? "←" : "→");
  return make("div", { class: "tools" }, make("label", {}, `${say("page-table-which")} `, which),
    ...(pages > 1 ? [turn(-1), make("span", {}, `${state.page + 1}/${pages}`), turn(1)] : []),
    make("button", { type: "button", id: "btn-csv", on: { click: copyTable } }, say("page-copy-csv")));
}

function headCell(name) {
  const sorted = state.sort === name;
  return make("th", { scope: "col", "aria-sort": sorted ? (state.falling ? "descending" : "ascending") : undefined },
    make("button", {
      type: "button", "data-sort": name,
      on: { click: () => { state.falling = sorted && !state.falling; state.sort = name; state.page = 0; refresh(); document.querySelector(`[data-sort="${name}"]`).focus(); } },
    }, say(`page-head-${name}`), make("span", { "aria-hidden": "true" }, sorted ? (state.falling ? " ▼" : " ▲") : " ↕")));
}

function bodyRow(row) {
  const cell = (value, place) => {
    if (row.id !== undefined && place === 1) return make("td", {}, nodeButton(row.id, value));
    if (row.edge && (place === 0 || place === 2)) return make("td", {}, nodeButton(place ? row.edge.to : row.edge.from));
    if (row.id !== undefined && place === 3) return make("td", {}, dateText(value));
    if (row.id !== undefined && place === 0) return make("td", { class: "short" }, badge(NODES[row.id].cls), ` ${value}`);
    return make("td", { lang: place > 3 ? "vi" : undefined, class: typeof value === "number" ? "number" : undefined }, String(value));
  };
  return make("tr", { class: row.id !== undefined && row.id === state.node ? "chosen" : undefined }, ...row.cells.map(cell));
}

/** RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it. */
function csv(rows) {
  const text = (value) => {
    const line = String(value).replace(/\s+/g, " ");
    const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
    return /[",]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return rows.map((row) => row.map(text).join(",")).join("\r\n");
}

function copyTable() {
  const table = TABLES[state.table];
  const rows = sortedRows();
  copyText(csv([table.heads.map((name) => say(`page-head-${name}`)), ...rows.map((row) => row.cells)]), say("page-copied-rows", { rows: count(rows.length) }));
}

function copyText(text, message) {
  const done = () => tell(message);
  const byHand = () => {
    const area = make("textarea", { "aria-hidden": "true", class: "offscreen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const worked = document.execCommand("copy");
    area.remove();
    if (worked) done();
    else tell(say("page-copy-failed"));
  };
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
