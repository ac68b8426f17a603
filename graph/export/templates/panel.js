// The side panel: what is known of the chosen thing, with its passages; without a choice, what to look at.

const FIRST = 10;

function drawPanel() {
  const panel = byId("details");
  if (state.edge && drawn.lines.has(state.edge)) panel.replaceChildren(...linePanel(drawn.lines.get(state.edge)));
  else if (state.node >= 0) panel.replaceChildren(...nodePanel(NODES[state.node]));
  else panel.replaceChildren(...overviewPanel());
}

/** Class, type, place, year and section, as far as known. */
function facts(node) {
  const type = node.type === undefined ? "" : DATA.types[node.type][state.language === "en" ? 2 : 1];
  return [className(node.cls), type && type !== className(node.cls) ? type : "", node.loc ? localityName(node.loc) : "", node.year ? String(node.year) : "",
    node.section ? `${say("fact-section")} ${node.section}` : ""].filter(Boolean);
}

function nodePanel(node) {
  const copies = [
    ["page-copy-link", () => copyText(location.href.split("#")[0] + hashText(), say("page-copied"))],
    ["page-copy-id", () => copyText(node.iri.includes("://") ? node.iri : DATA.base + node.iri, say("page-copied"))],
  ];
  return [
    make("h2", { id: "details-title", tabindex: "-1" }, badge(node.cls), " ", make("span", { lang: "vi" }, node.label)),
    make("p", { class: "muted" }, facts(node).join(" · ")),
    make("div", { class: "tools" }, make("button", { type: "button", id: "btn-trace", on: { click: () => { show("trace"); byId("tab-trace").focus(); } } }, say("page-trace")),
      ...copies.map(([text, run]) => make("button", { type: "button", on: { click: run } }, say(text)))),
    factTable(node), ...warnings(node), ...passages(node), ...goals(node), ...similarDuties(node), ...neighbours(node),
  ].filter(Boolean);
}

function factTable(node) {
  const doc = node.doc === undefined ? null : nodeButton(node.doc);
  const rows = [
    ["fact-title", node.about], ["fact-number", node.number], ["fact-date", node.date && dateText(node.date)],
    ["fact-period", node.period && node.period.join("–")], ["fact-document", doc],
    ["fact-topic", (node.topics || []).map(topicName).join("; ")], ["fact-partner", (node.partners || []).join("; ")],
  ].filter(([, value]) => value);
  if (!rows.length) return null;
  return make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", {}, say(name)), make("dd", { lang: name === "fact-topic" ? undefined : "vi" }, value)]));
}

function warnings(node) {
  const found = [];
  if (node.read === false) found.push(say("show-not-read"));
  if (node.group) found.push(say("page-group"));
  if (node.dates) {
    const list = node.dates.map(([date, by]) => `${dateText(date)} — ${by.map((id) => NODES[id].label).join(", ")}`);
    found.push(`${say("page-conflict-date")} ${list.join("; ")}`);
  }
  (node.unknown || []).forEach(([name, role]) => found.push(say("page-unknown-agency", { name, role: label("role", role) })));
  return found.map((text) => make("p", { class: "warn" }, `⚠ ${text}`));
}

/** Passages that speak of a node: a duty's own words, else those of the edges at it. */
function passages(node) {
  const on = visible().edges;
  const near = node.q !== undefined ? [node.q] : [...incoming[node.id], ...outgoing[node.id]]
    .filter((index) => on[index] && EDGES[index].q !== undefined && !(EDGES[index].kind === "duty" && node.cls !== "duty")).map((index) => EDGES[index].q);
  const own = node.cls === "agency" ? incoming[node.id].filter((index) => on[index]).map((index) => NODES[EDGES[index].from].q).filter((q) => q !== undefined) : near;
  const list = [...new Set(own.length ? own : near)];
  if (!list.length) return [];
  return [make("h3", {}, say("page-passages", { number: count(list.length) })), ...firstAnd(list, (q) => quote(q), 5)];
}

/** Targets and deadlines in the words of a duty or a document. */
function goals(node) {
  return ["targets", "deadlines"].flatMap((name) => {
    if (!node[name]) return [];
    return [make("h3", {}, `${say(`show-${name}`)} (${count(node[name].length)})`), ...firstAnd(node[name],
      ([text, q]) => make("div", {}, make("p", { lang: "vi" }, make("strong", {}, text)), quote(q)), FIRST)];
  });
}

/** The first few of a list, and a button for the rest. */
function firstAnd(list, draw, most) {
  const head = list.slice(0, most).map(draw);
  if (list.length <= most) return head;
  const more = make("button", {
    type: "button", class: "more",
    on: {
      click: () => {
        const rest = firstAnd(list.slice(most), draw, 200);
        last.replaceWith(...rest);
        (rest[0].querySelector("button") || byId("details")).focus();
      },
    },
  }, say("page-more", { number: count(Math.min(200, list.length - most)) }));
  const last = head[0].tagName === "LI" ? make("li", {}, more) : more;
  return [...head, last];
}

function similarDuties(node) {
  const pairs = node.cls === "duty" ? pairsOf(node.id) : [];
  if (!pairs.length) return [];
  const rows = pairs.map((index) => {
    const [one, other, score] = DATA.overlaps[index];
    return { id: one === node.id ? other : one, score };
  });
  return [make("h3", {}, say("page-similar", { number: count(rows.length) })),
    make("ul", { class: "plain", id: "similar-list" }, ...firstAnd(rows, ({ id, score }) => make("li", {},
      nodeButton(id, pairName(id)), ` ${score.toFixed(2)} `,
      make("button", { type: "button", class: "small", on: { click: () => comparePair(node.id, id) } }, say("page-pair-open"))), FIRST))];
}

