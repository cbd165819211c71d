import { type Aspect, noteOf } from '../../knowledge/review-notes.ts';
import { capital, listed } from '../../words/spelling.ts';
import { blocks, fence, list, numbered, table } from '../markdown.ts';
import { detail, fixBlock } from './details.ts';
import { findingsAbout, type Material, type Numbered, notFound } from './material.ts';
import type { Reviewed } from './subject.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  js: 'JavaScript or TypeScript',
  python: 'Python',
  go: 'Go',
  java: 'Java or Kotlin',
  csharp: 'C#',
  ruby: 'Ruby',
  php: 'PHP',
  rust: 'Rust',
};

const ids = (findings: readonly Numbered[]) => listed(findings.map(({ id }) => id));

/** What was reviewed, and the verdict. */
export function overview(material: Material, isListed: boolean): string {
  const { files, subject, findings } = material;
  return blocks(
    `> A rule-based review of ${subject}, composed by the built-in planner: no language model took part. It designs nothing, and judges only what was given.`,
    files.length === 1
      ? `${capital(sentence(files[0]))}.`
      : table(
          ['File', 'Read as', 'Lines', 'Holds'],
          files.map((file) => [`\`${file.path}\``, kind(file), String(file.lines), file.holds || '']),
        ),
    `**Verdict: ${verdict(material)}**`,
    findings.length > 0 ? table(['Severity', 'Findings', 'Which'], counts(findings)) : lookedFor(material),
    isListed
      ? table(
          ['Finding', 'Severity', 'Where', 'What'],
          findings.map(({ id, severity, path, line, what }) => [id, severity, `\`${path}:${line}\``, capital(what)]),
        )
      : undefined,
  );
}

function kind({ path, sort, language, isChange }: Reviewed): string {
  const own = /\.[cm]?tsx?$/.test(path) ? 'TypeScript' : /\.[cm]?jsx?$/.test(path) ? 'JavaScript' : undefined;
  const names = {
    code: own ?? LANGUAGES[language ?? ''] ?? 'code',
    contract: 'an OpenAPI document',
    schema: 'a database schema',
  };
  const name = sort ? names[sort] : 'a text that no rule reads';
  return isChange ? `added lines of ${name}` : name;
}

function sentence(file: Reviewed | undefined): string {
  if (file === undefined) return 'nothing was given';
  const name = file.path === 'stdin' ? 'what was piped in' : `\`${file.path}\``;
  const lines = `${file.lines} line${file.lines === 1 ? '' : 's'}`;
  if (file.isChange)
    return `${name} gains ${lines}, and only these were judged, read as ${kind(file).replace('added lines of ', '')}`;
  return `${name} was read as ${kind(file)}: ${lines}${file.holds ? `, ${file.holds}` : ''}`;
}

function verdict({ findings, sorts }: Material): string {
  const [worst] = findings;
  if (sorts.length === 0) return 'none, since no rule here reads a text of this sort.';
  if (worst === undefined) return 'no rule found a fault.';
  const where = `\`${worst.path}:${worst.line}\``;
  if (worst.severity === 'high') return `not fit to be used as it stands; the worst is ${worst.id} at ${where}.`;
  return worst.severity === 'medium'
    ? `sound in outline, with ${findings.length === 1 ? 'one thing' : `${findings.length} things`} to mend; ${worst.id} at ${where} comes first.`
    : `sound; what is left is small, ${worst.id} at ${where} first.`;
}

function counts(findings: readonly Numbered[]): string[][] {
  return (['high', 'medium', 'low'] as const).flatMap((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    return some.length === 0 ? [] : [[severity, String(some.length), some.map(({ id }) => id).join(', ')]];
  });
}

function lookedFor(material: Material): string {
  const looked = notFound(material);
  if (looked.length === 0) return 'Give it a schema, an OpenAPI document, code or a diff.';
  return blocks('Looked for, line by line, and not found:', list(looked.map(capital)), LIMITS);
}

const LIMITS =
  'Rules read text. They do not know the field, do not run anything, and miss what only shows across files: who may see which row, whether a number is right, what happens under load.';

