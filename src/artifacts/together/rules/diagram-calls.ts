import type { Finding } from '../../../session/finding.ts';
import { waysOf } from '../diagrams/drawn-ways.ts';
import { drawnCalls, type HttpCall } from '../diagrams/http-calls.ts';
import { httpContract } from '../prose/http-contract.ts';
import { judgeEndpoint } from '../prose/judge-endpoint.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { isOutside } from '../prose/outside.ts';
import { isOutsideName } from '../reliability/dependencies.ts';
import { drawnEnds } from '../reliability/drawn-ends.ts';
import type { Rule } from '../rule.ts';

/** HTTP calls on the arrows of diagrams that the contract does not have. */
export const diagramCalls: Rule = {
  name: 'together/diagram-call',
  find(design) {
    const contract = httpContract(design);
    if (!contract) return [];
    const calls = drawnCalls(design.diagrams);
    const isKnown = ({ method, path }: HttpCall): boolean =>
      matchOperation(contract.operations, method, path).is === 'known';
    const ours = new Set(calls.filter(isKnown).map(({ to }) => to.label));
    const hasHooks = contract.operations.some(({ path }) => HOOK.test(path));
    const ends = drawnEnds(design).map(({ name }) => name);
    const asked = new Set(design.diagrams.flatMap(waysOf).flatMap(({ from, to }) => (CLIENT.test(from) ? [to] : [])));
    // An API that calls nobody, and that no client calls, is somebody else's.
    const isTheirs = ({ label }: HttpCall['to']): boolean =>
      !ours.has(label) && ends.includes(label) && isOutsideName(label) && !asked.has(label);
    const found = calls.flatMap(({ method, path, message, from, to }): Finding[] => {
      const words = message.text.replace(/\/\S+/g, '');
      // A file is fetched from whoever keeps files, unless the contract has some.
      const isFile = FILE.test(path) && !contract.operations.some((one) => FILE.test(one.path));
      const doubtful =
        isFile || to.isActor || isTheirs(to) || (!ours.has(to.label) && (isOutside(to.label) || isOutside(words)));
      // Others call back where the contract says, if it says so of any of them.
      const isCaller = !isOutside(from.label) || (hasHooks && ours.has(to.label));
      const certain = isCaller && (ours.has(to.label) || isFront(to.label) || isClient(from));
      const call = { method, path, line: message.line, doubtful, certain };
      const finding = judgeEndpoint(call, contract, 'together/diagram-call');
      return finding ? [finding] : [];
    });
    // Where most of what is called is not in the contract, it is another API that is shown.
    return found.length > Math.max(2, calls.filter(isKnown).length) ? [] : found;
  },
};

const FILE = /\.(?!\d+$|json$|xml$)[a-z][a-z0-9]{1,4}$/i;

const HOOK = /hook|call-?backs?\b/i;

function isFront(label: string): boolean {
  return /\b(?:api|gateway|bff|edge|ingress|load balancer)\b/i.test(label);
}

const CLIENT = /\b(?:client|browser|app|frontend|front[- ]end|web|mobile|user|customer|spa|ui|cli|sdk)\b/i;

function isClient({ isActor, label }: HttpCall['from']): boolean {
  return isActor || CLIENT.test(label);
}
