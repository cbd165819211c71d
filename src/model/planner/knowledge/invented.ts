import type { AskNote, FailureNote, RiskNote, ThreatNote } from './domain.ts';

/**
 * What is asked and said of a field that the vocabulary does not know. `{it}` is the happening the brief turns on,
 * `{subject}` what it is about, `{who}` the people it serves.
 */
export const INVENTED_ASKS: readonly AskNote[] = [
  {
    header: 'Corrections',
    question: '{A who} finds a mistake in {an it} of last week. What may they do?',
    why: 'It decides whether {its} change in place or are only ever added to.',
    options: [
      {
        label: 'Change it, with a trail',
        effect: 'an update of the {it} with a version number; the audit log keeps its old values',
        against: 'a changed {it} no longer shows what was believed when decisions were taken',
      },
      {
        label: 'Cancel it and enter a new one',
        effect: 'rows never change after a day; corrections point to what they replace',
        against: 'two rows for one {it} make every count of {its} harder to read',
      },
      {
        label: 'Only staff may change it',
        effect: 'one more scope, and a queue of requests',
        against: 'every typing mistake in {an it} would wait for somebody else',
      },
    ],
    recommended: 0,
    because: 'mistakes in {its} are common and small, and the audit log keeps what stood there before',
    said: ['editable, edit', 'append-only, immutable, never change', 'only staff, only admin'],
  },
  {
    header: 'End of life',
    question: '{A subject} is no longer in use. What happens to its {its}?',
    why: 'It decides between a status and a delete, and with it what the foreign keys do.',
    options: [
      {
        label: 'They stay, read-only',
        effect: '{subjects} are retired by status, and foreign keys restrict deletes',
        against: 'the list of {subjects} grows for ever and needs a filter',
      },
      {
        label: 'They go with it',
        effect: 'foreign keys cascade, and an export comes first',
        against: 'the history of {a subject} could never be asked for again',
      },
      {
        label: 'They are archived after a year',
        effect: 'a nightly job moves old {its} out of the hot table',
        against: 'a second place for {its} is worth its cost only when the first one is too large',
      },
    ],
    recommended: 0,
    because: 'the {its} of a retired {subject} are still evidence, and a status costs nothing',
    said: ['keep, read-only', 'delete, cascade', 'archive, archived'],
  },
];

export const INVENTED_FAILURES: readonly FailureNote[] = [
  [
    'The device of {a who} loses its network while {an it} is entered',
    'the app keeps the {it} and shows it as unsent',
    'it is sent again under the same key once there is a network, and lands once in {it.}',
  ],
  [
    'Two {whos} enter the same {it} within a minute',
    'the second of them reads 409 with the {it} of the first',
    'the transaction locks the row of the {subject} before it inserts into {it.}',
  ],
  [
    '{A subject} is retired while {its} for it are still open',
    'the retirement is refused with the list of open {its}',
    'a check inside the transaction counts rows of {it.} before the status changes',
  ],
];

export const INVENTED_THREATS: readonly ThreatNote[] = [
  [
    'reading {its} of {subjects} that belong to somebody else',
    'what {whos} keep private becomes known',
    'each query on {it.} carries the caller, and a foreign id answers 404',
  ],
  [
    'entering false {its} under the name of another {who}',
    'records of {subjects} that nobody can trust',
    'the server takes the author from the token and writes it into {it.}, whatever the body says',
  ],
];

export const INVENTED_RISKS: readonly RiskNote[] = [
  [
    'What a {subject} is means different things to different {whos}',
    'the first hundred rows of {subject.} hold duplicates under other names',
    'agree on the label of {a subject} with those who enter {its}, before the import',
  ],
  [
    'Nobody enters {its} because it takes too long',
    'fewer than half of the expected rows in {it.} after two weeks',
    'measure the time for one {it}, and cut fields until it takes under a minute',
  ],
];
