import { styleText } from 'node:util';
import type { World } from '../../world.ts';
import type { Paint } from './text.ts';

/** How to paint what goes to standard output: with colours where somebody looks, or as the environment says. */
export function painterFor({ stdout, env }: Pick<World, 'stdout' | 'env'>): Paint {
  const coloured = isColoured(stdout, env);
  return (text, as) => (coloured ? styleText(STYLES[as], text) : text);
}

/** By the conventions of `NO_COLOR` and `FORCE_COLOR`, else where somebody looks. */
function isColoured({ isTTY }: World['stdout'], { NO_COLOR, FORCE_COLOR, TERM }: World['env']): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

const STYLES = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
  path: 'bold',
  dim: 'dim',
  added: 'green',
} as const satisfies Record<Parameters<Paint>[1], Parameters<typeof styleText>[0]>;
