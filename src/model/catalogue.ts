import type { Effort, Usage } from '../session/events.ts';

/** Words that stand for today's best model of a kind. */
export const FAMILIES = ['opus', 'sonnet', 'haiku', 'fable', 'mythos'] as const;
export type Family = (typeof FAMILIES)[number];

/** US dollars for a million tokens; a cache write is one that lives five minutes. */
type Price = { input: number; output: number; cacheWrite: number; cacheRead: number };

type ThinkingForm = 'adaptive' | 'between_tools' | 'disabled' | 'enabled';

export type ModelInfo = {
  id: string;
  family: Family;
  /** The most tokens one reply may have. */
  maxOutput: number;
  /** Absent where none is published. */
  price?: Price;
  /** What the whole request costs once its prompt (cached parts included) is longer than `above` tokens. */
  longPrompt?: { above: number; price: Price };
  /** The forms of `thinking` that it does not answer with a 400. */
  thinking: readonly ThinkingForm[];
  /** The levels of effort it takes, lowest first; empty where it takes none. */
  efforts: readonly Effort[];
  /** What it does when no effort is named. */
  defaultEffort?: Effort;
  /** Whether it is known to take a `role: "system"` message after a user turn. */
  systemMessages: boolean;
  /** The day of its announced end, as an ISO date. */
  endsOn?: string;
};

const price = (input: number, output: number, cacheWrite: number, cacheRead: number): Price => ({
  input,
  output,
  cacheWrite,
  cacheRead,
});

const EFFORTS: readonly Effort[] = ['low', 'medium', 'high', 'xhigh', 'max'];
const NOW = { maxOutput: 128_000, thinking: ['adaptive'], efforts: EFFORTS, systemMessages: true } as const;
const BEFORE = { ...NOW, thinking: ['adaptive', 'disabled'], defaultEffort: 'high' } as const;
const GEN_4_6 = { ...BEFORE, thinking: ['adaptive', 'enabled', 'disabled'], systemMessages: false } as const;
const GEN_4_5 = { maxOutput: 64_000, thinking: ['enabled', 'disabled'], efforts: [], systemMessages: false } as const;

const OLD_OPUS = price(5, 25, 6.25, 0.5);
const OLD_SONNET = price(3, 15, 3.75, 0.3);

/**
 * Every model known by name; the first of a family is the one that the family's word stands for.
 *
 * From the published model overviews, price list and deprecation list as of November 2026. Sonnet 5 stands without
 * system messages because the sources contradict each other; that Opus 4.5 and 4.6 take no `xhigh` is a guess.
 */
export const MODELS: readonly ModelInfo[] = [
  { id: 'claude-opus-5-5', family: 'opus', ...NOW, defaultEffort: 'medium', price: price(4, 20, 5, 0.2) },
  {
    id: 'claude-sonnet-5-5',
    family: 'sonnet',
    ...NOW,
    thinking: ['adaptive', 'between_tools'],
    defaultEffort: 'high',
    price: price(2, 10, 2.5, 0.1),
  },
  {
    id: 'claude-haiku-5-5',
    family: 'haiku',
    ...NOW,
    thinking: ['adaptive', 'disabled'],
    defaultEffort: 'medium',
    price: price(0.1, 0.5, 0.125, 0.01),
    longPrompt: { above: 100_000, price: price(0.5, 2.5, 0.625, 0.05) },
  },
  { id: 'claude-fable-5-2', family: 'fable', ...NOW, defaultEffort: 'high', price: price(8, 40, 10, 0.2) },
  { id: 'claude-mythos-5-2', family: 'mythos', ...NOW, defaultEffort: 'high', price: price(8, 40, 10, 0.2) },
  { id: 'claude-fable-5-1', family: 'fable', ...NOW, defaultEffort: 'high', price: price(10, 50, 12.5, 0.25) },
  { id: 'claude-mythos-5-1', family: 'mythos', ...NOW, defaultEffort: 'high', price: price(10, 50, 12.5, 0.25) },
  { id: 'claude-fable-5', family: 'fable', ...NOW, defaultEffort: 'high', price: price(10, 50, 12.5, 1) },
  { id: 'claude-mythos-5', family: 'mythos', ...NOW, defaultEffort: 'high', price: price(10, 50, 12.5, 1) },
  { id: 'claude-opus-5', family: 'opus', ...BEFORE, price: OLD_OPUS },
  { id: 'claude-sonnet-5', family: 'sonnet', ...BEFORE, systemMessages: false, price: price(2, 10, 2.5, 0.2) },
  { id: 'claude-opus-4-8', family: 'opus', ...BEFORE, price: OLD_OPUS },
  { id: 'claude-opus-4-7', family: 'opus', ...BEFORE, systemMessages: false, price: OLD_OPUS },
  { id: 'claude-mythos-preview', family: 'mythos', ...BEFORE, thinking: ['adaptive'], systemMessages: false },
  { id: 'claude-opus-4-6', family: 'opus', ...GEN_4_6, efforts: ['low', 'medium', 'high', 'max'], price: OLD_OPUS },
  {
    id: 'claude-sonnet-4-6',
    family: 'sonnet',
    ...GEN_4_6,
    maxOutput: 64_000,
    efforts: ['low', 'medium', 'high', 'max'],
    price: OLD_SONNET,
  },
  { id: 'claude-haiku-4-5', family: 'haiku', ...GEN_4_5, price: price(1, 5, 1.25, 0.1) },
  {
    id: 'claude-opus-4-5',
    family: 'opus',
    ...GEN_4_5,
    efforts: ['low', 'medium', 'high'],
    defaultEffort: 'high',
    price: OLD_OPUS,
  },
  { id: 'claude-sonnet-4-5', family: 'sonnet', ...GEN_4_5, price: OLD_SONNET, endsOn: '2026-11-30' },
];

/** The id that a family's word stands for today. */
export function todaysId(family: Family): string {
  return MODELS.find((model) => model.family === family)?.id ?? `claude-${family}`;
}

/** The model of a session whose persona and user name none. */
export const DEFAULT_MODEL = todaysId('opus');

/** What is known of a model: its id with or without a date at the end. Undefined for any other. */
export function modelInfo(id: string): ModelInfo | undefined {
  const bare = id.replace(/-\d{8}$/, '');
  return MODELS.find((model) => model.id === bare);
}

/**
 * Whether the provider searches the web for this model: Anthropic's own host does for every Claude model, and no other
 * server is known to.
 *
 * @param foreign whether the host is another than Anthropic's own
 */
export function takesWebSearch(id: string, foreign: boolean): boolean {
  return !foreign && id.startsWith('claude-');
}

/** US dollars for one search, whatever it finds: $10 for a thousand, by the price list as of November 2026. */
const SEARCH_PRICE = 0.01;

/** What a turn cost, in US dollars; undefined where the price is not known. */
export function costOf(id: string, usage: Usage): number | undefined {
  const info = modelInfo(id);
  const prompt = usage.input + usage.cacheRead + usage.cacheWrite;
  const price = info?.longPrompt && prompt > info.longPrompt.above ? info.longPrompt.price : info?.price;
  if (!price) return undefined;
  const { input, output, cacheWrite, cacheRead } = usage;
  const millionths =
    input * price.input + output * price.output + cacheWrite * price.cacheWrite + cacheRead * price.cacheRead;
  return millionths / 1_000_000 + (usage.searches ?? 0) * SEARCH_PRICE;
}
