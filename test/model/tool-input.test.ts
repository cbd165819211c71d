import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invalidInput } from '../../src/model/model.ts';
import { parsedInput } from '../../src/model/tool-input.ts';

const invalid = (input: unknown) => invalidInput({ type: 'tool_use', id: 't', name: 'n', input });

test.each(['{"a":1', '{a:1}', '[1]', '"text"', 'null', '7', '{"a":1} ', '{"a":1}{'])('%s', (json) => {
  const input = parsedInput(json);
  if (json.trim() === '{"a":1}') expect(invalid(input)).toBeUndefined();
  else expect(invalid(input)).toBe(json);
  expect(typeof input === 'object' && !Array.isArray(input)).toBe(true);
});

test('an object that is valid comes out as it is, whatever its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const json = JSON.stringify(value);
      const input = parsedInput(json);
      expect(JSON.stringify(input)).toBe(json);
      if (!('INVALID_JSON' in value)) expect(invalid(input)).toBeUndefined();
    }),
  );
});

test('input that is no object is not mistaken for ours', () => {
  for (const input of [undefined, null, 'INVALID_JSON', [], { INVALID_JSON: 1 }, { INVALID_JSON: 'x', more: 1 }]) {
    expect(invalid(input)).toBeUndefined();
  }
});
