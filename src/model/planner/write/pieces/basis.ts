import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { capital, listed } from '../../words/spelling.ts';
import { blocks, list, quote, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';

/** What the design rests on: what was taken from which words, what was found, what is assumed, what changed since. */
export const basis: Piece = {
  id: 'basis',
  title: 'What this rests on',
  must: true,
  named: 'basis, summary, introduction, context and scope',
  near: '',
  write: (design) =>
    blocks(
      statement(design),
      table(['Words of the brief', 'Taken as'], rows(design)),
      outside(design),
      notUnderstood(design),
      found(design),
      assumed(design),
      changed(design),
    ),
};

function statement(design: Design): string {
  const { field, entities } = termsOf(design);
  const known = design.scope.known
    ? `its notes on ${field}`
    : `the words of the brief alone, since its vocabulary has no notes on ${field}`;
  return `> A rule-based baseline for ${field}, composed by the built-in planner: no language model took part. It used ${known}, and designed ${entities.length} entities: ${listed(entities.map(({ many }) => many))}.`;
}

function rows({ scope, reading, load, flows }: Design): string[][] {
  const job = {
    new: [],
    extend: ['the kind of job', 'work on top of what stands there'],
    review: ['the kind of job', 'a review of what is given'],
    slow: ['the kind of job', 'help with slow answers'],
  }[reading.job];
  const wishes = reading.wishes
    .filter(({ cite }) => cite === undefined)
    .map(({ words, name, wanted }) => [`"${quote(words)}"`, wanted ? name : `not ${name}`]);
  const counted = reading.quantities.map(({ text, of, per, unit, value }) => [
    `"${quote(text)}"`,
    meaning({ of, per, unit, value }),
  ]);
  const named = flows.filter((flow) => flow.named).map(({ id, does }) => [`the verb of ${id}`, `somebody ${does}`]);
  return [
    ...scope.took.map(({ words, as }) => [`"${quote(words)}"`, as]),
    ...wishes,
    ...counted,
    ...named,
    ...(job.length > 0 ? [job] : []),
    ...(load.latency
      ? [[`"${quote(load.latency.basis.cite)}"`, `answers within ${shown(load.latency.value)} ms`]]
      : []),
  ].filter(([words], at, all) => all.findIndex(([other]) => other === words) === at);
}

function meaning({
  of,
  per,
  unit,
  value,
}: {
  of: string;
  per: number | undefined;
  unit: string;
  value: number;
}): string {
  if (unit === 'percent') return value > 90 && value < 100 ? `availability of ${value} %` : `a share of ${value} %`;
  if (unit === 'bytes') return `${shown(value / 1e9)} GB${per ? ' in each period' : ''}`;
  if (unit === 'seconds') return `a time of ${shown(value)} s`;
  if (unit === 'days') return `a term of ${shown(Math.round(value))} days`;
  return per ? `${shown(value)} of *${quote(of)}* each ${span(per)}` : `${shown(value)} of *${quote(of)}*`;
}

function span(seconds: number): string {
  const names = new Map([
    [1, 'second'],
    [60, 'minute'],
    [3600, 'hour'],
    [86_400, 'day'],
    [604_800, 'week'],
  ]);
  return names.get(seconds) ?? `${shown(seconds / 86_400)} days`;
}

/** Names that the notes do not know: what is made of each, and where it meets the design. */
function outside({ reading, scope }: Design): string | undefined {
  if (reading.names.length === 0) return undefined;
  const rows = reading.names.map(({ name, kind, near }) => {
    const thing = scope.things.find(({ word, one }) => word === near || one === near);
    const many = thing?.many ?? scope.names.get(scope.person)?.many ?? 'rows';
    return [quote(name), OUTSIDE[kind](quote(name), many, scope.name)];
  });
  return blocks(
    `Names in the brief that the planner has no notes on; what they ask of ${scope.name} is to be read up before it is built:`,
    table(['Name', 'Taken as'], rows),
  );
}

const OUTSIDE = {
  format: (name: string, many: string, field: string) =>
    `a form in which ${many} come in or go out: one module of ${field} reads and writes ${name}, the tables keep their own form, and a real sample of ${name} is one of the tests`,
  means: (name: string, many: string, field: string) =>
    `something outside that ${many} come from, go to or go through: one adapter of ${field} speaks with ${name}, under a timeout of its own, and repeats what it sends by the key of the row`,
  mention: (name: string, many: string) =>
    `a name that goes with ${many}: ${name} is kept as it is written, and nothing else rests on it`,
};

/** Things of the brief that became nothing: better said than passed over. */
function notUnderstood({ reading, scope }: Design): string | undefined {
  const used = new Set(scope.things.flatMap(({ one, kinds, key }) => [one, key.replaceAll('_', ' '), ...kinds]));
  const known = scope.took.map(({ words }) => words).join(' ');
  const left = reading.nouns
    .filter(({ phrase, many }) => many && !used.has(phrase) && !known.includes(phrase))
    .map(({ phrase }) => `"${quote(phrase)}"`);
  const lines = [
    ...(left.length > 0
      ? [`Named in the brief, and no part of this design of ${scope.name}: ${left.slice(0, 8).join(', ')}.`]
      : []),
    ...(reading.unread > 0
      ? [`The last ${shown(reading.unread)} characters of the brief on ${scope.name} were not read.`]
      : []),
  ];
  return lines.length > 0 ? lines.join(' ') : undefined;
}

function found({ repo, conventions, choices }: Design): string | undefined {
  const lines = [
    ...(repo.stack
      ? [
          `\`${repo.stack.path}\`: ${choices.language.name}${repo.stack.framework ? ` with ${repo.stack.framework}` : ''}${repo.stack.access ? ` and ${repo.stack.access}` : ''}`,
        ]
      : []),
    ...repo.tables
      .slice(0, 8)
      .map(({ name, path, line, columns }) => `\`${path}:${line}\`: table \`${name}\` with ${columns.length} columns`),
    ...(repo.tables.length > 8 ? [`${repo.tables.length - 8} more tables beside these`] : []),
    ...(repo.contract
      ? [
          `\`${repo.contract.path}\`: a contract of ${repo.contract.operations} operations${repo.contract.prefix ? ` under \`${repo.contract.prefix}\`` : ''}`,
        ]
      : []),
    ...(repo.graphql ? [`\`${repo.graphql}\`: a GraphQL schema`] : []),
    ...repo.services.map(({ name, image, path }) => `\`${path}\`: ${quote(name)} runs ${quote(image)}`),
    ...(conventions.from.ids
      ? [
          `ids are ${conventions.ids}, columns in ${conventions.columns} case, tables in the ${conventions.tables}, as there`,
        ]
      : []),
  ];
  return lines.length > 0 ? blocks('Found, and kept to:', list(lines)) : undefined;
}

function assumed({ assumptions }: Design): string | undefined {
  return assumptions.length > 0
    ? blocks('Assumed:', list(assumptions.map(({ id, text }) => `[${id}] ${capital(text)}`)))
    : undefined;
}

function changed({ changes, scope }: Design): string | undefined {
  const words = [...new Set(changes.map((change) => change.words))];
  return words.length > 0
    ? blocks(`Changed since the first version of ${scope.name}:`, list(words.map((said) => `"${quote(said, 300)}"`)))
    : undefined;
}
