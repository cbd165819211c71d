import type { Design } from '../../design.ts';
import { wordsOf } from '../../names.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { stem } from '../../stem.ts';
import { quantitiesIn } from '../quantity.ts';
import { figureTables } from '../read-table.ts';
import { configLines } from './config-values.ts';

export type SettingFinding = { message: string; line: number; with: number[] };

/** How many there are of something that runs, and what it is called. */
type Fleet = { name: string; words: readonly string[]; heading: readonly string[]; count: number; line: number };

const COUNT =
  /^\s*["']?(?:replicas|replicaCount|replica_count|desired_count|desiredCount|scale|num_?instances)["']?\s*[:=]\s*(\d{1,4})\b/i;
const NAME = /^\s*(?:-\s*)?(?:name|container_name)\s*[:=]\s*["']?([\w-]{2,60})["']?\s*$/i;
const OWNER = /^(\s*)["']?([A-Za-z][\w-]{2,60})["']?\s*:\s*$|^(\s*)resource\s+"[\w-]+"\s+"([\w-]+)"/;
const FRAME = /^(?:spec|deploy|metadata|template|services|values|resources|containers|topics?)$/i;
/** Words that say only that something runs. */
const GENERIC = new Set(
  [
    'worker',
    'pod',
    'replica',
    'instance',
    'node',
    'service',
    'svc',
    'server',
    'app',
    'deployment',
    'task',
    'container',
    'process',
    'total',
  ].map(stem),
);
const COLUMN =
  /^(?:#\s*|no\.? of\s+|number of\s+)?(?:workers?|replicas?|pods?|instances?|nodes?|containers?|tasks?|count)$/i;
const DRAWN =
  /["[({]([\w][\w .-]{1,40}?)\s*(?:<br\/?>)?\s*[x×]\s*(\d{1,3})["\])}]|["[({]\s*(\d{1,3})\s*[x×]\s*([\w][\w .-]{1,40}?)["\])}]/gi;
const SCALED = /\b(?:minReplicas|maxReplicas|scaleTargetRef|autoscal\w*|KEDA|ScaledObject)\b/i;
/** Counts that are not those of the whole fleet as it stands. */
const OTHER =
  /\b(?:up to|at (?:least|most)|min(?:imum)?|max(?:imum)?|scales?|scaled|scaling|between|per|each|every|staging|development|tests?|grows?|first|initially|later|lost|los(?:es|ing)|fails?|down|broken?|standby|would|could|if|when|than|old|previous|was|were|until|ran|more|another|extra|remaining|of (?:the|them|these|our))\b|\d\s*(?:-|–|to)\s*\d/i;
/** Nouns that may stand for any workload. */
const ANY = /^(?:pods?|replicas?|instances?|containers?|tasks?)$/;
const MOST = 100;

/** Counts of workers that the text, a table or a diagram gives otherwise than the configuration, or than each other. */
export function workerSlips(design: Design): SettingFinding[] {
  if (SCALED.test(design.document.text)) return [];
  const deployed = deployedIn(design).slice(0, MOST);
  return [...differing(deployed, [...tabled(design), ...drawn(design)].slice(0, MOST)), ...spoken(design, deployed)];
}

function deployedIn(design: Design): Fleet[] {
  const lines = configLinesWithNames(design);
  return lines.flatMap(({ text, line }, at): Fleet[] => {
    const count = COUNT.exec(text)?.[1];
    if (count === undefined) return [];
    const names = namesAround(lines, at);
    const [name] = names;
    const heading = design.prose.sections.findLast((one) => one.line < line)?.heading ?? '';
    return name === undefined
      ? []
      : [{ name, words: specific(names), heading: wordsOf(heading).map(stem), count: Number(count), line }];
  });
}

type Line = { text: string; line: number };

/** Unlike `configLines` with the lines that hold no number: names do not. */
function configLinesWithNames(design: Design): Line[] {
  const lines = design.document.text.split('\n');
  const numbered = configLines(design).map(({ line }) => line);
  const fences = new Set<number>();
  for (const line of numbered) for (let at = line - 30; at <= line + 30; at++) fences.add(at);
  return lines.map((text, index) => ({ text, line: index + 1 })).filter(({ line }) => fences.has(line));
}

