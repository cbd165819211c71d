import type { Decided } from '../ask/ask.ts';
import { STORE_WORDS } from '../knowledge/stores.ts';
import { capital, listed } from '../words/spelling.ts';
import { totalShown } from './capacity.ts';
import type { Design } from './design.ts';
import { growthDecision } from './growth-decision.ts';
import { bytes, shown } from './numbers.ts';
import { references } from './table.ts';

/** A decision with what was not taken, and why. */
export type DecisionRecord = {
  /** `D1`, `D2`, … */
  id: string;
  title: string;
  question: string;
  chosen: string;
  /** What it rests on: a citation, or nothing where a rule of the planner chose. */
  cite: string;
  because: string;
  rejected: { label: string; why: string }[];
  /** What it costs, and when to look at it again. */
  cost: string;
  revisit: string;
};

export type Parts = Omit<Design, 'decisions' | 'assumptions'>;

const TOPICS = new Set(['field', 'tenancy', 'login', 'leaving']);

/** The decisions of a design: those of its questions, then those that follow from its tables and numbers. */
export function decisionsOf(parts: Parts): DecisionRecord[] {
  const asked = parts.decided.filter(({ ask }) => TOPICS.has(ask.topic)).map((decided) => fromQuestion(decided, parts));
  const all = [
    ...asked.slice(0, 2),
    storeDecision(parts),
    lockDecision(parts),
    ...asked.slice(2),
    apiDecision(parts),
    shapeDecision(parts),
    outboxDecision(parts),
    growthDecision(parts),
  ];
  return all.filter((record) => record !== undefined).map((record, at) => ({ ...record, id: `D${at + 1}` }));
}

/** A decision before it has its number. */
export type DecisionDraft = Omit<DecisionRecord, 'id'>;

function fromQuestion(given: Decided, parts: Parts): DecisionDraft {
  const { ask, option, words, basis } = settled(given, parts);
  const taken = option === undefined ? undefined : ask.options[option];
  const recommended = option === ask.recommended;
  const effect = taken ? `it means ${taken.effect}` : 'these are the words of the answer';
  const because = recommended ? `${ask.because}; ${effect}` : effect;
  const main = mainOf(parts);
  return {
    title: ask.header,
    question: ask.question,
    chosen: taken?.label ?? `"${words ?? ''}"`,
    cite: basis.cite,
    because,
    rejected: ask.options.filter((_, at) => at !== option).map(({ label, against }) => ({ label, why: against })),
    cost: taken
      ? `${capital(taken.against)}.`
      : `What ${main} holds by then has to be migrated when this is taken back.`,
    revisit: `somebody at the ${parts.scope.tenant} asks for "${ask.options.find((_, at) => at !== option)?.label ?? 'something else'}" with a case about ${main} that this cannot serve`,
  };
}

/** What was chosen in other words counts before the option: tenants and sign-in are also named in briefs. */
function settled(given: Decided, { choices }: Parts): Decided {
  if (given.ask.topic === 'tenancy')
    return { ...given, option: choices.tenancy.key === 'many' ? 1 : 0, basis: choices.tenancy.basis };
  const [login] = choices.logins;
  if (given.ask.topic === 'login' && login)
    return { ...given, option: login.key === 'passkey' || login.key === 'password' ? 1 : 0, basis: login.basis };
  return given;
}

function mainOf({ flows, tables }: Parts): string {
  return `\`${flows[0]?.table.name ?? tables[0]?.name ?? ''}\``;
}

function storeDecision(parts: Parts): DecisionDraft {
  const { choices, tables, capacity, paths, scope } = parts;
  const keys = tables.reduce((sum, table) => sum + references(table).length, 0);
  const rules = tables.flatMap(({ constraints }) => constraints.filter(({ says }) => says !== ''));
  const telling = rules.find((constraint) => constraint.kind === 'unique' && constraint.where !== undefined);
  const chosen = telling ?? rules.find(({ kind }) => kind !== 'check') ?? rules[0];
  const rule = chosen ? `"${chosen.says}"` : 'that every row has its owner';
  const ask = paths[1]?.asks ?? paths[0]?.asks ?? `which ${scope.things[0]?.many} are there`;
  const others = STORES.filter(({ key }) => key !== choices.store.key).slice(0, 3);
  return {
    title: `Store ${scope.name} in ${choices.store.name}`,
    question: `Where do ${tables.length} tables with ${keys} references between them live?`,
    chosen: choices.store.name,
    cite: choices.store.basis.cite,
    because: STORE_REASONS[choices.store.key]({ keys, rule, total: totalShown(capacity), peak: shown(capacity.peak) }),
    rejected: others.map(({ name, why }) => ({ label: name, why: why({ ask, rule, keys }) })),
    cost: `One writing node: ${shown(capacity.peak)} requests a second at the peak is what it has to carry for ${scope.name}.`,
    revisit: `writes to ${mainOf(parts)} pass 5,000 a second, or all of ${scope.name} passes ${bytes(Math.max(2e12, capacity.total * 20))}`,
  };
}

