import type { Block } from './blocks.ts';
import { around, type Code } from './code.ts';

/** A function that answers a request or does a piece of work; callbacks inside it are part of it. */
export type Unit = Block & {
  name: string;
  /** Between the brackets of its head. */
  params: string;
  isAsync: boolean;
};

/** Callbacks for these run as a part of what is around them. */
const PART =
  /\b(?:map|flatMap|forEach|filter|reduce|some|every|find|findIndex|sort|then|catch|finally|transaction|\$transaction|withTransaction|tap|each|all|allSettled|race|Promise|setTimeout|setImmediate|runInTransaction|attempt|retry|withSpan|begin)\s*(?:<[^<>]*>)?\(\s*$/;

/** The functions of a program that count as one, outer ones first. */
export function unitsOf(code: Code): Unit[] {
  return code.blocks
    .filter(({ kind }) => kind === 'function')
    .filter(({ start }) => !PART.test(code.plain.slice(Math.max(0, start - 60), start)))
    .map((block) => ({
      ...block,
      name: nameOf(code, block),
      params: paramsOf(block),
      isAsync: /\basync\b/.test(block.head),
    }));
}

/** The innermost of the units around a place. */
export function unitAt(units: readonly Unit[], offset: number): Unit | undefined {
  return units.findLast(({ start, end }) => start <= offset && offset < end);
}

/** The class around a place. */
export function classAt(code: Code, offset: number): Block | undefined {
  return around(code, offset).find(({ kind }) => kind === 'class');
}

function nameOf({ plain }: Code, { head, start }: Block): string {
  const own = signature(head);
  const named = /\b(?:function|def|func(?:\s*\([^)]*\))?|fn|fun)\s+(?:self\.)?(?:\w+\.)?([\w$]+[!?]?)/.exec(own)?.[1];
  if (named) return named;
  const assigned = /(?:const|let|var|val)\s+([\w$]+)[^;]*$/.exec(
    `${own.includes('=>') ? plain.slice(Math.max(0, start - 60), start) : ''}${own}`,
  )?.[1];
  if (assigned && own.includes('=>')) return assigned;
  return /([\w$]+)\s*(?:<[^>]*>)?\s*\(/.exec(own)?.[1] ?? '';
}

/** A head without its decorators and annotations. */
export function signature(head: string): string {
  return head.replace(
    /^(?:@[\w.]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\s*|#?\[(?:[^[\]]|\[[^\]]*\])*\]\s*)+/,
    '',
  );
}

function paramsOf({ head }: Block): string {
  const own = signature(head).replace(/^func\s*\([^)]*\)/, 'func');
  const open = own.indexOf('(');
  return open === -1 ? (/(\w+)\s*=>/.exec(own)?.[1] ?? '') : own.slice(open + 1, own.lastIndexOf(')'));
}
