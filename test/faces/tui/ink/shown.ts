/** Each cell of a painted text as its character and the styles that hold there; blank ends of rows are left out. */
export function shownBy(output: string): string[][] {
  let styles = new Map<string, string>();
  return output.split('\n').map((line) => {
    const cells: string[] = [];
    for (const [token, codes] of line.matchAll(/\x1B\[([\d;]*)m|./gsu)) {
      if (codes === undefined) {
        cells.push([token, ...[...styles.values()].sort()].join(' '));
        continue;
      }
      styles = new Map(styles);
      const [code = 0] = codes.split(';').map(Number);
      if (code === 0) styles.clear();
      else if (END[code]) for (const name of END[code]) styles.delete(name);
      else styles.set(nameOf(code), codes);
    }
    while (/^ $/.test(cells.at(-1) ?? '')) cells.pop();
    return cells;
  });
}

const END: Record<number, string[]> = {
  22: ['1', '2'],
  24: ['4'],
  27: ['7'],
  39: ['color'],
  49: ['background'],
};

function nameOf(code: number): string {
  if (code >= 30 && code <= 38) return 'color';
  if (code >= 40 && code <= 48) return 'background';
  return String(code);
}
