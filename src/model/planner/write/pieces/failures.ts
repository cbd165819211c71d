import { sayOf } from '../../design/dependencies.ts';
import type { Design } from '../../design/design.ts';
import { sayAll } from '../../design/names.ts';
import { shown } from '../../design/numbers.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, operationLike, termsOf } from '../terms.ts';
import { hasWorker } from './context.ts';

/** What happens when each part, inside and outside, does not answer. */
export const failures: Piece = {
  id: 'failures',
  title: 'When something fails',
  must: true,
  named:
    'failure modes, reliability, fault tolerance, resilience, risks and mitigations, risks, risks and rollbacks, error handling',
  near: 'system structure, trade-offs, architecture, maintenance, recommendations, integration, operations',
  write: (design) => blocks(outside(design), inside(design), list(rules(design))),
};

function outside(design: Design): string {
  const rows = design.dependencies.map((dependency) => {
    const { name, timeout, tries } = dependency;
    const again =
      tries > 1
        ? `${shown(timeout / 1000)} s, then ${tries - 1} more ${tries === 2 ? 'try' : 'tries'} for ${dependency.many}; ${sayOf(dependency, dependency.again)}`
        : `${shown(timeout / 1000)} s, no second try; ${sayOf(dependency, dependency.again)}`;
    return [name, again, sayOf(dependency, dependency.seen), sayOf(dependency, dependency.instead)];
  });
  return table(['Outside service', 'Waits and tries', 'What people see', 'What the system does'], rows);
}

function inside(design: Design): string {
  const { scope, names } = design;
  const noted = scope.failures.flatMap((note) => {
    const said = sayAll(note, names);
    return said ? [said.map((text) => text)] : [];
  });
  return table(
    ['What fails', 'What people see', 'What the system does'],
    [...noted.slice(0, 6), ...ownParts(design)].map((row) => row.map(capital)),
  );
}

function ownParts(design: Design): string[][] {
  const { choices, capacity } = design;
  const { api, main, operation, people, field, tenant } = termsOf(design);
  const write = operation ? call(operation) : `writes to \`${main.name}\``;
  return [
    [
      `a node of the ${api} dies in the middle of ${write}`,
      `the call breaks off; the repeat with the same key succeeds`,
      `the open transaction on \`${main.name}\` is rolled back, and the node gets no more calls of ${people} after two missed health checks`,
    ],
    [
      `the writing node of ${choices.store.name} is lost`,
      `${people} read 503 for under a minute`,
      `the standby takes over; pools of ${capacity.pool} connections reconnect with random pauses, and no committed ${main.one} is missing`,
    ],
    [
      `the pool of ${capacity.pool} connections for ${field} is used up`,
      `${people} wait up to 2 s for ${main.many}, then read 503`,
      `each query on \`${main.name}\` ends after 2 s, so that one of the ${people} cannot hold up the others`,
    ],
    ...(hasWorker(design)
      ? [
          [
            `the ${main.one} worker stands still`,
            `${people} hear late about their ${main.many}`,
            `the oldest row of \`outbox_events\` grows older than a minute, which wakes somebody at the ${tenant}; a second worker takes over the rows`,
          ],
        ]
      : []),
    ...(choices.cache
      ? [
          [
            `${choices.cache.name} is away`,
            `${main.many} show a little slower`,
            `reads of ${main.many} go to ${choices.store.name}, at most 50 at a time for the same key`,
          ],
        ]
      : []),
  ];
}

function rules(design: Design): string[] {
  const { dependencies } = design;
  const { main, people, field } = termsOf(design);
  const waiting = dependencies.filter(({ waits }) => waits);
  const write = operationLike(design, 'create');
  return [
    ...waiting.map(
      ({ name, one }) =>
        `The breaker in front of ${name} opens after 5 failures in 30 s and lets one ${one} through after 20 s to see whether it is back for ${field}.`,
    ),
    `Pauses between tries double from 200 ms and carry a random part, so that ${people} and their ${main.many} do not all come back in the same second.`,
    ...(write
      ? [
          `Clients may repeat ${call(write)} as often as ${people} press the button: \`idempotency_keys\` gives them the first answer.`,
        ]
      : []),
  ];
}