/** Each finding in whole, worst first. */
export function details(material: Material, withCode: boolean): string {
  const { findings } = material;
  if (findings.length === 0) return '';
  const absent = notFound(material);
  return blocks(
    ...findings.map((finding) => detail(finding, material, withCode)),
    absent.length > 0 ? `Also looked for, and not found: ${listed(absent)}. ${LIMITS}` : LIMITS,
  );
}

/** The fixes as code alone, for a section of their own. */
export function code(material: Material): string {
  const shown = material.findings.flatMap((finding) => {
    const block = fixBlock(finding, material);
    return block ? [blocks(`### ${finding.id}: \`${finding.path}:${finding.line}\``, block)] : [];
  });
  const left = material.findings.filter((finding) => fixBlock(finding, material) === undefined);
  const isSchema = material.sorts.includes('schema');
  return blocks(
    ...shown,
    left.length > 0 && shown.length > 0
      ? `No code for ${ids(left)}: the fix stands in words${isSchema ? ', and in the migration' : ''}.`
      : undefined,
  );
}

/** In which order they are mended, and how each is proved. */
export function order({ findings }: Material): string {
  const isOpen = ({ severity, harms }: Numbered) => severity === 'high' && harms === 'security';
  const isCostly = (finding: Numbered) => finding.severity === 'high' && !isOpen(finding);
  const waves: [string, string, Numbered[]][] = [
    ['Today', 'whoever reads the code or finds the address can use it already', findings.filter(isOpen)],
    [
      'Before the next release',
      'each day of use adds to what has to be repaired afterwards',
      findings.filter(isCostly),
    ],
    [
      'With the next change in the same place',
      'it costs with growth or with the next fault elsewhere',
      findings.filter(({ severity }) => severity === 'medium'),
    ],
    ['When there is time', 'nothing breaks meanwhile', findings.filter(({ severity }) => severity === 'low')],
  ];
  return numbered(
    waves
      .filter(([, , some]) => some.length > 0)
      .map(([when, why, some]) => `**${when}**: ${listed(some.map(step))}. ${capital(why)}.`),
  );
}

function step({ id, rule }: Numbered): string {
  const also = rule === 'secret-in-code' || rule === 'secret-default' ? ', and the secret itself is replaced' : '';
  return `${id} (${rule.replaceAll('-', ' ')}${also})`;
}

/** A test for each finding; findings of one rule share theirs. */
export function tests({ findings }: Material): string {
  const groups = new Map<string, Numbered[]>();
  for (const finding of findings) {
    const text = testOf(finding);
    groups.set(text, [...(groups.get(text) ?? []), finding]);
  }
  return table(
    ['Finding', 'Test'],
    [...groups].map(([text, some]) => [some.map(({ id }) => id).join(', '), capital(text)]),
  );
}

function testOf({ rule, what }: Numbered): string {
  const [, name = 'it'] = /`([^`]+)`/.exec(what) ?? [];
  return (noteOf(rule)?.test ?? 'a test that fails before the fix').replaceAll('{a}', `\`${name}\``);
}

/** What is about an aspect: the findings in short, and what was looked for besides. */
export function about(material: Material, aspects: readonly Aspect[]): string {
  const some = findingsAbout(material, aspects);
  const absent = notFound(material, aspects);
  const isAll = some.length > 2 && some.length === material.findings.length;
  return blocks(
    isAll
      ? `All of the findings are about this: ${ids(some)}.`
      : list(
          some.map(({ id, severity, what, path, line }) => `**${id}** (${severity}, \`${path}:${line}\`): ${what}.`),
        ),
    absent.length > 0 ? `Looked for in ${material.subject} and not found: ${listed(absent)}.` : undefined,
  );
}

/** What its owner has to choose before some of the fixes. */
export function choices(material: Material): string {
  const texts = new Map<string, Numbered[]>();
  for (const finding of material.findings) {
    const choice = noteOf(finding.rule)?.choice;
    if (choice) texts.set(choice[0], [...(texts.get(choice[0]) ?? []), finding]);
  }
  const rows = [...texts].map(([question, some]) => {
    const choice = noteOf(some[0]?.rule ?? '')?.choice;
    return [question, some.map(({ id }) => id).join(', '), capital(choice?.[1] ?? ''), capital(choice?.[2] ?? '')];
  });
  return table(['To be decided', 'For', 'Recommended', 'The other way'], rows);
}

