import { PassThrough } from 'node:stream';
import type { Look, Stage } from '../../../src/faces/tui/stage.ts';
import { themeFor } from '../../../src/faces/tui/theme-for.ts';
import type { Persona } from '../../../src/personas/persona.ts';
import type { ModelChoice } from '../../../src/session/events.ts';
import { begun } from '../../support/sample-session.ts';

export const MODEL: ModelChoice = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true };

/** A built-in persona with what a test cares about put in. */
export function personaOf(slug: string, over: Partial<Persona> = {}): Persona {
  return {
    slug,
    name: slug,
    description: `${slug} designs.`,
    summary: 'data model first, then the contract, then what fails',
    prompt: '# You\n\nYou design.\n\n## Order\n\nData first.',
    tools: { mode: 'list', granted: ['read', 'glob', 'grep', 'web_search'], denied: [], unknown: [] },
    questions: 'when-unclear',
    report: ['Data model', 'API contract', 'Failure modes', 'Decisions'],
    source: { place: 'built-in', path: `agents/${slug}.md` },
    problems: [],
    ...over,
  };
}

export const PERSONAS: readonly Persona[] = [
  personaOf('contract-first'),
  personaOf('backend-architect', { summary: 'APIs, data and systems for production traffic', model: 'opus' }),
  personaOf('backend-engineer', {
    summary: 'designs and reviews, with code for every point',
    tools: { mode: 'all', granted: [], denied: ['write', 'edit'], unknown: [] },
  }),
  personaOf('backend-elite', { summary: 'asks first, always; scale, cost, operations', questions: 'always' }),
  personaOf('payments-reviewer', {
    source: {
      place: 'repo',
      path: '/code/library/.claude/agents/payments.md',
      root: '/code/library/.claude/agents',
      hash: 'a1',
    },
    problems: [
      { level: 'warning', rule: 'color', message: 'the colour "mauve" is not known, and blue is taken', line: 4 },
      { level: 'note', rule: 'model', message: 'no model: the session’s is taken', line: 1 },
    ],
  }),
];

export const LOOK: Look = {
  colorLevel: 0,
  unicode: true,
  screenReader: false,
  workspace: '/code/library',
  version: '0.1.0',
};

export const THEME = themeFor(LOOK);

/** A stage on which nothing outside happens; drafts are kept in memory. */
export function stageOf(over: Partial<Stage> = {}): Stage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    input: new PassThrough(),
    output: Object.assign(new PassThrough(), { columns: 80, rows: 24 }),
    look: LOOK,
    personas: { items: PERSONAS, problems: [] },
    otherPersonas: async () => over.personas ?? { items: PERSONAS, problems: [] },
    isTrusted: () => true,
    waitingServers: async () => [],
    trust: () => undefined,
    form: { context: [] },
    modelFor: () => MODEL,
    otherModel: () => undefined,
    modelName: (id) => (id === MODEL.id ? 'Opus 5.5' : id),
    history: [],
    drafts: { get: (key) => kept.get(key), set: (key, text) => void kept.set(key, text) },
    begin: async () => begun(),
    edit: async (text) => ({ text }),
    addFile: async (path) => ({ kind: 'usage', message: `There is no file ${path}.` }),
    saveAs: async () => undefined,
    readReport: () => '',
    leaving: new AbortController().signal,
    now: () => Date.parse('2026-11-20T10:00:00.000Z'),
    kept,
    ...over,
  };
}
