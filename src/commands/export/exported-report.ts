import { parse } from 'yaml';
import { fenceAfterLine, NO_FENCE } from '../../text/fence.ts';
import { headingOf } from '../../text/headings.ts';

/** A saved report, taken apart for other forms: what stands in the file, also what a person wrote into it. */
export type ExportedReport = {
  title: string;
  /** `YYYY-MM-DD`; empty where the file does not say. */
  date: string;
  /** The frontmatter as it is. */
  facts: Record<string, unknown>;
  /** What stands between the title and the first section. */
  opening: string;
  sections: { heading: string; markdown: string }[];
};

/** Reads the file of a report. Its frontmatter may be damaged; its text is taken as it stands. */
export function exportedReport(file: string): ExportedReport {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const [whole = '', front = ''] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? [];
  const facts = recordIn(front);
  const opening: string[] = [];
  const sections: { heading: string; lines: string[] }[] = [];
  let title = '';
  let fence = NO_FENCE;
  for (const line of text.slice(whole.length).split('\n')) {
    const isText = !fence.fence && fence.until === undefined;
    fence = fenceAfterLine(fence, line);
    const heading = isText ? headingOf(line, 2) : undefined;
    const name = isText && title === '' ? headingOf(line, 1) : undefined;
    if (name !== undefined) title = name;
    else if (heading !== undefined) sections.push({ heading, lines: [] });
    else (sections.at(-1)?.lines ?? opening).push(line);
  }
  return {
    title: title || wordOf(facts.title) || 'Design',
    date: wordOf(facts.date),
    facts,
    opening: opening.join('\n').trim(),
    sections: sections.map(({ heading, lines }) => ({ heading, markdown: lines.join('\n').trim() })),
  };
}

function recordIn(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
