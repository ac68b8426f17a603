// Where a mandate comes from: chains of cards, each step with the passage that states it. It prints on A4.

function drawTrace() {
  const view = byId("view-trace");
  if (state.node < 0) {
    view.replaceChildren(make("h2", { id: "trace-title" }, say("page-tab-trace")), make("p", { id: "trace-summary" }, say("page-trace-choose")), startList());
    return;
  }
  const found = chains(state.node, state.down);
  const shownChains = found.slice(0, TRACE_LIMITS.shown);
  const doubtful = found.filter((chain) => chain.hops.some((hop) => hop.confidence < DATA.strong.sure)).length;
  const node = NODES[state.node];
  const title = say(state.down ? "trace-title-down" : "trace-title", { label: nodeName(node) });
  const summary = found.length
    ? say("page-trace-summary", { chains: count(found.length), inferred: count(doubtful), shown: shownChains.length })
    : say("trace-none", { label: nodeName(node) });
  view.replaceChildren(
    make("h2", { id: "trace-title" }, title),
    make("p", { class: "sheet" }, sheetLine()),
    directionButtons(),
    make("p", { id: "trace-summary" }, summary),
    ...directCitations(node),
    ...(shownChains.length ? [make("h3", {}, say("page-trace-chains"))] : []),
    ...shownChains.map(chainDetails),
  );
}

/** On paper: what was filtered, so that a sheet speaks for itself. */
function sheetLine() {
  const off = Object.values(state.off).reduce((sum, set) => sum + set.size, 0);
  return `${DATA.title} · ${byId("meta").textContent} · ${off || state.from || state.to ? say("page-sheet-filtered") : say("page-sheet-all")}`;
}

function startList() {
  const plans = [...dutiesOf.keys()].filter((id) => visible().nodes[id]).sort((a, b) => weight(b) - weight(a) || a - b).slice(0, 20);
  return make("ul", { class: "plain" }, ...plans.map((id) => make("li", {}, nodeButton(id))));
}

function directionButtons() {
  const button = (id, down) => make("button", {
    type: "button", id, "aria-pressed": String(state.down === down), on: { click: () => { state.down = down; refresh(); byId(id).focus(); } },
  }, say(`page-${id}`));
  return make("div", { class: "tools" }, button("trace-up", false), button("trace-down", true));
}

/** What the words of a duty name themselves, mere mentions included. */
function directCitations(node) {
  if (node.cls !== "duty" || state.down) return [];
  const edges = citedInDuty(node.id).filter((index) => visible().edges[index]);
  if (!edges.length) return [];
  return [make("h3", {}, say("page-trace-direct")), make("ul", { class: "plain", id: "trace-direct" },
    ...edges.map((index) => make("li", {}, nodeButton(EDGES[index].from), " ", make("span", { class: "muted" }, relationName(EDGES[index])), " ", statusBadge(EDGES[index]))))];
}

function chainDetails(chain, place) {
  const steps = state.down ? chain.hops : [...chain.hops].reverse();
  const first = steps[0].upper;
  const path = [first, ...steps.map((hop) => hop.lower)];
  const doubtful = chain.hops.some((hop) => hop.confidence < DATA.strong.sure);
  const last = state.down ? path[path.length - 1] : first;
  return make("details", { class: "trace", "data-path": path.map((id) => NODES[id].iri).join(" "), open: place === 0 },
    make("summary", {}, `#${place + 1} `, make("span", { lang: "vi" }, path.map((id) => NODES[id].short.replace("\n", " ")).join(" → ")),
      doubtful ? make("span", { class: "st inf" }, say("page-inferred")) : null),
    make("ol", { class: "chain" }, card(first), ...steps.flatMap((hop) => [linkItem(hop), card(hop.lower)])),
    make("p", { class: "muted ending" }, say(`ending-${chain.ending}`, { label: nodeName(NODES[last]) })));
}

function card(id) {
  const node = NODES[id];
  const item = make("li", { class: "card" },
    make("p", { class: "muted" }, `${looks.get(node.cls).glyph} ${facts(node).join(" · ")}`), nodeButton(id));
  if (node.about) item.append(make("p", { class: "about", lang: "vi" }, node.about));
  paint(item, looks.get(node.cls));
  return item;
}

function linkItem(hop) {
  const edge = EDGES[hop.index];
  const by = edge.kind === "cites" ? statedIn(edge) : hop.upper;
  const relation = hop.relation === "assigned_in" ? say("page-assigns") : label("relation", hop.relation);
  const arrow = hop.relation === "assigned_in" ? "↓" : "↑";
  return make("li", { class: hop.confidence < DATA.strong.sure ? "link-step inf" : "link-step" },
    make("p", {}, `${arrow} `, make("strong", {}, relation), " ", statusBadge(edge),
      by !== hop.upper && by !== hop.lower ? make("span", { class: "muted" }, ` ${say("trace-stated-in", { label: NODES[by].label })}`) : null),
    edge.q !== undefined ? quote(edge.q) : null);
}
