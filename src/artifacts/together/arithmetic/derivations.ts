import { literally } from '../literally.ts';
import type { Expression } from './expression.ts';
import { judgeStatement, type Slip } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';
import { type FigureTable, measuresOfTitle } from './read-table.ts';
import { type Statement, statementsIn } from './statements.ts';

/** A row whose figure does not follow from the rows that it names: `N5 | Inventory rows | 540,000 | N3 × N4`. */
export type DerivationSlip = { written: string; slip: Slip; line: number; from: number[] };

/** A figure that a document refers to by an id, or by the name of its row. */
export type Named = { key: string; figure: Quantity; line: number };

const ID = /^(?:\p{Lu}{1,3}[-.]?\d{1,3}\p{Ll}?|\p{Lu}|\(\d{1,2}\)|\[\d{1,2}\]|#\d{1,2})$/u;
const NUMBERED = /^(?:#|no\.?|nr\.?|ids?|row|line|ref\.?|key)$/i;
/** A cell that calculates with the names of others. */
const CALCULATES = /[×*÷/+−]|\s[x-]\s|\b(?:times|divided by|plus|minus|of)\b/i;
const OTHERWISE = /[=≈→<>≤≥]|\b(?:max|min|ceil|floor|log|round\w*|sqrt|or|average|next|previous|per)\b/i;
/** Stands for a name while its calculation is read: no document's own figure. */
const STAND_IN = 900_001;
/** Of one table: names beyond these are not followed. */
const MOST = 60;
/** Words beside the calculation: with more, it is a sentence. */
const MOST_WORDS = 3;

/** The rows of a table whose figures do not follow from those that their calculations name. */
export function derivationSlipsIn(table: FigureTable): DerivationSlip[] {
  const names = namesOf(table);
  if (names.length < 2) return [];
  return table.rows.flatMap(({ cells, line }) => {
    const at = cells.findIndex(({ text, figure }, index) => index > 0 && !figure && CALCULATES.test(text));
    const sum = cells[at];
    const figures = cells.flatMap(({ figure }, index) => (figure && index > 0 ? [figure] : []));
    const [figure, ...others] = figures;
    if (!sum || !figure || others.length > 0) return [];
    const own = names.filter((name) => name.line !== line);
    const told = tellIn(`${sum.text} = 1`, own);
    const [statement, ...more] = told ? statementsIn(told.text) : [];
    if (
      !told ||
      !statement ||
      more.length > 0 ||
      OTHERWISE.test(told.text.replace(/ = 1$/, '')) ||
      statement.left.kind !== 'operation'
    )
      return [];
    if (!/^[\s(]*$/.test(told.text.slice(0, statement.start)) || wordsIn(told.text) > MOST_WORDS) return [];
    const right: Expression = {
      kind: 'quantity',
      quantity: withLabel(figure, cells[0]?.text ?? '', cells[1]?.text ?? ''),
    };
    const slip = judge({ ...statement, left: putIn(statement.left, own), relation: 'equal', right });
    return slip ? [{ written: sum.text, slip, line, from: told.used.map((name) => name.line) }] : [];
  });
}

/** The figures of a table by the ids of their rows (`N3`), and by their labels where these are words. */
export function namesOf({ head, rows }: FigureTable): Named[] {
  const named = rows.slice(0, MOST).flatMap(({ cells, line }): Named[] => {
    const [figure, ...others] = cells.flatMap((cell, index) => (index > 0 && cell.figure ? [cell.figure] : []));
    const [id, label] = [cells[0]?.text ?? '', cells[1]?.text ?? ''];
    if (!figure || others.length > 0) return [];
    const own = withLabel(figure, id, label);
    if (ID.test(id)) return [id, ...(isName(label) ? [label] : [])].map((key) => ({ key, figure: own, line }));
    if (NUMBERED.test(head[0]?.title.trim() ?? '') && /^\d{1,2}$/.test(id))
      return [`row ${id}`, `#${id}`, `(${id})`, `[${id}]`, ...(isName(label) ? [label] : [])].map((key) => ({
        key,
        figure: own,
        line,
      }));
    return isName(id) ? [{ key: id, figure: own, line }] : [];
  });
  const isSingle = ({ key }: Named) =>
    named.filter((other) => other.key.toLowerCase() === key.toLowerCase()).length === 1;
  return named.filter(isSingle).sort((one, other) => other.key.length - one.key.length);
}

function isName(label: string): boolean {
  return /^\p{L}[\p{L}\d ,'’()-]{2,60}$/u.test(label);
}

/** `Bytes per row | 100` is 100 bytes. */
function withLabel(figure: Quantity, ...labels: string[]): Quantity {
  if (figure.measures.length > 0 || figure.percent) return figure;
  const measures = labels.flatMap((label) => (/^(?:bytes|[KMGT]i?B)\b/i.test(label) ? measuresOfTitle(label) : []));
  return { ...figure, measures: measures.filter(({ kind }) => kind === 'data') };
}

/** A text with stand-ins for the names in it; undefined where it has none. */
function tellIn(text: string, names: readonly Named[]): { text: string; used: Named[] } | undefined {
  const used: Named[] = [];
  const told = names.reduce((before, name, index) => {
    const place = new RegExp(
      `(?<![\\p{L}\\d#_.-])${literally(name.key)}(?![\\p{L}\\d_]|[.-]\\d)`,
      ID.test(name.key) ? 'gu' : 'giu',
    );
    return before.replace(place, () => {
      used.push(name);
      return String(STAND_IN + index);
    });
  }, text);
  return used.length > 0 ? { text: told, used } : undefined;
}

function putIn(expression: Expression, names: readonly Named[]): Expression {
  if (expression.kind === 'operation')
    return { ...expression, left: putIn(expression.left, names), right: putIn(expression.right, names) };
  const name = names[expression.quantity.number - STAND_IN];
  return name ? { kind: 'quantity', quantity: name.figure } : expression;
}

function wordsIn(text: string): number {
  return (text.replace(/\b(?:x|times|divided by|multiplied by|plus|minus|of|the)\b/giu, ' ').match(/\p{L}{2,}/gu) ?? [])
    .length;
}

/** What it comes to is told in the reading that is nearest: with times as units, or as plain numbers. */
function judge(statement: Statement): Slip | undefined {
  const slip = judgeStatement(statement);
  const plain =
    slip && judgeStatement({ ...statement, left: timeless(statement.left), right: timeless(statement.right) });
  if (!slip || !plain) return undefined;
  return Math.abs(Math.log(plain.ratio)) < Math.abs(Math.log(slip.ratio)) ? plain : slip;
}

function timeless(expression: Expression): Expression {
  if (expression.kind === 'operation')
    return { ...expression, left: timeless(expression.left), right: timeless(expression.right) };
  const measures = expression.quantity.measures.filter(({ kind }) => kind !== 'time');
  return { kind: 'quantity', quantity: { ...expression.quantity, measures } };
}

/** Calculations of a text that name figures by their ids: `N5 × N6 = 540 MB`. */
export function namedSlipsIn(
  text: string,
  names: readonly Named[],
): { written: string; slip: Slip; at: number; from: number[] }[] {
  const ids = names.filter(({ key }) => /^\p{Lu}{1,3}[-.]?\d/u.test(key));
  const told = /[=≈]/.test(text) ? tellIn(text, ids) : undefined;
  if (!told) return [];
  return statementsIn(told.text).flatMap((statement) => {
    const written = told.text.slice(statement.start, statement.end);
    const from = ids.filter((_, index) => written.includes(String(STAND_IN + index)));
    if (from.length === 0 || statement.left.kind !== 'operation' || !/[=≈]/.test(written)) return [];
    const slip = judge({ ...statement, left: putIn(statement.left, ids), right: putIn(statement.right, ids) });
    const shown = ids.reduce((all, { key }, index) => all.replaceAll(String(STAND_IN + index), key), written);
    return slip && statement.right.kind === 'quantity'
      ? [
          {
            written: shown,
            slip,
            at: Math.max(0, text.indexOf(from[0]?.key ?? '')),
            from: from.map(({ line }) => line),
          },
        ]
      : [];
  });
}