/** By what it would show in operation. */
export function watch({ findings }: Material): string {
  const texts = new Map<string, Numbered[]>();
  for (const finding of findings) {
    const text = noteOf(finding.rule)?.watch;
    if (text) texts.set(text, [...(texts.get(text) ?? []), finding]);
  }
  return table(
    ['What to watch', 'It shows'],
    [...texts].map(([text, some]) => [capital(text), some.map(({ id }) => id).join(', ')]),
  );
}

/** How the tables refer to each other; nothing where there is nothing to draw. */
export function diagram({ design, files, findings }: Material): string {
  const paths = new Set(files.filter(({ sort }) => sort === 'schema').map(({ path }) => path));
  const tables = design.repo.tables.filter(({ path }) => paths.has(path));
  const entities = tables.map(({ name }) => `  ${drawn(name)}`);
  const lines = tables.flatMap(({ name, foreignKeys, uniques, primaryKey, columns: own }) =>
    foreignKeys
      .filter(({ table: to }) => tables.some((other) => other.name === to))
      .map(({ table: to, columns }) => {
        const isOptional = own.some(({ name: column, nullable }) => nullable && columns.includes(column));
        const isOne = [...uniques, primaryKey].some(
          (key) => key.length > 0 && key.every((one) => columns.includes(one)),
        );
        return `  ${drawn(to)} ${isOptional ? '|o' : '||'}--${isOne ? 'o|' : 'o{'} ${drawn(name)} : "${columns.join(', ')}"`;
      }),
  );
  for (const { rule, what, fix } of findings) {
    const [, from = '', column = ''] = /`(\w+)\.(\w+)`/.exec(what) ?? [];
    const to = /REFERENCES (\w+) /.exec(fix)?.[1];
    const isOptional = tables.some(
      ({ name, columns }) => name === from && columns.some((one) => one.name === column && one.nullable),
    );
    if (rule === 'undeclared-reference' && to)
      lines.push(`  ${drawn(to)} ${isOptional ? '|o' : '||'}--o{ ${drawn(from)} : "${column}"`);
  }
  return tables.length === 0 ? '' : fence('mermaid', ['erDiagram', ...entities, ...new Set(lines)].join('\n'));
}

/** A name as a diagram takes it. */
function drawn(name: string): string {
  return /^(?!(?:class|style|direction|title|default|classdef|one|many|zero|to|only|u)$)[A-Za-z]\w*$/i.test(name)
    ? name
    : `"${name.replaceAll('"', '')}"`;
}

/**
 * A sentence for a section that nothing belongs to.
 * @param wanted what the section would hold, where it follows from findings: "to decide"
 */
export function nothing(material: Material, wanted?: string): string {
  if (wanted !== undefined && material.sorts.length > 0)
    return material.findings.length === 0
      ? `No fault was found in ${material.subject}${holding(material)}, so there is nothing ${wanted}.`
      : `None of ${ids(material.findings)} leaves anything ${wanted}.`;
  const { subject, files } = material;
  const what = [...new Set(files.map(kind))];
  return `${capital(subject)} was read as ${listed(what)}${holding(material)}: it holds nothing that this section is about, so there is nothing to report here.`;
}

/** What a single file holds, in brackets. */
function holding({ files }: Material): string {
  const [only, ...more] = files;
  return only === undefined || more.length > 0 || only.holds === '' ? '' : `, with ${only.holds}`;
}

/** What it is written in. */
export function stack(material: Material): string {
  const languages = [
    ...new Set(material.files.flatMap(({ language }) => (language ? [LANGUAGES[language] ?? language] : []))),
  ];
  if (languages.length === 0) return nothing(material);
  return `${capital(material.subject)} is written in ${listed(languages)}, and ${material.findings.length > 0 ? 'each fix stays in it' : 'nothing here speaks against it'}. Which versions of which libraries it uses was not given, so none was looked up.`;
}
