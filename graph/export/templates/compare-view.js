// Who was told to do what, by topic or agency and plan; like duties are marked, and two are read side by side.

const COLUMNS_AT_ONCE = 8;
const MOST_IN_CELL = 6;

function drawCompare() {
  const view = byId("view-compare");
  const plans = [...dutiesOf.keys()].filter((id) => duties(id).length)
    .sort((a, b) => (NODES[a].year || 9999) - (NODES[b].year || 9999) || compareText(NODES[a].label, NODES[b].label) || a - b);
  state.column = Math.min(state.column, Math.max(0, Math.floor((plans.length - 1) / COLUMNS_AT_ONCE) * COLUMNS_AT_ONCE));
  const columns = plans.slice(state.column, state.column + COLUMNS_AT_ONCE);
  const table = matrix(columns);
  const marked = table.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.pairs).length, 0);
  view.replaceChildren(
    make("h2", {}, say("page-compare-title")), compareTools(plans.length),
    make("p", { id: "cmp-summary" }, say("page-compare-summary", { cells: count(marked), pairs: count(visiblePairs().length) })),
    make("div", { id: "cmp-pair" }, ...sideBySide()),
    plans.length ? make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("page-compare-caption") }, matrixTable(columns, table.rows)) : make("p", {}, say("page-compare-none")),
    pairList(),
  );
}

const duties = (plan) => (dutiesOf.get(plan) || []).filter((id) => visible().nodes[id]);
const compareText = (one, other) => one.localeCompare(other, "vi");
const visiblePairs = () => DATA.overlaps.filter(([one, other]) => visible().nodes[one] && visible().nodes[other]);
const pairsOf = (duty) => (similar.get(duty) || []).filter((index) => DATA.overlaps[index].slice(0, 2).every((id) => visible().nodes[id]));

function compareTools(number) {
  const rows = make("select", { id: "cmp-rows", on: { change: (event) => { state.rows = event.target.value; refresh(); } } },
    ...["topic", "agency"].map((name) => make("option", { value: name, selected: state.rows === name }, say(`page-compare-by-${name}`))));
  const only = make("input", { type: "checkbox", id: "cmp-only", checked: state.only, on: { change: (event) => { state.only = event.target.checked; refresh(); } } });
  const move = (by) => make("button", {
    type: "button", "aria-label": say(by < 0 ? "page-earlier" : "page-later"), disabled: by < 0 ? state.column === 0 : state.column + COLUMNS_AT_ONCE >= number,
    on: { click: () => { state.column += by; refresh(); } },
  }, by < 0 ? "←" : "→");
  const last = Math.min(number, state.column + COLUMNS_AT_ONCE);
  return make("div", { class: "tools" },
    make("label", {}, `${say("page-compare-rows")} `, rows), make("label", {}, only, ` ${say("page-compare-only")}`),
    ...(number > COLUMNS_AT_ONCE ? [move(-COLUMNS_AT_ONCE), make("span", {}, say("page-compare-columns", { first: state.column + 1, last, all: number })), move(COLUMNS_AT_ONCE)] : []));
}

/** Rows of the matrix: a cell holds the duties of a plan under a topic, or of an agency. */
function matrix(columns) {
  const rows = new Map();
  columns.forEach((plan, place) => duties(plan).forEach((duty) => {
    rowKeys(duty).forEach((key) => {
      if (!rows.has(key)) rows.set(key, { key, cells: columns.map(() => ({ duties: [], pairs: 0 })) });
      rows.get(key).cells[place].duties.push(duty);
    });
  }));
  const list = [...rows.values()];
  list.forEach((row) => row.cells.forEach((cell) => { cell.pairs = new Set(cell.duties.flatMap(pairsOf)).size; }));
  const total = (row) => row.cells.reduce((sum, cell) => sum + cell.duties.length, 0);
  const wanted = list.filter((row) => !state.only || row.cells.some((cell) => cell.pairs));
  return { rows: wanted.sort((a, b) => (a.key === "") - (b.key === "") || total(b) - total(a) || compareText(rowName(a.key), rowName(b.key))) };
}

