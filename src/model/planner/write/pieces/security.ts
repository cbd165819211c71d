import type { Design } from '../../design/design.ts';
import { sayAll } from '../../design/names.ts';
import { references, type Table } from '../../design/table.ts';
import { STORE_WORDS } from '../../knowledge/stores.ts';
import { withArticle } from '../../words/plural.ts';
import { capital, listed } from '../../words/spelling.ts';
import { blocks, cite, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, operationLike, termsOf } from '../terms.ts';

/** What somebody could try, and what stands against it. */
export const threats: Piece = {
  id: 'threats',
  title: 'Threats',
  must: false,
  named: 'security, threats, threats by stride, threat model, stride, findings by severity, findings',
  near: 'risks, risks and mitigations, recommendations',
  write: (design) =>
    blocks(table(['What somebody tries', 'What it would cost', 'What stands against it'], rows(design))),
};

function rows(design: Design): string[][] {
  const { scope, names, tables } = design;
  const { main, people, person, entities, staffs } = termsOf(design);
  const noted = scope.threats.flatMap((note) => {
    const said = sayAll(note, names);
    return said ? [said] : [];
  });
  const read = operationLike(design, 'get');
  const write = operationLike(design, 'create');
  const change = operationLike(design, 'change');
  const words = design.paths.find(({ match }) => match !== undefined);
  const personal = personalColumns(design).slice(0, 3);
  return [
    ...noted.slice(0, 5),
    ...(read
      ? [
          [
            `Spoofing and guessing: another id in ${call(read)}`,
            `${main.many} of other ${people} are read`,
            `the query on \`${main.name}\` carries the caller, and what is not of these ${people} answers 404 as if it were not there`,
          ],
        ]
      : []),
    ...(change
      ? [
          [
            `Tampering: fields in the body of ${call(change)} that a client must not set`,
            `a ${change.table.one} with a state nobody allowed`,
            `the schema takes no other fields; status and times of ${change.table.many} are set by the server alone`,
          ],
        ]
      : []),
    ...(words
      ? [
          [
            `Injection through the words that search ${words.table.many}`,
            `all of \`${words.table.name}\` read or changed`,
            `values only ever travel as parameters; the role that reads ${words.table.many} for ${people} may not change tables`,
          ],
        ]
      : []),
    ...(write
      ? [
          [
            `Repudiation: "I never sent that ${write.table.one}"`,
            `a dispute nobody can settle`,
            `\`audit_entries\` keeps actor, row and both states of each change to ${write.table.many}`,
          ],
        ]
      : []),
    [
      `Flooding ${write ? call(write) : `the lists of ${main.many}`} with calls`,
      `${people} with honest calls wait`,
      `240 calls a minute for each ${person}, 20 a second for each address at the edge, and 64 kB for the body of ${main.one === person ? 'a call' : withArticle(main.one)}`,
    ],
    ...(personal.length > 0
      ? [
          [
            `A stolen backup of ${scope.name}`,
            `${listed(personal)} of every ${person}`,
            `disks and backups of ${scope.name} are encrypted with a key that is kept elsewhere, and two of the ${staffs} have to agree to a restore`,
          ],
        ]
      : []),
    ...(tables.some(({ tenant: whose }) => whose !== undefined)
      ? [
          [
            `Reading the ${entities[0]?.many} of another ${scope.tenant}`,
            `the trust of every ${scope.tenant}`,
            STORE_WORDS[design.choices.store.key].tenants,
          ],
        ]
      : []),
  ];
}

/** Columns that say something of a person, as `table.column`. */
export function personalColumns({ tables }: Design): string[] {
  return tables.flatMap((entity) =>
    entity.role === 'entity'
      ? entity.columns.filter(({ personal }) => personal).map(({ name }) => `\`${entity.name}.${name}\``)
      : [],
  );
}

/** Who may do what, and how that is known. */
export const access: Piece = {
  id: 'access',
  title: 'Who may do what',
  must: false,
  named: 'security, authentication, authorization, authentication and authorization, access control, auth',
  near: 'api design, endpoints',
  write: (design) => blocks(list(signIn(design)), table(['Resource', ...rolesOf(design).map(capital)], matrix(design))),
};

function rolesOf({ operations }: Design): string[] {
  return [...new Set(operations.flatMap(({ roles }) => roles))];
}

