// The graph: which boxes and lines are drawn, and how. vis-network draws; places and shapes are ours.

const LEAST_SCALE = 0.85; // 13 px letters stay at 11 px or more
const LINES = {
  mandate: { color: "#454545", width: 1.8 }, mention: { color: "#8c8c8c", width: 1 },
  assigns: { color: "#5a5a5a", width: 1.3 }, coordinates: { color: "#5a5a5a", width: 1.3 },
};
let network = null;
let drawn = { boxes: new Set(), lines: new Map(), heads: [], notes: [], lit: null };

/** The nodes to draw, and what to say about those left out. */
function choose() {
  const on = visible().nodes;
  const notes = [];
  const chosen = state.node >= 0 && on[state.node] ? state.node : -1;
  const all = NODES.filter((node) => on[node.id]).map((node) => node.id);
  if (chosen >= 0 && state.isolate) return { ids: capped([...traceSet(chosen)], notes, chosen), notes, lit: null };
  const lit = chosen >= 0 ? traceSet(chosen) : null;
  if (state.expand && all.length <= MOST_BOXES) return { ids: all, notes, lit };
  const ids = new Set(overview(on, notes));
  state.open.forEach((id) => (dutiesOf.get(id) || []).filter((duty) => on[duty]).forEach((duty) => {
    ids.add(id).add(duty);
    outgoing[duty].filter((index) => visible().edges[index]).forEach((index) => ids.add(EDGES[index].to));
  }));
  if (lit) lit.forEach((id) => ids.add(id));
  return { ids: capped([...ids], notes, chosen), notes, lit };
}

/** The most connected of each column; duties wait until their document is opened. */
function overview(on, notes) {
  const columns = new Map();
  NODES.forEach((node) => {
    if (!on[node.id] || node.cls === "duty") return;
    const { column } = looks.get(node.cls);
    if (!columns.has(column)) columns.set(column, []);
    columns.get(column).push(node.id);
  });
  let left = 0;
  const high = Math.max(600, byId("mynetwork").clientHeight - 70) / LEAST_SCALE;
  const ids = [...columns.values()].flatMap((column) => {
    const first = tallest(column.sort((a, b) => weight(b) - weight(a) || a - b), high);
    left += column.length - first.length;
    return first;
  });
  if (left) notes.push(say("page-status-rows", { left: count(left) }));
  return ids;
}

/** As many of a column as stand under each other in a height. */
function tallest(column, high) {
  let used = 0;
  const end = column.findIndex((id) => {
    used += boxOf(id).height + GAP.y;
    return used > high;
  });
  return end < 0 ? column : column.slice(0, end);
}

function capped(ids, notes, keep) {
  const rank = (id) => (id === keep ? -1 : looks.get(NODES[id].cls).column);
  const sorted = ids.sort((a, b) => rank(a) - rank(b) || NODES[a].order - NODES[b].order);
  if (sorted.length > MOST_BOXES) notes.push(say("page-status-cap", { most: MOST_BOXES, all: count(sorted.length) }));
  return sorted.slice(0, MOST_BOXES);
}

/** Lines between the boxes: one for each pair, over all that is stated of it. */
function linesBetween(ids, notes) {
  const on = new Set(ids);
  const lines = new Map();
  const put = (from, to, index, number) => {
    const key = `${from}-${to}`;
    if (!lines.has(key)) lines.set(key, { key, from, to, edges: [], number: 0 });
    lines.get(key).edges.push(index);
    lines.get(key).number += number;
  };
  EDGES.forEach((edge, index) => {
    if (visible().edges[index] && on.has(edge.from) && on.has(edge.to)) put(edge.from, edge.to, index, edge.n || 1);
  });
  ids.forEach((id) => {
    const duties = (dutiesOf.get(id) || []).filter((duty) => visible().nodes[duty]);
    if (duties.some((duty) => on.has(duty))) return;
    duties.forEach((duty) => outgoing[duty].forEach((index) => {
      if (visible().edges[index] && on.has(EDGES[index].to)) put(id, EDGES[index].to, index, 1);
    }));
  });
  const sorted = [...lines.values()].map((line) => ({ ...line, look: lookOfLine(line) }));
  sorted.sort((a, b) => b.look.width - a.look.width || a.from - b.from || a.to - b.to);
  if (sorted.length > MOST_LINES) notes.push(say("page-status-lines", { most: MOST_LINES, all: count(sorted.length) }));
  return sorted.slice(0, MOST_LINES);
}

