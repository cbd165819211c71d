import { describe, expect, it } from 'vitest';
import {
  finishedMentions,
  mentionedFiles,
  mentionProblem,
  mentionsIn,
} from '../../../../src/faces/tui/screens/what-state.ts';
import type { ContextRef } from '../../../../src/session/events.ts';

const api: ContextRef = { name: 'docs/api.yaml', origin: 'file', bytes: 9, text: 'openapi: 3' };
const missing = (path: string) => ({ kind: 'usage', message: `There is no file ${path}.` }) as const;

describe('files named by @', () => {
  it('are found where a word begins, each once, without the punctuation after them', () => {
    expect(mentionsIn('see @docs/api.yaml, (@a.sql) and @docs/api.yaml.')).toEqual(['docs/api.yaml', 'a.sql']);
  });

  it('are no e-mail addresses, and no lonely @', () => {
    expect(mentionsIn('me@example.org @ home')).toEqual([]);
  });

  it('count as typed once something stands after them', () => {
    expect(finishedMentions('see @docs/api.ya')).toEqual([]);
    expect(finishedMentions('see @docs/api.yaml and')).toEqual(['docs/api.yaml']);
  });

  it('are context for as long as the text names them', () => {
    const known = { 'docs/api.yaml': api, 'x.sql': missing('x.sql'), y: 'asked' } as const;
    expect(mentionedFiles(['docs/api.yaml', 'x.sql', 'y'], known)).toEqual([api]);
    expect(mentionedFiles([], known)).toEqual([]);
    expect(mentionedFiles(['docs/api.yaml'], known, [api])).toEqual([]);
    expect(mentionedFiles(['docs/api.yaml'], known, [{ ...api, origin: 'piped' }])).toEqual([api]);
  });

  it('are a problem only where they look like paths', () => {
    const known = { 'x.sql': missing('x.sql'), Transactional: missing('Transactional') };
    expect(mentionProblem(['x.sql'], known)).toBe('There is no file x.sql.');
    expect(mentionProblem(['Transactional'], known)).toBeUndefined();
  });
});
