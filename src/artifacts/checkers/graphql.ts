import { GraphQLError, Kind } from 'graphql';
import type { Finding, Level } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { type Block, parseBlock, type SdlNode } from '../graphql/block.ts';
import { checkOperations } from '../graphql/check-operations.ts';
import { checkTypes, isExtension } from '../graphql/check-types.ts';
import { judgeError, judgeUndeclared } from '../graphql/judge.ts';
import { nameOf } from '../graphql/names.ts';
import { unclosedBlock } from '../graphql/unclosed-block.ts';
import { oneLine } from '../json-schema/read-document.ts';

/**
 * Holds GraphQL schemas against the specification, and operations against the schema of their document. The blocks of
 * a document are one schema; a type that two of them define is taken from the block itself first.
 */
export const graphql: Checker = {
  kinds: ['graphql'],
  check: async (artifacts) => {
    const blocks = artifacts.map(({ text }, index) => parseBlock(text, index));
    return artifacts.map((artifact, i) => {
      const block = blocks[i];
      if (!block || block instanceof GraphQLError) return unparsed(artifact, block);
      return checkBlock(
        artifact,
        block,
        blocks.filter((other): other is Block => !(other instanceof GraphQLError) && other !== block),
      );
    });
  },
};

/** What begins a definition, at the start of a line. */
const DEFINITION =
  /^(?:extend\s+)?(?:type|input|interface|enum|union|scalar|schema|directive|query|mutation|subscription|fragment)\s+[\w@{]/;
/** Findings of one block, at most. */
const MOST = 100;
/** In characters; what is longer is parsed alone. */
const LONGEST = 2_000_000;

function unparsed(artifact: Artifact, error: GraphQLError | undefined): Checked {
  if (/^(\s|,|#.*)*$/.test(artifact.text))
    return { proof: 'parsed', reason: 'It holds nothing but comments.', findings: [] };
  const fields = parseBlock(`type Excerpt {\n${artifact.text}\n}`, 0);
  if (!(fields instanceof GraphQLError))
    return { proof: 'parsed', reason: 'It is a list of fields without their type.', findings: [] };
  if (artifact.fragment || !error)
    return { proof: 'not checked', reason: 'It is an excerpt that cannot be parsed by itself.', findings: [] };
  const finding: Finding = {
    level: 'error',
    rule: 'graphql/syntax',
    message: oneLine(error.message.replace(/\.$/, '')),
    line: lineIn(artifact, error.locations?.[0]?.line ?? 1),
  };
  const open = unclosedBlock(artifact.text, DEFINITION, '#');
  if (open !== undefined && lineIn(artifact, open) < finding.line) {
    finding.line = lineIn(artifact, open);
    finding.message = 'a closing brace is missing after this line';
  }
  return { proof: 'not checked', reason: 'It is not GraphQL by its grammar.', findings: [finding] };
}

function checkBlock(artifact: Artifact, block: Block, others: readonly Block[]): Checked {
  if (artifact.text.length > LONGEST)
    return { proof: 'parsed', reason: 'It is too long to be validated.', findings: [] };
  try {
    const surroundings = { own: block.types, others: otherTypes(block, others) };
    const check = checkTypes(block, surroundings);
    const whole =
      check.undeclared.every(({ wellKnown }) => wellKnown) && [...block.types, ...surroundings.others].length > 0;
    const operations = checkOperations(
      block,
      others.flatMap((other) => other.operations),
      whole ? check.schema : undefined,
    );
    // Tools take such comments for imports: the rest is in other files.
    const isWhole = !artifact.fragment && !/^\s*#\s*import\b/m.test(artifact.text);
    const judged = [
      ...check.errors.map((error) => judgeError(error, isWhole)),
      ...operations.map((error) => judgeError(error, isWhole)),
    ]
      .filter((each) => each !== undefined)
      .slice(0, MOST);
    const findings = judged.map(({ level, what, error }) => findingOf(artifact, block, level, what, error));
    findings.push(
      ...judgeUndeclared(check.undeclared, surroundings, isWhole).map(({ level, message, line }) => ({
        level,
        rule: 'graphql/unknown-type',
        message: oneLine(message),
        line: lineIn(artifact, line),
      })),
    );
    if (block.old) findings.push(oldSyntax(artifact));
    const unknownDirectives = findings.some(
      ({ rule, level }) => rule === 'graphql/unknown-directive' && level === 'note',
    );
    return {
      ...proofOf(
        block,
        check.undeclared.length > 0 || check.partial || unknownDirectives,
        whole && check.schema !== undefined,
      ),
      findings: findings.slice(0, MOST),
    };
  } catch (error) {
    return {
      proof: 'parsed',
      reason: `It could not be validated: ${oneLine(String(error)).slice(0, 120)}`,
      findings: [],
    };
  }
}

function proofOf(block: Block, partial: boolean, hasSchema: boolean): Pick<Checked, 'proof' | 'reason'> {
  if (block.types.length === 0 && !hasSchema) return { proof: 'parsed', reason: 'The document has no schema for it.' };
  if (!partial) return { proof: 'validated' };
  return {
    proof: 'validated',
    reason: 'Types or directives that it uses are declared elsewhere; they were taken on trust.',
  };
}

/** A type of the block itself goes before one of the same name elsewhere, and of several elsewhere the first counts. */
function otherTypes(block: Block, others: readonly Block[]): SdlNode[] {
  const taken = new Set(block.types.filter((node) => !isExtension(node)).map(keyOf));
  const extended = new Set(block.types.filter(isExtension).map((node) => keyOf(node)));
  return others
    .flatMap(({ types }) => types)
    .filter((node) => {
      if (isExtension(node)) return !extended.has(keyOf(node));
      const key = keyOf(node);
      return taken.has(key) ? false : taken.add(key);
    });
}

function keyOf(node: SdlNode): string {
  return node.kind === Kind.DIRECTIVE_DEFINITION
    ? `@${node.name.value}`
    : (nameOf(node) ?? node.kind.replace('Extension', 'Definition'));
}

function findingOf(artifact: Artifact, block: Block, level: Level, what: string, error: GraphQLError): Finding {
  const lines = (error.nodes ?? [])
    .filter((node) => node.loc?.source === block.source)
    .map((node) => lineIn(artifact, node.loc?.startToken.line ?? 1));
  // Mostly the later of two places is at fault; of a variable, the one that uses it.
  const line = (/is not defined/.test(error.message) ? lines[0] : lines.at(-1)) ?? artifact.firstLine;
  const others = [...new Set(lines)].filter((each) => each !== line);
  const message = oneLine(error.message.replace(/\.$/, ''));
  return { level, rule: `graphql/${what}`, message, line, ...(others.length > 0 ? { with: others } : {}) };
}

function oldSyntax(artifact: Artifact): Finding {
  const at = artifact.text.split('\n').findIndex((line) => /\bimplements\s+\w+\s*,/.test(line));
  const message = 'interfaces are joined by "&" since 2018, not by commas';
  return { level: 'warning', rule: 'graphql/old-syntax', message, line: lineIn(artifact, at + 1) };
}