function lookOfLine(line) {
  const edges = line.edges.map((index) => EDGES[index]);
  const groups = edges.map(groupOf);
  const group = ["mandate", "assigns", "coordinates", "mention"].find((one) => groups.includes(one));
  const dashes = edges.every(inferred) ? [7, 5] : group === "coordinates" ? [2, 4] : false;
  const fold = line.number > 1 && NODES[line.to].cls === "agency";
  return {
    ...LINES[group], dashes,
    color: edges.every(inferred) ? "#8a4b00" : LINES[group].color,
    width: fold ? 1 + Math.log2(line.number) * 0.7 : LINES[group].width,
  };
}

function startGraph() {
  network = new vis.Network(byId("mynetwork"), { nodes: [], edges: [] }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: false, multiselect: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 400 },
    nodes: { shape: "custom", ctxRenderer: drawBox, chosen: false },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, chosen: false, selectionWidth: 0, hoverWidth: 0 },
  });
  window.network = network;
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select(nodes[0], { open: true });
    else if (edges.length) selectEdge(edges[0]);
    else clearSelection();
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) show("trace"); });
  network.on("afterDrawing", placeHeads);
  byId("mynetwork").addEventListener("wheel", scrollCanvas, { capture: true, passive: false });
  byId("mynetwork").addEventListener("keydown", walk);
}

/** The wheel scrolls the tall columns as it scrolls a page; with Ctrl vis zooms. */
function scrollCanvas(event) {
  if (event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + event.deltaX / scale, y: y + event.deltaY / scale } });
}

function drawGraph() {
  const room = Math.max(byId("mynetwork").clientWidth - 24, 700);
  widths = WIDE;
  const { ids, notes, lit } = choose();
  chooseWidths(ids, room / LEAST_SCALE);
  const lines = linesBetween(ids, notes);
  const { places, heads } = pack(ids, lines.map(({ from, to }) => [from, to]), room);
  drawn = { boxes: new Set(ids), lines: new Map(lines.map((line) => [line.key, line])), heads, notes, lit, places };
  network.setData({
    nodes: ids.map((id) => ({ id, label: boxOf(id).lines.join("\n"), title: NODES[id].label, ...places.get(id) })),
    edges: lines.map((line) => ({ id: line.key, from: line.from, to: line.to, ...lineOptions(line, places, lines.length) })),
  });
  network.setOptions({ interaction: { hideEdgesOnDrag: lines.length > 150 } });
  network.redraw(); // sizes are known now: the second drawing ends the arrows at the borders
  look(false);
  drawHeads();
}

function lineOptions({ from, to, look: style, key }, places, number) {
  const level = places.get(from).x === places.get(to).x;
  const faint = drawn.lit && !(drawn.lit.has(from) && drawn.lit.has(to));
  const smooth = level
    ? { enabled: true, type: "curvedCW", roundness: 0.35 }
    : { enabled: number <= 400, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 };
  const strong = state.edge === key;
  return {
    smooth, dashes: style.dashes, width: strong ? style.width + 2 : style.width,
    color: { color: strong ? "#00508a" : style.color, opacity: faint ? 0.15 : 1, inherit: false },
  };
}

/** Show all if letters stay readable, else the chosen node or the middle; `whole` shows all at any size. */
function look(whole) {
  const view = byId("mynetwork");
  const sides = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  drawn.places.forEach(({ x, y }, id) => {
    const { width, height } = boxOf(id);
    sides.left = Math.min(sides.left, x - width / 2);
    sides.right = Math.max(sides.right, x + width / 2);
    sides.top = Math.min(sides.top, y - height / 2);
    sides.bottom = Math.max(sides.bottom, y + height / 2);
  });
  if (!drawn.places.size || !view.clientWidth) return;
  const fit = Math.min(1, (view.clientWidth - 24) / (sides.right - sides.left), (view.clientHeight - 56) / (sides.bottom - sides.top));
  const scale = Math.max(fit, whole ? 0.1 : LEAST_SCALE);
  const middle = { x: (sides.left + sides.right) / 2, y: (sides.top + sides.bottom) / 2 - 14 / scale };
  const at = drawn.places.get(state.node);
  const [wide, high] = [view.clientWidth / scale, view.clientHeight / scale];
  const within = (value, low, top, size) => (top - low + 40 <= size ? null : Math.min(Math.max(value, low - 12 + size / 2), top + 12 - size / 2));
  const x = within(at ? at.x : sides.left, sides.left, sides.right, wide);
  const y = within(at ? at.y : middle.y, sides.top - 40, sides.bottom, high);
  network.moveTo({ scale, position: { x: x === null ? middle.x : x, y: y === null ? middle.y : y }, animation: false });
}

