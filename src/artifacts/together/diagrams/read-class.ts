import type { Cardinality, ErAttribute, ErEntity, ErRelation } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

const NAME = '(`[^`]+`|[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])(?:~[^~]*~)?';
const ENTITY = new RegExp(`^class\\s+${NAME}(?:\\s*\\["([^"]*)"\\])?(?:\\s*:::\\s*[\\w-]+)?\\s*(\\{)?\\s*(\\})?$`, 'u');
/** Associations, aggregations and compositions; what inherits or depends has no number. */
const RELATION = new RegExp(
  `^${NAME}\\s*(?:"([^"]*)")?\\s*(?:[<*o]?(?:--)[>*o]?)\\s*(?:"([^"]*)")?\\s*${NAME}\\s*(?::\\s*(.*))?$`,
  'u',
);
const MEMBER = new RegExp(`^${NAME}\\s*:\\s*(.+)$`, 'u');

/** The classes of a class diagram with their fields (methods are left out), and the associations that have numbers. */
export function readClass(lines: readonly DiagramLine[]): { entities: ErEntity[]; relations: ErRelation[] } {
  const entities = new Map<string, ErEntity>();
  const relations: ErRelation[] = [];
  const named = (raw: string, line: number): ErEntity => {
    const name = raw.replace(/`/g, '');
    const entity = entities.get(name) ?? { name, attributes: [], line };
    entities.set(name, entity);
    return entity;
  };
  let open: ErEntity | undefined;
  for (const { text, line } of lines) {
    if (open) {
      if (text.startsWith('}')) open = undefined;
      else open.attributes.push(...readField(text, line));
      continue;
    }
    if (
      /^(?:direction|classDef|cssClass|style|click|link|callback|note|namespace|title|accTitle|accDescr|\}|<<)/.test(
        text,
      )
    )
      continue;
    const entity = ENTITY.exec(text);
    if (entity?.[1]) {
      const found = named(entity[1], line);
      if (entity[3] && !entity[4]) open = found;
      continue;
    }
    const relation = RELATION.exec(text);
    if (relation?.[1] && relation[4]) {
      const label = relation[5] === undefined ? {} : { label: plainLabel(relation[5]) };
      const from = named(relation[1], line).name;
      const to = named(relation[4], line).name;
      relations.push({ from, to, fromEnd: cardinality(relation[2]), toEnd: cardinality(relation[3]), ...label, line });
      continue;
    }
    const member = MEMBER.exec(text);
    if (member?.[1] && member[2]) named(member[1], line).attributes.push(...readField(member[2], line));
  }
  return { entities: [...entities.values()], relations };
}

/** `+String name`, `name: String`, `-int[] ids`. */
function readField(text: string, line: number): ErAttribute[] {
  const field = text
    .replace(/^[+\-#~]\s*/, '')
    .replace(/[$*]$/, '')
    .trim();
  if (field.includes('(') && !/^\w+\(\d+(?:,\s*\d+)?\)\s+\w+$/.test(field)) return [];
  const after = /^(\w+)\??\s*:\s*([^=]+?)(?:\s*=.*)?$/.exec(field);
  if (after?.[1] && after[2]) return [{ name: after[1], type: after[2], keys: [], line }];
  const before = /^(\S+(?:\([^)]*\))?)\s+(\w+)(?:\s*=.*)?$/.exec(field);
  return before?.[1] && before[2] && !/^<</.test(field) ? [{ name: before[2], type: before[1], keys: [], line }] : [];
}

function cardinality(end: string | undefined): Cardinality {
  switch (end?.replace(/\s/g, '')) {
    case '1':
    case '1..1':
      return 'one';
    case '0..1':
      return 'zero-or-one';
    case '*':
    case '0..*':
    case '0..n':
    case 'n':
    case 'many':
      return 'zero-or-more';
    case '1..*':
    case '1..n':
      return 'one-or-more';
    default:
      return 'unknown';
  }
}
