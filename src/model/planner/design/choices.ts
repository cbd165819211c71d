import type { Basis, Decided } from '../ask/ask.ts';
import type { Reading } from '../brief/reading.ts';
import type { Wish } from '../brief/wishes.ts';
import type { WishTopic } from '../knowledge/wishes.ts';
import type { RepoReading } from '../repo/reading.ts';
import type { Language } from '../repo/stack.ts';
import type { Change } from '../revise/change.ts';

export type StoreKey = 'postgresql' | 'mysql' | 'sqlite' | 'mongodb' | 'dynamodb';
export type ApiKey = 'rest' | 'graphql' | 'grpc';

export type Choice<Key extends string = string> = { key: Key; name: string; basis: Basis };

/** What is settled about the means, and what each choice rests on. */
export type Choices = {
  store: Choice<StoreKey>;
  api: Choice<ApiKey>;
  language: Choice<Language>;
  framework?: Choice;
  queue?: Choice;
  cache?: Choice;
  cloud?: Choice;
  tenancy: Choice<'one' | 'many'>;
  shape: Choice<'monolith' | 'microservices' | 'serverless'>;
  /** Share of a month in which it answers, in percent. */
  availability: { percent: number; basis: Basis };
  logins: Choice[];
  compliance: Choice[];
  qualities: Choice[];
};

const RULE: Basis = { by: 'rule', cite: '' };
const AVAILABILITY = [99.5, 99.9, 99.99];
const LANGUAGES: readonly Language[] = ['typescript', 'python', 'go'];

/** Settles the means: later words count before answers, answers before the brief, and the brief before the repo. */
export function choose(
  reading: Reading,
  decided: readonly Decided[],
  repo: RepoReading,
  changes: readonly Change[],
): Choices {
  const pick = new Picker(reading, changes);
  const cloud = pick.one('cloud');
  const queue = pick.one('queue');
  const cache = pick.one('cache');
  const framework = pick.one('framework') ?? foundFramework(repo);
  return {
    store: (pick.one('store') ??
      foundStore(repo) ?? { key: 'postgresql', name: 'PostgreSQL', basis: RULE }) as Choice<StoreKey>,
    api: (pick.one('api', 'rest') ?? foundApi(repo) ?? { key: 'rest', name: 'REST', basis: RULE }) as Choice<ApiKey>,
    language: language(pick, framework, decided, repo),
    ...(framework ? { framework } : {}),
    ...(queue ? { queue } : {}),
    ...(cache ? { cache } : {}),
    ...(cloud ? { cloud } : {}),
    tenancy: tenancy(pick, decided),
    shape: (pick.one('shape') ?? {
      key: 'monolith',
      name: 'one service with clear modules',
      basis: RULE,
    }) as Choices['shape'],
    availability: availability(reading, decided, changes),
    logins: pick.all('login'),
    compliance: pick.all('compliance'),
    qualities: pick.all('quality'),
  };
}

class Picker {
  #later: { wish: Wish; words: string }[];
  #brief: readonly Wish[];

  constructor(reading: Reading, changes: readonly Change[]) {
    this.#later = changes.flatMap((change) => (change.kind === 'wish' ? [change] : []));
    this.#brief = reading.wishes;
  }

  /** The last word on a topic, unless it only says what is not wanted. `plain`: a key that gives way to any other. */
  one(topic: WishTopic, plain?: string): Choice | undefined {
    const wanted = this.all(topic);
    return wanted.find(({ key }) => key !== plain) ?? wanted[0];
  }

  all(topic: WishTopic): Choice[] {
    const later = this.#later.filter(({ wish }) => wish.topic === topic);
    const gone = new Set(later.filter(({ wish }) => !wish.wanted).map(({ wish }) => wish.key));
    const now = later
      .filter(({ wish }) => wish.wanted && !gone.has(wish.key))
      .map(({ wish, words }) => choiceOf(wish, { by: 'later', cite: `"${words}"` }));
    const before = this.#brief
      .filter((wish) => wish.topic === topic && wish.wanted && !gone.has(wish.key))
      .map((wish) =>
        choiceOf(wish, wish.cite ? { by: 'answer', cite: wish.cite } : { by: 'brief', cite: `"${wish.words}"` }),
      );
    return ONE_OF.has(topic) ? [...now.reverse(), ...before] : [...now, ...before];
  }
}

/** Topics of which one choice counts, the latest. */
const ONE_OF = new Set<WishTopic>([
  'store',
  'api',
  'language',
  'framework',
  'queue',
  'cache',
  'cloud',
  'tenancy',
  'shape',
]);

function choiceOf({ key, name }: Wish, basis: Basis): Choice {
  return { key, name, basis };
}

