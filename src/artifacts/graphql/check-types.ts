import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  Source,
  validateSchema,
} from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { nearest } from '../json-schema/near.ts';
import type { Block, SdlNode } from './block.ts';
import { BUILT_IN, isWellKnown } from './knowledge/well-known.ts';
import { mentioned, nameOf } from './names.ts';

/** A block together with the types that the other blocks of the document have. */
export type Surroundings = {
  own: readonly SdlNode[];
  others: readonly SdlNode[];
};

export type TypeCheck = {
  /** Those of the block itself. */
  errors: GraphQLError[];
  /** Types that it uses and nobody declares. */
  undeclared: Undeclared[];
  /** Types and directives had to be made up, so not all of it could be proved. */
  partial: boolean;
  /** Absent when it is not valid, or has no queries. */
  schema?: GraphQLSchema;
};

export type Undeclared = {
  name: string;
  /** A server or gateway may well bring it along. */
  wellKnown: boolean;
  meant?: string;
};

/** Undeclared types that are looked into. */
const MOST = 100;
const STUBS = 'stubs';
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** Validates the types of one block in the surroundings of its document; what is not declared is made up, and said. */
export function checkTypes(block: Block, { own, others }: Surroundings): TypeCheck {
  const all = [...others, ...own];
  const declared = new Set(all.filter((node) => !isExtension(node)).map(nameOf));
  const missing = [...mentioned(all)].filter(([name]) => !declared.has(name) && !BUILT_IN.includes(name));
  const extended = extendedOnly(all, declared);
  const uses = mentioned(own);
  const names = new Set([...uses.keys(), ...own.filter(isExtension).map(nameOf)]);
  const undeclared = [...names]
    .filter((name) => name !== undefined)
    .filter((name) => !declared.has(name) && !BUILT_IN.includes(name) && !ROOTS.includes(name))
    .filter((name) => uses.has(name) || !extended.has(name))
    .slice(0, MOST)
    .map((name): Undeclared => {
      const meant = nearest(name, [...BUILT_IN, ...[...declared].filter((each) => each !== undefined)]);
      return { name, wellKnown: isWellKnown(name) || extended.has(name), ...(meant ? { meant } : {}) };
    });
  const stubs = [
    ...missing.filter(([name]) => !extended.has(name)).map(([name, { use }]) => stubOf(name, use)),
    ...extended.values(),
  ];
  const document = withStubs(all, stubs);
  const hasRoot = declared.has('Query') || all.some((node) => node.kind === Kind.SCHEMA_DEFINITION);
  const early = validateSDL(document);
  const check: TypeCheck = {
    errors: early.filter((error) => isOf(error, block)),
    undeclared,
    partial: stubs.length > 0,
  };
  if (early.some((error) => /only one|already exists|cannot also/i.test(error.message))) return check;
  try {
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    const late = validateSchema(schema).filter(({ message }) => hasRoot || !/root type must be provided/.test(message));
    const fresh = late.filter(({ message }) => !early.some((error) => error.message === message));
    check.errors.push(...fresh.filter((error) => isOf(error, block)));
    // Operations can be held against a valid schema only.
    if (late.length === 0 && schema.getQueryType()) check.schema = schema;
  } catch {
    // What cannot be built has errors above.
  }
  return check;
}

/** Whether an error is about something in this block. */
export function isOf(error: GraphQLError, { source }: Block): boolean {
  return error.nodes?.some((node) => node.loc?.source === source) ?? false;
}

export function isExtension(node: SdlNode): boolean {
  return node.kind.endsWith('Extension');
}

/** Types that are extended here and defined elsewhere (the rest of a schema, another service), with a stub for each. */
function extendedOnly(all: readonly SdlNode[], declared: ReadonlySet<string | undefined>): Map<string, string> {
  const stubs = new Map<string, string>();
  for (const node of all) {
    const name = nameOf(node);
    if (name === undefined || !isExtension(node) || declared.has(name)) continue;
    switch (node.kind) {
      case Kind.OBJECT_TYPE_EXTENSION:
        stubs.set(name, `type ${name}`);
        break;
      case Kind.INTERFACE_TYPE_EXTENSION:
        stubs.set(name, `interface ${name}`);
        break;
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        stubs.set(name, `input ${name}`);
        break;
      case Kind.UNION_TYPE_EXTENSION:
        stubs.set(name, `union ${name}`);
        break;
      case Kind.ENUM_TYPE_EXTENSION:
        stubs.set(name, `enum ${name}`);
        break;
      default:
        stubs.set(name, `scalar ${name}`);
    }
  }
  return stubs;
}

/** A scalar stands where an input may and where an output may. */
function stubOf(name: string, use: 'any' | 'member' | 'interface'): string {
  return use === 'any' ? `scalar ${name}` : use === 'member' ? `type ${name}` : `interface ${name}`;
}

function withStubs(all: readonly SdlNode[], stubs: readonly string[]): DocumentNode {
  const made = stubs.length > 0 ? parse(new Source(stubs.join('\n'), STUBS)).definitions : [];
  return { kind: Kind.DOCUMENT, definitions: [...made, ...all] };
}
