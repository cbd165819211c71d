import { expect } from 'vitest';
import { fields, list } from '../../support/messages-server/json.ts';
import { type Part, text } from '../../support/messages-server/parts.ts';

/** What the architect of these tests writes, whatever happens on the way: prose, code, a table, and code with a heading in it. */
export const REPORT = `# Lending

What it is, für Leser 👩‍💻.

## Data model

Two tables.

\`\`\`sql
-- ## no heading
CREATE TABLE loans (
  id bigint PRIMARY KEY,
  due_on date NOT NULL
);
CREATE TABLE items (
  id bigint PRIMARY KEY,
  title text NOT NULL,
  shelf text
);
CREATE INDEX ON loans (due_on);
\`\`\`

| column | why |
| --- | --- |
| due_on | the day |

## API contract

- \`POST /loans\` lends
- \`DELETE /loans/{id}\` gives back

That is all.
`;

/** All of the report that a request shows to have been written: in the model's own turns, and quoted as what had arrived. */
export function writtenIn(body: Record<string, unknown>): string {
  const blocks = list(body.messages).flatMap((message) => {
    const { role, content } = fields(message);
    return list(content).map((block) => ({ role, words: String(fields(block).text ?? '') }));
  });
  const words = blocks.map(({ role, words }) =>
    role === 'assistant' ? words : (/<arrived>\n([\s\S]*)<\/arrived>/.exec(words)?.[1] ?? ''),
  );
  const all = words.join('');
  return all.includes('# Lending') ? all.slice(all.lastIndexOf('# Lending')) : '';
}

/** A model that does what it is told: it writes the report, or what is missing of it. */
export function writer(upTo: number = REPORT.length) {
  return ({ body }: { body: Record<string, unknown> }): Part[] => {
    const before = writtenIn(body);
    expect(REPORT.startsWith(before), `what the model is shown of its own words:\n${before}`).toBe(true);
    return [text(REPORT.slice(before.length, upTo), { chunks: 40 })];
  };
}
