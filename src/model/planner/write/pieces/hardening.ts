import type { Design } from '../../design/design.ts';
import { STACKS } from '../../knowledge/stacks.ts';
import { capital, listed } from '../../words/spelling.ts';
import { list, table } from '../markdown.ts';
import { createColumns } from '../openapi.ts';
import type { Piece } from '../piece.ts';
import { call, operationLike, termsOf } from '../terms.ts';
import { personalColumns } from './security.ts';

/** What is worth protecting. */
export const assets: Piece = {
  id: 'assets',
  title: 'What is worth protecting',
  must: false,
  named: 'assets, scope, assets and trust boundaries, trust boundaries',
  near: '',
  write: (design) => table(['Asset', 'Where', 'If it is lost or known'], assetRows(design)),
};

function assetRows(design: Design): string[][] {
  const { main, people, tenant, staffs, field } = termsOf(design);
  const personal = personalColumns(design);
  const money = design.tables.flatMap((entity) =>
    entity.columns.filter(({ note }) => /_minor$/.test(note)).map(({ name }) => `\`${entity.name}.${name}\``),
  );
  return [
    ...(personal.length > 0
      ? [
          [
            `What is known about ${people}`,
            listed(personal.slice(0, 5)),
            `${people} lose trust in the ${tenant}, and the law asks for a report`,
          ],
        ]
      : []),
    [
      `The truth of ${main.many}`,
      `\`${main.name}\` and what refers to it`,
      `${staffs} decide by rows that somebody else has written`,
    ],
    ...(money.length > 0
      ? [['Amounts of money', listed(money.slice(0, 4)), `the ${tenant} pays, or is paid, what nobody agreed to`]]
      : []),
    ['Tokens and keys', `the secret store and the nodes of ${field}`, `whoever holds one acts as any of the ${people}`],
    [`The trail of ${main.many}`, '`audit_entries`', `a dispute about ${main.many} cannot be settled`],
  ];
}

/** What is checked before anything is done with it. */
export const input: Piece = {
  id: 'input',
  title: 'What is checked on the way in',
  must: false,
  named: 'input handling, input validation, validation',
  near: '',
  write: (design) => list(inputLines(design)),
};

function inputLines(design: Design): string[] {
  const { tables } = design;
  const { main, field } = termsOf(design);
  const create = operationLike(design, 'create');
  const fields = create ? createColumns(create.table).slice(0, 4) : [];
  const rules = fields.map(
    ({ name, length, values, contract: { pattern, minimum } }) =>
      `\`${name}\` ${values ? `one of ${values.length} values` : pattern ? 'by its pattern' : minimum !== undefined ? `at least ${minimum}` : length ? `at most ${length} characters` : 'by its type'}`,
  );
  const json = tables.flatMap((entity) =>
    entity.role === 'entity'
      ? entity.columns.filter(({ kind }) => kind === 'json').map(({ name }) => `\`${entity.name}.${name}\``)
      : [],
  );
  return [
    ...(create
      ? [
          `${call(create)} takes ${listed(rules)}; a field that the contract does not name is refused, so nobody sets a status of ${create.table.many} from outside.`,
        ]
      : []),
    `Bodies about ${main.many} end at 64 kB, lists at 100 rows, names at the length of their column; what is longer is refused by ${field} before it is read to its end.`,
    `Texts in ${field} are stored as they came and escaped where they are shown; no column holds HTML.`,
    ...(json.length > 0 ? [`${listed(json)} take objects of at most 20 keys and 8 kB, two levels deep.`] : []),
    `Addresses that a client names are never fetched from inside the network of ${field}; what must be fetched for ${main.many} goes through a proxy that knows no private ranges.`,
  ];
}

/** Where secrets are, and for how long. */
export const secrets: Piece = {
  id: 'secrets',
  title: 'Secrets',
  must: false,
  named: 'secrets, secrets management, key management',
  near: '',
  write: (design) => {
    const { main, field } = termsOf(design);
    const outside = design.dependencies.map(({ name }) => name);
    return list([
      `Keys for ${listed(outside)} come from a secret store at the start of a node and are in no image, no repository and no log of ${field}.`,
      `The API speaks to the database as a role that may read and write \`${main.name}\` and the other tables of ${field}, and may not change them; migrations run as another one.`,
      `Each key is replaced every 90 days, with two valid ones for an hour, so that no call of ${field} about ${main.many} fails in between.`,
      `A secret that was seen in a log or a commit counts as lost: ${field} gets a new one first, and all calls about ${main.many} since then are looked through.`,
    ]);
  },
};

/** What comes from others, and how it is kept honest. */
export const supply: Piece = {
  id: 'supply',
  title: 'What comes from others',
  must: false,
  named: 'supply chain, dependencies',
  near: '',
  write: (design) => {
    const { main, field } = termsOf(design);
    const notes = STACKS[design.choices.language.key];
    return list([
      `${capital(field)} stands on ${notes.framework}, ${notes.access} and \`${notes.image}\`; ${field} pins versions in its lockfile, and the image by its digest.`,
      `A known hole in a package that handles ${main.many} stops the build of ${field}; updates come weekly, each as a change of its own with the tests of ${field}.`,
      `Install scripts of packages do not run; what a build of ${field} downloads comes from a mirror with checksums.`,
      `The image of each release of ${field} is signed, and no other one is started; its list of parts is kept for as long as the ${main.many} of ${termsOf(design).people} are.`,
    ]);
  },
};
