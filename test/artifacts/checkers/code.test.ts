import { describe, expect, it } from 'vitest';
import { code } from '../../../src/artifacts/checkers/code.ts';
import { checkText, verdict } from './check-text.ts';

const ts = { dialect: 'typescript' };

describe('the checker of code', () => {
  it.each([
    ['a module', "import { x } from './x.ts';\nexport const y: number = x ?? 1;\n"],
    ['what stands at the top level', 'const a = await load();\nreturn a;'],
    ['a method alone', 'async save(order: Order): Promise<void> {\n  await this.db.insert(order);\n}'],
    ['members of an object', "id: 'x',\ncreate(): void {},\nlist: [1, 2],"],
    ['a type', '{\n  id: string;\n  total?: number;\n}'],
    ['a union', "| 'open'\n| 'closed'"],
    ['decorators without their class', '@Injectable()\n@Scope("x")'],
    ['a head without its body', 'function place(order: Order): Promise<void>'],
    ['dots for what is left out', 'class A {\n  ...\n  go() {\n    ...\n  }\n}'],
    ['JSON', '{ "a": 1, "b": [2] }'],
    ['elements', 'const a = <p className="x">Don\'t</p>;'],
    ['elements side by side', '<A />\n<B x={1} />'],
    ['snippets below each other', '// before\n"a": 1\n\n// after\nconst a = 1;'],
  ])('reads %s', async (_, text) => {
    expect(await verdict(code, text, ts)).toEqual(['parsed']);
  });

  it.each([
    ['a missing bracket at the end of a call', 'const a = f(1;\nconst b = 2;\nconst c = 3;', 1],
    [
      'a missing brace, by the indentation',
      'export function a() {\n  if (x) {\n    b();\n  c();\n}\n\nexport function d() {\n  e();\n}',
      4,
    ],
    [
      'a brace that never opens',
      'export function a() {\n  if (x)\n    b();\n    c();\n  }\n  d();\n}\nexport const e = 1;',
      2,
    ],
    ['a brace too many', 'export function a() {\n  if (x) {\n    b();\n  }\n  }\n  c();\n}\n', 5],
    ['a misspelt keyword', 'const a = 1;\ncosnt b = 2;\nconst c = 3;', 2],
    ['a missing value deep inside', "it('x', async () => {\n  const a = 1;\n  const b = ;\n  const c = 3;\n});", 3],
    ['a quote that is not closed', "const a = 1;\nconst b = 'x;\nconst c = 3;", 2],
  ])('finds %s', async (_, text, line) => {
    const [said] = await verdict(code, text, ts);
    expect(said).toMatch(/^error code\/syntax \d+$/);
    expect(Math.abs(Number(said?.split(' ')[2]) - line)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a language without a parser', 'def f():', { dialect: 'python' }],
    ['no language', 'x', {}],
    ['another notation', 'POST /orders\n{ "id": 1 }\n→ 201', ts],
    ['nothing', '', ts],
    ['Flow', '/**\n * @flow\n */\nexport type A = {| b: 1 |};', { dialect: 'javascript' }],
    ['calls within calls', 'f<T>('.repeat(60), ts],
    ['signs by the ten thousands', `${'!'.repeat(150_000)}x`, ts],
    ['a fragment', 'const a = (', { ...ts, fragment: true }],
  ])('leaves %s alone, and says why', async (_, text, more) => {
    const { proof, reason, findings } = await checkText(code, text, more);
    expect({ proof, findings }).toEqual({ proof: 'not checked', findings: [] });
    expect(reason).toMatch(/\.$/);
  });

  it('is not troubled by depth', async () => {
    expect(await verdict(code, '('.repeat(50_000), ts)).toHaveLength(1);
  });
});