type StoreFacts = { keys: number; rule: string; total: string; peak: string };

const STORE_REASONS: Record<Design['choices']['store']['key'], (facts: StoreFacts) => string> = {
  postgresql: ({ keys, rule, total, peak }) =>
    `it keeps all ${keys} references and rules such as ${rule} by itself, and ${total} with ${peak} requests a second at the peak fits one node with a standby`,
  mysql: ({ keys, rule, total, peak }) =>
    `it was named; InnoDB keeps the ${keys} references, and a key or a check each rule such as ${rule}; ${total} and ${peak} requests a second fit one primary`,
  sqlite: ({ keys, rule, total, peak }) =>
    `it was named; one file holds ${total} and keeps the ${keys} references and rules such as ${rule}, as long as one process writes at ${peak} requests a second`,
  mongodb: ({ rule, total, peak }) =>
    `it was named; documents hold what is read together, validators and unique indexes keep rules such as ${rule}, and ${total} with ${peak} requests a second fits one replica set`,
  dynamodb: ({ rule, total, peak }) =>
    `it was named; each access path has its own key, conditional writes keep rules such as ${rule}, and ${peak} requests a second over ${total} need no capacity planning`,
};

const STORES: readonly {
  key: string;
  name: string;
  why: (facts: { ask: string; rule: string; keys: number }) => string;
}[] = [
  {
    key: 'postgresql',
    name: 'PostgreSQL',
    why: ({ keys }) => `it would keep the ${keys} references as well, but another store was asked for`,
  },
  {
    key: 'dynamodb',
    name: 'DynamoDB',
    why: ({ ask, rule }) =>
      `"${ask}" would need a copy of the data under a second key, and a rule like ${rule} would move into application code`,
  },
  {
    key: 'mongodb',
    name: 'MongoDB',
    why: ({ keys, rule }) =>
      `${keys} references point across what would be separate documents, and ${rule} spans two of them`,
  },
  {
    key: 'mysql',
    name: 'MySQL',
    why: ({ rule }) =>
      `it has neither partial unique indexes nor exclusion constraints, so ${rule} would need a functional key or a lock`,
  },
];

function lockDecision({ flows, scope, choices }: Parts): DecisionDraft | undefined {
  const flow = flows.find((candidate) => candidate.kind === 'make' && candidate.given) ?? flows[0];
  if (flow === undefined || choices.store.key === 'sqlite') return undefined;
  const locked = flow.kind === 'make' && flow.given ? flow.given : flow.table;
  const isSql = choices.store.key === 'postgresql' || choices.store.key === 'mysql';
  return {
    title: `Two at once on the same ${locked.one}`,
    question: `What keeps two people apart when each ${flow.does} at the same moment?`,
    chosen: isSql
      ? `A lock on the one row of \`${locked.name}\`, and a constraint behind it`
      : `A condition on the one ${locked.one}, in the write itself`,
    cite: '',
    because: `the transaction that ${flow.does} uses ${STORE_WORDS[choices.store.key].lock} on that ${locked.one} alone, so others ${isSql ? 'wait for milliseconds' : 'are refused at once'}, and when ${flow.unless} the second caller reads 409`,
    rejected: [
      {
        label: 'Serializable transactions everywhere',
        why: `each of the ${flows.length} flows would have to be ready to run again, for a conflict that only concerns one ${locked.one}`,
      },
      {
        label: 'Checking first, then writing',
        why: `between the check and the insert into \`${flow.table.name}\` another ${flow.actor} fits in`,
      },
      { label: 'A lock service', why: `one more part that can be away while somebody ${flow.does}` },
    ],
    cost: `Whoever ${flow.does} waits for the one before on the same ${locked.one}; hot rows queue up.`,
    revisit: `more than 50 callers a second meet on one ${locked.one} of the ${scope.tenant}`,
  };
}

