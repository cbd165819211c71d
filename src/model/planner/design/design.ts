import type { Intent } from '../../model.ts';
import type { Ask, Decided } from '../ask/ask.ts';
import { decide } from '../ask/decided.ts';
import { allAsks } from '../ask/questions.ts';
import type { Reading } from '../brief/reading.ts';
import { attributeType } from '../knowledge/attributes.ts';
import type { RepoReading } from '../repo/reading.ts';
import type { Change } from '../revise/change.ts';
import { items } from '../words/spelling.ts';
import { type Capacity, capacityOf, PER_NODE, SERVICE_SECONDS } from './capacity.ts';
import { type Choices, choose } from './choices.ts';
import type { Conventions } from './columns.ts';
import { conventionsOf } from './conventions.ts';
import { dataOf } from './data.ts';
import { type DecisionRecord, decisionsOf } from './decisions.ts';
import type { Dependency } from './dependencies.ts';
import type { Flow } from './flows.ts';
import { growthOf } from './growth.ts';
import { type Load, loadOf } from './load.ts';
import type { Names } from './names.ts';
import { type Operation, operationsOf } from './operations.ts';
import type { Path } from './paths.ts';
import { type Scope, type ScopeChanges, scopeOf } from './scope.ts';
import type { Table } from './table.ts';

/** Everything that the report says, before it is put into words. */
export type Design = {
  reading: Reading;
  repo: RepoReading;
  scope: Scope;
  /** The names with their tables and columns, for texts of the notes. */
  names: Names;
  conventions: Conventions;
  choices: Choices;
  decided: Decided[];
  tables: Table[];
  paths: Path[];
  flows: Flow[];
  operations: Operation[];
  dependencies: Dependency[];
  load: Load;
  capacity: Capacity;
  decisions: DecisionRecord[];
  assumptions: Assumption[];
  changes: readonly Change[];
};

/** Something taken without anybody having said it. */
export type Assumption = { id: string; text: string };

export type DesignInput = {
  reading: Reading;
  repo: RepoReading;
  asked: Intent['asked'];
  changes: readonly Change[];
};

/** Composes a design. A pure function: the same input gives the same design. */
export function composeDesign({ reading, repo, asked, changes }: DesignInput): Design {
  const first = scopeOf(reading, scopeChanges(changes, []), repo);
  const early = withLater(decide(allAsks(first), asked, reading), changes);
  const scope = scopeOf(reading, scopeChanges(changes, early), repo);
  const decided = decide(allAsks(scope), asked, reading).map(
    (now) => early.find(({ ask }) => isSame(ask, now.ask)) ?? now,
  );
  const choices = choose(reading, decided, repo, changes);
  const conventions = conventionsOf(repo, changes);
  const load = loadOf(reading, scope, decided, changes);
  const { tables, paths, names, flows, dependencies } = dataOf({ reading, repo, scope, choices, conventions, load });
  const operations = operationsOf(scope, tables, flows, paths, conventions, choices.api.key);
  const capacity = capacityOf(load, growthOf(tables, load, scope), flows, choices.availability.percent, scope.name);
  const parts = {
    reading,
    repo,
    scope,
    names,
    conventions,
    choices,
    decided,
    tables,
    paths,
    flows,
    operations,
    dependencies,
    load,
    capacity,
    changes,
  };
  const withDecisions = { ...parts, decisions: decisionsOf(parts) };
  return { ...withDecisions, assumptions: assumptionsOf(withDecisions) };
}

/** An option that a follow-up names counts before the answer. */
function withLater(decided: readonly Decided[], changes: readonly Change[]): Decided[] {
  return decided.map((one): Decided => {
    const later = changes.findLast((change) => change.kind === 'option' && change.header === one.ask.header);
    return later?.kind === 'option'
      ? { ask: one.ask, option: later.option, basis: { by: 'later', cite: `"${later.words}"` } }
      : one;
  });
}

function isSame(a: Ask, b: Ask): boolean {
  return a.header === b.header && a.topic === b.topic;
}

/** What answers and follow-ups do to the entities. */
function scopeChanges(changes: readonly Change[], decided: readonly Decided[]): ScopeChanges {
  const taken = decided
    .filter(({ ask }) => ask.topic === 'field')
    .flatMap(({ ask, option }) => (option === undefined ? [] : (ask.options[option] ?? [])));
  const asked = changes.flatMap((change) => (change.kind === 'add' ? [change.phrase] : []));
  return {
    adds: [...taken.flatMap(({ adds }) => items(adds ?? '')), ...asked],
    drops: [
      ...taken.flatMap(({ drops }) => items(drops ?? '')).filter((key) => !asked.includes(key)),
      ...changes.flatMap((change) => (change.kind === 'drop' ? [change.phrase] : [])),
    ],
    renames: changes.flatMap((change) =>
      change.kind === 'rename' ? [[change.from, change.to] as [string, string]] : [],
    ),
    fields: changes.flatMap((change) =>
      change.kind === 'field' ? [{ of: change.of, name: change.name, type: attributeType(change.name) ?? 'name' }] : [],
    ),
  };
}

/** The skipped questions first, with the numbers that they are cited by; then what the sums and the notes assume. */
function assumptionsOf({ decided, load, scope, names }: Omit<Design, 'assumptions'>): Assumption[] {
  const skipped = decided
    .filter(({ basis }) => basis.by === 'skipped')
    .map(({ ask, option, basis }) => ({
      id: basis.cite.slice(1, -1),
      text: `${ask.header}: "${ask.options[option ?? 0]?.label ?? 'as the brief says'}", because ${ask.because}. The question was skipped.`,
    }));
  const many = names.get(scope.person)?.many ?? 'people';
  const own: string[] = [];
  if (load.people.basis.by === 'rule')
    own.push(`${load.people.value.toLocaleString('en-US')} registered ${many}, a usual size for ${scope.name}.`);
  if (load.people.each)
    own.push(
      `${load.people.value.toLocaleString('en-US')} registered ${many}, from ${load.people.basis.cite} at ${load.people.each} each.`,
    );
  if (!load.perSecond && !load.concurrent)
    own.push(
      `${Number((load.active * 100).toFixed(3))} % of the ${many} are active on a busy day, with ${load.requests} requests each; the busiest second of ${scope.name} carries ${load.peak} times the mean.`,
    );
  own.push(`Data about ${scope.name} is counted over three years where no shorter term is given.`);
  own.push(
    `One application node answers ${PER_NODE} requests a second about ${scope.name}, each in ${SERVICE_SECONDS * 1000} ms.`,
  );
  return [...skipped, ...own.map((text, at) => ({ id: `A${skipped.length + at + 1}`, text }))];
}
