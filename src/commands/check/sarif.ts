import type { Finding, Level } from '../../session/finding.ts';
import { type CheckedFile, findingsOf } from './checked-file.ts';

/** SARIF 2.1.0 (OASIS), which code hosts show beside the lines. */
export function checkSarif(files: readonly CheckedFile[], version: string): string {
  const rules = [...new Set(files.flatMap(({ checked }) => findingsOf(checked).map(({ rule }) => rule)))].sort();
  const driver = {
    name: 'backend-architect',
    semanticVersion: version,
    rules: rules.map((id) => ({ id, name: id.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()) })),
  };
  const results = files.flatMap(({ path, checked }) =>
    findingsOf(checked).map((finding) => result(path, finding, rules)),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS: Record<Level, string> = { error: 'error', warning: 'warning', note: 'note' };

function result(path: string, finding: Finding, rules: readonly string[]): object {
  const related = (finding.with ?? []).map((line, id) => ({ id, ...locationOf(path, line) }));
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    level: LEVELS[finding.level],
    message: { text: finding.message },
    locations: [locationOf(path, finding.line)],
    ...(related.length > 0 && { relatedLocations: related }),
  };
}

function locationOf(path: string, line: number): { physicalLocation: object } {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: Math.max(line, 1) } } };
}
