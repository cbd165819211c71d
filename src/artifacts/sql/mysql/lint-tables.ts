import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import type { Catalogue } from './catalogue.ts';

/** Advice on the tables as they stand at the end of the document; it goes to the artifact that makes each. */
export function lintTables({ tables }: Catalogue, artifacts: readonly Artifact[], results: Checked[]): void {
  for (const table of tables) {
    const at = artifacts.findIndex(({ index }) => index === table.artifact);
    const findings = results[at]?.findings;
    if (!findings || table.open || artifacts[at]?.fragment) continue;
    if (table.columns.length > 0 && !table.keys.some(({ use }) => use === 'primary'))
      findings.push({
        level: 'note',
        rule: 'sql/no-primary-key',
        message: `the table "${table.name}" has no primary key`,
        line: table.line,
      });
    for (const column of table.columns)
      if (/^(FLOAT|DOUBLE|REAL)/.test(column.type.name) && MONEY.test(column.name))
        findings.push({
          level: 'warning',
          rule: 'sql/money-as-float',
          message: `"${table.name}.${column.name}" is money and ${column.type.written}: sums of it drift; DECIMAL does not`,
          line: column.line,
        });
  }
}

const MONEY = /(^|_)(price|amount|cost|total|balance|fee|salary|payment|subtotal)(_|$)/i;