function rowKeys(duty) {
  if (state.rows === "topic") return NODES[duty].topics ? NODES[duty].topics.map(String) : [""];
  const agencies = assigned(duty).map(({ agency }) => String(agency));
  return agencies.length ? [...new Set(agencies)] : [""];
}

function rowName(key) {
  if (key === "") return say(state.rows === "topic" ? "page-no-topic" : "page-no-agency");
  return state.rows === "topic" ? topicName(Number(key)) : NODES[Number(key)].label;
}

const assigned = (duty) => outgoing[duty].filter((index) => visible().edges[index]).map((index) => ({ agency: EDGES[index].to, role: EDGES[index].rel }));

function matrixTable(columns, rows) {
  const head = make("tr", {}, make("th", { scope: "col" }, say(`page-compare-by-${state.rows}`)),
    ...columns.map((plan) => make("th", { scope: "col" }, nodeButton(plan, NODES[plan].short.replace("\n", " ")))));
  const table = make("table", { id: "cmp-table" }, make("caption", {}, make("span", {}, say("page-compare-caption"))), make("thead", {}, head),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, make("th", { scope: "row" }, rowName(row.key)), ...row.cells.map(cellOf)))));
  table.style.setProperty("min-width", `${110 + 138 * columns.length}px`);
  return table;
}

function cellOf(cell) {
  if (!cell.duties.length) return make("td", { class: "gap" }, say("page-compare-gap"));
  const first = [...cell.duties].sort((a, b) => pairsOf(b).length - pairsOf(a).length || a - b);
  const td = make("td", { "data-overlap": cell.pairs || undefined },
    cell.pairs ? make("p", { class: "flag" }, say("page-compare-flag", { pairs: cell.pairs })) : null,
    ...first.slice(0, MOST_IN_CELL).map(dutyCard));
  if (first.length > MOST_IN_CELL) {
    const rest = make("button", { type: "button", class: "more", on: { click: () => rest.replaceWith(...first.slice(MOST_IN_CELL).map(dutyCard)) } },
      say("page-more", { number: first.length - MOST_IN_CELL }));
    td.append(rest);
  }
  return td;
}

function dutyCard(duty) {
  const roles = assigned(duty);
  const names = roles.slice(0, 3).map(({ agency, role }) => NODES[agency].short.replace("\n", " ") + (role === "coordinate" ? "°" : "")).join(", ");
  const chosen = state.pair.includes(duty);
  return make("button", {
    type: "button", class: pairsOf(duty).length ? "duty marked" : "duty", "data-duty": duty, "aria-pressed": String(chosen),
    on: { click: () => chooseForPair(duty) },
  }, make("strong", { lang: "vi" }, names || say("page-no-agency")), roles.length > 3 ? ` +${roles.length - 3}` : "", make("span", { lang: "vi" }, ` ${NODES[duty].short}`));
}

/** The last two duties chosen stand side by side. */
function chooseForPair(duty) {
  if (state.pair.includes(duty)) state.pair = state.pair.filter((other) => other !== duty);
  else state.pair = [...state.pair, duty].slice(-2);
  select(duty);
  const again = document.querySelector(`#cmp-table [data-duty="${duty}"]`);
  if (again) again.focus();
}

function comparePair(one, other) {
  state.pair = [one, other];
  state.node = other;
  show("compare");
  byId("cmp-pair").scrollIntoView({ block: "nearest" });
}

function sideBySide() {
  if (!state.pair.length) return [make("p", { class: "muted" }, say("page-pair-choose"))];
  const close = make("button", { type: "button", on: { click: () => { state.pair = []; refresh(); byId("tab-compare").focus(); } } }, say("page-pair-close"));
  if (state.pair.length === 1) return [make("p", {}, say("page-pair-second", { duty: nodeName(NODES[state.pair[0]]) })), close];
  const [one, other] = state.pair;
  const [left, right] = [one, other].map((id) => passage(NODES[id].q));
  const { mine, theirs } = difference(left.text, right.text);
  const found = DATA.overlaps.find(([a, b]) => (a === one && b === other) || (a === other && b === one));
  return [
    make("h3", {}, say("page-pair-title")), found ? scoreLine(found) : null,
    make("div", { class: "pair" }, pairSide(one, mine, left), pairSide(other, theirs, right)),
    make("p", { class: "muted" }, say("page-pair-legend")), close,
  ].filter(Boolean);
}

