import type { Statement } from '../brief/statements.ts';
import type { FlowNote } from '../knowledge/domain.ts';
import { filled, type Sketch } from './invent.ts';

export function flowsFor(sketch: Sketch, statements: readonly Statement[], person: string): FlowNote[] {
  const { key, kind, shape, subject, phrase, who } = sketch;
  const isKept = kind === 'thing' && who === undefined && SERVED.has(person.split('_').at(-1) ?? '');
  const by = isKept ? 'staff' : who === undefined || who === person ? 'person' : who.replaceAll('_', ' ');
  const told = statements.filter(({ what }) => what === phrase);
  const words = [phrase, ...told.map(({ verb }) => verb)].join(', ');
  if (kind === 'thing') {
    const verb = told.find(({ verb }) => PLAIN_VERBS.has(verb))?.verb ?? 'register';
    return [
      {
        does: `${third(verb)} {a ${key}}`,
        words,
        by,
        makes: key,
        monthly: 0.5,
        unless: `another {${key}} has this label`,
      },
    ];
  }
  if (kind !== 'happening' || shape === undefined) return [];
  const does = filled(shape.does, sketch) ?? `adds {a ${key}}`;
  const unless = filled(shape.unless, sketch) ?? `the same {${key}} is there already`;
  const made: FlowNote = {
    does,
    words,
    by,
    makes: key,
    monthly: monthlyOf(shape.rows),
    unless,
    ...(subject ? { given: subject } : {}),
  };
  const { moves } = shape;
  if (moves === undefined) return [made];
  const ends = { does: filled(moves.does, sketch) ?? '', unless: filled(moves.unless, sketch) ?? '' };
  const { verb, from, to, stamps } = moves;
  return [
    made,
    {
      ...ends,
      words: verb,
      by,
      moves: key,
      verb,
      from,
      to,
      ...(stamps ? { stamps } : {}),
      monthly: monthlyOf(shape.rows) * 0.5,
    },
  ];
}

/** People whom somebody else works for: they do not set up what that somebody keeps. */
const SERVED = new Set(
  'customer client patient passenger visitor guest donor parent student pupil household tenant resident kid child family'.split(
    ' ',
  ),
);

const PLAIN_VERBS = new Set([
  'add',
  'register',
  'create',
  'publish',
  'list',
  'record',
  'log',
  'track',
  'keep',
  'own',
  'save',
  'upload',
  'submit',
]);

function third(verb: string): string {
  return /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function monthlyOf(rows: string): number {
  const [, count = '1', span] = /^([\d.]+) (?:a (\w+))?/.exec(rows) ?? [];
  return span === 'day'
    ? Number(count) * 30
    : span === 'year'
      ? Number(count) / 12
      : span === 'month'
        ? Number(count)
        : 0.2;
}
