import type { Source } from '../repo/reading.ts';
import { judgeFields } from './contract/field-rules.ts';
import { judgeOperations } from './contract/operation-rules.ts';
import { readOperations } from './contract/operations.ts';
import type { Finding } from './finding.ts';

const MOST_OF_A_RULE = 8;

/** What is wrong with or missing in an OpenAPI document; nothing where the text is none. */
export function reviewContract({ path, text }: Source): Finding[] {
  const contract = readOperations(text);
  if (!contract) return [];
  const found: Finding[] = [];
  for (const { at, ...told } of [...judgeOperations(contract), ...judgeFields(contract)]) {
    const line = contract.lineOf(at);
    const isKnown = found.some((other) => other.rule === told.rule && other.line === line);
    if (!isKnown && found.filter(({ rule }) => rule === told.rule).length < MOST_OF_A_RULE)
      found.push({ ...told, path, line });
  }
  return found.toSorted((a, b) => a.line - b.line);
}
