import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation } from '../design.ts';
import { artifactWords } from './artifact-words.ts';
import { isOutside } from './outside.ts';
import { lineAt, sentencesOf } from './sentences.ts';

type Kind = {
  from: Operation['from'];
  /** Of the artifact that defines such operations. */
  artifact: string;
  /** How a text says that a name is one of them; the name is in one of the groups. */
  said: RegExp;
};

const METHOD = String.raw`\x60([A-Z][a-z]\w*)(?:\(\w*\))?\x60`;
const FIELD = String.raw`\x60([a-z]\w*[A-Z]\w*)(?:\(\w*\))?\x60`;
const KINDS: readonly Kind[] = [
  {
    from: 'protobuf',
    artifact: 'protobuf',
    said: new RegExp(
      String.raw`\b(?:calls?|called|calling|invok(?:es?|ed|ing)|rpcs?|grpc|methods?)\s+(?:the\s+|to\s+)?(?:rpc\s+|method\s+)?${METHOD}|${METHOD}\s+(?:rpcs?|calls?|methods?|streams?)\b`,
      'g',
    ),
  },
  {
    from: 'graphql',
    artifact: 'graphql',
    said: new RegExp(
      String.raw`\b(?:mutations?|query|queries|subscriptions?|operations?|resolvers?)\s+(?:the\s+)?${FIELD}|${FIELD}\s+(?:mutations?|query|queries|subscriptions?|operations?|resolvers?)\b`,
      'g',
    ),
  },
  {
    from: 'openapi',
    artifact: 'openapi',
    said: new RegExp(String.raw`\b(?:operations?|operation ids?)\s+${FIELD}|${FIELD}\s+operation\b`, 'gi'),
  },
];
/** What is generated from a contract, and no operation of it. */
const GENERATED = /(?:Client|Server|Stub|Base|Impl|Handler|Test|Request|Response|Reply|Service|Event|Error|Exception)$/;

/** Operations that the text calls by name (`CloseDome` is called, the mutation `moveBag`) and no artifact of the design has. */
export function unknownOperations(design: Design, rule: string): Finding[] {
  const found = new Map<string, Finding>();
  for (const { from, artifact, said } of KINDS) {
    const names = namesOf(design, from);
    const [first] = names.values();
    const parts = design.artifacts.filter((one) => one.artifact.kind === artifact);
    if (names.size < 2 || first === undefined || parts.some((one) => one.artifact.fragment)) continue;
    const words = artifactWords(design);
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      if (sentence.aside || isOutside(sentence.text)) continue;
      for (const match of sentence.text.matchAll(said)) {
        const name = match[1] ?? match[2] ?? '';
        if (names.has(name) || words.has(name.toLowerCase()) || GENERATED.test(name) || found.has(name)) continue;
        const has = [...names.keys()].slice(0, 6).join(', ');
        const message = `\`${name.slice(0, 60)}\` is called here, but the contract (line ${first}) has no such operation; it has ${has}.`;
        const line = lineAt(sentence, match.index);
        found.set(name, { level: 'warning', rule, message: message.slice(0, 200), line, with: [first] });
      }
    }
  }
  return [...found.values()];
}

function namesOf({ operations }: Design, from: Operation['from']): Map<string, number> {
  const own = operations.filter((one) => one.from === from);
  return new Map(
    own.flatMap(({ path, id, line }): [string, number][] => {
      const name = from === 'openapi' ? id : path.split('/').at(-1);
      return name === undefined ? [] : [[name, line]];
    }),
  );
}
