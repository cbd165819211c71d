import type { Block } from '../session/events.ts';
import type { Credentials } from './endpoint.ts';
import type { Model, ModelEvent } from './model.ts';

/** What stands in the place of the key. */
const MARK = '(the key)';

/**
 * A model that never says the key it is asked with: one that has leaked into what it read would stand in the journal and
 * in the report. A stand-in for a key, as local servers take one, may be a word like any other, and stays.
 */
export function withoutKey(model: Model, credentials: Credentials): Model {
  const key = 'apiKey' in credentials ? credentials.apiKey : credentials.authToken;
  if (key.length < 16 || !/\d|^sk-/.test(key)) return model;
  return {
    async *stream(request, signal) {
      const held = { text: '', thinking: '' };
      const rest = (kind: 'text' | 'thinking'): ModelEvent[] => {
        const text = held[kind];
        held[kind] = '';
        return text === '' ? [] : [{ type: kind, text }];
      };
      for await (const event of model.stream(request, signal)) {
        if (event.type === 'text' || event.type === 'thinking') {
          const said = (held[event.type] + event.text).replaceAll(key, MARK);
          const kept = beginningAtEnd(said, key);
          held[event.type] = said.slice(said.length - kept);
          if (kept < said.length) yield { ...event, text: said.slice(0, said.length - kept) };
        } else if (event.type === 'waiting') yield event;
        else {
          yield* rest('thinking');
          yield* rest('text');
          yield event.type === 'ended'
            ? { ...event, content: event.content.map((block) => masked(block, key)) }
            : event;
        }
      }
    },
  };
}

/** How much of the end of a text may be the beginning of the key. */
function beginningAtEnd(text: string, key: string): number {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(key.slice(0, length))) return length;
  return 0;
}

/** Thinking that is changed is signed no more, and does not go back. */
function masked(block: Block, key: string): Block {
  if (!JSON.stringify(block).includes(key)) return block;
  const clean = replaced(block, key) as Block;
  return clean.type === 'thinking' ? { ...clean, signature: '' } : clean;
}

function replaced(value: unknown, key: string): unknown {
  if (typeof value === 'string') return value.replaceAll(key, MARK);
  if (Array.isArray(value)) return value.map((each) => replaced(each, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, key)]));
}
