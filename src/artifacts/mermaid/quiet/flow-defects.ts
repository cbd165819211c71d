import { slipsBetween } from '../../slips.ts';
import { findSlips, type NameUse, noteUse } from './find-slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

const STYLES = ['fill', 'stroke', 'color', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-weight', 'opacity'];
const STYLING = /^\s*(style|class|classDef|linkStyle|click|direction)\s+([\w.,-]+)\s*(.*?);?\s*$/;
const ARROW = /(?:<|\bx|\bo)?(?:--+|==+|-\.+-)(?:>|x\b|o\b)?/;

/** Edges that run on into the next line, and styles and clicks of what is not there. */
export function flowDefects(lines: readonly string[]): QuietDefect[] {
  const found: QuietDefect[] = [];
  const names = new Map<string, NameUse>();
  const classes = new Set(lines.flatMap((line) => /^\s*classDef\s+([\w,-]+)/.exec(line)?.[1]?.split(',') ?? []));
  const words = new Set(
    lines.flatMap((line) =>
      STYLING.test(line) ? [] : (line.match(/[\w.-]+/g) ?? []).flatMap((word) => [word, ...word.split(/[.-]+/)]),
    ),
  );
  for (const [at, line] of lines.entries()) {
    if (at === 0 || /^\s*(?:%%|$)/.test(line)) continue;
    const styling = STYLING.exec(line);
    if (styling) found.push(...stylingDefects(styling, at, words, classes));
    else {
      const message = lineDefect(lines, at);
      if (message) found.push(misread(at, message));
      const style = /[\w\])}]:::([\w-]+)/.exec(line.replace(/"[^"]*"/g, '""'))?.[1];
      if (style !== undefined && !classes.has(style)) found.push(undefinedClass(at, style));
      noteNames(names, line, at);
    }
  }
  return [...found, ...findSlips(names)];
}

function lineDefect(lines: readonly string[], at: number): string | undefined {
  const line = lines[at] ?? '';
  if (/^\s*subgraph\b/.test(line) && line.split('"').length % 2 === 0)
    return `A quote of ${quoted(line)} is not closed.`;
  const bare = line.replace(/"[^"]*"?|\|[^|]*\||\[[^\]]*\]|\{[^}]*\}|\([^)]*\)/g, '');
  if (/^\s*[\w-]+\s+--\s+>\s*[\w-]+\s*$/.test(bare)) return `The arrow in ${quoted(line)} is written \`-->\`.`;
  const next = lines.slice(at + 1).find((one) => !/^\s*(?:%%|$)/.test(one)) ?? '';
  const isDeeper = next.search(/\S/) > line.search(/\S/);
  if (/[\w\])}]\s+--\s+\w[^-=]*$/.test(bare) && !line.includes('"') && !isDeeper && /^\s*[\w-]+.*--/.test(next))
    return `The label after \`--\` in ${quoted(line)} has no end, so it runs on into the next line: write \`-->\`.`;
  if (
    /[\w\])}"]?\s*-->\s*$/.test(bare) &&
    !isDeeper &&
    ARROW.test(next) &&
    /^\s*[\w-]+/.test(next) &&
    !/--[->|\s]*$/.test(next)
  )
    return `The arrow in ${quoted(line)} leads to nothing on its line.`;
  if (/^\s*-->/.test(bare)) {
    const before =
      lines
        .slice(0, at)
        .filter((one) => !/^\s*(?:%%|$)/.test(one))
        .at(-1) ?? '';
    if (line.search(/\S/) <= before.search(/\S/) && ARROW.test(before.trim()) && !/^\s*--/.test(before))
      return `The arrow in ${quoted(line)} begins at nothing on its line.`;
  }
  return undefined;
}

function stylingDefects(
  [, word = '', target = '', rest = '']: RegExpExecArray,
  at: number,
  words: ReadonlySet<string>,
  classes: ReadonlySet<string>,
): QuietDefect[] {
  if (word === 'style' || word === 'classDef') {
    const odd = rest.split(/,\s*/).flatMap((pair) => /^\s*([\w-]+)\s*:/.exec(pair)?.[1] ?? []);
    const slip = odd.find((name) => !STYLES.includes(name) && STYLES.some((one) => slipsBetween(one, name, 1) === 1));
    if (slip) return [dangling('warning', at, `\`${slip.slice(0, 30)}\` is no property of a style.`)];
  }
  if (word !== 'style' && word !== 'class' && word !== 'click') return [];
  const absent = target.split(',').find((id) => id !== '' && !words.has(id));
  if (absent !== undefined) return [dangling('error', at, `\`${absent.slice(0, 40)}\` is no node of this diagram.`)];
  if (word !== 'class' || rest === '' || classes.has(rest) || /\s/.test(rest)) return [];
  return [undefinedClass(at, rest)];
}

function undefinedClass(at: number, name: string): QuietDefect {
  return dangling('warning', at, `No \`classDef\` defines \`${name.slice(0, 40)}\`.`);
}

/** A node that only its id shows is declared by none; one with a text is. */
function noteNames(names: Map<string, NameUse>, line: string, at: number): void {
  const bare = line.replace(/"[^"]*"/g, '""').replace(/\|[^|]*\|/g, ' ');
  for (const [, name = ''] of bare.matchAll(/(?:^|[>\-=&;]|\s)\s*([A-Za-z]\w{2,})\s*[[({]/g))
    noteUse(names, name, at, true);
  const [, group] = /^\s*subgraph\s+(\w+)/.exec(line) ?? [];
  if (group !== undefined) noteUse(names, group, at, true);
  const [, from] = /^\s*([A-Za-z]\w{2,})\s*(?:--|==|-\.)/.exec(bare) ?? [];
  const [, to] = /(?:--+|==+|-\.+-)>?\s*([A-Za-z]\w{2,})\s*;?\s*$/.exec(bare) ?? [];
  for (const name of [from, to]) if (name !== undefined) noteUse(names, name, at);
}
