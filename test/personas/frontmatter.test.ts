import { describe, expect, test } from 'vitest';
import { readFrontmatter } from '../../src/personas/frontmatter.ts';
import { plain } from '../../src/personas/value.ts';

const read = (text: string) => readFrontmatter({ text: text.split('\n'), first: 2 });
const values = (text: string) =>
  Object.fromEntries([...read(text).entries].map(([key, { value }]) => [key, plain(value)]));
const said = (text: string) => read(text).problems.map(({ rule, line }) => `${rule}:${line}`);

describe('rule 6: well-formed YAML', () => {
  test('keeps the words of the file: nothing becomes a number, a truth or a null', () => {
    expect(values('name: 007\na: true\nb: ~\nc: 1e3\nd: 2026-01-01\ne: 0x1F\nf: no\ng: 12:30')).toEqual({
      name: '007',
      a: 'true',
      b: '~',
      c: '1e3',
      d: '2026-01-01',
      e: '0x1F',
      f: 'no',
      g: '12:30',
    });
  });

  test('blocks, flows, lists and maps', () => {
    const text = 'a: |\n  x\n  y\nb: >-\n  x\n  y\nc: [1, "2"]\nd:\n- e\n- f: g\nh: {i: j}\nk:';
    expect(values(text)).toEqual({ a: 'x\ny\n', b: 'x y', c: ['1', '2'], d: ['e', { f: 'g' }], h: { i: 'j' }, k: '' });
    expect(said(text)).toEqual([]);
  });

  test('keys compare without case, hyphens and underscores', () => {
    expect(Object.keys(values('Allowed-Tools: Read\nmax_turns: 3\npermissionMode: plan'))).toEqual([
      'allowedtools',
      'maxturns',
      'permissionmode',
    ]);
  });

  test('a key named like something of every object is only a key', () => {
    const { entries } = read('__proto__: x\nconstructor: {prototype: y}\nname: z');
    expect([...entries.keys()]).toEqual(['proto', 'constructor', 'name']);
    expect(({} as { prototype?: unknown }).prototype).toBeUndefined();
  });

  test('a tag runs nothing', () => {
    expect(values('name: !!js/function "function () { globalThis.ran = true }"')).toEqual({
      name: 'function () { globalThis.ran = true }',
    });
  });

  test.each(['a: 1\n--- # c\nb: 2', 'a: 1\n---x\nb: 2'])('a line like a fence inside is read by lines: %j', (text) => {
    expect(values(text)).toMatchObject({ b: '2' });
  });

  test('of a repeated key the first counts, also when only its spelling repeats', () => {
    expect(values('model: opus\nmodel: haiku')).toEqual({ model: 'opus' });
    expect(values('max-turns: 1\nmaxTurns: 2')).toEqual({ maxturns: '1' });
    expect(said('max-turns: 1\nmaxTurns: 2')).toEqual(['repeated-key:3']);
  });

  test.each(['- a\n- b: c', 'just words', '? [a]\n: b'])('what is no mapping of words is read by lines: %j', (text) => {
    expect(said(text)).toContain('loose-yaml:2');
  });
});

describe('rule 7: read by lines', () => {
  const BROKEN = 'x: y: z';

  test('a label goes on with the description, whatever its case; a key ends it', () => {
    const text = `${BROKEN}\ndescription: One.\nContext: two\nuser: three\nAssistant: four\nnote: five\nTools: six\nmodel: opus`;
    expect(values(text)).toEqual({
      x: 'y: z',
      description: 'One.\nContext: two\nuser: three\nAssistant: four\nnote: five\nTools: six',
      model: 'opus',
    });
  });

  test('disallowedTools and permissionMode start in lower case, and so end a description', () => {
    expect(values(`${BROKEN}\ndescription: One.\ndisallowedTools: Bash\npermissionMode: plan`)).toMatchObject({
      description: 'One.',
      disallowedtools: 'Bash',
      permissionmode: 'plan',
    });
  });

  test('prose, links, lists and headings go on with the text', () => {
    const prose = 'One.\n\nhttps://x.example/y\n- item: a\n# Heading\nAnd so: on';
    expect(values(`${BROKEN}\ndescription: ${prose}\ncolor: red`)).toMatchObject({ description: prose, color: 'red' });
  });

  test('outside free text a key in upper case is one, and stray words are not', () => {
    expect(values(`${BROKEN}\nName: a\nstray words\nMODEL: b`)).toEqual({ x: 'y: z', name: 'a', model: 'b' });
  });

  test('a value may be glued to the colon of a known key, never of a link', () => {
    const text = 'name:glued\nmodel:opus\ndescription:a: b\nname:John\nhttp://x';
    expect(values(text)).toEqual({ name: 'glued', model: 'opus', description: 'a: b\nname:John\nhttp://x' });
  });

  test('keys that are all indented alike are keys', () => {
    expect(values('  name: a\n  x: y: z\n  description: One.\n    more\n  model: b')).toMatchObject({
      name: 'a',
      description: 'One. more',
      model: 'b',
    });
  });
});

