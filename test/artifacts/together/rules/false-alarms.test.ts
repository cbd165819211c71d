import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../src/artifacts/together/rule.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { hygienePlaceholders } from '../../../../src/artifacts/together/rules/hygiene-placeholders.ts';
import { proseTimes } from '../../../../src/artifacts/together/rules/prose-times.ts';
import { proseValues } from '../../../../src/artifacts/together/rules/prose-values.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = (text: string) => `\`\`\`sql\n${text}\n\`\`\`\n`;
const PHOTO = (check: string) =>
  sql(
    `CREATE TABLE photo (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('new', 'ready', 'failed')), purged_at timestamptz, ${check});`,
  );

/** Each with what is right, and the like of it that is wrong. */
const cases: [name: string, rule: Rule, right: string, wrong: string][] = [
  [
    'a CHECK that says when another column may be set is no list of values',
    proseValues,
    `${PHOTO("CHECK (purged_at IS NULL OR state IN ('failed'))")}\nA photo becomes \`ready\` when all sizes are there.\n`,
    `${PHOTO('CHECK (id > 0)')}\nA photo becomes \`done\` when all sizes are there.\n`,
  ],
  [
    'a time in two units',
    arithmeticDerived,
    'Twice 563 seconds is 18 minutes and 46 seconds.\n',
    '1,126 seconds, that is 38 minutes.\n',
  ],
  [
    'a figure that is made elsewhere in the sentence',
    arithmeticDerived,
    'Costs: £620 for ten application nodes at £62 each, £110 for backups.\n',
    'Documents are 360 GB a day; over 100 days 3.6 TB.\n',
  ],
  [
    'a sum told in millions',
    arithmeticFormula,
    'That gives 1.8 + 1.08 + 0.72 = 3.6 million messages a year.\n',
    'That gives 1.8 + 1.08 + 0.72 = 4.9 messages a year.\n',
  ],
  [
    'what a text says is open',
    hygienePlaceholders,
    'What remains to be decided is whether lines may be downloaded.\n',
    'The retention of lines is to be decided.\n',
  ],
  [
    'two times of one paragraph',
    proseTimes,
    'Rows of `visit` are kept for 14 days. A manual `visit` is kept for 60 days.\n',
    'Rows of `visit` are kept for 14 days.\n\n## Retention\n\nRows of `visit` are kept for 60 days.\n',
  ],
];

describe('taken for a contradiction no more', () => {
  it.each(cases)('%s', async (_, rule, right, wrong) => {
    const text = `# A\n\n${sql('CREATE TABLE visit (id int PRIMARY KEY);')}\n## Rules\n\n`;
    expect(await findIn([rule], text + right)).toEqual([]);
    expect(await findIn([rule], text + wrong)).not.toEqual([]);
  });

  it('a field that another table keeps, which a key of this one leads to', async () => {
    const text = (field: string) =>
      `# A\n\n${sql('CREATE TABLE product (product_id int PRIMARY KEY, tray_size int NOT NULL);\nCREATE TABLE range_item (shop_id int, product_id int REFERENCES product, PRIMARY KEY (shop_id, product_id));\nCREATE TABLE plan_line (shop_id int, product_id int, proposed_units int NOT NULL, planned_units int NOT NULL, version int NOT NULL, FOREIGN KEY (shop_id, product_id) REFERENCES range_item);')}\n\`\`\`graphql\ntype PlanLine { productId: Int! ${field}: Int! proposedUnits: Int! plannedUnits: Int! version: Int! }\ntype Query { planLine: PlanLine }\n\`\`\`\n`;
    expect(await findIn([contractField], text('traySize'))).toEqual([]);
    expect(await findIn([contractField], text('weight'))).toHaveLength(1);
  });
});
