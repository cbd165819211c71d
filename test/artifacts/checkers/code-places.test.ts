import { describe, expect, it } from 'vitest';
import { code } from '../../../src/artifacts/checkers/code.ts';
import { checkText, verdict } from './check-text.ts';

const ts = { dialect: 'typescript' };
const tsx = { dialect: 'tsx' };
const js = { dialect: 'javascript' };

describe('where the checker of code says that a program is broken', () => {
  it.each([
    ['a name declared twice', "import a from 'a';\nfunction f() {\n  const b = a(1);\n  const b = a(2);\n}", ts, 4],
    ['a constant without a value', 'export function f() {\n  go();\n\n  const b;\n  return b;\n}', ts, 4],
    ['await in a callback', 'export function f() {\n  a();\n  b();\n  [1].map((x) => await x);\n}', ts, 4],
    [
      'several awaits that miss one async',
      'export function f() {\n  a();\n  b();\n  c();\n  await d();\n  await e();\n}',
      ts,
      1,
    ],
    ['return below a function', 'export function f() {}\nf();\nreturn 1;', ts, 3],
    ['break outside of a loop', 'export function f() {\n  g();\n  break;\n}', ts, 3],
    ['a call that is given a value', 'a();\nb();\nc(1) = 2;', ts, 3],
    ['a value given within an object', 'export const a = {\n  b: 1,\n  c = 2,\n};', ts, 3],
    ['parameters of one name', "'use strict';\nexport const a = 1;\nexport function f(b, b) {}", js, 3],
    ['a comma missing between imports', "import x from 'x';\nimport { a b } from 'y';", ts, 2],
    ['a comma too many between imports', "import x from 'x';\nimport { a,, b } from 'y';", ts, 2],
    ['a bracket of another kind', "export enum A {\n  B = 'b',\n)\nexport const c = 1;", ts, 3],
    ['a quote that ends in another', "it('x', () => {\n  a('b\");\n  c('d');\n  e('f');\n  g('h');\n});", ts, 2],
    ['an error within a callback', 'list.map((x) => {\n  a();\n  b();\n  c();\n  const d = = 1;\n  e();\n});', ts, 5],
    [
      'a keyword that the parser takes for a name',
      "function f() {\n  retrun [\n    {\n      a: 'b',\n      c: 1\n    },\n    ...d\n  ];\n}",
      ts,
      2,
    ],
    ['an element of another name', 'const a = (\n  <div>\n    <p>x</b>\n  </div>\n);', tsx, 3],
    [
      'an element that is left open',
      'const a = (\n  <div>\n    <p>x\n    <b>y</b>\n    <i>z</i>\n    <u />\n  </div>\n);',
      tsx,
      3,
    ],
    [
      'a head of an element without its end',
      'const a = (\n  <div>\n    <p>\n      x\n    </p\n    <b />\n    <i />\n  </div>\n);',
      tsx,
      5,
    ],
    ['a brace in the text of an element', 'const a = (\n  <div>\n    <p>x}</p>\n  </div>\n);', tsx, 3],
    ['an element in JavaScript', 'const f = () => {\n  a();\n  return <p>x</p>;\n};\n\nconst b = = 1;\n', js, 6],
    [
      'a block without its try',
      'export function f() {\n  {\n    a();\n    b();\n    c();\n  } catch (error) {\n    d();\n  }\n}',
      ts,
      2,
    ],
    [
      'a function that is closed early',
      'export const f = () => {\n  a();\n}\n  b();\n  c();\n  d();\n  e();\n};\n',
      ts,
      3,
    ],
    [
      'a block without its catch',
      'export function f() {\n  try {\n    a();\n    b();\n    c();\n  }\n  d();\n}',
      ts,
      6,
    ],
    ['a comment without its end', 'a();\n/**\n * b\n * c\n * d\nexport const e = 1;\nf();\ng();', ts, 5],
    ['a template without its end', 'a();\nconst b = `c;\ne();\nf();\ng(`h`);\ni(`j\nk`);', ts, 2],
    ['a closing tag without its sign', 'const a = (\n  <p>\n    <b>\n      c\n    /b>\n  </p>\n);\nd();', tsx, 5],
    [
      'the outermost element left open',
      'function f() {\n  return (\n    <p>\n      <b>c</b>\n  );\n}\ng();\nh();',
      tsx,
      5,
    ],
    ['an element that does not end itself', 'f(\n  <A b={1}>,\n);\n\ng();\nh();\nf(<A />);\ni();', tsx, 2],
    ['an object without its opening brace', "f(\n  a: 'b',\n  c: {\n    d: 1,\n  },\n});\ng();", ts, 1],
    ['a decorator without a comma', '@Entity({ a: 1 })\nclass A {\n  @Column({ b: 1 c: 2 })\n  d: string;\n}', ts, 3],
  ])('%s', async (_, text, more, line) => {
    const { findings } = await checkText(code, text, more);
    expect(findings.map((one) => one.level)).toEqual(['error']);
    expect(Math.abs((findings[0]?.line ?? 0) - line)).toBeLessThanOrEqual(1);
  });

  it('names the keyword that was meant', async () => {
    const { findings } = await checkText(code, 'const a = 1;\nasnyc function f() {}\n', ts);
    expect(findings[0]?.message).toContain('`asnyc` should be `async`');
  });
});