function matrix(design: Design): string[][] {
  const tables = [...new Set(design.operations.map(({ table: entity }) => entity))];
  return tables.map((entity) => [
    entity.many,
    ...rolesOf(design).map((role) => {
      const own = design.operations.filter(
        ({ table: other, roles }) => other.name === entity.name && roles.includes(role),
      );
      const verbs = own.map(({ kind, flow }) =>
        flow && flow.kind === 'move'
          ? flow.verb
          : { list: 'read', get: 'read', create: 'create', change: 'change', move: 'move' }[kind],
      );
      const limits = role === termsOf(design).person && verbs.length > 0 && isOwned(entity, design) ? ' (own)' : '';
      return verbs.length === 0 ? 'nothing' : `${[...new Set(verbs)].join(', ')}${limits}`;
    }),
  ]);
}

/** Whether a row belongs to one of the people: it refers to them, or it is them. */
function isOwned(entity: Table, { scope, names }: Design): boolean {
  const people = names.get(scope.person)?.table;
  return entity.key === scope.person || references(entity).some(({ ref }) => ref.table === people);
}

function signIn(design: Design): string[] {
  const { decided, choices } = design;
  const { people, staffs, main, person, field } = termsOf(design);
  const asked = decided.find(({ ask }) => ask.topic === 'login');
  const option = asked?.option ?? 0;
  const names = choices.logins.filter(({ key }) => key !== 'oauth').map(({ name }) => name);
  const where = names.length > 0 ? ` (${listed(names)})` : '';
  const ways = [
    `**Sign-in.** ${capital(people)} and ${staffs} sign in at an identity provider${where} by OpenID Connect with PKCE; ${field} takes its signed tokens for 15 minutes and stores no password${cite(choices.logins[0]?.basis ?? asked?.basis)}.`,
    `**Sign-in.** ${capital(people)} and ${staffs} have accounts here, with passkeys first and a password hashed with Argon2id where there is none${cite(choices.logins[0]?.basis ?? asked?.basis)}; a session ends after 12 hours.`,
    `**Sign-in.** The gateway of the existing product checks the session of ${people} and ${staffs} and passes on a signed token${cite(asked?.basis)}; the API trusts nothing else.`,
  ];
  return [
    choices.logins.length > 0 ? (ways[0] ?? '') : (ways[option] ?? ways[0] ?? ''),
    `**Scopes.** A token names what it may do with each resource, such as \`${design.operations[0]?.scope ?? ''}\`; a ${person} additionally sees only the rows of \`${main.name}\` that are theirs.`,
    `**Service accounts.** What works on ${main.many} without a person has a client of its own, with the two or three scopes of ${field} that it needs.`,
  ];
}

/** Personal data, and what law or contract ask of it. */
export const privacy: Piece = {
  id: 'privacy',
  title: 'Personal data',
  must: false,
  named: 'security, privacy, compliance, assets, data protection',
  near: '',
  write: (design) => blocks(list(privacyLines(design))),
};

function privacyLines(design: Design): string[] {
  const personal = personalColumns(design);
  const { people, person, main, field } = termsOf(design);
  const leaving = design.decided.find(({ ask }) => ask.topic === 'leaving');
  const option = leaving?.ask.options[leaving.option ?? 0];
  return [
    ...(personal.length > 0
      ? [
          `**What is kept.** ${listed(personal.slice(0, 8))}: read only through scopes of ${field}, never written to logs.`,
        ]
      : []),
    ...(option ? [`**Leaving.** ${option.label}: ${option.effect}${cite(leaving?.basis)}.`] : []),
    `**Asking.** A ${person} gets all rows about them as one JSON file: \`${main.name}\` and what refers to it, put together by a job and kept for three days.`,
    ...design.choices.compliance.map(
      ({ key, basis }) =>
        `**${COMPLIANCE[key]?.name ?? key.toUpperCase()}.** ${(COMPLIANCE[key]?.asks ?? 'evidence for each rule').replaceAll('{main}', main.many).replaceAll('{people}', people)}${cite(basis)}.`,
    ),
  ];
}

const COMPLIANCE: Partial<Record<string, { name: string; asks: string }>> = {
  gdpr: {
    name: 'GDPR',
    asks: 'A purpose and a term for each column about {people}; erasure and export within a month; processors of {main} under contract; breaches told within 72 hours',
  },
  hipaa: {
    name: 'HIPAA',
    asks: 'Every read of {main} is audited and not only every change; agreements with each service that sees them; access by the least that the work of {people} needs',
  },
  pci: {
    name: 'PCI DSS',
    asks: 'Card numbers never reach these servers: the form of the provider takes them, and {main} hold its token and the last four digits alone',
  },
  soc2: {
    name: 'SOC 2',
    asks: 'Changes to what handles {main} are reviewed by a second person; access is looked through each quarter; evidence comes from the audit log',
  },
  sox: {
    name: 'SOX',
    asks: 'Who enters {main} does not approve them; entries that were closed are corrected by new ones only',
  },
};