/** The names of what a count belongs to: those of its manifest, or the keys above it. */
function namesAround(lines: readonly Line[], at: number): string[] {
  const isEdge = ({ text }: Line): boolean => /^\s*(?:```|~~~|---\s*$)/.test(text);
  const before = lines.slice(0, at);
  const start = before.findLastIndex(isEdge) + 1;
  const behind = lines.slice(at);
  const length = behind.findIndex(isEdge);
  const own = lines.slice(start, length < 0 ? lines.length : at + length);
  if (own.some(({ text }) => /^\s*kind:\s*(?:Deployment|StatefulSet|Rollout|DaemonSet)\b/.test(text)))
    return own.flatMap(({ text }) => NAME.exec(text)?.[1] ?? []).slice(0, 3);
  if (own.some(({ text }) => /^\s*kind:/.test(text))) return [];
  let indent = /^\s*/.exec(lines[at]?.text ?? '')?.[0].length ?? 0;
  for (const { text } of lines.slice(start, at).reverse()) {
    const [, spaces = '', key, more = '', resource] = OWNER.exec(text) ?? [];
    const name = key ?? resource;
    const depth = (key ? spaces : more).length;
    if (name === undefined || depth >= indent) continue;
    if (!FRAME.test(name)) return [name];
    indent = depth;
  }
  return [];
}

function specific(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(wordsOf).map(stem))].filter((word) => !GENERIC.has(word));
}

function tabled(design: Design): Fleet[] {
  return figureTables(design).flatMap(({ head, rows }) =>
    head.flatMap(({ title }, column): Fleet[] =>
      column === 0 || !COLUMN.test(title.trim())
        ? []
        : rows.flatMap(({ label, cells, line }): Fleet[] => {
            const figure = cells[column]?.figure;
            const isCount = figure && figure.measures.length === 0 && !figure.percent && !figure.approximate;
            const words = specific([label]);
            return isCount && words.length > 0 && words.length < 4
              ? [{ name: label, words, heading: [], count: figure.number, line }]
              : [];
          }),
    ),
  );
}

function drawn({ artifacts }: Design): Fleet[] {
  return artifacts.flatMap(({ artifact }) =>
    artifact.kind !== 'mermaid'
      ? []
      : artifact.text.split('\n').flatMap((text, at) =>
          [...text.slice(0, 400).matchAll(DRAWN)].map(([, first, count, other, second]): Fleet => {
            const name = (first ?? second ?? '').trim();
            return {
              name,
              words: specific([name]),
              heading: [],
              count: Number(count ?? other),
              line: artifact.firstLine + at,
            };
          }),
        ),
  );
}

/** The same fleet in two places. */
function differing(deployed: readonly Fleet[], told: readonly Fleet[]): SettingFinding[] {
  const all = [...deployed, ...told];
  return all.flatMap((one, at): SettingFinding[] => {
    const same = all.filter((other) => isSame(one, other));
    const other = all.slice(0, at).find((before) => isSame(before, one) && before.count !== one.count);
    if (!other || new Set(same.map(({ count }) => count)).size !== 2 || one.words.length === 0) return [];
    const message = `“${one.name.slice(0, 60)}” has ${one.count} here, but ${other.count} in line ${other.line}.`;
    return [{ message, line: one.line, with: [other.line] }];
  });
}

function isSame({ words: one }: Fleet, { words: other }: Fleet): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}

/** `With 20 workers we do 16 a second`, where the workers are deployed with 12. */
function spoken(design: Design, deployed: readonly Fleet[]): SettingFinding[] {
  const told = design.prose.passages
    .flatMap(sentencesOf)
    .flatMap(({ text, line, aside }) =>
      aside || OTHER.test(text)
        ? []
        : quantitiesIn(text.replaceAll('`', '').replaceAll('\n', ' ')).flatMap(
            ({ number, noun, measures, percent, approximate }) =>
              noun === undefined ||
              measures.length > 0 ||
              percent ||
              approximate ||
              !Number.isInteger(number) ||
              number > 999
                ? []
                : [{ count: number, noun, text, line }],
          ),
    );
  return deployed.flatMap((fleet): SettingFinding[] => {
    const own = told.filter(({ noun, text }) => isOf(fleet, noun, text, deployed));
    const counts = new Set(own.map(({ count }) => count));
    const [first] = own;
    if (!first || counts.size !== 1 || first.count === fleet.count) return [];
    if (isMultiple(design, first.count, fleet.count)) return [];
    const message = `The text speaks of ${first.count} ${first.noun}, but \`${fleet.name}\` is deployed with ${fleet.count}.`;
    return [{ message, line: first.line, with: [fleet.line] }];
  });
}

function isOf(fleet: Fleet, noun: string, text: string, deployed: readonly Fleet[]): boolean {
  const own = stem(noun);
  const others = deployed.filter((one) => one !== fleet && one.name !== fleet.name);
  const isNamed = wordsOf(text.slice(0, 400))
    .map(stem)
    .some((word) => fleet.words.includes(word));
  if (ANY.test(noun)) return isNamed && others.every(({ words }) => words.every((word) => !fleet.words.includes(word)));
  const isIts = (one: Fleet): boolean =>
    one.words.includes(own) ||
    wordsOf(one.name).map(stem).includes(own) ||
    (GENERIC.has(own) && one.heading.includes(own));
  return isIts(fleet) && !others.some(isIts);
}

/** `4 pods of 3 threads`: 12 threads. */
function isMultiple({ document }: Design, told: number, own: number): boolean {
  const by = [told / own, own / told].find((one) => Number.isInteger(one) && one > 1);
  return by !== undefined && new RegExp(String.raw`(?<![\d.,])${by}(?![\d.,]*\d)`).test(document.text);
}
