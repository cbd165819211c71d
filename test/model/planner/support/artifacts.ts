/** Reads a report as its checks will: by regular expressions of its own, and none of the planner's code. */

export type Fence = { language: string; code: string };

export function fences(report: string): Fence[] {
  return [...report.matchAll(/^(`{3,})(\w*)\n([\s\S]*?)^\1$/gm)].map(([, , language = '', code = '']) => ({
    language,
    code,
  }));
}

export function prose(report: string): string {
  return report.replace(/^(`{3,})(\w*)\n[\s\S]*?^\1$/gm, '');
}

export function sections(report: string): { heading: string; markdown: string }[] {
  const hidden = report.replace(/^(`{3,})(\w*)\n[\s\S]*?^\1$/gm, (block) => block.replace(/^#/gm, '\u0000'));
  return hidden
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return { heading, markdown: rest.join('\n').replaceAll('\u0000', '#').trim() };
    });
}

/** Tables of the SQL blocks with their columns, in order; complains of what refers to nothing. */
export function tables(report: string): { tables: Map<string, string[]>; problems: string[] } {
  const found = new Map<string, string[]>();
  const problems: string[] = [];
  const sql = fences(report)
    .filter(({ language }) => language === 'sql')
    .map(({ code }) => code.replace(/--.*$/gm, ''))
    .join('\n');
  const name = (text: string) => text.replaceAll('"', '');
  for (const statement of sql.split(';')) {
    const created = /CREATE TABLE ("?\w+"?) \(([\s\S]*?)\n\)/.exec(statement);
    if (created?.[1] && created[2]) {
      const lines = created[2]
        .split('\n')
        .map((line) => line.trim().replace(/,$/, ''))
        .filter((line) => line !== '');
      const columns = lines
        .filter((line) => !/^(?:CONSTRAINT|PRIMARY KEY)/.test(line))
        .map((line) => name(line.split(' ')[0] ?? ''));
      if (new Set(columns).size !== columns.length) problems.push(`double column in ${created[1]}`);
      for (const line of lines) {
        const target = /REFERENCES ("?\w+"?) \(("?\w+"?)\)/.exec(line);
        if (
          target &&
          name(target[1] ?? '') !== name(created[1]) &&
          !found.get(name(target[1] ?? ''))?.includes(name(target[2] ?? ''))
        )
          problems.push(`${created[1]} refers to ${target[1]} before it is there`);
      }
      if (!lines.some((line) => line.includes('PRIMARY KEY'))) problems.push(`${created[1]} has no key`);
      if (found.has(name(created[1]))) problems.push(`${created[1]} is there twice`);
      found.set(name(created[1]), columns);
    }
    const index =
      /CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?"?\w+"? ON ("?\w+"?) \(([^()]*)\)/.exec(statement);
    if (index?.[1] && index[2]) {
      const columns = found.get(name(index[1]));
      for (const column of index[2].split(',').map((part) => name(part.trim().split(' ')[0] ?? '')))
        if (!columns?.includes(column)) problems.push(`index on ${index[1]}.${column}`);
    }
  }
  return { tables: found, problems };
}

/** Entities of the ER diagram with their attributes. */
export function erEntities(report: string): Map<string, string[]> {
  const code =
    fences(report).find(({ language, code: text }) => language === 'mermaid' && text.startsWith('erDiagram'))?.code ??
    '';
  const all = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of code.split('\n')) {
    const start = /^ {2}(\w+) \{$/.exec(line)?.[1];
    if (start) {
      open = [];
      all.set(start, open);
    } else if (line === '  }') open = undefined;
    else if (open) open.push(line.trim().split(' ')[1] ?? '');
  }
  return all;
}

/** Sentences of eight words or more, in small letters without signs. */
export function longSentences(report: string): Set<string> {
  const all = new Set<string>();
  for (const sentence of report.split(/[.!?;]\s|\n|\|/)) {
    const plain = sentence
      .toLowerCase()
      .replace(/[^\p{L}\p{N} ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (plain.split(' ').length >= 8) all.add(plain);
  }
  return all;
}
