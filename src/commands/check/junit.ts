import type { CheckedArtifact } from '../../artifacts/checker.ts';
import { partName } from '../../report/part-name.ts';
import type { Finding } from '../../session/finding.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type CheckedFile, countOf, findingsOf } from './checked-file.ts';

/** JUnit's XML, which every CI reads: a suite for each file, a case for each artifact, and one for all together. */
export function checkJunit(files: readonly CheckedFile[], failOn: 'error' | 'warning'): string {
  const suites = files.map((file) => suite(file, failOn));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="backend-architect">\n${suites.join('')}</testsuites>\n`;
}

function suite({ path, checked }: CheckedFile, failOn: 'error' | 'warning'): string {
  const cases = [
    ...checked.artifacts.map((each) =>
      testCase(path, `${partName(each.artifact)}, line ${each.artifact.line}`, each.findings, failOn, skipped(each)),
    ),
    testCase(path, 'together', checked.together, failOn),
  ];
  const all = findingsOf(checked);
  const failures = cases.filter((each) => each.includes('<failure')).length;
  const skips = cases.filter((each) => each.includes('<skipped')).length;
  const counts = `tests="${cases.length}" failures="${failures}" skipped="${skips}"`;
  const warnings = countOf(all, 'warning');
  const out = warnings > 0 ? `    <system-out>${asXml(`${warnings} warnings`)}</system-out>\n` : '';
  return `  <testsuite name="${asXml(path)}" ${counts}>\n${cases.join('')}${out}  </testsuite>\n`;
}

function testCase(
  path: string,
  name: string,
  findings: readonly Finding[],
  failOn: 'error' | 'warning',
  inside = '',
): string {
  const failing = findings.filter(({ level }) => level === 'error' || level === failOn);
  const failures = failing.map(
    ({ rule, message, line }) =>
      `      <failure type="${asXml(rule)}" message="${asXml(message)}">${asXml(`${path}:${line}: ${message}`)}</failure>\n`,
  );
  const content = failures.length > 0 ? failures.join('') : inside;
  const head = `    <testcase classname="${asXml(path)}" name="${asXml(name)}"`;
  return content ? `${head}>\n${content}    </testcase>\n` : `${head}/>\n`;
}

function skipped({ proof, reason = '' }: CheckedArtifact): string {
  return proof === 'not checked' ? `      <skipped message="${asXml(reason)}"/>\n` : '';
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** XML 1.0 has no place for control characters, however they are spelt. */
function asXml(text: string): string {
  return sanitize(text).replace(/[&<>"\n]/g, (char) => ENTITIES[char] ?? char);
}
