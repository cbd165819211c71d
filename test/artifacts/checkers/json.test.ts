import { describe, expect, it } from 'vitest';
import { json } from '../../../src/artifacts/checkers/json.ts';
import { checkText, verdict } from './check-text.ts';

describe('the checker of JSON', () => {
  it.each([
    ['an object', '{"a": [1, -2.5e3, true, null, "x\\n"]}'],
    ['lines of JSON', '{"a": 1}\n{"a": 2}\n'],
    ['members of an object, alone', '"a": 1,\n"b": {"c": 2}'],
    ['an HTTP message', 'POST /orders HTTP/1.1\nContent-Type: application/json\n\n{\n  "id": 1\n}'],
    ['a message and its answer', 'POST /x\n\n{"a": 1}\n\nHTTP/1.1 201 Created\nLocation: /x/1\n\n{"id": 1}'],
    ['comments', '// the answer\n{\n  "a": 1, // one\n  "b": 2\n}'],
    ['dots', '{\n  "a": 1,\n  "items": [ ... ],\n  ...\n}'],
  ])('reads %s', async (_, text) => {
    expect(await verdict(json, text)).toEqual(['parsed']);
  });

  it.each([
    ['types for values', '{\n  "id": uuid,\n  "name": string\n}'],
    ['alternatives', '{"state": "open" | "closed"}'],
    ['a template', '{"id": {{ id }}}'],
    ['what is no JSON at all', 'id=1&name=x'],
    ['nothing', ' \n'],
    ['a message without a body', 'GET /orders/1 HTTP/1.1\nHost: example.com'],
  ])('leaves %s alone', async (_, text) => {
    expect(await verdict(json, text)).toEqual(['not checked']);
  });

  it.each([
    ['a comma after the last entry', '{\n  "a": 1,\n  "b": 2,\n}', 3],
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 2],
    ['a missing colon', '{\n  "a": 1,\n  "b" 2\n}', 3],
    ['a missing quote at the end', '{\n  "a": "x,\n  "b": 2\n}', 2],
    ['a missing quote at the beginning', '{\n  "a": x",\n  "b": 2\n}', 2],
    ['single quotes', '{\n  "a": \'x\',\n  "b": 2\n}', 2],
    ['a value of another language', '{\n  "a": True,\n  "b": 2\n}', 2],
    ['a number that is none', '{\n  "a": 007,\n  "b": 2\n}', 2],
    ['an escape that is none', '{\n  "a": "\\d"\n}', 2],
  ])('finds %s', async (_, text, line) => {
    expect(await verdict(json, text)).toEqual([`error json/syntax ${line}`]);
  });

  it('finds a key that stands twice, on the line of the second', async () => {
    expect(await verdict(json, '{\n  "a": 1,\n  "b": 2,\n  "a": 3\n}')).toEqual(['error json/duplicate-key 4']);
    expect(await verdict(json, '{"a": {"x": 1}, "b": {"x": 1}}')).toEqual(['parsed']);
  });

  it('finds the place of a missing bracket by the indentation', async () => {
    const nested = '{\n  "a": {\n    "b": 1\n  },\n  "c": {\n    "d": [\n      1\n  },\n  "e": 2\n}';
    expect(await verdict(json, nested)).toEqual(['error json/syntax 8']);
    expect(await verdict(json, '{\n  "a": {\n    "b": 1\n  }\n  },\n  "c": 1\n}')).toEqual(['error json/syntax 5']);
    expect(await verdict(json, '{\n  "a": 1,\n  "b": \n    { "c": 2 }\n  ],\n  "d": 3\n}')).toEqual([
      'error json/syntax 3',
    ]);
  });

  it('lets the dialects with comments have them, and commas at the end', async () => {
    const text = '{\n  // a comment\n  "a": 1,\n}';
    expect((await checkText(json, text, { dialect: 'jsonc' })).reason).toBeUndefined();
    expect(await verdict(json, text, { name: 'tsconfig.json' })).toEqual(['parsed']);
    expect(await verdict(json, '{\n  "a": 1,\n}', { dialect: 'jsonc' })).toEqual(['parsed']);
  });

  it('raises nothing on a fragment', async () => {
    expect(await verdict(json, '{\n  "a": 1\n  "b": 2\n', { fragment: true })).toEqual(['not checked']);
  });

  it('gives the lines of the document', async () => {
    const { findings } = await checkText(json, '{\n  "a": 1,\n}', { firstLine: 40 });
    expect(findings[0]?.line).toBe(41);
  });

  it('is not troubled by depth and length', async () => {
    expect(await verdict(json, '['.repeat(100_000))).toEqual(['not checked']);
    expect(await verdict(json, `[${'1,'.repeat(1_100_000)}1]`)).toEqual(['not checked']);
  });
});
