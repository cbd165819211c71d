/** On average; the same figure for everything that is measured, so the ratios do not hang on it. */
export const CHARACTERS_PER_TOKEN = 4.5;

export type Document = { markdown: string; tokens: number; sections: string[] };

/**
 * A design report of about so many tokens: headings, prose, lists, tables and code in the proportions of real ones.
 * The same text every time.
 */
export function makeDocument(tokens: number): Document {
  const wanted = tokens * CHARACTERS_PER_TOKEN;
  const sections: string[] = [];
  let markdown = '# A lending library\n\n';
  for (let number = 1; markdown.length < wanted; number++) {
    sections.push(`Part ${number}`);
    markdown += section(number);
  }
  return { markdown, tokens: Math.round(markdown.length / CHARACTERS_PER_TOKEN), sections };
}

function section(number: number): string {
  return `## Part ${number}

Members of branch ${number} place holds on copies that are out. A hold is served in the order of its arrival; the copy
is kept on the shelf for **five days**, then the next hold takes over. See \`hold_queue_${number}\` for the order.

- A copy that is overdue keeps its holds, and the borrower is reminded on day one and day seven.
- A branch that closes passes its copies on; transfers of \`branch_${number}\` are planned at night.
- A fine stops at the price of the item, whichever comes first.

| table | rows after a year | grows by | why it is indexed |
|---|---:|---:|---|
| loan_${number} | ${number * 41_000} | ${number * 112} a day | the member's open loans are read on each visit |
| hold_${number} | ${number * 9_000} | ${number * 25} a day | the queue is read in order of arrival |

\`\`\`sql
CREATE TABLE loan_${number} (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  copy_id    bigint NOT NULL REFERENCES copy (id),
  member_id  bigint NOT NULL REFERENCES member (id),
  due_on     date   NOT NULL,
  returned   timestamptz
);
CREATE INDEX loan_${number}_open ON loan_${number} (member_id) WHERE returned IS NULL;
\`\`\`

`;
}
