// Sizes and places of the boxes that are drawn: columns by legal rank, near their neighbours, never overlapping.

const FONT = 13;
const LINE = 16;
const FACE = '"Noto Sans", "Segoe UI", "DejaVu Sans", Arial, sans-serif';
const WIDE = { duty: 168, agency: 120, plan: 120, other: 116 };
const NARROW = { duty: 140, agency: 104, plan: 104, other: 96 };
const MOST_ROWS = 4;
const PAD = { x: 6, y: 6 };
const GAP = { x: 20, y: 13, most: 110, loose: 60 };

const pencil = document.createElement("canvas").getContext("2d");
pencil.font = `${FONT}px ${FACE}`;
const measured = new Map();
function widthOf(text) {
  if (!measured.has(text)) measured.set(text, pencil.measureText(text).width);
  return measured.get(text);
}

/** Break a text into lines at spaces, then behind strokes and hyphens, at last anywhere; cut its first part. */
function wrap(text, width) {
  const parts = text.normalize("NFC").split("\n").map((part) => wrapPart(part, width));
  const tail = parts.slice(1).flat().slice(0, MOST_ROWS - 1);
  const [head, most] = [parts[0], MOST_ROWS - tail.length];
  return [...(head.length <= most ? head : [...head.slice(0, most - 1), ellipsis(head[most - 1], width)]), ...tail];
}

function wrapPart(part, width) {
  const lines = [];
  let line = "";
  part.split(" ").forEach((word) => {
    const whole = line ? `${line} ${word}` : word;
    if (widthOf(whole) <= width) line = whole;
    else if (widthOf(word) <= width) {
      lines.push(line);
      line = word;
    } else {
      pieces(word, width).forEach((piece, place) => {
        const joined = line + (place || !line ? "" : " ") + piece;
        if (widthOf(joined) <= width) line = joined;
        else {
          if (line) lines.push(line);
          line = piece;
        }
      });
    }
  });
  return [...lines, line].filter(Boolean);
}

function pieces(word, width) {
  const strokes = word.split(/(?<=\/)/).flatMap((piece) => (widthOf(piece) > width ? piece.split(/(?<=-)/) : [piece]));
  return strokes.flatMap((piece) => {
    const found = [];
    let rest = piece;
    while (widthOf(rest) > width && rest.length > 1) {
      let end = rest.length - 1;
      while (end > 1 && widthOf(rest.slice(0, end)) > width) end -= 1;
      found.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...found, rest];
  });
}

function ellipsis(line, width) {
  let text = line.replace(/[ …]+$/, "");
  while (text && widthOf(`${text}…`) > width) text = text.slice(0, -1);
  return `${text.trimEnd()}…`;
}

const boxes = new Map();
let widths = WIDE;
/** The box of a node: its lines, glyph first, and its size. */
function boxOf(id) {
  const key = widths === WIDE ? id : -id - 1;
  if (!boxes.has(key)) {
    const node = NODES[id];
    const look = looks.get(node.cls);
    const width = widthIn(widths, node.cls);
    const lines = wrap(`${look.glyph}\u00a0${node.short}`, width - 2 * PAD.x);
    boxes.set(key, { id, look, lines, width, height: lines.length * LINE + 2 * PAD.y, column: look.column });
  }
  return boxes.get(key);
}

const widthIn = (table, cls) => table[cls] || table.other;

/** Take the narrow boxes where the wide ones do not fit beside each other. */
function chooseWidths(ids, room) {
  const columns = new Map(ids.map((id) => [looks.get(NODES[id].cls).column, widthIn(WIDE, NODES[id].cls)]));
  const sum = [...columns.values()].reduce((total, width) => total + width, 0) + (columns.size - 1) * GAP.x;
  widths = sum > room ? NARROW : WIDE;
}

