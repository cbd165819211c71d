import type { Effort, ToolSpec } from '../session/events.ts';
import { type ModelInfo, modelInfo } from './catalogue.ts';
import type { ModelRequest } from './model.ts';

/** Room for a long report and the thinking before it; a reply that needs more goes on in the next one. */
const ENOUGH = 64_000;
/** For a model that nothing is known of: some servers refuse a request whose `max_tokens` outgrows their context. */
const ENOUGH_UNKNOWN = 16_000;

const CACHE = { cache_control: { type: 'ephemeral' } };

/** Where the request goes: which model, and whether the host is another than Anthropic's own. */
export type Target = { model: string; foreign: boolean };

/**
 * The body of a `POST /v1/messages`.
 *
 * Two cache marks, and none within the messages, so that these stay byte for byte the same from request to request:
 * one behind the system prompt, which also covers the tools, and the request's own, which the API moves to the last
 * block by itself. A foreign host gets only what every such server takes, and `thinking` for a Claude model.
 */
export function requestBody(request: ModelRequest, { model, foreign }: Target): Record<string, unknown> {
  const info = modelInfo(model);
  const { system, messages } = request;
  const offered = request.tools.flatMap((tool) => wireTool(tool, foreign));
  const effort = foreign || !request.effort ? undefined : nearestEffort(request.effort, model, info);
  const body = {
    model,
    max_tokens: info ? Math.min(info.maxOutput, ENOUGH) : isClaude(model) ? ENOUGH : ENOUGH_UNKNOWN,
    stream: true,
    ...(foreign ? {} : CACHE),
    ...(system.trim() ? { system: foreign ? system : [{ type: 'text', text: system, ...CACHE }] } : {}),
    ...(offered.length > 0 ? { tools: offered } : {}),
    messages,
    // Without `display` the newest models think in silence: what they say between tool calls comes as thinking.
    ...(takesAdaptive(model, info) ? { thinking: { type: 'adaptive', display: 'summarized' } } : {}),
    ...(effort ? { output_config: { effort } } : {}),
  };
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, wellFormed(value)]));
}

/** A tool that the provider runs is named by its type, and needs no schema; a foreign host would not know it. */
function wireTool({ server, ...tool }: ToolSpec, foreign: boolean): Record<string, unknown>[] {
  if (!server) return [tool];
  return foreign ? [] : [{ type: server.type, name: tool.name, max_uses: server.max_uses }];
}

/** A Claude model that the catalogue does not know is newer than it, and takes what the newest take. */
function isClaude(model: string): boolean {
  return model.startsWith('claude-');
}

function takesAdaptive(model: string, info: ModelInfo | undefined): boolean {
  return info ? info.thinking.includes('adaptive') : isClaude(model);
}

/** The highest level that the model takes and that is not above what was asked for. */
function nearestEffort(asked: Effort, model: string, info: ModelInfo | undefined): Effort | undefined {
  if (!info) return isClaude(model) ? asked : undefined;
  const levels: Effort[] = ['low', 'medium', 'high', 'xhigh', 'max'];
  const notAbove = levels.slice(0, levels.indexOf(asked) + 1);
  return notAbove.findLast((level) => info.efforts.includes(level));
}

/** The same value with each lone surrogate replaced, which the API refuses and a cut text may hold. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [wellFormed(key), wellFormed(each)]));
}