describe('what the checker of code lets stand', () => {
  it.each([
    ['decorators of parameters', 'class A {\n  constructor(@Inject(B) private readonly b: B, @Opt() c) {}\n}', ts],
    [
      'names that are declared as a type and a value',
      'type A = 1;\nconst A = 1;\nfunction f(a: 1): 1;\nfunction f(a) {}',
      ts,
    ],
    ['a script of the shell', '#!/usr/bin/env node\nimport a from "a";\na();', ts],
    ['sloppy code', 'var public = 010;\nfunction f(a, a) {}', js],
    [
      'what the oldest engine does not know',
      'using a = b();\nclass A { accessor b = 1 }\nimport.meta.url;\n/(?i:a)b/;',
      ts,
    ],
    ['await at the top level of a module', "import a from 'a';\nexport const b = await a();", ts],
    ['return at the top level of an excerpt', 'const a = await b();\nif (!a) return;\nreturn a.c;', ts],
    ['a text that runs on behind a backslash', "const a = 'b\\\nc';", js],
    ['a value of an attribute over lines', 'const a = <p className="b\n  c">x</p>;', tsx],
    ['elements within attributes', 'const a = <A b={<C d={<E />} />}>{f ? <G.H/> : <></>}</A>;', tsx],
    [
      'lists of names',
      "import a, { type B, c as d, type, type as e, } from 'f';\nexport { a as default, type B };\nexport * as g from 'h';",
      ts,
    ],
    [
      'values that look like those of calls',
      'const f = (a = g(1)) => a;\nlet h: (a: number) => void = f;\n(x) = 1;\nf(1).y = 2;',
      ts,
    ],
  ])('%s', async (_, text, more) => {
    expect(await verdict(code, text, more)).toEqual(['parsed']);
  });

  it.each([
    ['the wrong and the right way', 'function f() {\n  // Bad\n  const a = 1;\n  // Good\n  const a = 2;\n}'],
    ['one declaration after the other', "const a = 1 ?? 2; // 1\nconst a = 0 ?? 2; // 0\nconst a = '' ?? 2; // ''"],
    ['one import after the other', "// new\nimport { a } from 'b';\n\n// was\nimport { a } from 'c';"],
    ['elements one by one', "import A from './A';\n\n// one\n<A b={1} />\n\n// two\n<A b={2} />"],
    ['a body that awaits', 'export const a = 1;\nconst b = await c();\nreturn b;'],
    ['headers of HTTP', '// an answer\nCache-Control: public, max-age=300, stale-if-error=60'],
    ['markdown within', "const a = '\n## Next\n\ntext here\n"],
    ['arguments by name', 'task(\n  name="a",\n  prompt="Do this:\n    - one\n    - two"\n)'],
  ])('%s', async (_, text) => {
    expect((await checkText(code, text, ts)).findings).toEqual([]);
  });
});
