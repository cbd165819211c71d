import type { Finding } from '../../../session/finding.ts';
import { httpCalls, type SequenceDiagram, statusesOf } from '../diagrams/http-calls.ts';
import { type HttpContract, httpContract, isUndeclared } from '../prose/http-contract.ts';
import { matchOperation } from '../prose/match-operation.ts';
import type { Rule } from '../rule.ts';

/** Answers in sequence diagrams with a status that the operation before them does not declare. */
export const diagramReplies: Rule = {
  name: 'together/diagram-reply',
  find(design) {
    const contract = httpContract(design);
    if (!contract?.whole) return [];
    return design.diagrams.flatMap((diagram) => (diagram.kind === 'sequence' ? findIn(diagram, contract) : []));
  },
};

function findIn(diagram: SequenceDiagram, contract: HttpContract): Finding[] {
  const calls = httpCalls(diagram);
  const byLine = diagram.messages;
  return byLine.flatMap((reply, at) => {
    const statuses = reply.from === reply.to ? [] : statusesOf(reply.text);
    if (statuses.length === 0) return [];
    const asked = byLine.slice(0, at).findLast((one) => one.from === reply.to && one.to === reply.from && !one.reply);
    const own = calls.filter(({ message }) => message === asked);
    const [call] = own;
    if (!call || own.length > 1) return [];
    const match = matchOperation(contract.operations, call.method, call.path);
    const [operation] = match.is === 'known' ? match.operations : [];
    if (!operation) return [];
    return statuses
      .filter((status) => isUndeclared(operation, status, contract))
      .map((status) => ({
        level: 'warning' as const,
        rule: 'together/diagram-reply',
        message:
          `The answer ${status} to \`${call.method} ${call.path}\` is not in the contract, which declares ${operation.statuses.join(', ')} (line ${operation.line}).`.slice(
            0,
            220,
          ),
        line: reply.line,
        with: [operation.line],
      }));
  });
}