/** Give x and y to the boxes of `ids`, joined by `pairs`; `room` is the width that there is. */
function pack(ids, pairs, room) {
  const columns = new Map();
  ids.forEach((id) => {
    const { column } = boxOf(id);
    if (!columns.has(column)) columns.set(column, []);
    columns.get(column).push(id);
  });
  const near = new Map(ids.map((id) => [id, []]));
  pairs.forEach(([one, other]) => {
    if (boxOf(one).column === boxOf(other).column) return;
    near.get(one).push(other);
    near.get(other).push(one);
  });
  const order = [...columns.keys()].sort((a, b) => a - b);
  order.forEach((column) => columns.get(column).sort((a, b) => NODES[a].order - NODES[b].order));
  uncross(order, columns, near);
  const y = settle(order, columns, near, spacing(columns));
  const sizes = order.map((column) => Math.max(...columns.get(column).map((id) => boxOf(id).width)));
  const sum = sizes.reduce((total, width) => total + width, 0);
  const gap = order.length < 2 ? 0 : Math.max(GAP.x, Math.min(GAP.most, (room - sum) / (order.length - 1)));
  const heads = [];
  let left = 0;
  const x = new Map();
  order.forEach((column, place) => {
    columns.get(column).forEach((id) => x.set(id, left + sizes[place] / 2));
    heads.push({ column, x: left + sizes[place] / 2, width: widths[place] + gap });
    left += sizes[place] + gap;
  });
  return { places: new Map(ids.map((id) => [id, { x: Math.round(x.get(id)), y: Math.round(y.get(id)) }])), heads };
}

/** Sweeps of barycentres over what is drawn; duties keep the order of their document. */
function uncross(order, columns, near) {
  const place = new Map();
  const number = (column) => columns.get(column).forEach((id, i, all) => place.set(id, (i + 0.5) / all.length));
  order.forEach(number);
  for (let sweep = 0; sweep < 8; sweep += 1) {
    (sweep % 2 ? [...order].reverse() : order).forEach((column) => {
      const mean = new Map(columns.get(column).map((id) => {
        const home = NODES[id].doc;
        const others = home !== undefined && place.has(home) ? [home] : near.get(id);
        return [id, others.length ? others.reduce((sum, other) => sum + place.get(other), 0) / others.length : place.get(id)];
      }));
      columns.get(column).sort((a, b) => mean.get(a) - mean.get(b) || (NODES[a].doc === undefined ? place.get(a) - place.get(b) : 0) || a - b);
      number(column);
    });
  }
}

/** Move each box towards the middle of its neighbours, as far as order and distances allow. */
function settle(order, columns, near, gaps) {
  const y = new Map();
  order.forEach((column) => {
    const ids = columns.get(column);
    stack(ids, ids.map(() => 0), gaps.get(column)).forEach((value, i) => y.set(ids[i], value));
  });
  for (let sweep = 0; sweep < 6; sweep += 1) {
    (sweep % 2 ? [...order].reverse() : order).forEach((column) => {
      const ids = columns.get(column);
      const wanted = ids.map((id) => {
        const others = near.get(id);
        return others.length ? others.reduce((sum, other) => sum + y.get(other), 0) / others.length : y.get(id);
      });
      stack(ids, wanted, gaps.get(column)).forEach((value, i) => y.set(ids[i], value));
    });
  }
  return y;
}

/** Short columns stand looser than the tallest, so that lines have room between their boxes. */
function spacing(columns) {
  const height = (ids) => ids.reduce((sum, id) => sum + boxOf(id).height, 0);
  const tallest = Math.max(...[...columns.values()].map((ids) => height(ids) + (ids.length - 1) * GAP.y));
  return new Map([...columns].map(([column, ids]) =>
    [column, Math.max(GAP.y, Math.min(GAP.loose, (tallest * 0.8 - height(ids)) / Math.max(1, ids.length - 1)))]));
}

/** The places nearest to the wanted ones that keep order and distance (isotonic regression, pooled). */
function stack(ids, wanted, gap) {
  const offset = [];
  ids.forEach((id, i) => {
    const { height } = boxOf(id);
    offset.push(i ? offset[i - 1] + boxOf(ids[i - 1]).height / 2 + gap + height / 2 : 0);
  });
  const pools = [];
  ids.forEach((id, i) => {
    pools.push({ sum: wanted[i] - offset[i], size: 1 });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2);
      if (before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  });
  return pools.flatMap((pool) => Array(pool.size).fill(pool.sum / pool.size)).map((value, i) => value + offset[i]);
}
