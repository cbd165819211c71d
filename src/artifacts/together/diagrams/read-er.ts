import type { Cardinality, ErAttribute, ErEntity, ErRelation } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

const NAME = String.raw`(?:"[^"]*"|[\p{L}\p{N}_*.-]+?)`;
const ALIAS = String.raw`(?:\s*\[\s*("[^"]*"|[^\]]*)\s*\])?`;
const CLASS = String.raw`(?:\s*:::[\w,-]+)?`;
const LEFT = String.raw`\|o|\|\||\}o|\}\||u`;
const RIGHT = String.raw`o\||\|\||o\{|\|\{`;
const WORDS = [
  'one or zero',
  'zero or one',
  'one or more',
  'one or many',
  'zero or more',
  'zero or many',
  'only one',
  String.raw`many\(0\)`,
  String.raw`many\(1\)`,
  'many',
  String.raw`0\+`,
  String.raw`1\+`,
  'one',
  '1',
].join('|');
const SIGNS = new RegExp(
  `^(${NAME})${ALIAS}${CLASS}\\s*(${LEFT})\\s*(?:--|\\.\\.|\\.-|-\\.)\\s*(${RIGHT})\\s*(${NAME})${ALIAS}${CLASS}\\s*(?::\\s*(.*))?$`,
  'u',
);
const WORDY = new RegExp(
  `^(${NAME})${ALIAS}\\s+(${WORDS})\\s+(?:optionally\\s+)?to\\s+(${WORDS})\\s+(${NAME})${ALIAS}\\s*(?::\\s*(.*))?$`,
  'u',
);
const DIRECTIVE = /^(?:direction|classDef|class|style|title|accTitle|accDescr)\b\s*:?\s/;
const ENTITY = new RegExp(`^(${NAME})${ALIAS}${CLASS}\\s*(\\{)?\\s*(\\})?$`, 'u');
const ATTRIBUTE =
  /^(\S+(?:\([^)]*\))?(?:\[\])?)\s+(\S+?)(?:\s+((?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*))?(?:\s+"([^"]*)")?$/;

/** The entities of an entity-relationship diagram with their attributes, and how many of one another they have. */
export function readEr(lines: readonly DiagramLine[]): { entities: ErEntity[]; relations: ErRelation[] } {
  const entities = new Map<string, ErEntity>();
  const relations: ErRelation[] = [];
  const named = (raw: string, alias: string | undefined, line: number): ErEntity => {
    const id = raw.replace(/^"|"$/g, '');
    const entity = entities.get(id) ?? { name: id, attributes: [], line };
    if (alias) entity.name = plainLabel(alias);
    entities.set(id, entity);
    return entity;
  };
  const related: { from: ErEntity; to: ErEntity; relation: Omit<ErRelation, 'from' | 'to'> }[] = [];
  let open: ErEntity | undefined;
  for (const { text, line } of lines) {
    if (open) {
      if (text.startsWith('}')) open = undefined;
      else open.attributes.push(...readAttribute(text, line));
      continue;
    }
    const relation = SIGNS.exec(text) ?? WORDY.exec(text);
    // A library has titles, a school has classes: an entity may be called as a directive is.
    if (!relation && !/\{\s*\}?$/.test(text) && DIRECTIVE.test(text)) continue;
    if (relation?.[1] && relation[3] && relation[4] && relation[5]) {
      const label = relation[7] === undefined ? {} : { label: plainLabel(relation[7]) };
      related.push({
        from: named(relation[1], relation[2], line),
        to: named(relation[5], relation[6], line),
        relation: { fromEnd: cardinality(relation[3]), toEnd: cardinality(relation[4]), ...label, line },
      });
      continue;
    }
    const entity = ENTITY.exec(text);
    if (entity?.[1]) {
      const found = named(entity[1], entity[2], line);
      if (entity[3]) found.line = line;
      if (entity[3] && !entity[4]) open = found;
      continue;
    }
    const whole = /^([^{]+?)\s*\{\s*(.+?)\s*\}$/.exec(text);
    if (whole?.[1] && whole[2]) named(whole[1], undefined, line).attributes.push(...readAttribute(whole[2], line));
  }
  for (const { from, to, relation } of related) relations.push({ from: from.name, to: to.name, ...relation });
  return { entities: [...entities.values()], relations };
}

function readAttribute(text: string, line: number): ErAttribute[] {
  const [, type, name, keys, note] = ATTRIBUTE.exec(text) ?? [];
  if (!type || !name) return [];
  return [
    {
      type,
      name: name.replace(/^\*/, ''),
      keys: keys?.split(/\s*,\s*/) ?? [],
      ...(note !== undefined && note.trim() !== '' && { note: note.trim() }),
      line,
    },
  ];
}

function cardinality(end: string): Cardinality {
  if (/^(?:\|o|o\||one or zero|zero or one)$/.test(end)) return 'zero-or-one';
  if (/^(?:\}o|o\{|zero or (?:more|many)|many|many\(0\)|0\+)$/.test(end)) return 'zero-or-more';
  if (/^(?:\}\||\|\{|one or (?:more|many)|many\(1\)|1\+)$/.test(end)) return 'one-or-more';
  if (/^(?:\|\||only one|one|1)$/.test(end)) return 'one';
  return 'unknown';
}
