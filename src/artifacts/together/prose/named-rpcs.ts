import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from './sentences.ts';

/** What is generated from a service, and no method of it. */
const GENERATED = /(?:Client|Server|Stub|Base|Impl|Handler|Test|Request|Response|Reply)$/;

/** Methods that the text gives to a service of the Protobuf contract (`OrderService.GetOrder`) and that it does not have. */
export function unknownRpcs({ operations, artifacts, prose }: Design, rule: string): Finding[] {
  const rpcs = operations.filter(({ from }) => from === 'protobuf');
  if (artifacts.some(({ artifact }) => artifact.kind === 'protobuf' && artifact.fragment)) return [];
  const found = new Map<string, Finding>();
  for (const { codes, aside } of rpcs.length > 0 ? prose.passages.flatMap(sentencesOf) : []) {
    if (aside) continue;
    for (const { text, line } of codes) {
      const [, service, method] = /^(?:[\w.]+\.)?([A-Z]\w*)[./]([A-Z]\w*[a-z]\w*)(?:\(.*\))?$/.exec(text.trim()) ?? [];
      if (!service || !method || GENERATED.test(method)) continue;
      const own = rpcs.filter(({ path }) => path.startsWith(`${service}/`));
      const [first] = own;
      if (!first || own.length < 2 || own.some(({ path }) => path === `${service}/${method}`)) continue;
      const names = own.map(({ path }) => path.slice(service.length + 1)).slice(0, 6);
      const message = `\`${service}.${method}\` is named here, but the service (line ${first.line}) has only ${names.join(', ')}.`;
      const name = `${service}.${method}`;
      if (!found.has(name)) found.set(name, { level: 'warning', rule, message, line, with: [first.line] });
    }
  }
  return [...found.values()];
}