function scoreLine([, , score, parts, words, reason]) {
  const text = parts.map(([name, value, share]) => `${label("overlap-part", name)} ${value.toFixed(2)}×${share}`).join(" · ");
  return make("p", {}, make("strong", {}, score.toFixed(2)), ` (${text}) — ${say(reason)}`,
    words.length ? make("span", { lang: "vi" }, ` · ${say("overlap-shared")}: ${words.join(", ")}`) : "");
}

function pairSide(id, words, { place }) {
  return make("article", { class: "side" }, nodeButton(id), make("p", { class: "muted", lang: "vi" }, facts(NODES[id]).join(" · ")),
    make("p", { class: "muted", lang: "vi" }, assigned(id).map(({ agency, role }) => `${NODES[agency].label} (${label("role", role)})`).join("; ")),
    make("blockquote", { lang: "vi" }, make("p", {}, ...words.map(([text, same]) => (same ? make("mark", {}, text) : text))), make("footer", {}, make("cite", {}, place))));
}

/** Words that stand in both passages in one order: longest common subsequence, at most 600 words a side. */
function difference(left, right) {
  const [a, b] = [left, right].map((text) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) || []);
  const words = (list) => list.map((piece, place) => ({ piece, place })).filter(({ piece }) => /[\p{L}\p{N}]/u.test(piece)).slice(0, 600);
  const [x, y] = [words(a), words(b)];
  const same = (i, j) => x[i].piece.toLowerCase() === y[j].piece.toLowerCase();
  const length = Array.from({ length: x.length + 1 }, () => new Uint16Array(y.length + 1));
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) length[i][j] = same(i, j) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  }
  const [inA, inB] = [new Set(), new Set()];
  for (let i = 0, j = 0; i < x.length && j < y.length;) {
    if (same(i, j)) { inA.add(x[i].place); inB.add(y[j].place); i += 1; j += 1; }
    else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
    else j += 1;
  }
  return { mine: joinRuns(a, inA), theirs: joinRuns(b, inB) };
}

function joinRuns(list, marked) {
  const runs = [];
  list.forEach((piece, place) => {
    const between = /^\s+$/.test(piece) && marked.has(place - 1) && marked.has(place + 1);
    const same = marked.has(place) || between;
    if (runs.length && runs[runs.length - 1][1] === same) runs[runs.length - 1][0] += piece;
    else runs.push([piece, same]);
  });
  return runs;
}

function pairList() {
  const pairs = visiblePairs();
  const most = 50;
  if (!pairs.length) return make("p", { class: "muted" }, say("page-pairs-none"));
  return make("section", {}, make("h3", {}, say("page-pairs-title", { pairs: count(pairs.length), shown: Math.min(most, pairs.length) })),
    make("p", { class: "muted" }, say("overlaps-judge")),
    make("ol", { id: "cmp-pairs" }, ...pairs.slice(0, most).map(([one, other, score]) => make("li", {},
      make("button", { type: "button", on: { click: () => comparePair(one, other) } }, say("page-pair-open")),
      ` ${score.toFixed(2)} · `, nodeButton(one, pairName(one)), " ↔ ", nodeButton(other, pairName(other))))));
}

const pairName = (duty) => `${assigned(duty).slice(0, 2).map(({ agency }) => NODES[agency].short.replace("\n", " ")).join(", ") || say("page-no-agency")} — ${NODES[duty].doc === undefined ? "" : NODES[NODES[duty].doc].short.replace("\n", " ")} ${NODES[duty].section || ""}`;
