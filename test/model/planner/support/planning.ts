import type { ModelEvent, ModelRequest } from '../../../../src/model/model.ts';
import { createPlanner } from '../../../../src/model/planner/planner.ts';
import type { AskPolicy, ContextRef, ToolSpec } from '../../../../src/session/events.ts';

export const PERSONAS: Record<string, string[]> = {
  'backend-architect': [
    'Overview',
    'API design',
    'Data model',
    'System structure',
    'Security',
    'Performance',
    'Delivery',
    'Decisions',
  ],
  'contract-first': ['Data model', 'API contract', 'Failure modes', 'Decisions'],
  'backend-engineer': ['Overview', 'Detailed recommendations', 'Code examples', 'Risks and mitigations'],
  'backend-elite': [
    'Architecture',
    'Stack choice',
    'Trade-offs',
    'Implementation steps',
    'Performance',
    'Security',
    'Maintenance',
    'Monitoring',
    'Diagrams',
  ],
  'backend-agent': ['Plan', 'Endpoints/Contracts', 'Database Impact', 'Tests', 'Risks & Rollbacks'],
  'system-architect': ['Context', 'Boundaries', 'Data ownership', 'Integration', 'Evolution', 'Decisions'],
  'security-engineer': [
    'Assets and scope',
    'Threats',
    'Authentication and authorization',
    'Input handling',
    'Secrets',
    'Supply chain',
    'Findings',
  ],
};

export type RequestOptions = Partial<ModelRequest['intent']> & {
  policy?: AskPolicy;
  offered?: string[];
  messages?: ModelRequest['messages'];
};

export function request(brief: string, options: RequestOptions = {}): ModelRequest {
  const { policy = 'never', offered = [], messages = [], ...intent } = options;
  const tools: ToolSpec[] = offered.map((name) => ({ name, description: name, input_schema: { type: 'object' } }));
  const persona = { slug: 'contract-first', name: 'Contract first', prompt: '', questions: policy, source: 'built-in' };
  return {
    system: '',
    tools,
    messages,
    intent: { persona, sections: PERSONAS['contract-first'] ?? [], brief, context: [], asked: [], said: [], ...intent },
  };
}

export function context(name: string, text: string): ContextRef {
  return { name, origin: 'file', bytes: text.length, text };
}

/** Every event of one turn. */
export async function eventsOf(asked: ModelRequest, signal = new AbortController().signal): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of createPlanner().stream(asked, signal)) events.push(event);
  return events;
}

export async function textOf(asked: ModelRequest): Promise<string> {
  const events = await eventsOf(asked);
  const last = events.at(-1);
  if (last?.type !== 'ended') throw new Error(`The planner did not end: ${JSON.stringify(last)}`);
  return events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
}

/** The report on a brief, under the headings of a persona. */
export function reportOn(brief: string, persona = 'contract-first', options: RequestOptions = {}): Promise<string> {
  return textOf(request(brief, { sections: PERSONAS[persona] ?? [], ...options }));
}