/** Draw one box: border and thickness tell its class and whether the document was read. */
function drawBox({ ctx, id, x, y }) {
  const box = boxOf(id);
  const node = NODES[id];
  const [left, top] = [x - box.width / 2, y - box.height / 2];
  const outline = (by) => {
    ctx.beginPath();
    ctx.roundRect(left - by, top - by, box.width + 2 * by, box.height + 2 * by, node.cls === "duty" ? 2 : 7);
  };
  return {
    nodeDimensions: { width: box.width, height: box.height },
    drawNode() {
      ctx.globalAlpha = drawn.lit && !drawn.lit.has(id) ? 0.25 : 1;
      if (id === state.node) { outline(5); ctx.fillStyle = "#ffd54a"; ctx.fill(); outline(5); ctx.lineWidth = 1; ctx.strokeStyle = "#111"; ctx.stroke(); }
      outline(0);
      ctx.fillStyle = "#ffffff";
      ctx.fill();
      ctx.fillStyle = box.look.tint;
      ctx.fill();
      ctx.strokeStyle = box.look.colour;
      ctx.lineWidth = node.read ? 2.4 : 1.3;
      if (box.look.border === "dashed") ctx.setLineDash([5, 3]);
      ctx.stroke();
      ctx.setLineDash([]);
      if (box.look.border === "double") { outline(-3); ctx.lineWidth = 0.8; ctx.stroke(); }
      drawWords(ctx, box, x, y);
      const folds = (dutiesOf.get(id) || []).length;
      if (folds && !drawn.boxes.has(dutiesOf.get(id)[0])) drawCount(ctx, box, left + box.width, top + box.height, folds);
    },
  };
}

function drawWords(ctx, box, x, y) {
  ctx.font = `${FONT}px ${FACE}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#111111";
  box.lines.forEach((line, i) => ctx.fillText(line, x, y + (i - (box.lines.length - 1) / 2) * LINE + 1));
}

/** The number of duties that are folded into a document. */
function drawCount(ctx, box, right, bottom, number) {
  const text = `● ${number}`;
  ctx.font = `bold 12px ${FACE}`;
  const width = ctx.measureText(text).width + 10;
  ctx.beginPath();
  ctx.roundRect(right - width + 8, bottom - 7, width, 15, 7);
  ctx.fillStyle = "#00704f";
  ctx.fill();
  ctx.fillStyle = "#ffffff";
  ctx.fillText(text, right - width / 2 + 8, bottom + 1);
}

function drawHeads() {
  byId("colheads").replaceChildren(...drawn.heads.map(({ column }) => make("span", {}, say(`page-column-${column}`))));
  placeHeads();
}

function placeHeads() {
  const spans = byId("colheads").children;
  const scale = network.getScale();
  drawn.heads.forEach(({ x, width }, i) => {
    if (!spans[i]) return;
    spans[i].style.setProperty("left", `${Math.round(network.canvasToDOM({ x, y: 0 }).x)}px`);
    spans[i].style.setProperty("max-width", `${Math.max(60, Math.round(width * scale) - 10)}px`);
  });
}

/** Arrow keys: left to what it rests on, right to what rests on it, up and down within the column. */
function walk(event) {
  const moves = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
  if (event.key === "Enter" && (state.node >= 0 || state.edge)) {
    event.preventDefault();
    byId("details-title").focus();
    return;
  }
  const move = moves[event.key];
  if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const next = drawn.places.has(state.node) ? neighbour(state.node, move) : firstBox();
  if (next !== undefined) select(next);
}

function firstBox() {
  return [...drawn.places.keys()].sort((a, b) => (dutiesOf.has(b) - dutiesOf.has(a)) || weight(b) - weight(a) || a - b)[0];
}

function neighbour(id, move) {
  const at = drawn.places.get(id);
  const away = ([, place]) => Math.abs(place.y - at.y);
  const nearest = (list) => list.sort((a, b) => away(a) - away(b) || a[0] - b[0]).map(([other]) => other)[0];
  if (move === "up" || move === "down") {
    const side = move === "up" ? -1 : 1;
    return nearest([...drawn.places].filter(([other, place]) => other !== id && place.x === at.x && (place.y - at.y) * side > 0));
  }
  const joined = [...drawn.lines.values()].filter((line) => (move === "left" ? line.to : line.from) === id)
    .map((line) => (move === "left" ? line.from : line.to));
  return nearest(joined.map((other) => [other, drawn.places.get(other)]));
}
