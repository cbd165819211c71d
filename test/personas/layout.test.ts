import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/personas/layout.ts';

const front = (text: string) => layOut(text).front?.text.join('\n');
const body = (text: string) => layOut(text).body.text.join('\n');
const said = (text: string) => layOut(text).problems.map(({ rule }) => rule);

describe('rule 3: what stands around the file', () => {
  test('blank lines before the first fence are dropped; lines keep their numbers', () => {
    const { front, body } = layOut('\n  \n---\na: 1\n---\nbody');
    expect(front).toEqual({ text: ['a: 1'], first: 4 });
    expect(body).toEqual({ text: ['body'], first: 6 });
  });

  test('the indent of the first fence is dropped everywhere, more of it stays', () => {
    expect(body('  ---\n  a: 1\n  ---\n  x\n    y\n z')).toBe('x\n  y\nz');
  });

  test('an indented file after a numbered paste: `1 ---`', () => {
    const text = ['---', 'a: 1', '---', 'x', '  y'].map((line, index) => `${index + 1} ${line}`).join('\n');
    expect(front(text)).toBe('a: 1');
    expect(body(text)).toBe('x\n  y');
    expect(said(text)).toEqual(['line-numbers', 'indented']);
  });
});

describe('rules 4 and 5: the fences', () => {
  test.each(['---', '---  ', '----', '-------------------------------', '...'])('%j closes', (close) => {
    expect(front(`---\na: 1\n${close}\nbody`)).toBe('a: 1');
    expect(body(`---\na: 1\n${close}\nbody`)).toBe('body');
  });

  test.each(['--', '--- x', ' ---', '***'])('%j does not', (line) => {
    expect(front(`---\na: 1\n${line}\n---\nbody`)).toBe(`a: 1\n${line}`);
  });

  test('only the first pair counts: rules below are text', () => {
    expect(body('---\na: 1\n---\nx\n---\nb: 2\n---\ny')).toBe('x\n---\nb: 2\n---\ny');
  });

  test('blank lines after the opening fence are fine', () => {
    expect(front('---\n\n\na: 1\n---\n')).toBe('\n\na: 1');
  });

  test.each(['---yaml', '--- yml', '---  '])('%j opens as `---` does', (open) => {
    expect(front(`${open}\na: 1\n---\n`)).toBe('a: 1');
  });

  test.each(['---js', '---javascript', '---json', '---coffee'])('%j opens nothing, and it is said', (open) => {
    const text = `${open}\n{ "a": 1, b: 2 }\n---\nbody`;
    expect(layOut(text).front).toBeUndefined();
    expect(body(text)).toBe(text);
    expect(said(text)).toEqual(['fence-language']);
  });

  test.each(['----\na: 1\n---\nb', 'text\n---\na: 1\n---\n', '--\na: 1\n--'])('%j has no frontmatter', (text) => {
    expect(layOut(text).front).toBeUndefined();
    expect(body(text)).toBe(text);
  });

  test('two rules with no key between them are a break in the text', () => {
    const text = '---\nOnce upon a time: no.\nhttp://x\n---\nThe end.';
    expect(layOut(text).front).toBeUndefined();
    expect(body(text)).toBe(text);
  });

  test.each(['"name": x', 'name:', 'x-y_z.q: 1', '  name: x', 'a :  b'])('%j is a key', (line) => {
    expect(front(`---\n${line}\n---\n`)).toBe(line);
  });
});

describe('a fence that nothing closes', () => {
  test('ends before the first paragraph; blank lines between keys, and indented text, do not end it', () => {
    const { front, body } = layOut(
      '---\nname: x\n\ndescription: y\n\n  more of it\n\nYou are prose.\n\nAnd more: prose.',
    );
    expect(front?.text.join('\n')).toBe('name: x\n\ndescription: y\n\n  more of it');
    expect(body.text.join('\n').trim()).toBe('You are prose.\n\nAnd more: prose.');
    expect(body.first).toBe(7);
  });

  test('may be the whole file', () => {
    expect(front('---\nname: x\nprompt: y')).toBe('name: x\nprompt: y');
    expect(said('---\nname: x')).toEqual(['unclosed-fence']);
  });
});
