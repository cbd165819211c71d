/** What a person reads off a drawing of boxes and lines: follows each line from a box to a box, straight over crossings. */

type Step = { dx: number; dy: number };
type Box = { name: string; left: number; right: number; top: number; bottom: number };

const UP = { dx: 0, dy: -1 };
const RIGHT = { dx: 1, dy: 0 };
const DOWN = { dx: 0, dy: 1 };
const LEFT = { dx: -1, dy: 0 };
const WAYS: Readonly<Record<string, readonly Step[]>> = {
  '│': [UP, DOWN],
  '─': [LEFT, RIGHT],
  '┌': [RIGHT, DOWN],
  '┐': [LEFT, DOWN],
  '└': [UP, RIGHT],
  '┘': [UP, LEFT],
};

/** The lines of a drawing as `from>to`, each end by the name in its box, sorted. Boxes hold one row: `│ name │`. */
export function trace(rows: readonly string[]): string[] {
  const grid = rows.map((row) => [...row]);
  const boxes = boxesOf(rows);
  return boxes.flatMap((box) => exits(grid, box).map((exit) => follow(grid, boxes, box, exit))).sort();
}

function at(grid: readonly string[][], x: number, y: number): string {
  return grid[y]?.[x] ?? ' ';
}

function boxesOf(rows: readonly string[]): Box[] {
  return rows.flatMap((row, y) =>
    [...row.matchAll(/[│├┤►◄▼▲]? *\b(n\d+)\b *[│├┤]?/g)].flatMap((found) => {
      const place = (found.index ?? 0) + found[0].indexOf(found[1] ?? '');
      const left = Math.max(row.lastIndexOf('│', place), row.lastIndexOf('├', place), row.lastIndexOf('┤', place));
      const right = [...row].findIndex((cell, x) => x > place && '│├┤'.includes(cell));
      let top = y;
      while (!/[┌]/.test(rows[top]?.[left] ?? '')) top -= 1;
      let bottom = y;
      while (!/[└]/.test(rows[bottom]?.[left] ?? '')) bottom += 1;
      return [{ name: found[1] ?? '', left, right, top, bottom }];
    }),
  );
}

/** Where lines leave a box: only where its border opens. */
function exits(grid: readonly string[][], box: Box): { x: number; y: number; way: Step }[] {
  const found: { x: number; y: number; way: Step }[] = [];
  for (let x = box.left + 1; x < box.right; x++) {
    if (at(grid, x, box.top) === '┴') found.push({ x, y: box.top - 1, way: UP });
    if (at(grid, x, box.bottom) === '┬') found.push({ x, y: box.bottom + 1, way: DOWN });
  }
  for (let y = box.top + 1; y < box.bottom; y++) {
    if (at(grid, box.left, y) === '┤') found.push({ x: box.left - 1, y, way: LEFT });
    if (at(grid, box.right, y) === '├') found.push({ x: box.right + 1, y, way: RIGHT });
  }
  return found;
}

function follow(
  grid: readonly string[][],
  boxes: readonly Box[],
  from: Box,
  start: { x: number; y: number; way: Step },
): string {
  let { x, y, way } = start;
  for (let steps = 0; steps < 10_000; steps++) {
    const cell = at(grid, x, y);
    if ('▲▼◄►'.includes(cell)) {
      const to = boxes.find((box) => contains(box, x + way.dx, y + way.dy));
      return `${from.name}>${to?.name ?? 'nothing'}`;
    }
    const ways = WAYS[cell];
    if (cell === ' ') return `${from.name}>a gap at ${x},${y}`;
    // Crossings, and words on a line, are passed straight.
    if (ways) {
      const back = ways.find(({ dx, dy }) => dx === -way.dx && dy === -way.dy);
      if (!back) return `${from.name}>a wall at ${x},${y}`;
      way = ways.find((each) => each !== back) ?? way;
    }
    x += way.dx;
    y += way.dy;
  }
  return `${from.name}>no end`;
}

function contains({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
