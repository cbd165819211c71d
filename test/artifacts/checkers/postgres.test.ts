import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { postgres } from '../../../src/artifacts/checkers/postgres.ts';

const { signal } = new AbortController();

function artifact(text: string, dialect?: string): Artifact {
  const base = { index: 0, kind: 'sql', line: 1, firstLine: 2, fragment: false, unclosed: false } as const;
  return { ...base, text, ...(dialect && { dialect }) };
}

describe("PostgreSQL's checker", () => {
  it('takes its own dialect, and SQL of which nobody said whose it is', () => {
    const taken = [undefined, 'postgresql', 'mysql', 'sqlite'].map((dialect) =>
      postgres.takes?.(artifact('', dialect)),
    );
    expect(taken).toEqual([true, true, false, false]);
  });

  it('hands a document to PostgreSQL where there is one', async () => {
    const checked = [{ proof: 'executed' as const, findings: [] }];
    const run = async () => checked;
    expect(await postgres.check([artifact('SELECT 1')], { signal, postgres: { run } })).toBe(checked);
  });

  it('reads it by the grammar where there is none', async () => {
    const [good, bad] = await postgres.check([artifact('SELECT 1;'), artifact('SELECT 1;\nSELEC 2;')], { signal });
    expect(good).toMatchObject({ proof: 'parsed', findings: [] });
    expect(bad).toMatchObject({ proof: 'parsed', findings: [{ level: 'error', rule: 'sql/syntax', line: 3 }] });
  });

  it('never rejects', async () => {
    const run = () => Promise.reject(new Error('broken'));
    const checked = await postgres.check([artifact('SELECT 1')], { signal, postgres: { run } });
    expect(checked).toEqual([{ proof: 'not checked', reason: 'PostgreSQL cannot be run here.', findings: [] }]);
  });
});
