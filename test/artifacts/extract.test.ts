import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIn } from '../../src/artifacts/artifact.ts';
import { extract } from '../../src/artifacts/extract.ts';

const artifactsOf = (text: string, path?: string) => extract(text, path).artifacts;

describe('extract', () => {
  it('finds a fence with its lines, its heading and its kind', () => {
    const [artifact, ...more] = artifactsOf('# A\n\n## The `data`\n\ntext\n\n```sql\nSELECT 1;\n\nSELECT 2;\n```\n');
    expect(more).toEqual([]);
    expect(artifact).toMatchObject({
      index: 0,
      kind: 'sql',
      section: 'The data',
      line: 7,
      firstLine: 8,
      unclosed: false,
    });
    expect(artifact?.text).toBe('SELECT 1;\n\nSELECT 2;');
    expect(artifact && lineIn(artifact, 3)).toBe(10);
  });

  it('takes a fence out of a list and a quote without their indentation', () => {
    const text = '- item\n\n  ```yaml\n  a:\n    b: 1\n  ```\n\n> ~~~json\n> {\n>   "a": 1\n> }\n> ~~~\n';
    expect(artifactsOf(text).map(({ text, firstLine }) => ({ text, firstLine }))).toEqual([
      { text: 'a:\n  b: 1', firstLine: 4 },
      { text: '{\n  "a": 1\n}', firstLine: 9 },
    ]);
  });

  it('closes a fence only with a run of the same marks that is as long', () => {
    const [artifact] = artifactsOf('~~~~yaml\na: |\n  ```\n  ~~~\n~~~~\n');
    expect(artifact?.text).toBe('a: |\n  ```\n  ~~~');
  });

  it.each([
    ['indented code', 'text\n\n    CREATE TABLE a (id int);\n'],
    ['a fence in a comment', '<!--\n```sql\nSELECT 1;\n```\n-->\n'],
    ['front matter', '---\ntitle: x\n---\n\ntext\n'],
    ['a shell', '```bash\npsql -f schema.sql\n```\n'],
    ['a tree of files', '```\nsrc/\n  a.ts\n```\n'],
    ['an unknown language', '```flurb\nx\n```\n'],
  ])('takes %s for no artifact', (_, text) => {
    expect(artifactsOf(text)).toEqual([]);
  });

  it.each(['\n', ''])('finds a fence within details, whether or not a blank line stands between (%j)', (blank) => {
    const [artifact] = artifactsOf(
      `<details>\n<summary>The schema</summary>\n${blank}\`\`\`sql\nSELECT 1;\n\nSELECT 2;\n\`\`\`\n</details>\n`,
    );
    expect(artifact?.text).toBe('SELECT 1;\n\nSELECT 2;');
    expect(artifact?.line).toBe(3 + blank.length);
  });

  it('says that a fence was never closed', () => {
    const [closed, open] = artifactsOf('```sql\nSELECT 1;\n```\n\n```yaml\na: 1\n');
    expect([closed?.unclosed, open?.unclosed]).toEqual([false, true]);
    const [cut] = artifactsOf('- a\n  ```sql\n  SELECT 1;\nno longer in the list\n');
    expect(cut).toMatchObject({ unclosed: true, text: 'SELECT 1;' });
  });

  it('keeps lines right with a byte order mark and carriage returns', () => {
    const document = extract('\ufeff# A\r\n\r\n```sql\r\nSELECT 1;\r\nSELECT 2;\r\n```\r\n');
    expect(document.artifacts[0]).toMatchObject({ text: 'SELECT 1;\nSELECT 2;', line: 3, firstLine: 4, section: 'A' });
    expect(document.text).not.toContain('\r');
  });

  it('looks into a fence that holds markdown', () => {
    const [artifact] = artifactsOf('# A\n\n````markdown\n## Inner\n\n```sql\nSELECT 1;\n```\n````\n');
    expect(artifact).toMatchObject({ line: 6, firstLine: 7, section: 'Inner', text: 'SELECT 1;' });
  });

  it.each([
    ['```yaml title=openapi.yaml', 'openapi.yaml'],
    ['```yaml title="the contract"', 'the contract'],
    ['```sql {.postgres file=schema.sql}', 'schema.sql'],
    ['```{.sql file=schema.sql}', 'schema.sql'],
    ["```ts filename='src/a.ts'", 'src/a.ts'],
    ['```ts:src/a.ts', 'src/a.ts'],
    ['```ts [a.ts]', 'a.ts'],
    ['```sql db/schema.sql', 'db/schema.sql'],
    ['`schema.sql`:\n\n```sql', 'schema.sql'],
    ['**schema.sql**\n```sql', 'schema.sql'],
    ['### `schema.sql`\n\n```sql', 'schema.sql'],
    ['The schema, in `db/schema.sql`, is this:\n\n```sql', 'db/schema.sql'],
    ['Compare `old.sql`, which we leave.\n\n```sql', undefined],
    ['```sql', undefined],
  ])('reads the name in %j', (opening, name) => {
    expect(artifactsOf(`${opening}\nSELECT 1;\n\`\`\`\n`)[0]?.name).toBe(name);
  });

  it('reads the name from a comment on the first line', () => {
    expect(artifactsOf('```sql\n-- db/schema.sql\nSELECT 1;\n```\n')[0]?.name).toBe('db/schema.sql');
  });

  it('takes a plain file for one artifact without a tree', () => {
    const document = extract('CREATE TABLE a (id int);\n', 'db/schema.sql');
    expect(document.tree).toBeUndefined();
    expect(document.artifacts).toMatchObject([{ kind: 'sql', line: 1, firstLine: 1, name: 'schema.sql' }]);
    expect(artifactsOf('flowchart TD\n  a --> b\n', 'x.mmd')).toMatchObject([{ kind: 'mermaid' }]);
    expect(artifactsOf('```sql\nSELECT 1;\n```\n', 'x.md')).toMatchObject([{ kind: 'sql', line: 1 }]);
  });

  it('tells the dialect of a statement from what the document says of its database', () => {
    const block = '```sql\nSELECT 1;\n```\n';
    expect(artifactsOf(`We use SQLite 3.45.\n\n${block}`)[0]?.dialect).toBe('sqlite');
    expect(artifactsOf(`We use PostgreSQL 17.\n\n${block}`)[0]?.dialect).toBe('postgresql');
  });

  it('keeps a long fence whole, and takes little time for it', () => {
    const line = 'SELECT a FROM b WHERE c = 1;\n';
    const text = `# A\n\n\`\`\`sql\n${line.repeat(40_000)}\`\`\`\n\n\`\`\`yaml\na: 1\n\`\`\`\n`;
    const { artifacts } = extract(text);
    expect(artifacts.map(({ line }) => line)).toEqual([3, 40_006]);
    expect(artifacts[0]?.text).toHaveLength(line.length * 40_000 - 1);
  });

  it.each([
    ['prose', `${'Some *prose* with `code`.\n\n'.repeat(40_000)}\`\`\`sql\nSELECT 1;\n\`\`\`\n`],
    ['quotes', `${'>'.repeat(50_000)}\n\n\`\`\`sql\nSELECT 1;\n\`\`\`\n`],
  ])('finds artifacts where a parser would take too long: %s', (_, text) => {
    const { artifacts, tree } = extract(text);
    expect(tree).toBeUndefined();
    expect(artifacts).toMatchObject([{ kind: 'sql', text: 'SELECT 1;' }]);
  });

  it('gives lines that hold, whatever stands around', () => {
    const piece = fc.constantFrom(
      '# A\n',
      'text\n',
      '\n',
      '- item\n',
      '```sql\nSELECT 1;\n```\n',
      '~~~yaml\na: 1\n~~~\n',
      '<!-- x -->\n',
      '<b>\n',
      '```\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { artifacts } = extract(text);
        const lines = text.split('\n');
        for (const { firstLine, text: inside } of artifacts) {
          expect(lines.slice(firstLine - 1, firstLine - 1 + inside.split('\n').length).join('\n')).toBe(inside);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
