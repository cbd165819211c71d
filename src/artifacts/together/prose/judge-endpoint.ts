import type { Finding } from '../../../session/finding.ts';
import type { Operation } from '../design.ts';
import type { HttpContract } from './http-contract.ts';
import { matchOperation, resourceOf, versionOf } from './match-operation.ts';
import { isPlumbing } from './outside.ts';

export type Call = {
  method: string;
  path: string;
  line: number;
  /** Whether it may be somebody else who is called. */
  doubtful: boolean;
  /** Whether it can only be this contract that is called, whatever the path. */
  certain?: boolean;
};

/**
 * What is wrong with a call that the design names, by its contract; undefined when nothing is, or when it may be another
 * API that is called.
 */
export function judgeEndpoint(call: Call, contract: HttpContract, rule: string): Finding | undefined {
  const { method, path, line } = call;
  const match = matchOperation(contract.operations, method, path);
  if (match.is === 'known' || (isPlumbing(path) && !isOfContract(path, contract))) return undefined;
  const name = `\`${method} ${path}\``.slice(0, 90);
  if (match.is === 'other-method') {
    if (!contract.whole || (call.doubtful && path.split('/').length < 4)) return undefined;
    const methods = [...new Set(match.operations.map((one) => one.method))].join(', ');
    return finding(
      rule,
      `${name} is not in the contract: this path has only ${methods} there (line ${lineOf(match.operations)}).`,
      line,
      match.operations,
    );
  }
  if (call.doubtful || !contract.whole) return undefined;
  if (match.is === 'other-version') {
    const [other] = match.operations;
    const own = other ? (other.bases.find((base) => versionOf(`${base}/x`)) ?? '') + other.path : '';
    return finding(
      rule,
      `${name} has another version than the contract, which says ${own} (line ${lineOf(match.operations)}).`,
      line,
      match.operations,
    );
  }
  if (match.is === 'near') {
    const [other] = match.operations;
    const nearest = other ? `; the nearest is \`${other.method} ${other.path}\` (line ${other.line})` : '';
    return finding(rule, `${name} is not in the contract${nearest}.`, line, match.operations);
  }
  const resource = resourceOf(path);
  const last = lastOf(path);
  const known = contract.operations.some(
    (one) =>
      resourceOf(one.path) === resource ||
      (one.method === method && last !== '' && lastOf(one.path) === last && one.path.endsWith(last)),
  );
  if (!known && !call.certain) return undefined;
  return finding(rule, `${name} is named here, but the contract (line ${contract.line}) has no such path.`, line, []);
}

/** A contract that has `/internal` calls has them all. */
function isOfContract(path: string, { operations }: HttpContract): boolean {
  return operations.some((one) => resourceOf(one.path) === resourceOf(path));
}

function finding(rule: string, message: string, line: number, operations: readonly Operation[]): Finding {
  const others = operations.slice(0, 3).map((one) => one.line);
  return { level: 'warning', rule, message, line, ...(others.length > 0 && { with: others }) };
}

/** The last word of a path, when it ends with one. */
function lastOf(path: string): string {
  return /\/([a-z][\w-]*)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function lineOf([first]: readonly Operation[]): number {
  return first?.line ?? 0;
}
