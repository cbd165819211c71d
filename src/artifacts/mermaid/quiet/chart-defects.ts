import { slipsBetween } from '../../slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

/** A step of a journey is `name: score: actors`, with a score from 1 to 5. */
export function journeyDefects(lines: readonly string[]): QuietDefect[] {
  return lines.flatMap((line, at) => {
    if (/^\s*(?:journey|title|section|acc(?:Title|Descr)|%%|$)/.test(line) || !line.includes(':')) return [];
    const score = line.split(':')[1]?.trim() ?? '';
    if (!/^-?\d+(?:\.\d+)?$/.test(score))
      return [misread(at, `\`${score.slice(0, 30)}\` is no score: a step is \`name: score: actors\`.`)];
    return Number(score) < 0 || Number(score) > 5
      ? [dangling('warning', at, `The score ${score.slice(0, 10)} is out of range: Mermaid draws 1 to 5.`)]
      : [];
  });
}

/** A flow is `source,target,value`. */
export function sankeyDefects(lines: readonly string[]): QuietDefect[] {
  const flows: [string, string, number][] = [];
  const found: QuietDefect[] = [];
  for (const [at, line] of lines.entries()) {
    const cells = line.replace(/"(?:[^"]|"")*"/g, (cell) => cell.replaceAll(',', ' ')).split(',');
    if (cells.length !== 3) continue;
    const [source = '', target = '', value = ''] = cells.map((cell) => cell.trim());
    if (!/^"?\+?\d*\.?\d+(?:e\d+)?"?$/i.test(value))
      found.push(misread(at, `\`${value.slice(0, 30)}\` is no amount: a flow is \`source,target,value\`.`));
    if (flows.some(([from, to]) => from === target && to === source) || source === target)
      found.push(
        misread(at, `This flow leads back to \`${target.slice(0, 40)}\`: a Sankey diagram can have no circle.`),
      );
    if (flows.length < 300) flows.push([source, target, at]);
  }
  return found;
}

/** Mermaid drops a second slice of the same name. */
export function pieDefects(lines: readonly string[]): QuietDefect[] {
  return twice(lines, /^\s*"([^"]+)"\s*:/, 'slice');
}

/** Mermaid replaces a commit by a later one with the same id. */
export function gitDefects(lines: readonly string[]): QuietDefect[] {
  return twice(lines, /^\s*commit\b.*\bid:\s*"([^"]+)"/, 'commit');
}

function twice(lines: readonly string[], pattern: RegExp, what: string): QuietDefect[] {
  const seen = new Set<string>();
  return lines.flatMap((line, at) => {
    const name = pattern.exec(line)?.[1];
    if (name === undefined) return [];
    const again = seen.has(name);
    seen.add(name);
    return again
      ? [dangling('warning', at, `There are two ${what}s \`${name.slice(0, 40)}\`: only one is drawn.`)]
      : [];
  });
}

/** Each series has a value for each category. */
export function xyDefects(lines: readonly string[]): QuietDefect[] {
  const count = (list: string): number => list.replace(/"[^"]*"/g, '').split(',').length;
  const axis = lines.map((line) => /^\s*x-axis\b.*\[(.+)\]/.exec(line)?.[1]).find((list) => list !== undefined);
  if (axis === undefined) return [];
  return lines.flatMap((line, at) => {
    const values = /^\s*(?:bar|line)\b.*\[(.+)\]/.exec(line)?.[1];
    if (values === undefined || count(values) === count(axis)) return [];
    return [dangling('warning', at, `There are ${count(values)} values for ${count(axis)} categories.`)];
  });
}

/** In a timeline every line that begins with no keyword is a period. */
export function timelineDefects(lines: readonly string[]): QuietDefect[] {
  return lines.flatMap((line, at) => {
    const word = /^\s*([a-z]+)\s+[^:]*$/.exec(line)?.[1] ?? '';
    const meant = ['section', 'title'].find(
      (one) => word !== one && slipsBetween(one, word, 2) <= (one.length > 5 ? 2 : 1),
    );
    if (meant) return [misread(at, `\`${word}\` is no keyword: did you mean \`${meant}\`?`)];
    if (/^\s*:\s*\S/.test(line) && !/:/.test(lines.slice(1, at).join('\n')))
      return [misread(at, 'This event belongs to no period.')];
    if (/^\s*[{}[\]()]\s*$/.test(line)) return [misread(at, `${quoted(line)} is no period.`)];
    return /^\s*[^:]+:\s*$/.test(line) ? [misread(at, `${quoted(line)} names no event.`)] : [];
  });
}

/** The shape of a node in an outline is closed on its line. */
export function outlineDefects(lines: readonly string[]): QuietDefect[] {
  return lines.flatMap((line, at) => {
    if (at === 0 || /["`]|@\{/.test(line) || !/^\s*\w*[[({]|^\s*\w+\)|[\])]\s*$/.test(line)) return [];
    const even = (['()', '[]', '{}'] as const).every(
      ([left = '', right = '']) => line.split(left).length === line.split(right).length,
    );
    return even ? [] : [misread(at, `A bracket of ${quoted(line)} is not closed.`)];
  });
}

/** The shape of a block is closed on its line, and the number of columns is a number. */
export function blockDefects(lines: readonly string[]): QuietDefect[] {
  return lines.flatMap((line, at) => {
    const [, word = '', count = ''] = /^\s*(\w+)\s+(\S+)\s*$/.exec(line) ?? [];
    if (word === 'columns' && !/^(?:\d+|auto)$/.test(count))
      return [misread(at, `\`${count.slice(0, 20)}\` is no number of columns.`)];
    if (/^\d+$/.test(count) && slipsBetween('columns', word, 2) <= 2 && word !== 'columns')
      return [misread(at, `\`${word}\` is no keyword: did you mean \`columns\`?`)];
    const style = /^\s*style\s+\w+\s+\w+#/.test(line);
    return style ? [misread(at, `A colon in ${quoted(line)} is missing.`)] : [];
  });
}
