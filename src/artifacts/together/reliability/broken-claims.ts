import type { Finding } from '../../../session/finding.ts';
import type { Design, Field, Operation } from '../design.ts';
import { nameKey } from '../names.ts';
import { httpContract } from '../prose/http-contract.ts';
import { type ContractKey, type KeyClaim, keyClaims } from './key-claims.ts';
import { needsNone } from './needs-none.ts';
import { isSafeBy } from './safe-by.ts';

/**
 * Calls of a contract without the key that the text says they take, where others of the contract take it, and calls
 * that require the key which the text says they need not.
 * @param rule the id of the findings
 */
export function brokenClaims(design: Design, rule: string): Finding[] {
  const contract = httpContract(design);
  const listed = contract?.listed ? [...contract.headed] : [];
  const found = keyClaims(design, [...design.operations, ...listed]).flatMap((claim) =>
    claim.has ? lacking(claim, design, rule) : needed(claim, rule),
  );
  return found.filter(({ line }, at) => found.findIndex((one) => one.line === line) === at);
}

function lacking({ operations: named, isAll, key, line }: KeyClaim, design: Design, rule: string): Finding[] {
  // Of two contracts, what is said of all is of the one that has the key.
  const operations = isAll ? named.filter(({ from }) => key.takers.some((taker) => taker.from === from)) : named;
  const isOtherwiseSafe = (operation: Operation): boolean =>
    isAll && design.prose.passages.some(({ text }) => isSafeBy(operation, text));
  const without = operations.filter(
    (operation) =>
      !takes(operation, key) &&
      !isOtherwiseSafe(operation) &&
      !needsNone(design.prose, operation) &&
      isShown(operation),
  );
  // Of all, those that do not are few, or it is said of another contract.
  if (isAll && without.length * 2 > operations.length) return [];
  return without.flatMap((operation): Finding[] => {
    const other = key.takers.find((one) => one !== operation);
    if (!other) return [];
    const message = `${callOf(operation)} is said to take \`${key.name}\`, but the contract gives it no such ${key.isHeader ? 'header' : 'field'}, as it does to ${callOf(other)}.`;
    const isSure = key.isHeader && design.operations.includes(operation) && operation.from === 'openapi' && !isAll;
    return [
      {
        ...{ level: isSure ? 'error' : 'warning', rule, message, line: operation.line, with: [line] },
        ...(key.isHeader && { fix: `add the header ${key.name} to ${operation.method} ${operation.path}` }),
      },
    ];
  });
}

/** What a method of gRPC takes may be declared in another file. */
function isShown({ from, request }: Operation): boolean {
  return from !== 'protobuf' || request.some(({ fields }) => fields.length > 0);
}

function needed({ operations, key, line }: KeyClaim, rule: string): Finding[] {
  return operations.flatMap((operation): Finding[] => {
    const own = operation.parameters.find((one) => one.required && nameKey(one.name) === nameKey(key.name));
    if (!own) return [];
    const message = `${callOf(operation)} is said to need no key, but the contract requires \`${own.name}\` of it.`;
    return [{ level: 'warning', rule, message, line: own.line, with: [line] }];
  });
}

function takes({ parameters, request }: Operation, { name, isHeader }: ContractKey): boolean {
  const isSame = (one: { name: string }): boolean =>
    nameKey(one.name) === nameKey(name) || (isHeader && /idempoten/i.test(one.name));
  return (
    parameters.some(isSame) ||
    request.some(({ fields }) => fields.some((field) => isSame(field) || (!isHeader && isOpen(field))))
  );
}

/** What may hold anything, or fields that are not looked into. */
function isOpen({ shape, type, values }: Field): boolean {
  return (
    (shape !== undefined && values === undefined) ||
    /^(?:object|map|json|jsonobject|any|google\.protobuf\.(?:any|struct))$/i.test(type)
  );
}

function callOf({ from, method, path, id }: Operation): string {
  return from === 'openapi' ? `${method} ${path}` : `\`${id ?? path}\``;
}
