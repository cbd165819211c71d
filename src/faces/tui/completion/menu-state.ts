import { intentOf, type Stroke } from '../keys.ts';
import type { Choice } from './choice.ts';
import type { Token } from './token.ts';

/** The list under a field of text. */
export type Menu = {
  /** What was typed when the mark was last moved: for other words it stands on the first again. */
  query: string;
  at: number;
  /** Where the token begins that the list was closed for. */
  closed: number | undefined;
};

export const NO_MENU: Menu = { query: '', at: 0, closed: undefined };

/** The mark, for what is typed now. */
export function markedIn({ query, at }: Menu, token: Token, choices: readonly Choice[]): number {
  return query === token.query ? Math.max(0, Math.min(at, choices.length - 1)) : 0;
}

/** Whether there is a list to show: not for what is typed to its end already, nor after escape. */
export function isOpen({ closed }: Menu, token: Token | undefined, choices: readonly Choice[]): token is Token {
  return token !== undefined && closed !== token.start && choices.length > 0;
}

/** What a press comes to: the list after it, what was taken, or nothing where the press is the text's. */
export type MenuStep = { menu: Menu; taken?: Choice } | undefined;

/** A press while the list is open. The mark goes round. */
export function pressMenu(menu: Menu, stroke: Stroke, token: Token, choices: readonly Choice[]): MenuStep {
  const intent = intentOf('menu', stroke);
  const at = markedIn(menu, token, choices);
  const mark = (to: number): MenuStep => ({
    menu: { ...menu, query: token.query, at: (to + choices.length) % choices.length },
  });
  switch (intent) {
    case 'up':
      return mark(at - 1);
    case 'down':
      return mark(at + 1);
    case 'take': {
      const taken = choices[at];
      return taken && { menu: NO_MENU, taken };
    }
    case 'back':
      return { menu: { ...menu, closed: token.start } };
    case undefined:
      return undefined;
    default:
      return intent satisfies never;
  }
}

/** The list after the text has changed: what was closed stays closed as long as the same thing is typed. */
export function menuFor(menu: Menu, token: Token | undefined): Menu {
  return menu.closed !== undefined && menu.closed !== token?.start ? NO_MENU : menu;
}
