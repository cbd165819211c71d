import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

/** Mermaid drops the rest of a C4 element that is not closed, and fails when it draws a relation to nothing. */
export function c4Defects(lines: readonly string[]): QuietDefect[] {
  const found: QuietDefect[] = [];
  const known = new Set<string>();
  const calls = lines.map((line) => /^\s*([A-Za-z_]+)\s*\(\s*([^\s,")]*)\s*(?:,\s*([^\s,")]*))?/.exec(line));
  for (const [at, call] of calls.entries()) {
    const [, kind = '', alias = ''] = call ?? [];
    if (!call || /^(?:Bi)?Rel|^Update/.test(kind)) continue;
    if (known.has(alias) && !/Boundary|Node/.test(kind))
      found.push(
        dangling('warning', at, `\`${alias.slice(0, 40)}\` is declared twice: the later one replaces the earlier.`),
      );
    known.add(alias);
  }
  for (const [at, line] of lines.entries()) {
    const call = calls[at];
    if (!call) continue;
    const open = openDefect(line) ?? commaDefect(line);
    if (open) found.push(misread(at, open));
    else if (/^(?:Bi)?Rel|^UpdateRel/.test(call[1] ?? '')) found.push(...relationDefects(line, at, call, known));
  }
  return found;
}

function relationDefects(line: string, at: number, call: RegExpExecArray, known: ReadonlySet<string>): QuietDefect[] {
  const [, kind = '', ...ends] = call;
  if (kind.startsWith('RelIndex') || known.size === 0) return [];
  const absent = ends.filter((end) => /^\w+$/.test(end ?? '') && !known.has(end));
  const missing = absent.map((end) => dangling('error', at, `\`${end.slice(0, 40)}\` is no element of this diagram.`));
  if (missing.length > 0 || kind.startsWith('Update')) return missing;
  const given = (line.replace(/"[^"]*"/g, '""').match(/,/g)?.length ?? 0) + 1;
  return given >= 3 ? [] : [misread(at, `${quoted(line)} is not drawn: a relation is \`${kind}(from, to, "label")\`.`)];
}

function openDefect(line: string): string | undefined {
  const quotes = line.split('"').length - 1;
  const bare = line.replace(/"[^"]*"/g, '');
  if (quotes % 2 === 0 && bare.split('(').length === bare.split(')').length) return undefined;
  return `${quotes % 2 === 1 ? 'A quote' : 'A bracket'} of ${quoted(line)} is not closed.`;
}

function commaDefect(line: string): string | undefined {
  const bare = line.replace(/"[^"]*"/g, '""');
  return /""\s*""|[\w$]\s+""/.test(bare) ? `A comma between the arguments of ${quoted(line)} is missing.` : undefined;
}
