import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { oneLine } from '../json-schema/read-document.ts';
import { checkDeclarations, type Version } from '../protobuf/check-declarations.ts';
import { checkTypes } from '../protobuf/check-types.ts';
import type { Fault } from '../protobuf/fault.ts';
import type { ProtoFile } from '../protobuf/outline.ts';
import { readOutline } from '../protobuf/read-outline.ts';
import { syntaxFault } from '../protobuf/syntax-fault.ts';

/**
 * Holds .proto files (proto2, proto3, editions) against the grammar and the rules of the language. Files of one document
 * know each other's types; of an import that is not in the document the types are taken on trust.
 */
export const protobuf: Checker = {
  kinds: ['protobuf'],
  check: async (artifacts) => {
    const files = artifacts.map(({ text }) => readOutline(text.slice(0, LONGEST)));
    return artifacts.map((artifact, i) => {
      const others = files.flatMap((file, j) => {
        const name = artifacts[j]?.name;
        return i === j ? [] : [{ file, ...(name ? { name } : {}) }];
      });
      return checkOne(artifact, files[i], others);
    });
  },
};

/** Of one message or enum: the cost of the parser grows with the square. */
const MOST_MEMBERS = 5000;
/** In characters. */
const LONGEST = 2_000_000;

function checkOne(
  artifact: Artifact,
  file: ProtoFile | undefined,
  others: readonly { name?: string; file: ProtoFile }[],
): Checked {
  if (artifact.text.length > LONGEST || !file)
    return { proof: 'not checked', reason: `It is longer than ${LONGEST} characters.`, findings: [] };
  if (largest(file) > MOST_MEMBERS) {
    return { proof: 'not checked', reason: `A message or enum has more than ${MOST_MEMBERS} members.`, findings: [] };
  }
  const { fault: syntax, other } = syntaxFault(artifact.text);
  if (syntax) return unparsed(artifact, file, syntax);
  const whole = !artifact.fragment && file.syntax !== undefined;
  const version = versionOf(file);
  const { faults: unknown, outside } = checkTypes(file, others, whole);
  const faults = [...headFaults(file, artifact), ...checkDeclarations(file, version), ...unknown];
  const known = faults.some(({ level }) => level === 'error');
  if (other && !known && !artifact.fragment)
    faults.push({ level: 'warning', what: 'invalid', message: other, line: lineNaming(other, artifact.text) });
  const findings = faults
    .filter(({ what }) => !artifact.fragment || !['unknown-type', 'import', 'enum', 'oneof'].includes(what))
    .slice(0, 100)
    .map((fault) => toFinding(artifact, fault));
  if (!whole)
    return { proof: 'validated', reason: 'It is an excerpt; what it leaves out was not asked for.', findings };
  if (outside.length > 0)
    return {
      proof: 'validated',
      reason: `Imports that are not in the document were taken on trust: ${oneLine(outside.slice(0, 3).join(', '))}.`,
      findings,
    };
  return { proof: 'validated', findings };
}

function largest({ messages, enums }: Pick<ProtoFile, 'messages' | 'enums'>): number {
  const inside = messages.map((message) => Math.max(message.fields.length, largest(message)));
  return Math.max(0, ...enums.map(({ values }) => values.length), ...inside);
}

function unparsed(artifact: Artifact, file: ProtoFile, syntax: Fault): Checked {
  const excerpts = [`message Excerpt {\n${artifact.text}\n}`, `service Excerpt {\n${artifact.text}\n}`];
  if (!file.syntax && excerpts.some((text) => syntaxFault(text).fault === undefined)) {
    return { proof: 'parsed', reason: 'It is the inside of a message or service.', findings: [] };
  }
  if (artifact.fragment)
    return { proof: 'not checked', reason: 'It is an excerpt that cannot be parsed by itself.', findings: [] };
  // By the rules of a version that there is none of, the parser complains of anything.
  const version = headFaults(file, artifact).filter(({ level }) => level === 'error');
  const findings = (version.length > 0 ? version : [syntax]).map((fault) => toFinding(artifact, fault));
  return { proof: 'not checked', reason: 'It is not Protobuf by its grammar.', findings };
}

function versionOf({ syntax }: ProtoFile): Version {
  if (syntax?.value === 'proto2' || syntax?.value === 'proto3') return syntax.value;
  return syntax && /^\d{4}$/.test(syntax.value) ? 'editions' : 'unknown';
}

function headFaults(file: ProtoFile, artifact: Artifact): Fault[] {
  if (!file.syntax) {
    const message = 'no line says which syntax it is; without `syntax = "proto3";` the compiler takes it for proto2';
    return artifact.fragment ? [] : [{ level: 'note', what: 'no-syntax', message, line: 1 }];
  }
  const { value, line } = file.syntax;
  if (versionOf(file) !== 'unknown') return [];
  return [
    { level: 'error', what: 'syntax-version', message: `"${value}" is no syntax; it is "proto3" or "proto2"`, line },
  ];
}

/** Of a complaint without a line: the first line that has the name it quotes. */
function lineNaming(message: string, text: string): number {
  const name = /'([\w.]+)'|\b(?:Type|Enum|Service) \.?([\w.]+)/.exec(message);
  const word = (name?.[1] ?? name?.[2] ?? '').split('.').at(-1);
  const at = word ? text.split('\n').findIndex((line) => line.includes(word)) : -1;
  return at + 1 || 1;
}

function toFinding(artifact: Artifact, { level, what, message, line, with: others }: Fault): Finding {
  const lines = others?.map((each) => lineIn(artifact, each));
  return {
    level,
    rule: `protobuf/${what}`,
    message: oneLine(message),
    line: lineIn(artifact, line),
    ...(lines ? { with: lines } : {}),
  };
}
