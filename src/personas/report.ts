import { headingKey } from '../text/headings.ts';
import { type Entries, pick } from './entries.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';
import type { Prompt } from './prompt.ts';
import { templateIn } from './template.ts';

/** The headings of the persona's report: its `report` list, else the template in its prompt; empty for neither. */
export function readReport(
  entries: Entries,
  { prompt, line }: Pick<Prompt, 'prompt' | 'line'>,
): { report: string[]; problems: Problem[] } {
  const entry = pick(entries, 'report');
  const listed = entry ? headingsIn(entry.value) : [];
  if (listed.length > 0) return { report: listed, problems: [] };
  const template = templateIn(prompt);
  if (!template) return { report: [], problems: [] };
  const where = line + template.line - 1;
  return {
    report: template.sections,
    problems: [note('report-from-prompt', `the report's sections come from a template in the prompt`, where)],
  };
}

/** One heading of each key, as plain text on one line. */
function headingsIn(value: unknown): string[] {
  const items = typeof value === 'string' ? value.split(/\n|,/) : Array.isArray(value) ? value : [];
  const byKey = new Map<string, string>();
  for (const item of items) {
    if (typeof item !== 'string') continue;
    const heading = item
      .replace(/^[\s#]+/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const key = headingKey(heading);
    if (key !== '' && !byKey.has(key)) byKey.set(key, heading);
  }
  return [...byKey.values()];
}
