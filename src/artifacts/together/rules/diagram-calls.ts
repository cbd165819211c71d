import type { Finding } from '../../../session/finding.ts';
import { asSequence, type HttpCall, httpCalls } from '../diagrams/http-calls.ts';
import { httpContract } from '../prose/http-contract.ts';
import { judgeEndpoint } from '../prose/judge-endpoint.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { isOutside } from '../prose/outside.ts';
import type { Rule } from '../rule.ts';

/** HTTP calls on the arrows of diagrams that the contract does not have. */
export const diagramCalls: Rule = {
  name: 'together/diagram-call',
  find(design) {
    const contract = httpContract(design);
    if (!contract) return [];
    const calls = design.diagrams.flatMap((diagram) => {
      const sequence = asSequence(diagram);
      return sequence ? httpCalls(sequence) : [];
    });
    const isKnown = ({ method, path }: HttpCall): boolean =>
      matchOperation(contract.operations, method, path).is === 'known';
    const ours = new Set(calls.filter(isKnown).map(({ to }) => to.label));
    const found = calls.flatMap(({ method, path, message, from, to }): Finding[] => {
      const words = message.text.replace(/\/\S+/g, '');
      // A file is fetched from whoever keeps files, unless the contract has some.
      const isFile = FILE.test(path) && !contract.operations.some((one) => FILE.test(one.path));
      const doubtful = isFile || to.isActor || (!ours.has(to.label) && (isOutside(to.label) || isOutside(words)));
      const certain = !isOutside(from.label) && (ours.has(to.label) || isFront(to.label) || isClient(from));
      const call = { method, path, line: message.line, doubtful, certain };
      const finding = judgeEndpoint(call, contract, 'together/diagram-call');
      return finding ? [finding] : [];
    });
    // Where most of what is called is not in the contract, it is another API that is shown.
    return found.length > Math.max(2, calls.filter(isKnown).length) ? [] : found;
  },
};

const FILE = /\.(?!\d+$|json$|xml$)[a-z][a-z0-9]{1,4}$/i;

function isFront(label: string): boolean {
  return /\b(?:api|gateway|bff|edge|ingress|load balancer)\b/i.test(label);
}

function isClient({ isActor, label }: HttpCall['from']): boolean {
  return (
    isActor || /\b(?:client|browser|app|frontend|front[- ]end|web|mobile|user|customer|spa|ui|cli|sdk)\b/i.test(label)
  );
}
