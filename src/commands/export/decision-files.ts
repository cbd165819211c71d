import { slugOf } from '../../report/name.ts';
import type { ExportedReport } from './exported-report.ts';
import type { ExportFile } from './part-files.ts';

/**
 * The decisions of a report as records of their own (`0001-one-row-lock.md`), as most tools for such records read
 * them: a title with its number, the date, the status, then what the report says. A decision is a heading below the
 * section on decisions, or a line in bold, or else an item of its list. None where the report has no such section.
 */
export function decisionFiles({ title, date, sections }: ExportedReport): ExportFile[] {
  const section = sections.find(({ heading }) => /\bdecisions?\b/i.test(heading));
  return decisionsIn(section?.markdown ?? '').map(({ name, text }, at) => {
    const number = at + 1;
    const head = [`# ${number}. ${name}`, `Date: ${date}`, '## Status', 'Accepted', '## Context and decision'];
    return {
      path: `${String(number).padStart(4, '0')}-${slugOf(name)}.md`,
      text: `${[...head, text, `Decided in “${title}”.`].join('\n\n')}\n`,
    };
  });
}

type Decision = { name: string; text: string };

function decisionsIn(markdown: string): Decision[] {
  // The step after the design is no part of the last decision.
  const own = markdown.replace(/^Next step:[^\n]*\s*$/im, '');
  for (const begins of [/^#{3,4}[ \t]+(.+)$/, /^(\*\*[^*\n]+\*\*):?\s*$/]) {
    const found = partsAt(own, begins);
    if (found.length > 0) return found;
  }
  return partsAt(own, /^(?:[-*+]|\d+[.)])[ \t]+(.+)$/, true);
}

/** What begins at each line that fits, outside of fences. @param isItem that line is a part of the text as well */
function partsAt(markdown: string, begins: RegExp, isItem = false): Decision[] {
  const found: { name: string; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined;
    const words = fence === undefined ? begins.exec(line)?.[1] : undefined;
    if (words !== undefined) found.push({ name: nameIn(words), lines: isItem ? [words] : [] });
    else found.at(-1)?.lines.push(isItem ? line.replace(/^ {2,4}/, '') : line);
  }
  return found.map(({ name, lines }) => ({ name, text: lines.join('\n').trim() || name }));
}

/** What is set in bold says what was decided; else the first sentence does. Without its own number. */
function nameIn(words: string): string {
  const bold = /^\*\*(.+?)\*\*/.exec(words)?.[1];
  const sentence = (bold ?? /^.+?[.!?](?=\s|$)/.exec(words)?.[0] ?? words).replace(/[*_`]/g, '');
  return (
    sentence
      .replace(/^(?:D|ADR)?[- ]?\d+[.:)]?\s+/i, '')
      .replace(/[.:]\s*$/, '')
      .trim() || 'Decision'
  );
}
