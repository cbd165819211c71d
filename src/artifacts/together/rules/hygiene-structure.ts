import type { Finding } from '../../../session/finding.ts';
import type { Design, Section } from '../design.ts';
import { numbersOf } from '../prose/heading-numbers.ts';
import type { Rule } from '../rule.ts';

/** Sections without content or numbered wrongly, tables with a row too short or long, fences that do not end. */
export const hygieneStructure: Rule = {
  name: 'together/structure',
  find: (design) => [...emptySections(design), ...misnumbered(design), ...unevenRows(design), ...openFences(design)],
};

function emptySections({ document, prose }: Design): Finding[] {
  const lines = document.text.split('\n');
  return prose.sections.flatMap((section, at) => {
    const next = prose.sections[at + 1];
    const last = next ? next.line - 1 : lines.length;
    // What is open at the end of a text may still be being written.
    if ((next && next.depth > section.depth) || (!next && section.depth === 1)) return [];
    const body = lines
      .slice(section.line, last)
      .join('\n')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^(?:=+|-+)\s*$/gm, '');
    if (body.trim() !== '') return [];
    return [warn('empty-section', `The section "${short(section.heading)}" is empty.`, section.line)];
  });
}

/** Numbers of sibling headings that are there twice, run backwards or leave one out. */
function misnumbered({ prose }: Design): Finding[] {
  const groups = new Map<string, { section: Section; last: number; prefix: string }[]>();
  const parents: Section[] = [];
  let all = 0;
  for (const section of prose.sections) {
    while ((parents.at(-1)?.depth ?? 0) >= section.depth) parents.pop();
    const number = numbersOf(section.heading)?.split('.');
    if (number) {
      all++;
      const prefix = number.slice(0, -1).join('.');
      const key = `${section.depth} ${prefix} ${prefix === '' ? parents.at(-1)?.line : ''}`;
      groups.set(key, [...(groups.get(key) ?? []), { section, last: Number(number.at(-1)), prefix }]);
    }
    parents.push(section);
  }
  if (all < 3) return [];
  return [...groups.values()]
    .filter((group) => group.length >= 3)
    .flatMap((group) =>
      group.flatMap(({ section, last }, at) => {
        const before = group[at - 1];
        if (!before || last === before.last + 1) return [];
        const number = numbersOf(section.heading);
        const message =
          last === before.last
            ? `The section number ${number} is there twice.`
            : `The section number ${number} does not follow the one before it, ${numbersOf(before.section.heading)}.`;
        // After one that is out of its place, the next is in its own again.
        const earlier = group[at - 2];
        if (earlier && last === earlier.last + 2 && before.last !== earlier.last + 1) return [];
        return [warn('section-number', message, section.line, before.section.line)];
      }),
    );
}

function unevenRows({ prose }: Design): Finding[] {
  return prose.tables.flatMap(({ head, rows, line }) =>
    rows.flatMap((row) =>
      row.cells.length === head.length
        ? []
        : [
            warn(
              'table-row',
              `The row has ${row.cells.length} cells, the head of its table (line ${line}) has ${head.length}.`,
              row.line,
              line,
            ),
          ],
    ),
  );
}

function openFences({ artifacts }: Design): Finding[] {
  return artifacts.flatMap(({ artifact }) =>
    artifact.unclosed
      ? [warn('unclosed-fence', 'The fence is never closed: the rest of the document belongs to it.', artifact.line)]
      : [],
  );
}

function warn(what: string, message: string, line: number, other?: number): Finding {
  return { level: 'warning', rule: `together/${what}`, message, line, ...(other !== undefined && { with: [other] }) };
}

function short(heading: string): string {
  return heading.length > 80 ? `${heading.slice(0, 79)}…` : heading;
}