function apiDecision({ choices, operations, scope, paths }: Parts): DecisionDraft {
  const lists = operations.filter(({ kind }) => kind === 'list').length;
  const first = operations[0];
  const path = first ? `\`${first.method.toUpperCase()} ${first.path}\`` : 'its paths';
  const main = scope.things.find(({ key }) => key !== scope.person)?.many ?? 'rows';
  const reasons = {
    rest: `${operations.length} operations on ${new Set(operations.map(({ table }) => table.name)).size} resources are few enough to name one by one, and ${path} can be cached, limited and traced by its path`,
    graphql: `screens about ${scope.name} read several entities at once, and one query for them was asked for`,
    grpc: `the callers of ${scope.name} are services with generated clients, as the brief asks`,
  };
  const others = [
    {
      key: 'rest',
      label: 'REST with OpenAPI',
      why: `it was not asked for, and ${lists} lists would need several calls for one screen`,
    },
    {
      key: 'graphql',
      label: 'GraphQL',
      why: `${paths.length} known questions about ${scope.name} need no query language, and limits by cost are harder than limits by path`,
    },
    {
      key: 'grpc',
      label: 'gRPC',
      why: `browsers of ${scope.names.get(scope.person)?.many ?? 'people'} would need a proxy in front of its ${operations.length} operations`,
    },
  ];
  return {
    title: `Speak ${choices.api.name} about ${scope.name}`,
    question: `In which form do ${scope.names.get(scope.person)?.many ?? 'people'} and their programs ask for ${main} and write them?`,
    chosen: choices.api.name === 'REST' ? 'REST with an OpenAPI contract' : choices.api.name,
    cite: choices.api.basis.cite,
    because: reasons[choices.api.key],
    rejected: others.filter(({ key }) => key !== choices.api.key).map(({ label, why }) => ({ label, why })),
    cost: `Screens that show ${listed(scope.things.slice(0, 3).map(({ many }) => many))} together make one call for each.`,
    revisit: `one screen needs more than five calls to show ${main}`,
  };
}

function shapeDecision({ choices, capacity, scope, tables }: Parts): DecisionDraft {
  const entities = tables.filter(({ role }) => role === 'entity');
  const parts = entities.map(({ many }) => many);
  const main = entities.find(({ key }) => key !== scope.person)?.many ?? scope.name;
  const others = [
    {
      key: 'monolith',
      label: 'One service with modules',
      why: `${scope.name} is to be split from the beginning, as was asked`,
    },
    {
      key: 'microservices',
      label: 'A service for each entity',
      why: `a change that touches ${listed(parts.slice(0, 2))} would cross two deployments, for a load that one process carries`,
    },
    {
      key: 'serverless',
      label: 'Functions',
      why: `each cold start opens connections anew, and ${capacity.nodes} small nodes answer all calls about ${main} without them`,
    },
  ];
  return {
    title: `One deployment, or several, for ${scope.name}`,
    question: `How many programs run in production?`,
    chosen: capital(choices.shape.name),
    cite: choices.shape.basis.cite,
    because:
      choices.shape.key === 'monolith'
        ? `${capacity.nodes} nodes of one program carry ${shown(capacity.peak)} requests a second, and a transaction over ${listed(parts.slice(0, 3))} stays one transaction`
        : `it was asked for; the boundaries follow who owns ${listed(parts.slice(0, 3))}, and events in the outbox carry what crosses them`,
    rejected: others.filter(({ key }) => key !== choices.shape.key).map(({ label, why }) => ({ label, why })),
    cost: `A fault in what handles ${parts.at(-1) ?? 'one part'} can slow down what handles ${parts[0] ?? 'another'}.`,
    revisit: `two teams change ${scope.name} in the same week and wait for each other`,
  };
}

function outboxDecision({ flows, dependencies, scope, choices, tables }: Parts): DecisionDraft | undefined {
  const flow = flows.find(({ tells }) => tells !== undefined);
  const told = dependencies.find(({ key }) => key === flow?.tells);
  if (flow === undefined || told === undefined || !tables.some(({ key }) => key === 'outbox_event')) return undefined;
  const queue = choices.queue;
  return {
    title: `Tell the ${told.name.toLowerCase()} after ${flow.table.many} change`,
    question: `How does news of ${flow.table.many} leave ${scope.name} without being lost or invented?`,
    chosen: queue ? `An outbox table, emptied into ${queue.name}` : 'An outbox table, emptied by a worker',
    cite: queue?.basis.cite ?? '',
    because: `the row in \`outbox_events\` is written in the transaction that ${flow.does}, so a mail or message exists exactly when the ${flow.table.one} does`,
    rejected: [
      {
        label: 'Calling it inside the request',
        why: `whoever ${flow.does} would wait for the ${told.name.toLowerCase()}, up to ${shown(told.timeout / 1000)} s`,
      },
      ...(queue
        ? []
        : [
            {
              label: 'A message broker',
              why: `a cluster to run for the few events of ${scope.name}; the outbox can feed one later`,
            },
          ]),
      {
        label: 'Publishing after the commit',
        why: `a crash between commit and publish would lose the news of that ${flow.table.one} for ${scope.name}`,
      },
    ],
    cost: `News of ${flow.table.many} leaves ${scope.name} a second or two late, and receivers must bear a repeat.`,
    revisit: `more than one system outside of ${scope.name} wants to hear about ${flow.table.many}`,
  };
}