function foundFramework({ stack }: RepoReading): Choice | undefined {
  if (stack?.framework === undefined) return undefined;
  return {
    key: stack.framework.toLowerCase(),
    name: stack.framework,
    basis: { by: 'repo', cite: `\`${stack.path}\`` },
  };
}

function foundStore({ services, stack, tables }: RepoReading): Choice | undefined {
  const names: [RegExp, StoreKey, string][] = [
    [/postgres/i, 'postgresql', 'PostgreSQL'],
    [/mysql|mariadb/i, 'mysql', 'MySQL'],
    [/mongo/i, 'mongodb', 'MongoDB'],
    [/dynamo/i, 'dynamodb', 'DynamoDB'],
  ];
  for (const [pattern, key, name] of names) {
    const service = services.find(({ image }) => pattern.test(image));
    if (service) return { key, name, basis: { by: 'repo', cite: `\`${service.path}\`` } };
  }
  const counted = tables.find(({ columns }) => columns.some(({ type }) => /datetime|tinyint|mediumtext/.test(type)));
  if (counted?.path)
    return { key: 'mysql', name: 'MySQL', basis: { by: 'repo', cite: `\`${counted.path}:${counted.line}\`` } };
  const client = names.find(([pattern]) => stack?.clients.some((name) => pattern.test(name)));
  if (client && stack && tables.length === 0)
    return { key: client[1], name: client[2], basis: { by: 'repo', cite: `\`${stack.path}\`` } };
  return undefined;
}

function foundApi({ graphql, contract }: RepoReading): Choice | undefined {
  if (contract || graphql === undefined) return undefined;
  return { key: 'graphql', name: 'GraphQL', basis: { by: 'repo', cite: `\`${graphql}\`` } };
}

const FRAMEWORK_LANGUAGES: Record<string, Language> = {
  express: 'typescript',
  fastify: 'typescript',
  nestjs: 'typescript',
  fastapi: 'python',
  django: 'python',
  flask: 'python',
  gin: 'go',
  spring: 'java',
  rails: 'ruby',
  laravel: 'php',
};

const LANGUAGE_NAMES: Record<Language, string> = {
  typescript: 'TypeScript on Node.js',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  ruby: 'Ruby',
  rust: 'Rust',
  csharp: 'C#',
  php: 'PHP',
};

function language(
  pick: Picker,
  framework: Choice | undefined,
  decided: readonly Decided[],
  { stack }: RepoReading,
): Choice<Language> {
  const of = (key: Language, basis: Basis): Choice<Language> => ({ key, name: LANGUAGE_NAMES[key], basis });
  const named = pick.one('language');
  if (named) return of(named.key as Language, named.basis);
  const implied = framework && FRAMEWORK_LANGUAGES[framework.key];
  if (framework && implied && framework.basis.by !== 'repo') return of(implied, framework.basis);
  if (stack) return of(stack.language, { by: 'repo', cite: `\`${stack.path}\`` });
  const asked = decided.find(({ ask }) => ask.topic === 'language');
  return of(LANGUAGES[asked?.option ?? 0] ?? 'typescript', asked?.basis ?? RULE);
}

function tenancy(pick: Picker, decided: readonly Decided[]): Choice<'one' | 'many'> {
  const wish = pick.one('tenancy');
  if (wish) return { ...wish, key: wish.key === 'many' ? 'many' : 'one' };
  const asked = decided.find(({ ask }) => ask.topic === 'tenancy');
  const many = asked?.option === 1;
  return {
    key: many ? 'many' : 'one',
    name: many ? 'many tenants' : 'a single organisation',
    basis: asked?.basis ?? RULE,
  };
}

function availability(
  reading: Reading,
  decided: readonly Decided[],
  changes: readonly Change[],
): Choices['availability'] {
  const later = changes.findLast((change) => change.kind === 'availability');
  if (later?.kind === 'availability')
    return { percent: later.percent, basis: { by: 'later', cite: `"${later.words}"` } };
  const said = reading.quantities.find(({ unit, value }) => unit === 'percent' && value > 90 && value < 100);
  if (said) return { percent: said.value, basis: { by: 'brief', cite: `"${said.text}"` } };
  const asked = decided.find(({ ask }) => ask.topic === 'availability');
  const wish = reading.wishes.find(({ key }) => key === 'availability');
  if (wish && asked?.basis.by === 'rule') return { percent: 99.95, basis: { by: 'brief', cite: `"${wish.words}"` } };
  return { percent: AVAILABILITY[asked?.option ?? 1] ?? 99.9, basis: asked?.basis ?? RULE };
}
