import { fields, isObject } from './json.ts';
import { blockProblems } from './judge-blocks.ts';
import { memoryProblems } from './judge-memory.ts';
import { topProblems } from './judge-top.ts';
import { turnProblems } from './judge-turns.ts';
import type { Memory } from './memory.ts';

/** What is wrong with a request. With a `status` the real API would refuse it; without, it breaks a promise of ours. */
export type Problem = { rule: string; message: string; status?: number; type?: string };

export type Judged = { headers: Record<string, string | string[] | undefined>; raw: Buffer };

/** A refusal in the API's most common form. */
export function refused(rule: string, message: string, status = 400, type = 'invalid_request_error'): Problem {
  return { rule, message, status, type };
}

/**
 * Judges a request as the real API would, and as our own laws do.
 *
 * It follows the published rules and the SDK's types; the real server was never asked. `memory` is read, not changed.
 */
export function judge({ headers, raw }: Judged, memory: Memory): Problem[] {
  const problems = headerProblems(headers);
  const body = parse(raw);
  if (body === undefined) return [...problems, refused('json', 'The request body is not valid JSON')];
  if (!isObject(body)) return [...problems, refused('json', 'The request body is not an object')];
  return [
    ...problems,
    ...surrogateProblems(body, '$'),
    ...topProblems(body),
    ...blockProblems(body),
    ...turnProblems(body, memory),
    ...memoryProblems(body, memory),
  ];
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}

const VERSIONS = ['2023-01-01', '2023-06-01', '2026-10-21'];

function headerProblems(headers: Judged['headers']): Problem[] {
  const problems: Problem[] = [];
  const { authorization, 'x-api-key': key, 'anthropic-version': version, 'content-type': type } = headers;
  if (!authorization && !key) problems.push(refused('key', 'no credentials', 401, 'authentication_error'));
  if (authorization && !/^Bearer \S+$/.test(String(authorization))) {
    problems.push(refused('key', 'malformed credentials', 401, 'authentication_error'));
  }
  if (!VERSIONS.includes(String(version))) problems.push(refused('version', `no such version: ${version}`));
  if (!/^application\/json\b/i.test(String(type))) problems.push(refused('content-type', `not JSON: ${type}`));
  return problems;
}

function surrogateProblems(value: unknown, path: string): Problem[] {
  if (typeof value === 'string') {
    return /\p{Surrogate}/u.test(value) ? [refused('surrogate', `a lone surrogate in ${path}`)] : [];
  }
  const parts = Array.isArray(value) ? value.entries() : Object.entries(fields(value));
  return [...parts].flatMap(([key, each]) => surrogateProblems(each, `${path}.${key}`));
}
