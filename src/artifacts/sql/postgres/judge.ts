import type { DatabaseFault } from './database.ts';
import { placeOfFault, quotedIn } from './fault-place.ts';
import { columnFault, duplicateFault, foreignKeyFault, rowFault } from './judge-design.ts';
import { extensionOf } from './knowledge/extensions.ts';
import {
  apart,
  fromExtension,
  isCertain,
  madeLater,
  madeSchemas,
  missingRelation,
  quoted,
  tablesMade,
} from './missing.ts';
import { missingFunction } from './missing-function.ts';
import { missingType } from './missing-type.ts';
import { nearest } from './nearest.ts';
import type { RunState } from './run-state.ts';
import type { Statement } from './statement.ts';
import { relationsOf, textAt } from './syntax-tree.ts';
import { excused, FOLLOWS, findingAt, told, type Verdict } from './verdict.ts';

/** Marks of text that a program fills in before it is run. */
const TEMPLATE = /\{\{|\{%|\$\{|<%/;

/** Says what a refusal means: a defect of the document, something that this database lacks, or what follows from both. */
export async function judge(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  const { code, message } = fault;
  if (/^role ".*" does not exist/.test(message)) return missingObject(state, statement, fault);
  if (/^(?:0[138]|25|28|2D|3D|38|39|40|53|54|55|57|58|F0|HV|P0|XX|42501|42939)/.test(code))
    return environment(state, statement, fault);
  if (TEMPLATE.test(statement.sql)) return excused('It is a template.');
  if (relationsOf(statement.tree).some(({ name }) => state.broken.has(name))) return FOLLOWS;
  switch (code) {
    case '42P01':
      return missingRelation(state, statement, fault);
    case '3F000':
      return missingSchema(state, statement, fault);
    case '42883':
      return missingFunction(state, statement, fault);
    case '42704':
      return missingObject(state, statement, fault);
    case '42703':
      return columnFault(state, statement, fault);
    case '42P07':
    case '42701':
    case '42710':
    case '42723':
    case '42P06':
      return duplicateFault(state, statement, fault);
    case '42P18':
    case '42P08':
      if (statement.parameters > 0) return excused('The types of its parameters are not known.');
      break;
    case '42830':
      return foreignKeyFault(state, statement, fault);
    case '42804':
      if (/foreign key/.test(message)) return foreignKeyFault(state, statement, fault);
      break;
  }
  if (!isCertain(state, statement)) return excused('What it builds on is made elsewhere.');
  const [, namespace] = /^unrecognized parameter namespace "(.+)"$/.exec(message) ?? [];
  if (namespace !== undefined) return excused(`It needs the extension ${namespace}, which is not here.`);
  if (/^2[23]/.test(code)) return rowFault(state, statement, fault);
  if (/build|not supported by this|unsupported|libxml/i.test(message))
    return excused(`It cannot be run here: ${message}.`);
  const note = [message, fault.detail ?? fault.hint].filter(Boolean).join('. ');
  const level = code === '2BP01' && textAt(statement.tree, 'behavior') === undefined ? 'warning' : 'error';
  return told(
    statement,
    level,
    ruleFor(code),
    `PostgreSQL refuses it: ${note}.`.replace(/\.\.$/, '.'),
    placeOfFault(statement, fault),
  );
}

function ruleFor(code: string): string {
  if (code === '42601') return 'sql/values';
  return code === '42804' || code === '42846' ? 'sql/types' : 'sql/invalid';
}

/** The server's state and rights: nothing of the design. */
function environment(state: RunState, statement: Statement, { code, message }: DatabaseFault): Verdict {
  if (code === '55000' && /not populated|concurrently/.test(message)) return excused(`${message}.`);
  if (code === '55P04' || !isCertain(state, statement)) return excused('It needs a transaction of its own.');
  return excused(`It cannot be run here: ${message}.`);
}

function missingSchema(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  const name = quotedIn(fault.message)[0] ?? '';
  const later = madeLater(state, statement, 'schema', name);
  if (later?.is === 'finding') return later;
  const before = [`CREATE SCHEMA IF NOT EXISTS ${quoted(name)}`];
  if (statement.kind === 'CreateExtensionStmt' || name === '' || statement.artifact.fragment)
    return { is: 'retry', before };
  const at = placeOfFault(statement, fault);
  const meant = nearest(name, madeSchemas(state));
  if (meant)
    return told(statement, 'error', 'sql/unknown-schema', `There is no schema ${name}; ${meant} is near.`, at, meant);
  if (extensionOf(name)) return excused(`It needs the extension ${extensionOf(name)}, which is not here.`);
  const writes = statement.kind === 'CreateStmt' && relationsOf(treeOf(statement))[0]?.schema === name;
  if (!writes) return { is: 'retry', before };
  const finding = findingAt(
    statement,
    'warning',
    'sql/unknown-schema',
    `The schema ${name} is not made in this document.`,
    at,
  );
  return { is: 'retry', before, finding };
}

function treeOf(statement: Statement): unknown {
  return statement.tree.relation;
}

/** Types, roles, and all that PostgreSQL calls an object. */
async function missingObject(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  const { message } = fault;
  const name = quotedIn(message)[0] ?? '';
  if (/^type /.test(message)) return missingType(state, statement, fault);
  if (/^role /.test(message)) {
    const at = placeOfFault(statement, fault);
    const finding = findingAt(statement, 'note', 'sql/role', `The role ${name} is made elsewhere.`, at);
    return { is: 'retry', before: [`CREATE ROLE ${quoted(name)}`], finding };
  }
  if (/primary key for referenced|no unique constraint/.test(message)) return foreignKeyFault(state, statement, fault);
  const extension = fromExtension(state, statement, name, placeOfFault(statement, fault));
  if (extension) return extension;
  const isOwn = /^(?:constraint|index|trigger|rule|policy|column|publication|operator class)/.test(message);
  if (!isOwn || /^Drop/.test(statement.kind) || statement.down || !isCertain(state, statement)) {
    return excused(`${message.charAt(0).toUpperCase()}${message.slice(1)} here.`);
  }
  if (tablesMade(state).size === 0) return excused(`${apart(name).name} is not made in this document.`);
  if (/^operator class/.test(message)) return operatorClass(state, statement, fault);
  if (isEarlierBlock(state, statement)) return excused(`${message}.`);
  return told(statement, 'error', 'sql/invalid', `PostgreSQL refuses it: ${message}.`, placeOfFault(statement, fault));
}

function operatorClass(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  if (/data type (\S+) has no default operator class for access method "g(?:ist|in)"/.test(fault.message)) {
    const name = /"(gi[sn]t?)"/.exec(fault.message)?.[1] === 'gist' ? 'btree_gist' : 'btree_gin';
    if (state.db.extensions.has(name)) {
      const isSaid = state.inventory.made.some((made) => made.what === 'extension' && made.name === name);
      const finding = findingAt(statement, 'warning', 'sql/extension', `This needs CREATE EXTENSION ${name} first.`, 0);
      return { is: 'retry', before: [`CREATE EXTENSION IF NOT EXISTS ${name}`], ...(!isSaid && { finding }) };
    }
  }
  return told(
    statement,
    'error',
    'sql/types',
    `PostgreSQL refuses it: ${fault.message}.`,
    placeOfFault(statement, fault),
  );
}

/** Whether the table that a statement changes was made in another artifact, perhaps in a version that has it all. */
export function isEarlierBlock(state: RunState, statement: Statement): boolean {
  const [relation] = relationsOf(statement.tree);
  const by = relation && state.standing.get(relation.name);
  return by !== undefined && by.artifact !== statement.artifact;
}
