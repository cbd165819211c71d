import { extract } from '../../artifacts/extract.ts';
import { exportedReport } from './exported-report.ts';

/** A report for programs: what its frontmatter says, its sections, and its parts with the line that each begins on. */
export function reportJson(file: string): string {
  const { title, date, facts, opening, sections } = exportedReport(file);
  const parts = extract(file).artifacts.map(({ kind, dialect, name, section, line, text }) => {
    return { kind, ...(dialect && { dialect }), ...(name && { name }), ...(section && { section }), line, text };
  });
  const { persona, model, brief, session, version, checks } = facts;
  const told = { persona, model, brief, session, version, checks };
  return `${JSON.stringify({ title, date, ...told, opening, sections, artifacts: parts }, null, 2)}\n`;
}