/** Neighbours by relation, with counts; what stands above comes first. */
function neighbours(node) {
  const on = visible().edges;
  const groups = new Map();
  const put = (side, index, other) => {
    const name = `${side} ${relationName(EDGES[index])}`;
    if (!groups.has(name)) groups.set(name, { side, name, ids: new Map() });
    groups.get(name).ids.set(other, EDGES[index]);
  };
  incoming[node.id].filter((index) => on[index]).forEach((index) => put("←", index, EDGES[index].from));
  outgoing[node.id].filter((index) => on[index]).forEach((index) => put("→", index, EDGES[index].to));
  return [...groups.values()].sort((a, b) => (a.side === b.side ? compareText(a.name, b.name) : a.side === "←" ? -1 : 1))
    .flatMap(({ side, name, ids }) => [make("h3", {}, `${name} (${count(ids.size)})`),
      make("ul", { class: "plain near", "data-side": side }, ...firstAnd([...ids.entries()], ([id, edge]) => make("li", {}, nodeButton(id),
        edge.kind === "cites" && inferred(edge) ? make("span", { class: "st inf" }, say("page-inferred")) : null, edge.n ? ` × ${edge.n}` : null), FIRST))]);
}

function linePanel(line) {
  const edges = line.edges.map((index) => EDGES[index]);
  return [
    make("h2", { id: "details-title", tabindex: "-1" }, make("span", { lang: "vi" }, `${NODES[line.from].short} → ${NODES[line.to].short}`.replace(/\n/g, " "))),
    make("p", {}, nodeButton(line.from), " → ", nodeButton(line.to)),
    make("h3", {}, say("page-statements", { number: count(edges.reduce((sum, edge) => sum + (edge.n || 1), 0)) })),
    ...firstAnd(edges, (edge) => statement(edge), FIRST),
  ];
}

function statement(edge) {
  const q = edge.q !== undefined ? edge.q : NODES[edge.from].q;
  const by = edge.kind === "cites" ? statedIn(edge) : -1;
  return make("section", { class: "statement" },
    make("p", {}, make("strong", {}, relationName(edge)), " ", statusBadge(edge), edge.how ? ` · ${label("modality", edge.how)}` : "",
      edge.sec ? make("span", { class: "muted" }, ` · ${say("fact-section")} ${edge.sec}`) : "",
      edge.n ? make("span", { class: "muted" }, ` · ${say("page-folded", { number: count(edge.n) })}`) : ""),
    by >= 0 && by !== edge.from && by !== edge.to ? make("p", { class: "muted" }, say("trace-stated-in", { label: NODES[by].label })) : null,
    edge.kind === "assigned" ? make("p", {}, nodeButton(edge.from)) : null,
    q === undefined ? make("p", { class: "muted" }, say("page-no-passage")) : quote(q));
}

function overviewPanel() {
  const on = visible().nodes;
  const review = reviewItems();
  const cited = NODES.filter((node) => on[node.id]).map((node) => ({ id: node.id, number: citing(node.id) })).filter(({ number }) => number > 1)
    .sort((a, b) => b.number - a.number || a.id - b.id).slice(0, FIRST);
  const plans = [...dutiesOf.keys()].filter((id) => on[id]).map((id) => ({ id, number: duties(id).length })).sort((a, b) => b.number - a.number || a.id - b.id);
  const list = (rows, text) => make("ul", { class: "plain" }, ...firstAnd(rows, ({ id, number }) => make("li", {}, nodeButton(id), ` — ${say(text, { number: count(number) })}`), FIRST));
  return [
    make("h2", { id: "details-title", tabindex: "-1" }, say("page-overview")), make("p", { class: "muted" }, say("page-overview-hint")),
    ...(review.length ? [make("h3", {}, `⚠ ${say("page-review", { number: count(review.length) })}`),
      make("ul", { class: "plain", id: "review-list" }, ...firstAnd(review, ({ id, text }) => make("li", {}, nodeButton(id), ` — ${text}`), FIRST))] : []),
    ...doubtList(),
    ...(plans.length ? [make("h3", {}, say("page-plans")), list(plans, "page-number-duties")] : []),
    ...(cited.length ? [make("h3", {}, say("page-most-cited")), list(cited, "page-number-citing")] : []),
  ];
}

/** How many documents cite a document. */
const citing = (id) => new Set([...outgoing[id], ...incoming[id]].filter((index) => EDGES[index].kind === "cites" && visible().edges[index])
  .map((index) => statedIn(EDGES[index])).filter((by) => by !== id)).size;

function reviewItems() {
  const on = visible();
  return NODES.filter((node) => on.nodes[node.id]).flatMap((node) => {
    const found = [];
    if (node.dates) found.push(`${say("page-conflict-date")} ${node.dates.map(([date]) => dateText(date)).join("; ")}`);
    if (node.read && !node.number) found.push(say("page-review-number"));
    if (node.read && !node.date) found.push(say("page-review-date"));
    if (node.unknown) found.push(say("page-review-agency", { name: node.unknown.map(([name]) => name).join(", ") }));
    return found.map((text) => ({ id: node.id, text }));
  });
}

/** What was inferred, folded away: it is much, and each needs a look at its passage. */
function doubtList() {
  const on = visible().edges;
  const doubts = EDGES.filter((edge, index) => on[index] && edge.kind === "cites" && inferred(edge));
  if (!doubts.length) return [];
  return [make("details", { id: "doubt-list" }, make("summary", {}, say("page-doubts", { number: count(doubts.length) })),
    make("ul", { class: "plain" }, ...firstAnd(doubts, (edge) => make("li", {}, nodeButton(edge.to), ` ${relationName(edge)} `, nodeButton(edge.from)), FIRST)))];
}