describe('rule 8: the value of one entry', () => {
  const broken = (entry: string) => values(`x: y: z\n${entry}`);

  test('is YAML by itself where it can be: block, list, map', () => {
    expect(broken('description: |\n  a: b: c\n  d\ntools:\n  - Read\n  - Bash\npermission:\n  edit: deny')).toEqual({
      x: 'y: z',
      description: 'a: b: c\nd\n',
      tools: ['Read', 'Bash'],
      permission: { edit: 'deny' },
    });
  });

  test('quoted: to the last like mark, its escapes undone', () => {
    expect(broken('description: "a "b" \\"c\\"\\n\\td \\\\ e"')).toMatchObject({ description: 'a "b" "c"\n\td \\ e' });
    expect(broken("description: 'it''s 'here': now' # why")).toMatchObject({ description: "it's 'here': now" });
  });

  test('a mark that does not close at the end quotes nothing', () => {
    expect(broken('description: "Fast" and: good')).toMatchObject({ description: '"Fast" and: good' });
    expect(broken("name: 'x' is: don't")).toMatchObject({ name: "'x' is: don't" });
  });

  test('lists and maps that YAML refuses, line by line', () => {
    expect(broken('tools: [Read, *]')).toMatchObject({ tools: ['Read', '*'] });
    expect(broken('tools:\n  - Read\n  - *   # all\n  - "Bash"')).toMatchObject({ tools: ['Read', '*', 'Bash'] });
    expect(broken('tools:\n  *: false\n  read: true')).toMatchObject({ tools: { '*': 'false', read: 'true' } });
    expect(broken('tools:\n\t- Read\n\t- Grep')).toMatchObject({ tools: ['Read', 'Grep'] });
  });

  test.each(['*', '@team/x', '`x`', '%x', 'a: b', '> x', '{a', '[x'])('%j is taken as it stands', (raw) => {
    expect(broken(`name: ${raw}`)).toMatchObject({ name: raw });
  });

  test('a block that runs on at column 0 loses only its sign', () => {
    expect(broken('description: |\n  One.\n<example>\nuser: x\n</example>\nmodel: opus')).toMatchObject({
      description: 'One.\n<example>\nuser: x\n</example>',
      model: 'opus',
    });
  });

  test('a comment after a value of one word is a comment still', () => {
    expect(broken('model: a/b # MEDIUM')).toMatchObject({ model: 'a/b' });
  });

  test('every oddity names its line', () => {
    expect(said('name: a\ndescription: b: c\ntools: *\ncolor: #fff')).toEqual([
      'loose-yaml:3',
      'unquoted-text:3',
      'unquoted-text:4',
      'hash-colour:5',
    ]);
  });
});

describe('rule 9: a hash that is a value', () => {
  test.each(['#60A5FA', '#fff', '#11223344', ' #abc', '#abc # brand'])('%j is a colour', (raw) => {
    expect(values(`name: x\ncolor: ${raw}`).color).toBe(raw.trim().split(' ')[0]);
  });

  test.each(['# blue', '#', '#blue', '#12', '#123456789', '# abc'])('%j is a comment', (raw) => {
    expect(values(`name: x\ncolor: ${raw}`).color).toBe('');
  });

  test('also where the file is no YAML', () => {
    expect(values('x: y: z\ncolor: #0f0')).toMatchObject({ color: '#0f0' });
  });
});
