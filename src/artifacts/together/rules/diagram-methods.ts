import type { Finding } from '../../../session/finding.ts';
import type { Design, DiagramMessage, Operation } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { isSlip } from '../prose/is-slip.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/diagram-method';
const SPOKEN = /^(?:(?:gRPC|rpc|call)\s*:?\s+)?(?:([A-Z]\w*)\s*[./]\s*)?([A-Z][a-z]\w*)\s*(?:\(.*\))?$/;

/** Calls of gRPC methods and GraphQL operations in sequence diagrams that the contract does not have. */
export const diagramMethods: Rule = {
  name: RULE,
  find(design) {
    const rpcs = design.operations.filter(({ from }) => from === 'protobuf');
    const fields = design.operations.filter(({ from }) => from === 'graphql');
    return design.diagrams.flatMap((diagram) => {
      if (diagram.kind !== 'sequence') return [];
      const labels = new Map(diagram.participants.map(({ id, label }) => [id, label]));
      const served = new Set(
        diagram.messages.filter((one) => !one.reply && methodOf(one.text, rpcs)).map(({ to }) => to),
      );
      return diagram.messages.flatMap((message): Finding[] => {
        if (message.reply) return [];
        return [
          ...unknownRpc(message, labels.get(message.to) ?? '', served.has(message.to), rpcs, design),
          ...unknownField(message, fields),
        ];
      });
    });
  },
};

function methodOf(text: string, rpcs: readonly Operation[]): Operation | undefined {
  const [, service, method] = SPOKEN.exec(text.trim()) ?? [];
  if (method === undefined) return undefined;
  return rpcs.find(({ path }) => nameOf(path) === method && (service === undefined || isOf(path, service)));
}

function unknownRpc(
  message: DiagramMessage,
  label: string,
  isServed: boolean,
  rpcs: readonly Operation[],
  design: Design,
): Finding[] {
  const [, service, method] = SPOKEN.exec(message.text.trim()) ?? [];
  if (method === undefined || rpcs.length === 0 || methodOf(message.text, rpcs)) return [];
  if (design.artifacts.some(({ artifact }) => artifact.kind === 'protobuf' && artifact.fragment)) return [];
  const own = rpcs.filter(({ path }) => (service !== undefined ? isOf(path, service) : isCalled(path, label)));
  const meant = own.length > 0 ? own : isServed && service === undefined ? rpcs : [];
  const [first] = meant;
  const isMessage = design.shapes.some(({ name }) => name === method) || wordsOf(method).length < 2;
  if (!first || (isMessage && service === undefined)) return [];
  const names = meant
    .map(({ path }) => nameOf(path))
    .slice(0, 8)
    .join(', ');
  const text = `The call ${method} is no method of the service, which has ${names} (line ${first.line}).`;
  return [{ level: 'warning', rule: RULE, message: text.slice(0, 200), line: message.line, with: [first.line] }];
}

/** `mutation createOrder(…)`, and names in brackets that are a slip of one. */
function unknownField(message: DiagramMessage, fields: readonly Operation[]): Finding[] {
  const [first] = fields;
  const [, kind, name] =
    /^(?:GraphQL\s*:?\s*)?(?:(query|mutation|subscription)\s*[:{]?\s*)?([a-z]\w*)\s*(?:[({].*)?$/i.exec(
      message.text.trim(),
    ) ?? [];
  if (!first || name === undefined || fields.some((one) => one.path.toLowerCase() === name.toLowerCase())) return [];
  const near = fields.find(({ path }) => isSlip(path, name));
  const isCall =
    kind !== undefined && /^[a-z]/.test(name) && fields.some(({ method }) => method === kind.toUpperCase());
  if (!near && !isCall) return [];
  const text = `The schema has no ${kind ?? 'field'} \`${name}\`${near ? `, but \`${near.path}\` (line ${near.line})` : ` (line ${first.line})`}.`;
  return [
    { level: 'warning', rule: RULE, message: text.slice(0, 200), line: message.line, with: [(near ?? first).line] },
  ];
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function isOf(path: string, service: string): boolean {
  return nameKey(path.split('/')[0]?.split('.').at(-1) ?? '') === nameKey(service);
}

/** Whether a participant is called as the service is: `ingest-service` and `Ingest`. */
function isCalled(path: string, label: string): boolean {
  const bare = (name: string): string =>
    wordsOf(name)
      .map(stem)
      .filter((word) => !/^(?:service|svc|api|server|grpc)$/.test(word))
      .join('');
  const own = bare(path.split('/')[0]?.split('.').at(-1) ?? '');
  return own !== '' && own === bare(label);
}
