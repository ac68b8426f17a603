// Chains of mandate: the same walk and the same order as graph/analyze/trace.py, over what the filters show.

const TRACE_LIMITS = { depth: 12, chains: 500, steps: 20000, shown: 20 };
const hopCache = new Map();

const strengthOf = (relation) => {
  if (relation === "assigned_in") return 0;
  const known = relations.get(relation);
  return known ? known.strength : DATA.strong.mentions;
};

/** Steps from a node to what it rests on, or down to what rests on it: the firmest statement of each. */
function hops(id, down) {
  const key = down ? -id - 1 : id;
  if (!hopCache.has(key)) hopCache.set(key, bestHops(id, down));
  return hopCache.get(key);
}

function bestHops(id, down) {
  const best = new Map();
  allHops(id, down).forEach((hop) => {
    const other = down ? hop.lower : hop.upper;
    const held = best.get(other);
    if (!held || compare(rankOfHop(hop), rankOfHop(held)) < 0) best.set(other, hop);
  });
  return [...best.entries()]
    .sort((a, b) => compare(rankOfHop(a[1]), rankOfHop(b[1])) || (NODES[a[0]].iri < NODES[b[0]].iri ? -1 : 1))
    .map(([other, hop]) => ({ other, hop }));
}

const rankOfHop = (hop) => [strengthOf(hop.relation), -hop.confidence];

function compare(one, other) {
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return one[i] - other[i];
  return 0;
}

function allHops(id, down) {
  const found = [];
  const { edges } = visible();
  const put = (index, lower, upper, relation) => {
    if (edges[index] && lower !== upper) {
      const edge = EDGES[index];
      found.push({ index, lower, upper, relation, confidence: edge.kind === "cites" ? confidence(edge) : 1 });
    }
  };
  (down ? outgoing : incoming)[id].forEach((index) => {
    const edge = EDGES[index];
    if (edge.kind === "cites") put(index, edge.to, edge.from, edge.rel);
    else if (edge.kind === "duty") put(index, edge.to, edge.from, "assigned_in");
  });
  if (!down && NODES[id].cls === "duty") {
    citedInDuty(id).forEach((index) => put(index, id, EDGES[index].from, EDGES[index].rel));
  }
  if (!down && NODES[id].cls === "agency") {
    incoming[id].forEach((index) => {
      if (EDGES[index].kind !== "assigned" || !edges[index]) return;
      const home = incoming[EDGES[index].from].find((other) => EDGES[other].kind === "duty");
      if (home !== undefined) put(home, id, EDGES[home].from, "assigned_in");
    });
  }
  return found;
}

/** What the sentence of a duty itself cites. */
function citedInDuty(duty) {
  const home = NODES[duty].doc;
  if (home === undefined) return [];
  return incoming[home].filter((index) => (EDGES[index].duties || []).includes(duty));
}

/** All chains from a node, the best first. */
function chains(start, down) {
  const found = [];
  let steps = 0;
  const stack = [{ node: start, path: [], seen: [start] }];
  while (stack.length && found.length < TRACE_LIMITS.chains) {
    const { node, path, seen } = stack.pop();
    steps += 1;
    const following = hops(node, down).filter(({ hop }) => strengthOf(hop.relation) < DATA.strong.mentions);
    const fresh = following.filter(({ other }) => !seen.includes(other));
    const cut = path.length >= TRACE_LIMITS.depth || steps >= TRACE_LIMITS.steps;
    if (!fresh.length || cut) {
      if (path.length) found.push({ hops: path, ending: ending(node, fresh.length > 0, following.length > 0, down) });
    } else {
      for (let i = fresh.length - 1; i >= 0; i -= 1) {
        stack.push({ node: fresh[i].other, path: [...path, fresh[i].hop], seen: [...seen, fresh[i].other] });
      }
    }
  }
  const ranked = found.map((chain, place) => ({ chain, rank: [...rankOfChain(chain), place] }));
  ranked.sort((a, b) => compare(a.rank, b.rank));
  return ranked.map(({ chain }) => chain);
}

/** Mandates before reviews before mentions; then the surest; then the longest, which tells most. */
function rankOfChain(chain) {
  const strengths = chain.hops.map((hop) => strengthOf(hop.relation));
  const { mandates, mentions, sure } = DATA.strong;
  const kind = Math.max(...strengths.map((one) => (one <= mandates ? 0 : one < mentions ? 1 : 2)));
  const doubts = chain.hops.filter((hop) => hop.confidence < sure).length;
  return [kind, doubts, -strengths.length, strengths.reduce((sum, one) => sum + one, 0)];
}

function ending(id, cut, cycle, down) {
  if (cut) return "limit";
  if (cycle) return "cycle";
  if (down) return "leaf";
  const node = NODES[id];
  return node.read === false ? "not-read" : "root";
}

/** Everything that can be reached by firm steps; `nodes` only grows. */
function closure(starts, down, nodes) {
  const open = [...starts];
  while (open.length) {
    const id = open.pop();
    hops(id, down).forEach(({ other, hop }) => {
      const firm = strengthOf(hop.relation) < DATA.strong.mentions;
      if (firm && !nodes.has(other) && (!down || NODES[other].cls !== "duty")) {
        nodes.add(other);
        open.push(other);
      }
    });
  }
  return nodes;
}

/** Documents that a document mentions or that mention it. */
function citedBeside(id, nodes) {
  const { edges } = visible();
  incoming[id].forEach((index) => { if (edges[index] && EDGES[index].kind === "cites") nodes.add(EDGES[index].from); });
  outgoing[id].forEach((index) => { if (edges[index] && EDGES[index].kind === "cites") nodes.add(EDGES[index].to); });
}

/** What belongs to a node: above it, below it, its duties and the agencies that have them. */
function traceSet(id) {
  const node = NODES[id];
  const { edges, nodes: on } = visible();
  const nodes = new Set([id]);
  const agenciesOf = (duty) => outgoing[duty].filter((index) => edges[index]).forEach((index) => nodes.add(EDGES[index].to));
  if (node.cls === "agency") {
    incoming[id].filter((index) => edges[index]).forEach((index) => nodes.add(EDGES[index].from));
  } else if (node.cls === "duty") {
    agenciesOf(id);
  } else {
    (dutiesOf.get(id) || []).filter((duty) => on[duty]).forEach((duty) => {
      nodes.add(duty);
      agenciesOf(duty);
    });
    outgoing[id].forEach((index) => { if (EDGES[index].kind === "folded" && edges[index]) nodes.add(EDGES[index].to); });
    closure([id], true, nodes);
    if (!dutiesOf.has(id)) citedBeside(id, nodes); // known mostly from those who mention it
  }
  const above = node.cls === "agency" ? [...nodes].filter((other) => NODES[other].cls !== "agency") : [id];
  closure(above, false, nodes);
  if (node.cls === "duty") citedInDuty(id).forEach((index) => { if (edges[index]) nodes.add(EDGES[index].from); });
  return new Set([...nodes].filter((other) => on[other]));
}
