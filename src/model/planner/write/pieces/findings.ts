import type { Design } from '../../design/design.ts';
import type { Finding } from '../../review/finding.ts';
import { findingsOf } from '../../review/review.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, operationLike, termsOf } from '../terms.ts';

/** What a review found; for a new design, what to look at first before it is built. */
export const findings: Piece = {
  id: 'findings',
  title: 'Findings',
  must: true,
  named: 'findings, findings by severity, review, detailed recommendations, risks and mitigations, analysis',
  near: 'overview, data model, database impact, security, performance, architecture, api contract, plan',
  write: (design) => {
    const found = findingsOf(design);
    if (found.length > 0)
      return blocks(
        table(['Severity', 'Where', 'What', 'Why it matters', 'Fix'], found.map(row)),
        summary(found, design),
      );
    if (design.reading.job === 'review') return nothingFound(design);
    return undefined;
  },
};

function row({ severity, path, line, what, why, fix }: Finding): string[] {
  return [severity, `\`${path}:${line}\``, capital(what), capital(why), fix];
}

function summary(found: readonly Finding[], { scope }: Design): string {
  const count = (severity: Finding['severity']) => found.filter((one) => one.severity === severity).length;
  return `${found.length} in all for ${scope.name}: ${count('high')} high, ${count('medium')} medium, ${count('low')} low. These are rules over text: they miss what needs judgement, and what they name is worth a look in its place.`;
}

function nothingFound(design: Design): string {
  const { repo } = design;
  const { main, people } = termsOf(design);
  return `${repo.given.length === 0 ? 'Nothing came with the brief to be reviewed' : `No rule found a fault in ${repo.given.map(({ path }) => `\`${path}\``).join(', ')}`}: pipe in a schema, a diff or code about ${main.many} of the ${people}, and it is judged line by line. What follows is the design to hold it against.`;
}

/** What a design leaves to be watched, by how much it would hurt. */
export const exposures: Piece = {
  id: 'exposures',
  title: 'What to look at first',
  must: false,
  named: 'findings, findings by severity',
  near: '',
  write: (design) =>
    blocks(table(['Severity', 'Finding', 'What is done'], exposureRows(design)), list(notLooked(design))),
};

function exposureRows(design: Design): string[][] {
  const { operations, dependencies, choices, tables } = design;
  const { main, people, person, staffs } = termsOf(design);
  const read = operationLike(design, 'get');
  const waits = dependencies.find(({ waits: isWaited }) => isWaited);
  const words = operations.find(({ search }) => search);
  return [
    ...(read
      ? [
          [
            'high',
            `${call(read)} must compare the owner on each read of ${design.scope.name}; forgetting it once shows ${main.many} of other ${people}`,
            `a test with a second ${person} for each operation, and one place that builds these queries`,
          ],
        ]
      : []),
    [
      'high',
      `${capital(staffs)} see ${main.many} of everybody: one stolen session opens all of them`,
      `a second factor for ${staffs}, sessions of eight hours, and an alert on more than 200 reads an hour`,
    ],
    ...(waits
      ? [
          [
            'medium',
            `${waits.name} answers for ${waits.many}: ${design.scope.name} would believe a false answer`,
            `its messages about ${waits.many} are checked by signature and time, and asked back before ${people} see them as final`,
          ],
        ]
      : []),
    ...(words
      ? [
          [
            'medium',
            `${call(words)} lets anybody with a token search ${words.table.many}`,
            `20 searches a minute for each ${person}, at least two letters, and never more than 50 rows`,
          ],
        ]
      : []),
    [
      'medium',
      `\`audit_entries\` holds copies of rows, with what they say about ${people}`,
      `it is read by two of the ${staffs}, and its copies of ${main.many} are blanked together with them`,
    ],
    ...(choices.tenancy.key === 'many'
      ? [
          [
            'medium',
            `Row-level security is off for the owner of \`${tables[0]?.name}\``,
            'the API never connects as the owner, and a test proves it',
          ],
        ]
      : []),
    [
      'low',
      `Error texts could tell that ${main.many} exist`,
      `404 for ${main.many} of other ${people}, in the same words as for what is not there`,
    ],
  ];
}

function notLooked(design: Design): string[] {
  const { scope, choices } = design;
  return [
    `Not looked at: the network around ${scope.name}, the machines of its people, and ${choices.cloud?.name ?? 'the place where it runs'}; a review of these begins with the configuration that ${termsOf(design).staffs} keep.`,
  ];
}
